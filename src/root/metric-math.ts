/** The value that an id stands for; undefined where there is no data. */
type Lookup = (id: string) => number | undefined

/** An expression of metric math as a function of what its ids stand for. */
export type MetricMath = (of: Lookup) => number | undefined

const TOKEN = /\s*(\d+(?:\.\d+)?|[A-Za-z]\w*|[<>=!]=|[-+*/(),<>])/gy

/**
 * Metric math of numbers, ids, `+ - * /`, comparisons (1 or 0), IF and FILL, as far as one value a period is concerned
 * (AmazonCloudWatch/latest/monitoring/using-metric-math.html). Where data is missing, so is the result; NaN is what cannot be said.
 * Undefined for any other expression.
 */
export function parseMetricMath(text: string): MetricMath | undefined {
  const tokens = text.match(TOKEN)?.map((token) => token.trim()) ?? []
  if (tokens.join('') !== text.replaceAll(/\s/g, '')) return undefined
  const parser = new Parser(tokens)
  const found = parser.comparison()
  return parser.isAtEnd ? found : undefined
}

type Operator = (a: number, b: number) => number

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
  // what CloudWatch makes of a division by zero its page does not say
  ['/', (a, b) => (b === 0 ? Number.NaN : a / b)],
])

/** Recursive descent; each method takes one rule, and gives undefined where the text is of none. */
class Parser {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length
  }

  comparison(): MetricMath | undefined {
    return this.#chain(comparisons, () => this.#chain(sums, () => this.#chain(products, () => this.#operand())))
  }

  #takes(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false
    this.#at++
    return true
  }

  #chain(operators: ReadonlyMap<string, Operator>, part: () => MetricMath | undefined): MetricMath | undefined {
    let left = part()
    for (;;) {
      const operator = operators.get(this.#tokens[this.#at] ?? '')
      if (!operator || !left) return left
      this.#at++
      const [a, b] = [left, part()]
      if (!b) return undefined
      left = (of) => {
        const [x, y] = [a(of), b(of)]
        return x === undefined || y === undefined ? undefined : operator(x, y)
      }
    }
  }

  #operand(): MetricMath | undefined {
    const token = this.#tokens[this.#at++] ?? ''
    if (token === '(') return this.#closed(this.comparison())
    if (/^\d/.test(token)) return () => Number(token)
    if (!/^[A-Za-z]/.test(token)) return undefined
    // ids begin with a small letter, functions are of capitals
    if (/^[a-z]/.test(token)) return (of) => of(token)
    return this.#takes('(') ? this.#call(token) : undefined
  }

  #call(name: string): MetricMath | undefined {
    const given: MetricMath[] = []
    do {
      const one = this.comparison()
      if (!one) return undefined
      given.push(one)
    } while (this.#takes(','))
    const [a, b, c] = given
    if (name === 'FILL' && a && b && !c) return this.#closed((of) => a(of) ?? b(of))
    if (name !== 'IF' || !a || !b || given.length > 3) return undefined
    return this.#closed((of) => {
      const condition = a(of)
      // AWS does not say what a condition without data is
      return condition === undefined ? Number.NaN : condition === 0 ? c?.(of) : b(of)
    })
  }

  #closed(found: MetricMath | undefined): MetricMath | undefined {
    return this.#takes(')') ? found : undefined
  }
}
