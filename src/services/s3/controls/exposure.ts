import { type Answer, Unknown, unknown } from '../../../controls/answer.ts'
import { all, any, type Found } from '../../../controls/found.ts'
import { publicActionsOf } from '../../../controls/policy-wording.ts'
import { namesOthersThan, touches } from '../../../core/policy/actions.ts'
import { parsePolicy } from '../../../core/policy/parse.ts'
import type { Policy, Statement } from '../../../core/policy/policy.ts'
import { isPublicGrant } from '../../../core/policy/public.ts'
import type { BucketAcl } from '../live.ts'

/** The four settings of a public access block, of a bucket or an account; a setting that is not set is off. */
export interface PublicAccessBlock {
  readonly BlockPublicAcls?: boolean | null | undefined
  readonly BlockPublicPolicy?: boolean | null | undefined
  readonly IgnorePublicAcls?: boolean | null | undefined
  readonly RestrictPublicBuckets?: boolean | null | undefined
}

export const blocksAll = (block: PublicAccessBlock | null): boolean =>
  block !== null &&
  block.BlockPublicAcls === true &&
  block.BlockPublicPolicy === true &&
  block.IgnorePublicAcls === true &&
  block.RestrictPublicBuckets === true

/** The settings of a public access block that are off. */
export const offIn = (block: PublicAccessBlock | null): readonly string[] =>
  (['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'] as const).filter(
    (setting) => block?.[setting] !== true,
  )

/** The policy of a resource: null without one, unknown if it cannot be parsed. */
export function policyOf(document: unknown, whose: string): Policy | null | Unknown {
  if (document === null || document === undefined) return null
  const result = parsePolicy(document)
  return result.ok ? result.policy : unknown(`${whose} is not understood: ${result.problems.join('; ')}`)
}

/** `BucketOwnerEnforced` disables access control lists. */
type Ownership = {
  readonly Rules?: readonly { readonly ObjectOwnership?: string | undefined }[] | undefined
} | null

/** The settings that decide whether a bucket is public. */
export interface BucketAccess {
  readonly properties: {
    readonly PublicAccessBlockConfiguration: PublicAccessBlock | null
    readonly OwnershipControls: Ownership
  }
  readonly state: { readonly Policy: unknown; readonly Acl: BucketAcl | null }
}

export type Access = 'read' | 'write'

/**
 * Does the policy or the access control list allow anonymous read (or write) after Block Public Access is applied? The
 * blocks of the bucket and of the account both apply. RestrictPublicBuckets cancels a public policy, IgnorePublicAcls a
 * public access control list. Only the settings that decide are read. `isPublic` says which statements of a policy
 * count as public. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function allowsAnonymous(
  everyone: Access,
  { properties, state }: BucketAccess,
  account: Found<{ readonly properties: PublicAccessBlock }>,
  whose: string,
  isPublic: (statement: Statement) => boolean = isPublicGrant,
): boolean {
  return any(
    () =>
      all(
        () => !properties.PublicAccessBlockConfiguration?.RestrictPublicBuckets,
        () => isPublicPolicy(everyone, state.Policy, whose, isPublic),
        () => !account.some((block) => block.properties.RestrictPublicBuckets),
      ),
    () =>
      all(
        () => !properties.PublicAccessBlockConfiguration?.IgnorePublicAcls,
        () => !aclsAreOff(properties.OwnershipControls),
        () => isPublicAcl(everyone, state.Acl),
        () => !account.some((block) => block.properties.IgnorePublicAcls),
      ),
  )
}

/**
 * How any principal gets access to a public bucket, in the words of a finding. Verdicts depend on `lets`, never on
 * this.
 */
export function publicWay(
  access: Access,
  { properties, state }: BucketAccess,
  isPublic: (one: Statement) => boolean,
): string {
  const grants = properties.PublicAccessBlockConfiguration?.RestrictPublicBuckets !== true
  if (grants && isPublicPolicy(access, state.Policy, '', isPublic) === true)
    return `Bucket policy allows ${publicActionsOf(state.Policy, (one) => isPublic(one) && is(access, one))} to any principal`
  const grant = state.Acl?.Grants.find((one) => isPublicGroup(one.Grantee) && PERMISSIONS[access].has(one.Permission))
  return `Bucket ACL grants ${grant?.Permission ?? access.toUpperCase()} to ${nameOfGrantee(grant?.Grantee ?? 'AllUsers')}`
}

/** A grantee of an access control list in a finding: `AllUsers` for the URI of that group. */
export const nameOfGrantee = (grantee: string | undefined): string => grantee?.split('/').at(-1) ?? 'a grantee'

function isPublicPolicy(
  everyone: Access,
  document: unknown,
  whose: string,
  isPublic: (statement: Statement) => boolean,
): Answer {
  const policy = policyOf(document, whose)
  if (policy instanceof Unknown) return policy
  return policy?.statements.some((statement) => isPublic(statement) && is(everyone, statement))
}

const isPublicAcl = (everyone: Access, acl: BucketAcl | null): Answer =>
  acl?.Grants.some((one) => isPublicGroup(one.Grantee) && PERMISSIONS[everyone].has(one.Permission))

export const aclsAreOff = (ownership: Ownership): boolean =>
  ownership?.Rules?.some((rule) => rule.ObjectOwnership === 'BucketOwnerEnforced') ?? false

/**
 * S3's read actions, by access level, begin like this; all others change something
 * (service-authorization/latest/reference/list_s3.html, read 2026-11-30). The verbs of write actions are listed for
 * patterns that can match both, such as `s3:*`; a pattern that matches no read action counts as a change, whether its
 * verb is listed or not.
 */
const READS = ['s3:Get*', 's3:List*', 's3:Describe*', 's3:Allow*']
/** Read operations without an action of their own: a template may name them, but S3 refuses them in a policy. */
const NO_ACTIONS = ['s3:Head*', 's3:Select*']
const WRITES = [
  's3:Put*',
  's3:Delete*',
  's3:Create*',
  's3:Update*',
  's3:AbortMultipartUpload',
  's3:Associate*',
  's3:Dissociate*',
  's3:PauseReplication',
  's3:SubmitMultiRegionAccessPointRoutes',
  's3:RestoreObject',
  's3:Replicate*',
  's3:InitiateReplication',
  's3:BypassGovernanceRetention',
  's3:ObjectOwnerOverrideToBucketOwner',
  's3:TagResource',
  's3:UntagResource',
]

/** The statements of an account share few lists of actions: each list is judged once. */
const asked: Readonly<Record<Access, WeakMap<Statement['actions'], boolean>>> = {
  read: new WeakMap(),
  write: new WeakMap(),
}

function is(access: Access, statement: Statement): boolean {
  const known = asked[access].get(statement.actions)
  if (known !== undefined) return known
  const made =
    (access === 'read' ? READS : WRITES).some((action) => touches(statement, action)) ||
    (access === 'write' && namesOthersThan(statement, 's3', [...READS, ...NO_ACTIONS]))
  asked[access].set(statement.actions, made)
  return made
}

const PERMISSIONS: Readonly<Record<Access, ReadonlySet<string | undefined>>> = {
  read: new Set(['READ', 'READ_ACP', 'FULL_CONTROL']),
  write: new Set(['WRITE', 'WRITE_ACP', 'FULL_CONTROL']),
}

const PUBLIC_GROUPS: ReadonlySet<string | undefined> = new Set([
  'http://acs.amazonaws.com/groups/global/AllUsers',
  // any principal of any AWS account
  'http://acs.amazonaws.com/groups/global/AuthenticatedUsers',
])
export const LOG_DELIVERY = 'http://acs.amazonaws.com/groups/s3/LogDelivery'

const isPublicGroup = (grantee: string | undefined): boolean => PUBLIC_GROUPS.has(grantee)
