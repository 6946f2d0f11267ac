import { isBroadNetwork } from './networks.ts'
import type { Condition, Policy, Statement } from './policy.ts'
import { isFixed } from './wildcard.ts'

/**
 * Is a resource policy public in AWS's sense? It is when it allows any principal (`*`, or a NotPrincipal) without a condition
 * that limits callers to fixed values: no wildcard, no policy variable, no very broad network. A policy that only denies is not
 * public, and, as in AWS, a denial does not make a public grant non-public. AWS defines this for S3; we use it for the policies
 * of keys, topics, queues and functions, too.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export const isPublic = (policy: Policy): boolean => policy.statements.some(isPublicGrant)

/** Is this a statement that makes a policy public? */
export const isPublicGrant = (statement: Statement): boolean =>
  statement.effect === 'Allow' && namesEveryPrincipal(statement) && !statement.conditions.some(narrowsCallers)

/**
 * The stricter form: a condition counts only if its values have no wildcard and no policy variable, even where Amazon S3 accepts
 * one (the name of an access point, the path of an organization; securityhub/latest/userguide/s3-controls.html#s3-2).
 */
export const isPublicButForFixedValues = (statement: Statement): boolean =>
  statement.effect === 'Allow' &&
  namesEveryPrincipal(statement) &&
  !statement.conditions.some((condition) => narrowsCallers(condition) && condition.values.every(isFixed))

/** Does the statement name every principal (`*`)? Ignores its conditions. */
export function namesEveryPrincipal({ principals }: Statement): boolean {
  if (!principals) return false
  return principals.not || principals.any || principals.aws.some((principal) => !isFixed(principal))
}

/** Keys that identify the caller or its network: a fixed value for one of them makes a grant non-public. In lower case. */
const CALLER_KEYS: ReadonlySet<string> = new Set([
  'aws:principalorgid',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:sourcearn',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceowner',
  'aws:sourceaccount',
  'aws:sourceorgid',
  // AWS's page excludes the pattern AROLEID:*, which has a wildcard and so is not fixed
  'aws:userid',
  's3:dataaccesspointarn',
  's3:dataaccesspointaccount',
  // the caller's account, as KMS names it (kms/latest/developerguide/conditions-kms.html)
  'kms:calleraccount',
])
/** `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*`: only the organization, the first part, must be fixed. */
const ORG_PATHS: ReadonlySet<string> = new Set(['aws:principalorgpaths', 'aws:sourceorgpaths'])
/** The operators that test equality. ArnEquals accepts wildcards as ArnLike does. */
const EQUALITY: ReadonlySet<string> = new Set([
  'stringequals',
  'stringequalsignorecase',
  'stringlike',
  'arnequals',
  'arnlike',
])

/**
 * Does this condition limit callers to fixed values? Unknown operators, negated operators and those that hold when the key is
 * absent (`IfExists`, `ForAllValues`) do not.
 */
export function narrowsCallers({ base, quantifier, ifExists, key, values }: Condition): boolean {
  if (ifExists || quantifier === 'ForAllValues' || values.length === 0) return false
  if (key === 'aws:sourceip') return base === 'ipaddress' && !values.some(isBroadNetwork)
  if (!EQUALITY.has(base)) return false
  if (ORG_PATHS.has(key)) return values.every((value) => isFixed(value.split('/')[0] ?? '') && value.includes('/'))
  if (key === 's3:dataaccesspointarn') return values.every(hasFixedAccount)
  return CALLER_KEYS.has(key) && values.every(isFixed)
}

/** The name of an access point may be a wildcard if its account is fixed (AWS's page). */
function hasFixedAccount(arn: string): boolean {
  const account = arn.split(':')[4] ?? ''
  return account !== '' && isFixed(account)
}
