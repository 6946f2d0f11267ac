import { BlockList, isIP } from 'node:net'
import { matches, pattern } from './pattern.ts'

/**
 * The Condition block of a policy statement.
 * Source: IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */

/** Values of the condition keys, by their names in lower case. */
export type Context = ReadonlyMap<string, string>

export type Holds = 'yes' | 'no' | 'undecided'

/** Keys that this server knows about every request: one that is absent is truly absent. Any other key cannot be decided. */
const KNOWN_KEYS = new Set(
  [
    'aws:CurrentTime',
    'aws:EpochTime',
    'aws:MultiFactorAuthPresent',
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalType',
    'aws:RequestedRegion',
    'aws:SecureTransport',
    'aws:SourceIp',
    'aws:userid',
    'aws:username',
    'sts:ExternalId',
    'sts:RoleSessionName',
  ].map((key) => key.toLowerCase()),
)

type Compare = (actual: string, expected: string, context: Context) => boolean

const like: Compare = (actual, expected, context) => {
  const compiled = pattern(expected, context)
  return compiled !== undefined && matches(compiled, actual)
}
const same: Compare = (actual, expected, context) =>
  like(
    actual,
    expected.replace(/[*?]/g, (wild) => `\${${wild}}`),
    context,
  )
const ignoringCase: Compare = (actual, expected, context) => same(actual.toLowerCase(), expected.toLowerCase(), context)
const number = (test: (a: number, b: number) => boolean): Compare => {
  return (actual, expected) => test(Number(actual), Number(expected))
}
const time = (test: (a: number, b: number) => boolean): Compare => {
  const read = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text))
  return (actual, expected) => test(read(actual), read(expected))
}

/** The operators that say that a value is one of those listed. */
const positive: Readonly<Record<string, Compare>> = {
  StringEquals: same,
  StringEqualsIgnoreCase: ignoringCase,
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: (actual, expected) => actual.toLowerCase() === expected.toLowerCase(),
  NumericEquals: number((a, b) => a === b),
  NumericLessThan: number((a, b) => a < b),
  NumericLessThanEquals: number((a, b) => a <= b),
  NumericGreaterThan: number((a, b) => a > b),
  NumericGreaterThanEquals: number((a, b) => a >= b),
  DateEquals: time((a, b) => a === b),
  DateLessThan: time((a, b) => a < b),
  DateLessThanEquals: time((a, b) => a <= b),
  DateGreaterThan: time((a, b) => a > b),
  DateGreaterThanEquals: time((a, b) => a >= b),
  IpAddress: inRange,
}

/** Their negations: true for a value that is none of those listed, and for a key that is absent. */
const negative: Readonly<Record<string, Compare>> = {
  StringNotEquals: same,
  StringNotEqualsIgnoreCase: ignoringCase,
  StringNotLike: like,
  ArnNotEquals: like,
  ArnNotLike: like,
  NumericNotEquals: number((a, b) => a === b),
  DateNotEquals: time((a, b) => a === b),
  NotIpAddress: inRange,
}

/** Whether a Condition block holds: all of its operators, each for all of its keys. */
export function conditionHolds(block: unknown, context: Context): Holds {
  if (block === undefined) return 'yes'
  if (!isObject(block)) return 'undecided'
  let result: Holds = 'yes'
  for (const [operator, keys] of Object.entries(block)) {
    for (const [key, values] of isObject(keys) ? Object.entries(keys) : [['', undefined] as const]) {
      const holds = keyHolds(operator, key.toLowerCase(), values, context)
      if (holds === 'no') return 'no'
      if (holds === 'undecided') result = 'undecided'
    }
  }
  return result
}

function keyHolds(operatorText: string, key: string, values: unknown, context: Context): Holds {
  const list = (Array.isArray(values) ? values : [values]).filter((value) => isScalar(value)).map(String)
  if (list.length === 0 || !KNOWN_KEYS.has(key)) return 'undecided'
  const actual = context.get(key)
  const [qualifier, bare = ''] = operatorText.includes(':') ? operatorText.split(':', 2) : ['', operatorText]
  if (qualifier !== '' && qualifier !== 'ForAnyValue' && qualifier !== 'ForAllValues') return 'undecided'
  if (bare === 'Null') return yes(list.includes(String(actual === undefined)))
  const ifExists = bare.endsWith('IfExists')
  const operator = ifExists ? bare.slice(0, -'IfExists'.length) : bare
  const compare = own(positive, operator) ?? own(negative, operator)
  if (!compare) return 'undecided'
  const negated = own(negative, operator) !== undefined
  if (actual === undefined) return yes(ifExists || qualifier === 'ForAllValues' || (negated && qualifier === ''))
  return yes(list.some((expected) => compare(actual, expected, context)) !== negated)
}

function own(table: Readonly<Record<string, Compare>>, name: string): Compare | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function yes(holds: boolean): Holds {
  return holds ? 'yes' : 'no'
}

function inRange(actual: string, expected: string): boolean {
  const [address = '', prefix] = expected.split('/')
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(address) === 0 || isIP(actual) !== isIP(address)) return false
  const width = prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix)
  if (!Number.isInteger(width) || width < 0 || width > (family === 'ipv6' ? 128 : 32)) return false
  const range = new BlockList()
  range.addSubnet(address, width, family)
  return range.check(actual, family)
}
