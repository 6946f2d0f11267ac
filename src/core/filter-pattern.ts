/**
 * Filter patterns of CloudWatch Logs for JSON events, such as `{ ($.eventName = A) || ($.eventName = B) }`. They are parsed and
 * brought into a canonical form, so that patterns that differ only in order, spaces, brackets, quotes or repetition become equal
 * texts. Grammar: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */

export type Comparison = '=' | '!=' | '<' | '>' | '<=' | '>='
export type Test = 'EXISTS' | 'NOT EXISTS' | 'IS NULL' | 'IS TRUE' | 'IS FALSE'

/** `value` as written: quoted text, a word, a number or a `%regular expression%`. */
export type FilterCondition =
  | { readonly is: 'compared'; readonly selector: string; readonly by: Comparison; readonly value: string }
  | { readonly is: 'tested'; readonly selector: string; readonly by: Test }

export type FilterExpression =
  | FilterCondition
  | { readonly is: 'any' | 'all'; readonly of: readonly FilterExpression[] }

/** An alternative: conditions that must all hold, sorted. */
type Conjunction = readonly string[]

/** A pattern has at most 1,024 characters (AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html). */
const LONGEST = 1024
/** More alternatives than real patterns have. */
const MANY = 400
const DEPTH = 64

/** Parses a pattern; undefined when it is not for JSON events or we do not understand it. */
export function parseFilterPattern(pattern: string): FilterExpression | undefined {
  if (pattern.length > LONGEST) return undefined
  const text = pattern.trim()
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined
  const tokens = tokensOf(text.slice(1, -1))
  if (!tokens) return undefined
  const reader = new Reader(tokens)
  const found = reader.expression(0)
  return found && reader.atEnd ? found : undefined
}

/** The canonical form of a pattern; undefined when it is not for JSON events or we do not understand it. */
export function canonicalPattern(pattern: string): string | undefined {
  const expression = parseFilterPattern(pattern)
  const found = expression && alternativesOf(expression)
  return found && `{ ${withoutNarrower(found).map(joined).sort().join(' || ')} }`
}

const joined = (conjunction: Conjunction): string => conjunction.join(' && ')

/** The alternatives of an expression (its disjunctive normal form); undefined when there are too many. */
function alternativesOf(expression: FilterExpression): readonly Conjunction[] | undefined {
  if (!('of' in expression)) return [[conditionText(expression)]]
  let all: readonly Conjunction[] = expression.is === 'any' ? [] : [[]]
  for (const part of expression.of) {
    const some = alternativesOf(part)
    if (!some || (expression.is === 'any' ? all.length + some.length : all.length * some.length) > MANY)
      return undefined
    all =
      expression.is === 'any'
        ? [...all, ...some]
        : all.flatMap((left) => some.map((right) => [...new Set([...left, ...right])].sort()))
  }
  return all
}

const conditionText = (one: FilterCondition): string =>
  one.is === 'tested' ? `${one.selector} ${one.by}` : `${one.selector} ${one.by} ${plain(one.value)}`

/** `a || (a && b)` is the same as `a`. */
function withoutNarrower(all: readonly Conjunction[]): readonly Conjunction[] {
  const unique = [...new Map(all.map((one) => [joined(one), one])).values()]
  return unique.filter((one) => !unique.some((wider) => wider !== one && wider.every((term) => one.includes(term))))
}

const TOKEN = /\s*(\|\||&&|[()]|!=|<=|>=|=|<|>|"(?:[^"\\]|\\.)*"|%[^%]*%|\$[\w.[\]*$-]*|[^\s()=!<>&|"]+)/y

function tokensOf(text: string): readonly string[] | undefined {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    if (text.slice(TOKEN.lastIndex).trim() === '') return tokens
    const token = TOKEN.exec(text)?.[1]
    if (token === undefined) return undefined
    tokens.push(token)
  }
  return tokens
}

const comparisons: readonly string[] = ['=', '!=', '<', '>', '<=', '>='] satisfies readonly Comparison[]
const tests: readonly string[] = ['EXISTS', 'NOT EXISTS', 'IS NULL', 'IS TRUE', 'IS FALSE'] satisfies readonly Test[]
const isComparison = (text: string): text is Comparison => comparisons.includes(text)
const isTest = (text: string): text is Test => tests.includes(text)

class Reader {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  get atEnd(): boolean {
    return this.#at === this.#tokens.length
  }

  /** `&&` binds more tightly than `||`. */
  expression(depth: number): FilterExpression | undefined {
    return depth > DEPTH ? undefined : this.#list('||', 'any', () => this.#list('&&', 'all', () => this.#factor(depth)))
  }

  #list(between: string, is: 'any' | 'all', read: () => FilterExpression | undefined): FilterExpression | undefined {
    const of: FilterExpression[] = []
    do {
      const one = read()
      if (!one) return undefined
      of.push(one)
    } while (this.#take(between))
    return of.length === 1 ? of[0] : { is, of }
  }

  #factor(depth: number): FilterExpression | undefined {
    if (!this.#take('(')) return this.#condition()
    const inner = this.expression(depth + 1)
    return inner && this.#take(')') ? inner : undefined
  }

  #condition(): FilterCondition | undefined {
    const [selector = '', operator = ''] = this.#tokens.slice(this.#at)
    if (!selector.startsWith('$')) return undefined
    this.#at += 2
    if (isComparison(operator)) {
      const value = this.#next()
      return value === undefined || value === '(' || value === ')'
        ? undefined
        : { is: 'compared', selector, by: operator, value }
    }
    const words = [operator.toUpperCase()]
    if (words[0] === 'NOT' || words[0] === 'IS') words.push((this.#next() ?? '').toUpperCase())
    const by = words.join(' ')
    return isTest(by) ? { is: 'tested', selector, by } : undefined
  }

  #next(): string | undefined {
    return this.#tokens[this.#at++]
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false
    this.#at++
    return true
  }
}

/** Text that means the same without quotes. Numbers are excluded: a quoted number is compared as text. */
const WORD = /^[^\s()=!<>&|"\\%$]+$/

function plain(value: string): string {
  if (!value.startsWith('"')) return value
  const inner = value.slice(1, -1)
  return WORD.test(inner) && !Number.isFinite(Number(inner)) ? inner : value
}
