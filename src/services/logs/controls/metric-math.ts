/** The value of an id; undefined if it has no data. */
type Lookup = (id: string) => number | undefined

/** An expression of metric math, as a function of the values of its ids. */
export type MetricMath = (of: Lookup) => number | undefined

/** A part of an expression. A scalar has a value at all times; a time series may have no data at a time. */
interface Part {
  readonly isScalar: boolean
  readonly of: MetricMath
}

const TOKEN = /\s*(\d+(?:\.\d+)?|[A-Za-z]\w*|[<>=!]=|&&|\|\||[-+*/(),<>[\]])/gy

/**
 * Parses metric math with numbers, ids, `+ - * /`, comparisons, AND and OR (1 or 0), IF, FILL, and SUM, AVG, MAX, MIN
 * of an array, for one value per period (AmazonCloudWatch/latest/monitoring/using-metric-math.html). The result has no
 * data if none of its parts has; beside another time series, a missing value counts as 0. NaN stands for results that
 * the page does not define. Returns undefined for any other expression.
 */
export function parseMetricMath(text: string): MetricMath | undefined {
  const tokens = text.match(TOKEN)?.map((token) => token.trim()) ?? []
  if (tokens.join('') !== text.replaceAll(/\s/g, '')) return undefined
  const parser = new Parser(tokens)
  const found = parser.logical()
  return parser.isAtEnd ? found?.of : undefined
}

type Operator = (a: number, b: number) => number | undefined

const comparisons: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['>', (a, b) => Number(a > b)],
  ['>=', (a, b) => Number(a >= b)],
  ['<', (a, b) => Number(a < b)],
  ['<=', (a, b) => Number(a <= b)],
  ['==', (a, b) => Number(a === b)],
  ['!=', (a, b) => Number(a !== b)],
])
const sums: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
])
const products: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['*', (a, b) => a * b],
  // a division by zero has no data point
  ['/', (a, b) => (b === 0 ? undefined : a / b)],
])
const and: Operator = (a, b) => Number(a !== 0 && b !== 0)
const or: Operator = (a, b) => Number(a !== 0 || b !== 0)
const ands: ReadonlyMap<string, Operator> = new Map([
  ['AND', and],
  ['&&', and],
])
const ors: ReadonlyMap<string, Operator> = new Map([
  ['OR', or],
  ['||', or],
])

/** The functions that make one time series of an array. */
const ofArrays: ReadonlyMap<string, (values: readonly number[]) => number> = new Map([
  ['SUM', total],
  ['AVG', (values: readonly number[]) => total(values) / values.length],
  ['MAX', (values: readonly number[]) => Math.max(...values)],
  ['MIN', (values: readonly number[]) => Math.min(...values)],
])

function total(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0)
}

/** The result of an operator on two parts. */
const joined = (left: Part, right: Part, operator: Operator): Part => ({
  isScalar: left.isScalar && right.isScalar,
  of: (of) => {
    const [x, y] = [left.of(of), right.of(of)]
    const isMissing = (x === undefined && (y === undefined || right.isScalar)) || (y === undefined && left.isScalar)
    return isMissing ? undefined : operator(x ?? 0, y ?? 0)
  },
})

/** Recursive descent parser. Each method parses one rule, and returns undefined if the text does not match it. */
class Parser {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length
  }

  logical(): Part | undefined {
    const first = this.#comparison()
    const isAnd = ands.has(this.#tokens[this.#at] ?? '')
    // the page does not say whether AND or OR takes precedence: an expression with both and no parentheses is not
    // parsed
    return this.#chain(isAnd ? ands : ors, () => this.#comparison(), first)
  }

  #comparison(): Part | undefined {
    return this.#chain(comparisons, () => this.#chain(sums, () => this.#chain(products, () => this.#operand())))
  }

  #takes(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false
    this.#at++
    return true
  }

  #chain(operators: ReadonlyMap<string, Operator>, part: () => Part | undefined, first = part()): Part | undefined {
    let left = first
    for (;;) {
      const operator = operators.get(this.#tokens[this.#at] ?? '')
      if (!operator || !left) return left
      this.#at++
      const right = part()
      if (!right) return undefined
      left = joined(left, right, operator)
    }
  }

  #operand(): Part | undefined {
    const token = this.#tokens[this.#at++] ?? ''
    if (token === '(') return this.#closed(this.logical())
    if (token === '-') return this.#negated()
    if (/^\d/.test(token)) return { isScalar: true, of: () => Number(token) }
    // ids begin with a lower-case letter, functions are upper case
    if (/^[a-z]/.test(token)) return { isScalar: false, of: (of) => of(token) }
    if (!/^[A-Z]/.test(token) || !this.#takes('(')) return undefined
    const ofArray = ofArrays.get(token)
    return ofArray ? this.#array(ofArray) : this.#call(token)
  }

  #negated(): Part | undefined {
    const part = this.#operand()
    return (
      part && {
        ...part,
        of: (of) => {
          const value = part.of(of)
          return value === undefined ? undefined : -value
        },
      }
    )
  }

  /** The comma-separated parts of a list. */
  #list(): readonly Part[] | undefined {
    const given: Part[] = []
    do {
      const one = this.logical()
      if (!one) return undefined
      given.push(one)
    } while (this.#takes(','))
    return given
  }

  /** On a single time series, these functions return a scalar over all its periods: that is not evaluated. */
  #array(made: (values: readonly number[]) => number): Part | undefined {
    const parts = this.#takes('[') ? this.#list() : undefined
    if (!parts || parts.some(({ isScalar }) => isScalar) || !this.#takes(']')) return undefined
    return this.#closed({
      isScalar: false,
      of: (of) => {
        const values = parts.map((part) => part.of(of))
        return values.every((one) => one === undefined) ? undefined : made(values.map((one) => one ?? 0))
      },
    })
  }

  #call(name: string): Part | undefined {
    const given = this.#list()
    const [a, b, c] = given ?? []
    if (name === 'FILL' && a && b && !c) return this.#closed({ isScalar: false, of: (of) => a.of(of) ?? b.of(of) })
    if (name !== 'IF' || !given || !a || !b || given.length > 3) return undefined
    return this.#closed({
      isScalar: false,
      of: (of) => {
        const condition = a.of(of)
        // AWS does not define a condition without data, and contradicts itself about a third argument without data
        if (condition === undefined) return Number.NaN
        return condition === 0 ? c && (c.of(of) ?? Number.NaN) : (b.of(of) ?? 0)
      },
    })
  }

  #closed(found: Part | undefined): Part | undefined {
    return this.#takes(')') ? found : undefined
  }
}
