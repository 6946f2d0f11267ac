import { BlockList, isIP } from 'node:net'
import { byText } from './by-text.ts'
import { isRecord } from './record.ts'

/**
 * Event patterns of EventBridge: which events a rule matches. Grammar:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-content-based-filtering.html
 */
export type EventPattern = (event: unknown) => boolean

export type ParsedPattern =
  | { readonly ok: true; readonly matches: EventPattern }
  | { readonly ok: false; readonly problem: string }

/** Deeper than any real event, yet shallow enough for the stack. */
const DEPTH = 64

class Problem extends Error {}

/** A pattern has at most 2,048 characters by default; a raised quota allows more (eventbridge/latest/userguide/eb-quota.html). */
const LONGEST = 65_536

/** Parses a pattern (JSON text). */
export function parseEventPattern(text: string): ParsedPattern {
  if (text.length > LONGEST) return { ok: false, problem: `it is longer than ${LONGEST} characters` }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, problem: 'it is not JSON' }
  }
  try {
    return { ok: true, matches: branch(json, 0) }
  } catch (error) {
    if (error instanceof Problem) return { ok: false, problem: error.message }
    throw error
  }
}

/** Every field must match, and one branch of each `$or`. An array of objects matches when any of them does. */
function branch(pattern: unknown, depth: number): EventPattern {
  if (!isRecord(pattern)) throw new Problem('a pattern is an object')
  if (depth > DEPTH) throw new Problem('it is nested too deeply')
  if (Object.keys(pattern).length === 0) throw new Problem('an empty object matches nothing')
  const fields = Object.entries(pattern).map(([key, value]): EventPattern => {
    if (key === '$or' && Array.isArray(value)) {
      const some = value.map((one) => branch(one, depth + 1))
      return (event) => some.some((one) => one(event))
    }
    const wanted = Array.isArray(value) ? leaf(key, value) : branch(value, depth + 1)
    return (event) => wanted(isRecord(event) && Object.hasOwn(event, key) ? event[key] : undefined)
  })
  const one: EventPattern = (event) => fields.every((field) => field(event))
  return (event) => (Array.isArray(event) ? event.some(one) : one(event))
}

/** One of the values must match; if the event has a list there, any item may match. */
function leaf(key: string, values: readonly unknown[]): EventPattern {
  if (values.length === 0) throw new Problem(`the list of ${key} is empty`)
  const matchers = values.map((value) => matcher(key, value))
  return (event) => matchers.some((one) => one(event))
}

const onItems =
  (holds: (item: unknown) => boolean): EventPattern =>
  (event) =>
    event !== undefined && (Array.isArray(event) ? event.some(holds) : holds(event))

function matcher(key: string, wanted: unknown): EventPattern {
  if (!isRecord(wanted)) {
    if (Array.isArray(wanted)) throw new Problem(`${key} has a list within a list`)
    return onItems((item) => item === wanted)
  }
  const [operator = '', ...more] = Object.keys(wanted)
  if (more.length > 0) throw new Problem(`${key} has several operators in one`)
  const operand = wanted[operator]
  switch (operator) {
    case 'exists':
      if (typeof operand !== 'boolean') throw new Problem(`exists of ${key} is true or false`)
      // `exists` works on leaf nodes only (eventbridge/latest/userguide/eb-create-pattern-operators.html)
      return (event) => !isRecord(event) && (event !== undefined) === operand
    case 'anything-but':
      return anythingBut(key, operand)
    case 'numeric':
      return numeric(key, operand)
    case 'cidr':
      return cidr(key, operand)
    default: {
      const holds = textual(key, operator, operand)
      return onItems((item) => typeof item === 'string' && holds(item))
    }
  }
}

/** The text operators: `prefix`, `suffix`, `equals-ignore-case` and `wildcard`. */
function textual(key: string, operator: string, operand: unknown): (item: string) => boolean {
  if ((operator === 'prefix' || operator === 'suffix') && isRecord(operand)) {
    const text = operand['equals-ignore-case']
    if (typeof text !== 'string') throw new Problem(`${operator} of ${key} is text`)
    const lower = text.toLowerCase()
    return operator === 'prefix'
      ? (item) => item.toLowerCase().startsWith(lower)
      : (item) => item.toLowerCase().endsWith(lower)
  }
  if (typeof operand !== 'string') throw new Problem(`${operator} of ${key} is text`)
  switch (operator) {
    case 'prefix':
      return (item) => item.startsWith(operand)
    case 'suffix':
      return (item) => item.endsWith(operand)
    case 'equals-ignore-case':
      return (item) => item.toLowerCase() === operand.toLowerCase()
    case 'wildcard':
      return (item) => matchesStars(operand, item)
    default:
      throw new Problem(`${operator} is not an operator`)
  }
}

/** `*` matches any run of characters and `\*` a literal star. Backtracks to the last star only. */
function matchesStars(pattern: string, text: string): boolean {
  const parts = [...pattern.matchAll(/\\[*\\]|\*|[^*\\]+|\\/g)].map(([part]) =>
    part === '*' ? undefined : part.replace(/^\\([*\\])$/, '$1'),
  )
  const literals: string[] = ['']
  for (const part of parts)
    if (part === undefined) literals.push('')
    else literals[literals.length - 1] += part
  const [first = '', ...rest] = literals
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let at = first.length
  for (const literal of rest) {
    const found = text.indexOf(literal, at)
    if (found < 0) return false
    at = found + literal.length
  }
  return at + last.length <= text.length
}

function anythingBut(key: string, operand: unknown): EventPattern {
  if (isRecord(operand)) {
    const [operator = '', ...more] = Object.keys(operand)
    if (more.length > 0) throw new Problem(`anything-but of ${key} has several operators in one`)
    const inner = operand[operator]
    const none = (Array.isArray(inner) ? inner : [inner]).map((one) => textual(key, operator, one))
    return onItems((item) => typeof item !== 'string' || !none.some((holds) => holds(item)))
  }
  const excluded: readonly unknown[] = Array.isArray(operand) ? operand : [operand]
  if (excluded.length === 0 || excluded.some((one) => typeof one !== 'string' && typeof one !== 'number'))
    throw new Problem(`anything-but of ${key} is text, numbers or a list of them`)
  return onItems((item) => !excluded.includes(item))
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = byText({
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
})

function numeric(key: string, operand: unknown): EventPattern {
  const terms: readonly unknown[] = Array.isArray(operand) ? operand : []
  const bounds: ((value: number) => boolean)[] = []
  for (let at = 0; at < terms.length; at += 2) {
    const compare = comparisons[`${terms[at]}`]
    const bound = terms[at + 1]
    if (!compare || typeof bound !== 'number') throw new Problem(`numeric of ${key} is operators and numbers in turn`)
    bounds.push((value) => compare(value, bound))
  }
  if (bounds.length === 0) throw new Problem(`numeric of ${key} is operators and numbers in turn`)
  return onItems((item) => typeof item === 'number' && bounds.every((holds) => holds(item)))
}

function cidr(key: string, operand: unknown): EventPattern {
  const [address = '', length = ''] = typeof operand === 'string' ? operand.split('/') : []
  const family = isIP(address)
  const bits = Number(length)
  if (family === 0 || !/^\d{1,3}$/.test(length) || bits > (family === 4 ? 32 : 128))
    throw new Problem(`cidr of ${key} is a network`)
  const network = new BlockList()
  network.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6')
  return onItems((item) => {
    const kind = typeof item === 'string' ? isIP(item) : 0
    return kind !== 0 && network.check(`${item}`, kind === 4 ? 'ipv4' : 'ipv6')
  })
}
