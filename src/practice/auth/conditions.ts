import { BlockList, isIP } from 'node:net'
import { byText } from '../../core/by-text.ts'
import type { Condition } from '../../core/policy/policy.ts'
import { matchesWildcard } from '../../core/policy/wildcard.ts'
import { fillVariables } from './variables.ts'

/**
 * The Condition block of a policy statement.
 * Source: IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */

/** Values of the condition keys, by lower-case name. */
export type Context = ReadonlyMap<string, string>

/** What a request adds to the condition keys of its caller. */
export interface ContextMore {
  /** When a code of an MFA device was given with the request itself (milliseconds); undefined without a code. */
  readonly mfaAt?: number | undefined
  readonly values?: Readonly<Record<string, string | undefined>>
}

export type Holds = 'yes' | 'no' | 'undecided'

/**
 * Keys that this server knows for every request: if one has no value, it is absent. Any other key without a value
 * cannot be decided.
 */
const KNOWN_KEYS = new Set(
  [
    'aws:CurrentTime',
    'aws:EpochTime',
    'aws:AssumedRoot',
    'aws:MultiFactorAuthAge',
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
  const pattern = fillVariables(expected, context)
  return pattern !== undefined && matchesWildcard(pattern, actual)
}
const same: Compare = (actual, expected, context) => fillVariables(expected, context) === actual
const ignoringCase: Compare = (actual, expected, context) =>
  fillVariables(expected, context)?.toLowerCase() === actual.toLowerCase()
const number = (test: (a: number, b: number) => boolean): Compare => {
  return (actual, expected) => test(Number(actual), Number(expected))
}
const time = (test: (a: number, b: number) => boolean): Compare => {
  const read = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text))
  return (actual, expected) => test(read(actual), read(expected))
}

/** Operators that are true if a value is one of those listed. */
const positive: Readonly<Record<string, Compare>> = byText({
  stringequals: same,
  stringequalsignorecase: ignoringCase,
  stringlike: like,
  arnequals: like,
  arnlike: like,
  bool: (actual, expected) => actual.toLowerCase() === expected.toLowerCase(),
  numericequals: number((a, b) => a === b),
  numericlessthan: number((a, b) => a < b),
  numericlessthanequals: number((a, b) => a <= b),
  numericgreaterthan: number((a, b) => a > b),
  numericgreaterthanequals: number((a, b) => a >= b),
  dateequals: time((a, b) => a === b),
  datelessthan: time((a, b) => a < b),
  datelessthanequals: time((a, b) => a <= b),
  dategreaterthan: time((a, b) => a > b),
  dategreaterthanequals: time((a, b) => a >= b),
  ipaddress: inRange,
})

/** Their negations: true for a value that is not listed, and for an absent key. */
const negative: Readonly<Record<string, Compare>> = byText({
  stringnotequals: same,
  stringnotequalsignorecase: ignoringCase,
  stringnotlike: like,
  arnnotequals: like,
  arnnotlike: like,
  numericnotequals: number((a, b) => a === b),
  datenotequals: time((a, b) => a === b),
  notipaddress: inRange,
})

/** Whether all conditions of a statement are true. */
export function conditionsHold(conditions: readonly Condition[], context: Context): Holds {
  const all = conditions.map((condition) => conditionHolds(condition, context))
  if (all.includes('no')) return 'no'
  return all.includes('undecided') ? 'undecided' : 'yes'
}

function conditionHolds({ base, quantifier, ifExists, key, values }: Condition, context: Context): Holds {
  if (values.length === 0 || !(KNOWN_KEYS.has(key) || context.has(key))) return 'undecided'
  const actual = context.get(key)
  if (base === 'null') return yes(values.some((value) => value.toLowerCase() === String(actual === undefined)))
  const compare = own(positive, base) ?? own(negative, base)
  if (!compare) return 'undecided'
  const negated = own(negative, base) !== undefined
  if (actual === undefined)
    return yes(ifExists || quantifier === 'ForAllValues' || (negated && quantifier === undefined))
  return yes(values.some((expected) => compare(actual, expected, context)) !== negated)
}

function own(table: Readonly<Record<string, Compare>>, name: string): Compare | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
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
