import { parsePolicy } from '../core/policy/parse.ts'
import { accountOf, type Condition, type Statement } from '../core/policy/policy.ts'
import { isPublicGrant, namesEveryPrincipal } from '../core/policy/public.ts'
import { type Answer, Unknown, unknown } from './answer.ts'

/**
 * Do these statements name only principals of this account, and services? Unknown when a principal's account cannot be determined
 * (a unique id, a canonical user, an identity provider without an ARN, whose users can come from any account). A condition counts
 * only if `bounded` says that it limits the statement to the account.
 */
export function staysInside(
  statements: readonly Statement[],
  account: string,
  bounded: (statement: Statement, account: string) => boolean = () => false,
): Answer {
  const open = statements.filter((statement) => !bounded(statement, account))
  if (open.some(namesEveryPrincipal)) return false
  const principals = open.flatMap(({ principals: named }) => [...(named?.aws ?? []), ...(named?.federated ?? [])])
  if (principals.some((one) => (accountOf(one) ?? account) !== account)) return false
  const untold = [
    ...principals.filter((one) => accountOf(one) === undefined),
    ...open.flatMap((one) => one.principals?.canonicalUser ?? []),
  ]
  return untold.length === 0 || unknown(...untold.map((one) => `the account of principal ${one}`))
}

/** The Allow statements of a resource-based policy; empty without a policy, unknown when the policy is not understood. */
export function allowedBy(document: unknown): readonly Statement[] | Unknown {
  if (document === null) return []
  const parsed = parsePolicy(document)
  if (!parsed.ok) return unknown(`the policy is not understood: ${parsed.problems.join('; ')}`)
  return parsed.policy.statements.filter(({ effect }) => effect === 'Allow')
}

/** Does a resource-based policy allow only this account and AWS services? A Deny statement allows nothing. */
export function allowsNoOtherAccount(
  document: unknown,
  account: string,
  bounded?: Parameters<typeof staysInside>[2],
): Answer {
  const allowed = allowedBy(document)
  return allowed instanceof Unknown ? allowed : staysInside(allowed, account, bounded)
}

/** Does a resource-based policy grant no public access? A grant with a condition that limits callers is not public. */
export function allowsNoPublicAccess(document: unknown): Answer {
  const allowed = allowedBy(document)
  return allowed instanceof Unknown ? allowed : !allowed.some(isPublicGrant)
}

const CALLER_ACCOUNT: ReadonlySet<string> = new Set(['kms:calleraccount', 'aws:principalaccount'])

/** Does a condition of the statement limit callers to this account? */
export const admitsOnlyAccount = (statement: Statement, account: string): boolean =>
  statement.conditions.some((condition) => CALLER_ACCOUNT.has(condition.key) && demands(condition, account))

const demands = ({ base, quantifier, ifExists, values }: Condition, value: string): boolean =>
  (base === 'stringequals' || base === 'stringlike') &&
  quantifier === undefined &&
  !ifExists &&
  values.length > 0 &&
  values.every((one) => one === value)
