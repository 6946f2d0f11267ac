import { type FilterCondition, type FilterExpression, parseFilterPattern } from './filter-pattern.ts'
import { isRecord } from './record.ts'
import { simpleRegex } from './simple-regex.ts'

/** `undefined`: AWS's page does not define this case, or we do not understand the pattern. */
export type Matched = boolean | undefined

/**
 * Whether a metric filter counts an event. Patterns for JSON events are evaluated in full as AWS's page defines them. A pattern
 * of words is only ever known not to match (a word is missing), and a pattern of columns is unknown. Source:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function filterMatches(pattern: string, event: unknown): Matched {
  const text = pattern.trim()
  if (text === '' || text === '""') return true
  if (text.startsWith('{')) {
    const expression = parseFilterPattern(text)
    return expression && holds(expression, event)
  }
  return text.startsWith('[') ? undefined : mayHoldWords(text, JSON.stringify(event))
}

function holds(expression: FilterExpression, event: unknown): Matched {
  if (!('of' in expression)) return conditionHolds(expression, event)
  const decides = expression.is === 'any'
  const found = expression.of.map((one) => holds(one, event))
  if (found.includes(decides)) return decides
  return found.includes(undefined) ? undefined : !decides
}

function conditionHolds(condition: FilterCondition, event: unknown): Matched {
  const path = pathOf(condition.selector)
  if (!path) return undefined
  const value = path.reduce<unknown>(memberOf, event)
  if (condition.is === 'compared') return compares(value, condition)
  switch (condition.by) {
    case 'EXISTS':
      return value !== undefined
    case 'NOT EXISTS':
      return value === undefined
    case 'IS NULL':
      return value === null
    case 'IS TRUE':
      return value === true
    case 'IS FALSE':
      return value === false
  }
}

const SELECTOR = /^\$(?:\.[\w-]+(?:\[\d{1,6}\])*)+$/

/** The path that a selector names, from the root; undefined for a selector with a star or in an unknown form. */
const pathOf = (selector: string): readonly (string | number)[] | undefined =>
  SELECTOR.test(selector)
    ? [...selector.matchAll(/\.([\w-]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index))
    : undefined

function memberOf(value: unknown, key: string | number): unknown {
  if (typeof key === 'number') return Array.isArray(value) ? value[key] : undefined
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

type Compared = Extract<FilterCondition, { readonly is: 'compared' }>

function compares(value: unknown, { by, value: written }: Compared): Matched {
  // for a missing member only equality is certain (false): AWS does not say whether `!=` then holds
  if (value === undefined || value === null) return by === '!=' ? undefined : false
  if (typeof value !== 'string' && typeof value !== 'number') return typeof value === 'boolean' ? undefined : false
  if (by === '=' || by === '!=') {
    const equal = equals(value, written)
    return by === '=' || equal === undefined ? equal : !equal
  }
  const [left, right] = [Number(value), numberOf(written)]
  if (right === undefined || typeof value !== 'number') return typeof value === 'number' ? undefined : false
  return by === '<' ? left < right : by === '<=' ? left <= right : by === '>' ? left > right : left >= right
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i
const numberOf = (written: string): number | undefined => (NUMBER.test(written) ? Number(written) : undefined)

function equals(value: string | number, written: string): Matched {
  const number = numberOf(written)
  if (typeof value === 'number') return number === undefined ? starred(`${value}`, textOf(written)) : value === number
  if (written.length > 1 && written.startsWith('%') && written.endsWith('%'))
    return simpleRegex(written.slice(1, -1))?.(value)
  return starred(value, textOf(written))
}

const textOf = (written: string): string =>
  written.startsWith('"') ? written.slice(1, -1).replace(/\\(.)/g, '$1') : written

/** A star at the start or end matches any text. AWS's pages contradict each other on a star in the middle. */
function starred(value: string, wanted: string): Matched {
  if (wanted === '*') return true
  const [before, behind] = [wanted.startsWith('*'), wanted.endsWith('*')]
  const core = wanted.slice(before ? 1 : 0, behind ? -1 : undefined)
  if (core.includes('*')) return undefined
  if (before && behind) return value.includes(core)
  return before ? value.endsWith(core) : behind ? value.startsWith(core) : value === core
}

/** For a pattern of words: false when a required word is missing, otherwise undefined. */
function mayHoldWords(pattern: string, text: string): Matched {
  const words = pattern.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? []
  const wanted = words.filter((word) => !/^[-?%[]/.test(word)).map(textOf)
  return wanted.some((word) => !text.includes(word)) ? false : undefined
}
