import { isRecord } from '../record.ts'
import type { Condition, Matching, Policy, PolicyResult, Principals, Statement } from './policy.ts'

/**
 * Parses a policy document: JSON text, URL-encoded JSON text (as IAM returns it) or the parsed object. Never throws. A document
 * that is not understood completely is not a policy, since the missing part could hide a grant or a denial.
 */
export function parsePolicy(document: unknown): PolicyResult {
  if (typeof document !== 'object' || document === null) return parsed(document)
  const known = results.get(document) ?? parsed(document)
  results.set(document, known)
  return known
}

/** Parse each document once: several controls read the same object, which never changes. */
const results = new WeakMap<object, PolicyResult>()

function parsed(document: unknown): PolicyResult {
  const problems: string[] = []
  const object = typeof document === 'string' ? parseText(document, problems) : document
  const policy = problems.length === 0 ? policyOf(object, problems) : undefined
  return policy && problems.length === 0 ? { ok: true, policy } : { ok: false, problems }
}

type Members = ReadonlyMap<string, unknown>
type Report = string[]

function parseText(text: string, problems: Report): unknown {
  try {
    const trimmed = text.trim()
    return JSON.parse(trimmed.startsWith('%') ? decodeURIComponent(trimmed) : trimmed)
  } catch {
    problems.push('the policy is not valid JSON')
    return undefined
  }
}

/** The members of an object by lower-case name: IAM accepts element names in any case. */
function membersOf(value: unknown, known: readonly string[], where: string, problems: Report): Members | undefined {
  if (!isRecord(value)) {
    problems.push(`${where} must be an object`)
    return undefined
  }
  const members = new Map<string, unknown>()
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    const lower = name.toLowerCase()
    if (!known.includes(lower)) problems.push(`${where} has an unknown element ${quoted(name)}`)
    else if (members.has(lower)) problems.push(`${where} has ${quoted(name)} twice`)
    members.set(lower, member)
  }
  return members
}

const LONGEST = 60
const quoted = (text: string): string => JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text)

function policyOf(value: unknown, problems: Report): Policy | undefined {
  const members = membersOf(value, ['version', 'id', 'statement'], 'the policy', problems)
  if (!members) return undefined
  // the default Version is 2008-10-17, which has no policy variables
  const version = members.get('version') ?? '2008-10-17'
  if (version !== '2008-10-17' && version !== '2012-10-17') problems.push('Version must be 2008-10-17 or 2012-10-17')
  const id = members.get('id')
  if (id !== undefined && typeof id !== 'string') problems.push('Id must be a string')
  const list = members.get('statement')
  if (list === undefined) problems.push('Statement is missing')
  const items: readonly unknown[] = list === undefined ? [] : Array.isArray(list) ? list : [list]
  const statements = items.flatMap((item, index) => statementOf(item, `Statement[${index}]`, problems) ?? [])
  return {
    version: version === '2012-10-17' ? version : '2008-10-17',
    id: typeof id === 'string' ? id : undefined,
    statements,
  }
}

const ELEMENTS = [
  'sid',
  'effect',
  'principal',
  'notprincipal',
  'action',
  'notaction',
  'resource',
  'notresource',
  'condition',
]

function statementOf(value: unknown, where: string, problems: Report): Statement | undefined {
  const members = membersOf(value, ELEMENTS, where, problems)
  if (!members) return undefined
  const effect = members.get('effect')
  if (effect !== 'Allow' && effect !== 'Deny') {
    problems.push(`${where}.Effect must be Allow or Deny`)
    return undefined
  }
  const sid = members.get('sid')
  if (sid !== undefined && typeof sid !== 'string') problems.push(`${where}.Sid must be a string`)
  const actions = matchingOf(members, 'Action', where, problems)
  if (!actions) {
    problems.push(`${where} needs Action or NotAction`)
    return undefined
  }
  return {
    sid: typeof sid === 'string' ? sid : undefined,
    effect,
    principals: principalsOf(members, where, problems),
    actions: sameList(actions),
    resources: matchingOf(members, 'Resource', where, problems),
    conditions: conditionsOf(members.get('condition'), where, problems),
  }
}

/** The value of `X` or `NotX`, whichever the statement has. */
function eitherOf(members: Members, name: string, where: string, problems: Report) {
  const plain = members.get(name.toLowerCase())
  const not = members.get(`not${name.toLowerCase()}`)
  if (plain !== undefined && not !== undefined) problems.push(`${where} has both ${name} and Not${name}`)
  if (plain === undefined && not === undefined) return undefined
  return { not: plain === undefined, value: plain ?? not, where: `${where}.${plain === undefined ? 'Not' : ''}${name}` }
}

/** Shared lists of actions: an account has few distinct ones, so that answers cached for one list serve all equal lists. */
const actionLists = new Map<string, Matching>()
const MOST_LISTS = 10_000

function sameList(matching: Matching): Matching {
  const key = `${matching.not} ${matching.patterns.join('\n')}`
  const known = actionLists.get(key)
  if (known) return known
  if (actionLists.size === MOST_LISTS) actionLists.clear()
  actionLists.set(key, matching)
  return matching
}

function matchingOf(members: Members, name: string, where: string, problems: Report): Matching | undefined {
  const found = eitherOf(members, name, where, problems)
  return found && { not: found.not, patterns: textsOf(found.value, found.where, problems) }
}

function textsOf(value: unknown, where: string, problems: Report): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  const texts = list.filter((item) => typeof item === 'string')
  if (texts.length < list.length || texts.length === 0) problems.push(`${where} must be a string or a list of strings`)
  return texts
}

const KINDS = ['aws', 'service', 'federated', 'canonicaluser']

function principalsOf(members: Members, where: string, problems: Report): Principals | undefined {
  const found = eitherOf(members, 'Principal', where, problems)
  if (!found) return undefined
  const none = { not: found.not, any: false, aws: [], service: [], federated: [], canonicalUser: [] }
  if (found.value === '*') return { ...none, any: true }
  const kinds = membersOf(found.value, KINDS, found.where, problems)
  if (!kinds) return none
  if (kinds.size === 0) problems.push(`${found.where} names no principal`)
  const ofKind = (kind: string) => (kinds.has(kind) ? textsOf(kinds.get(kind), `${found.where}.${kind}`, problems) : [])
  const aws = ofKind('aws')
  return {
    not: found.not,
    any: aws.includes('*'),
    aws: aws.filter((principal) => principal !== '*'),
    service: ofKind('service'),
    federated: ofKind('federated'),
    canonicalUser: ofKind('canonicaluser'),
  }
}

function conditionsOf(value: unknown, where: string, problems: Report): readonly Condition[] {
  if (value === undefined) return []
  if (!isRecord(value)) {
    problems.push(`${where}.Condition must be an object`)
    return []
  }
  return Object.entries(value).flatMap(([operator, keys]: [string, unknown]) => {
    const at = `${where}.Condition[${quoted(operator)}]`
    if (!isRecord(keys)) {
      problems.push(`${at} must be an object`)
      return []
    }
    return Object.entries(keys).map(([key, values]: [string, unknown]) => ({
      operator,
      ...operatorOf(operator),
      key: key.toLowerCase(),
      values: valuesOf(values, `${at}[${quoted(key)}]`, problems),
    }))
  })
}

function operatorOf(operator: string): Pick<Condition, 'base' | 'quantifier' | 'ifExists'> {
  const colon = operator.indexOf(':')
  const prefix = operator.slice(0, Math.max(0, colon)).toLowerCase()
  const rest = operator.slice(colon + 1).toLowerCase()
  const ifExists = rest.endsWith('ifexists')
  return {
    // an unknown prefix stays in the name, which then matches no known operator
    base: `${prefix === '' || prefix === 'forallvalues' || prefix === 'foranyvalue' ? '' : `${prefix}:`}${ifExists ? rest.slice(0, -'ifexists'.length) : rest}`,
    quantifier: prefix === 'forallvalues' ? 'ForAllValues' : prefix === 'foranyvalue' ? 'ForAnyValue' : undefined,
    ifExists,
  }
}

function valuesOf(value: unknown, where: string, problems: Report): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.flatMap((item) => {
    if (typeof item === 'string' || typeof item === 'boolean' || typeof item === 'number') return [String(item)]
    problems.push(`${where} must be a string, boolean or number, or a list of them`)
    return []
  })
}
