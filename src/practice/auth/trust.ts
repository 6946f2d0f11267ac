import type { Principal } from '../service.ts'
import { contextOf } from './authorize.ts'
import { conditionHolds, isObject } from './conditions.ts'
import { matches, pattern } from './pattern.ts'

/**
 * Whom a role's trust policy lets assume it: the caller by name, the whole account (the caller's own policies must then
 * allow it too), or neither.
 * Source: IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export type Trust = 'caller' | 'account' | 'nobody'

interface Asking {
  principal: Principal
  account: string
  partition: string
  region: string
  now: Date
  input: { ExternalId?: string | undefined }
}

export function trusts(trustPolicy: string, asking: Asking): Trust {
  let result: Trust = 'nobody'
  for (const statement of statementsOf(trustPolicy)) {
    const named = isForAssumeRole(statement['Action']) ? namedBy(statement['Principal'], asking) : 'nobody'
    if (named === 'nobody') continue
    const holds = conditionHolds(statement['Condition'], contextFor(asking))
    if (statement['Effect'] === 'Deny' && holds !== 'no') return 'nobody'
    if (statement['Effect'] === 'Allow' && holds === 'yes' && result !== 'caller') result = named
  }
  return result
}

function statementsOf(document: string): Record<string, unknown>[] {
  try {
    const policy: unknown = JSON.parse(document)
    const statement = isObject(policy) ? policy['Statement'] : []
    return (Array.isArray(statement) ? statement : [statement]).filter(isObject)
  } catch {
    return []
  }
}

function isForAssumeRole(action: unknown): boolean {
  return strings(action).some((source) => {
    const compiled = pattern(source.toLowerCase(), new Map())
    return compiled !== undefined && matches(compiled, 'sts:assumerole')
  })
}

function namedBy(element: unknown, { principal, account, partition }: Asking): Trust {
  const named = isObject(element) ? strings(element['AWS']) : element === '*' ? ['*'] : []
  const role = `arn:${partition}:iam::${account}:role/${principal.name}`
  if (named.includes(principal.arn) || (principal.kind === 'assumed-role' && named.includes(role))) return 'caller'
  if (named.includes('*')) return 'caller'
  return named.includes(account) || named.includes(`arn:${partition}:iam::${account}:root`) ? 'account' : 'nobody'
}

function contextFor({ principal, account, region, now, input }: Asking) {
  const more = input.ExternalId === undefined ? {} : { 'sts:ExternalId': input.ExternalId }
  return contextOf(principal, { account, region, now, temporary: principal.kind === 'assumed-role', more })
}

function strings(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string')
}
