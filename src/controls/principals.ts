import { parsePolicy } from '../core/policy/parse.ts'
import { accountOf, type Condition, type Statement } from '../core/policy/policy.ts'
import { isPublicGrant, reachesEveryone } from '../core/policy/public.ts'
import { type Answer, Unknown, unknown } from './answer.ts'

/**
 * Do these statements name principals of this account, or services, alone? Unknown where the account of a principal cannot be
 * told (a unique id, a canonical user, an identity provider without an ARN, whose users are in roles of any account). Conditions count only where `bounded` says that one binds the statement.
 */
export function staysInside(
  statements: readonly Statement[],
  account: string,
  bounded: (statement: Statement, account: string) => boolean = () => false,
): Answer {
  const open = statements.filter((statement) => !bounded(statement, account))
  if (open.some(reachesEveryone)) return false
  const principals = open.flatMap(({ principals: named }) => [...(named?.aws ?? []), ...(named?.federated ?? [])])
  if (principals.some((one) => (accountOf(one) ?? account) !== account)) return false
  const untold = [
    ...principals.filter((one) => accountOf(one) === undefined),
    ...open.flatMap((one) => one.principals?.canonicalUser ?? []),
  ]
  return untold.length === 0 || unknown(...untold.map((one) => `the account of principal ${one}`))
}

/** The statements that a resource-based policy allows by; none where there is no policy, unknown where it is not understood. */
export function allowedBy(document: unknown): readonly Statement[] | Unknown {
  if (document === null) return []
  const parsed = parsePolicy(document)
  if (!parsed.ok) return unknown(`the policy is not understood: ${parsed.problems.join('; ')}`)
  return parsed.policy.statements.filter(({ effect }) => effect === 'Allow')
}

/** Does a resource-based policy allow only this account and AWS services? A Deny statement allows nothing. */
export function letsNobodyElseIn(
  document: unknown,
  account: string,
  bounded?: Parameters<typeof staysInside>[2],
): Answer {
  const allowed = allowedBy(document)
  return allowed instanceof Unknown ? allowed : staysInside(allowed, account, bounded)
}

/** Does a resource-based policy allow public access? A condition on the caller restricts it. */
export function isClosedToEveryone(document: unknown): Answer {
  const allowed = allowedBy(document)
  return allowed instanceof Unknown ? allowed : !allowed.some(isPublicGrant)
}

const CALLER_ACCOUNT: ReadonlySet<string> = new Set(['kms:calleraccount', 'aws:principalaccount'])

/** Does a condition of the statement admit callers of this account alone? */
export const admitsOnlyAccount = (statement: Statement, account: string): boolean =>
  statement.conditions.some((condition) => CALLER_ACCOUNT.has(condition.key) && demands(condition, account))

const demands = ({ base, quantifier, ifExists, values }: Condition, value: string): boolean =>
  (base === 'stringequals' || base === 'stringlike') &&
  quantifier === undefined &&
  !ifExists &&
  values.length > 0 &&
  values.every((one) => one === value)
