import { isBroadNetwork } from './networks.ts'
import type { Condition, Policy, Statement } from './policy.ts'
import { isFixed } from './wildcard.ts'

/**
 * Is a resource policy public in AWS's sense? Public is what allows everyone (`*`, or everyone but some) without a condition
 * that narrows the callers to fixed values: no wildcard, no policy variable, no very broad network. A policy that only denies
 * is not public; a denial does not take the publicness of a grant away, as on AWS. Defined for S3, the sense serves the
 * policies of keys, topics, queues and functions as well.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export const isPublic = (policy: Policy): boolean => policy.statements.some(isPublicGrant)

/** The statements that make a policy public. */
export const isPublicGrant = (statement: Statement): boolean =>
  statement.effect === 'Allow' && reachesEveryone(statement) && !statement.conditions.some(narrowsCallers)

/**
 * The same where a condition counts only by values without wildcard or policy variable, also where Amazon S3 takes one: an access
 * point's name, a path of an organization (securityhub/latest/userguide/s3-controls.html#s3-2).
 */
export const isPublicButForFixedValues = (statement: Statement): boolean =>
  statement.effect === 'Allow' &&
  reachesEveryone(statement) &&
  !statement.conditions.some((condition) => narrowsCallers(condition) && condition.values.every(isFixed))

/** Does the statement name every principal (`*`)? Its conditions are not looked at. */
export function reachesEveryone({ principals }: Statement): boolean {
  if (!principals) return false
  return principals.not || principals.everyone || principals.aws.some((principal) => !isFixed(principal))
}

/** Who calls, or from where: a fixed value of one of these makes a grant non-public. In lower case. */
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
/** `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*`: what must be fixed is the organization, its first part. */
const ORG_PATHS: ReadonlySet<string> = new Set(['aws:principalorgpaths', 'aws:sourceorgpaths'])
/** The operators that ask for equality. ArnEquals takes wildcards as ArnLike does. */
const EQUALITY: ReadonlySet<string> = new Set([
  'stringequals',
  'stringequalsignorecase',
  'stringlike',
  'arnequals',
  'arnlike',
])

/**
 * Does this condition admit only callers of fixed values? An operator that we do not know, one that is turned round, and one
 * that holds when the key is absent (`IfExists`, `ForAllValues`) do not narrow.
 */
export function narrowsCallers({ base, quantifier, ifExists, key, values }: Condition): boolean {
  if (ifExists || quantifier === 'ForAllValues' || values.length === 0) return false
  if (key === 'aws:sourceip') return base === 'ipaddress' && !values.some(isBroadNetwork)
  if (!EQUALITY.has(base)) return false
  if (ORG_PATHS.has(key)) return values.every((value) => isFixed(value.split('/')[0] ?? '') && value.includes('/'))
  if (key === 's3:dataaccesspointarn') return values.every(hasFixedAccount)
  return CALLER_KEYS.has(key) && values.every(isFixed)
}

/** An access point's name may be a wildcard as long as its account is fixed (AWS's page). */
function hasFixedAccount(arn: string): boolean {
  const account = arn.split(':')[4] ?? ''
  return account !== '' && isFixed(account)
}
