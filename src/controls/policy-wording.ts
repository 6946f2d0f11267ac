import { accountOf, type Statement } from '../core/policy/policy.ts'
import { isPublicGrant, namesEveryPrincipal } from '../core/policy/public.ts'
import { Unknown } from './answer.ts'
import { allowedBy } from './principals.ts'
import { listed } from './wording.ts'

/** Which statements of a policy a control considers; all by default. */
type Which = (statement: Statement) => boolean

const chosen = (document: unknown, which: Which): readonly Statement[] => {
  const allowed = allowedBy(document)
  return allowed instanceof Unknown ? [] : allowed.filter(which)
}

/**
 * The principals outside `account` that a resource-based policy allows, in the words of a finding: `any AWS principal`, `account
 * 444455556666`. For findings only; verdicts use `staysInside`.
 */
export function outsidersOf(document: unknown, account: string, which: Which = () => true): string {
  const statements = chosen(document, which)
  if (statements.some(namesEveryPrincipal)) return 'any AWS principal'
  const named = statements.flatMap(({ principals }) => [...(principals?.aws ?? []), ...(principals?.federated ?? [])])
  const others = new Set(named.flatMap((one) => accountOf(one) ?? []))
  others.delete(account)
  if (others.size === 0) return 'principals of other AWS accounts'
  return `${others.size === 1 ? 'account' : 'accounts'} ${listed([...others].toSorted())}`
}

/**
 * The actions that a resource-based policy allows to any AWS principal, in the words of a finding: `s3:GetObject`, `all actions
 * except sqs:DeleteQueue`.
 */
export function publicActionsOf(document: unknown, which: Which = isPublicGrant): string {
  const actions = chosen(document, which).map((statement) => statement.actions)
  const but = actions.find(({ not }) => not)
  if (but) return `all actions except ${listed(but.patterns, 2)}`
  return listed(actions.flatMap(({ patterns }) => patterns)) || 'actions'
}
