type Shared = boolean | undefined

/**
 * Whether the filter of a link shares a metric namespace; undefined if the filter cannot be parsed, or if AWS's page
 * leaves its meaning open. An absent filter and `*` share all namespaces
 * (OAM/latest/APIReference/API_MetricConfiguration.html).
 */
export function sharesNamespace(filter: string | undefined, namespace: string): Shared {
  if (filter === undefined || filter.trim() === '*') return true
  const parts = conditionsIn(filter)
  if (!parts) return undefined
  const found = parts.map(({ test }) => test(namespace))
  const joins = new Set(parts.slice(1).map(({ join }) => join))
  const [every, some] = [found.every(Boolean), found.some(Boolean)]
  // the page does not say which of AND and OR takes precedence; conditions that are all true or all false have the same
  // result either way
  if (joins.size > 1) return every === some ? every : undefined
  return joins.has('OR') ? some : every
}

interface Condition {
  /** The operator between this condition and the one before; undefined for the first condition. */
  readonly join: string | undefined
  readonly test: (namespace: string) => boolean
}

const QUOTED = "'[^']*'"
const CONDITION = new RegExp(
  String.raw`\s*(?:(AND|OR)\s+)?Namespace\s*(?:(!?=|NOT\s+LIKE\b|LIKE\b)\s*(${QUOTED})|(NOT\s+IN\b|IN\b)\s*\(\s*(${QUOTED}(?:\s*,\s*${QUOTED})*)\s*\))\s*`,
  'iy',
)

function conditionsIn(filter: string): readonly Condition[] | undefined {
  const found: Condition[] = []
  CONDITION.lastIndex = 0
  while (CONDITION.lastIndex < filter.length) {
    const [, join, compares, value = '', lists, values = ''] = CONDITION.exec(filter) ?? []
    const test = compares === undefined ? lists && isIn(lists, values) : isAs(compares, value.slice(1, -1))
    if (!test || (join === undefined) !== (found.length === 0)) return undefined
    found.push({ join: join?.toUpperCase(), test })
  }
  return found.length === 0 ? undefined : found
}

const isNegated = (operator: string): boolean => /^(?:!|not)/i.test(operator)

function isIn(operator: string, values: string): Condition['test'] {
  const listed = new Set((values.match(new RegExp(QUOTED, 'g')) ?? []).map((one) => one.slice(1, -1)))
  return (namespace) => listed.has(namespace) !== isNegated(operator)
}

/** The test of an operator; `undefined` for a pattern that is not a prefix. */
function isAs(operator: string, value: string): Condition['test'] | undefined {
  if (operator.endsWith('=')) return (namespace) => (namespace === value) !== isNegated(operator)
  const [prefix = '', ...rest] = value.split('%')
  if (rest.length > 1 || rest.some((one) => one !== '')) return undefined
  const isLike = (namespace: string): boolean =>
    rest.length === 0 ? namespace === prefix : namespace.startsWith(prefix)
  return (namespace) => isLike(namespace) !== isNegated(operator)
}
