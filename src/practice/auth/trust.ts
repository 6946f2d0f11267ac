import type { Principals } from '../../core/policy/policy.ts'
import type { Principal } from '../service.ts'
import { contextOf } from './authorize.ts'
import { type ContextMore, conditionsHold } from './conditions.ts'
import { concernsAction, policyOf } from './policy.ts'

/**
 * Who may assume a role by its trust policy: `caller` if it names the caller, `account` if it names the account (the
 * caller's own policies must then allow it too), `nobody` otherwise. Source:
 * IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export type Trust = 'caller' | 'account' | 'nobody'

interface Asking {
  principal: Principal
  partition: string
  region: string
  now: Date
  more: ContextMore
}

export function trusts(trustPolicy: string, asking: Asking): Trust {
  let result: Trust = 'nobody'
  for (const { effect, actions, principals, conditions } of policyOf(trustPolicy)?.statements ?? []) {
    const named = principals && concernsAction(actions, 'sts:AssumeRole') ? namedBy(principals, asking) : 'nobody'
    if (named === 'nobody') continue
    const holds = conditionsHold(conditions, contextFor(asking))
    if (effect === 'Deny' && holds !== 'no') return 'nobody'
    if (effect === 'Allow' && holds === 'yes' && result !== 'caller') result = named
  }
  return result
}

/** NotPrincipal is only for denials, and exempts the principals that it names. */
function namedBy({ not, any: everyone, aws }: Principals, { principal, partition }: Asking): Trust {
  const { account } = principal
  const role = `arn:${partition}:iam::${account}:role/${principal.name}`
  const itself = aws.includes(principal.arn) || (principal.kind === 'assumed-role' && aws.includes(role))
  const whole = aws.includes(account) || aws.includes(`arn:${partition}:iam::${account}:root`)
  if (not) return everyone || itself || whole ? 'nobody' : 'caller'
  if (everyone || itself) return 'caller'
  return whole ? 'account' : 'nobody'
}

function contextFor({ principal, region, now, more }: Asking) {
  const temporary = principal.kind === 'assumed-role' || principal.accessKeyId.startsWith('ASIA')
  return contextOf(principal, { region, now, temporary }, more)
}
