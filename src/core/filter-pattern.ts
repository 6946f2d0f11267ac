/**
 * Filter patterns of CloudWatch Logs for JSON events, `{ ($.eventName = A) || ($.eventName = B) }`, brought into one form so that
 * two patterns of equal meaning are equal texts: order, spaces, brackets, quotes and repetition make no difference.
 * Grammar: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */

/** An alternative: conditions that must all hold, sorted. */
type Conjunction = readonly string[]

/** A pattern may have 1,024 characters (AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html). */
const LONGEST = 1024
/** More alternatives than any pattern of use has. */
const MANY = 400
const DEPTH = 64

/** The pattern in its one form; undefined for one that is not of JSON events, or not understood. */
export function canonicalPattern(pattern: string): string | undefined {
  if (pattern.length > LONGEST) return undefined
  const text = pattern.trim()
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined
  const tokens = tokensOf(text.slice(1, -1))
  if (!tokens) return undefined
  const reader = new Reader(tokens)
  const found = reader.alternatives(0)
  return found && reader.atEnd ? `{ ${withoutNarrower(found).map(joined).sort().join(' || ')} }` : undefined
}

const joined = (conjunction: Conjunction): string => conjunction.join(' && ')

/** `a || (a && b)` says no more than `a`. */
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

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<', '>', '<=', '>='])

class Reader {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  get atEnd(): boolean {
    return this.#at === this.#tokens.length
  }

  /** `&&` binds closer than `||`. */
  alternatives(depth: number): readonly Conjunction[] | undefined {
    if (depth > DEPTH) return undefined
    const all: Conjunction[] = []
    do {
      const one = this.#conjunction(depth)
      if (!one || all.length + one.length > MANY) return undefined
      all.push(...one)
    } while (this.#take('||'))
    return all
  }

  #conjunction(depth: number): readonly Conjunction[] | undefined {
    let all: readonly Conjunction[] = [[]]
    do {
      const factor = this.#factor(depth)
      if (!factor || all.length * factor.length > MANY) return undefined
      all = all.flatMap((left) => factor.map((right) => [...new Set([...left, ...right])].sort()))
    } while (this.#take('&&'))
    return all
  }

  #factor(depth: number): readonly Conjunction[] | undefined {
    if (!this.#take('(')) {
      const condition = this.#condition()
      return condition === undefined ? undefined : [[condition]]
    }
    const inner = this.alternatives(depth + 1)
    return inner && this.#take(')') ? inner : undefined
  }

  #condition(): string | undefined {
    const [selector = '', operator = ''] = this.#tokens.slice(this.#at)
    if (!selector.startsWith('$')) return undefined
    this.#at += 2
    if (COMPARISONS.has(operator)) {
      const value = this.#next()
      return value === undefined || value === '(' || value === ')'
        ? undefined
        : `${selector} ${operator} ${plain(value)}`
    }
    const words = [operator.toUpperCase()]
    if (words[0] === 'NOT' || words[0] === 'IS') words.push((this.#next() ?? '').toUpperCase())
    const says = words.join(' ')
    return ['EXISTS', 'NOT EXISTS', 'IS NULL', 'IS TRUE', 'IS FALSE'].includes(says) ? `${selector} ${says}` : undefined
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

/** What stands without quotes as well, and is no number: a number in quotes is compared as text. */
const WORD = /^[^\s()=!<>&|"\\%$]+$/

function plain(value: string): string {
  if (!value.startsWith('"')) return value
  const inner = value.slice(1, -1)
  return WORD.test(inner) && !Number.isFinite(Number(inner)) ? inner : value
}
