import { grantsAll } from '../core/policy/actions.ts'
import { parsePolicy } from '../core/policy/parse.ts'
import { accountOf, type Condition, type Policy, type Statement } from '../core/policy/policy.ts'
import { isPublic, isPublicButForFixedValues } from '../core/policy/public.ts'
import { deniesInsecureTransport } from '../core/policy/transport.ts'
import { isFixed } from '../core/policy/wildcard.ts'
import { type Answer, Unknown, unknown } from './answer.ts'
import { allowsNoOtherAccount } from './principals.ts'

/**
 * Questions about the resource policies of queues, topics, secrets and vaults. Without a policy (`null`), only principals of the
 * account have access, through IAM.
 */
const NOTHING: Policy = { version: '2012-10-17', id: undefined, statements: [] }

function read(document: unknown): Policy | Unknown {
  if (document === null) return NOTHING
  const parsed = parsePolicy(document)
  return parsed.ok ? parsed.policy : unknown(`the policy is not understood: ${parsed.problems.join('; ')}`)
}

const about = (document: unknown, question: (policy: Policy) => Answer): Answer => {
  const policy = read(document)
  return policy instanceof Unknown ? policy : question(policy)
}

/** Does the policy allow only fixed principals? */
export const isNotPublic = (document: unknown): Answer => about(document, (policy) => !isPublic(policy))

/**
 * The same for those Security Hub controls that count a condition only if its values have no wildcard or variable
 * (sns-controls.html#sns-4).
 */
export const isNotPublicByFixedValues = (document: unknown): Answer =>
  about(document, (policy) => !policy.statements.some(isPublicButForFixedValues))

/** Does it deny requests without TLS? `actions`: all of a service (`sqs:*`), or the one that transfers data (`sns:Publish`). */
export const requiresTls = (document: unknown, actions: string, resource: string): Answer =>
  about(document, (policy) => deniesInsecureTransport(policy, actions, [resource]))

/** Does it allow only this account, and services acting for it? */
export const servesOneAccount = (document: unknown, account: string): Answer =>
  allowsNoOtherAccount(document, account, comesFromAccount)

/** Does it grant all actions of the service to whole accounts only, which delegate permissions through IAM? */
export const grantsEverythingToAccountsAlone = (document: unknown, service: string): Answer =>
  about(document, (policy) => policy.statements.filter((one) => grantsAll(one, service)).every(namesAccountsAlone))

/** An account id, or its root ARN, stands for the account; IAM policies there decide who has access. */
export const namesAccountsAlone = ({ principals }: Statement): boolean =>
  principals !== undefined &&
  !principals.not &&
  !principals.any &&
  [...principals.service, ...principals.federated, ...principals.canonicalUser].length === 0 &&
  principals.aws.every((one) => accountOf(one) === one || one.endsWith(':root'))

/** Keys for the caller's account, or the account a service acts for (IAM/latest/UserGuide/reference_policies_condition-keys.html). */
const ACCOUNT_KEYS: ReadonlySet<string> = new Set(['aws:principalaccount', 'aws:sourceaccount', 'aws:sourceowner'])
const ARN_KEYS: ReadonlySet<string> = new Set(['aws:principalarn', 'aws:sourcearn'])
const EQUALITY: ReadonlySet<string> = new Set(['stringequals', 'stringlike', 'arnequals', 'arnlike'])

/** Does a condition of the statement limit calls to this account, or to a resource in it? */
const comesFromAccount = ({ conditions }: Statement, account: string): boolean =>
  conditions.some((condition) => admits(condition, account))

function admits({ base, quantifier, ifExists, key, values }: Condition, account: string): boolean {
  if (!EQUALITY.has(base) || quantifier !== undefined || ifExists || values.length === 0) return false
  if (ACCOUNT_KEYS.has(key)) return values.every((one) => one === account)
  return ARN_KEYS.has(key) && values.every((one) => isFixed(one.split(':')[4] ?? '*') && accountOf(one) === account)
}
