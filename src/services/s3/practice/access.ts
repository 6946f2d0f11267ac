import { parsePolicy } from '../../../core/policy/parse.ts'
import type { Policy } from '../../../core/policy/policy.ts'
import { isPublic } from '../../../core/policy/public.ts'
import { awsError } from '../../../practice/service.ts'
import { applyAcl, grantsOf } from './acl.ts'
import { bucketArn, bucketOf, malformedXml, ownerId, type S3Handlers, setOn, unset } from './state.ts'

/** The settings of access to a bucket: policy, access control list, ownership and Block Public Access. */
export const accessReads = {
  GetBucketPolicy: (call) => ({ Policy: setOn(call, 'policy') }),
  GetBucketPolicyStatus: (call) => {
    const parsed = parsePolicy(setOn(call, 'policy'))
    return { PolicyStatus: { IsPublic: parsed.ok && isPublic(parsed.policy) } }
  },
  GetBucketAcl: (call) => ({
    Owner: { ID: ownerId(call.account) },
    Grants: grantsOf(bucketOf(call), call.account),
  }),
  GetBucketOwnershipControls: (call) => ({ OwnershipControls: setOn(call, 'ownership') }),
  GetPublicAccessBlock: (call) => ({ PublicAccessBlockConfiguration: setOn(call, 'block') }),
} satisfies S3Handlers

export const accessChanges = {
  PutBucketPolicy: (call) => {
    const bucket = bucketOf(call)
    const { input, state, principal } = call
    const policy = checkedPolicy(input.Policy ?? '', bucketArn(input.Bucket))
    const blocked = [bucket.block, state.accountBlock].some((block) => block?.BlockPublicPolicy === true)
    if (blocked && isPublic(policy))
      throw awsError(
        'AccessDenied',
        `User: ${principal.arn} is not authorized to perform: s3:PutBucketPolicy on resource: "${bucketArn(input.Bucket)}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
        403,
      )
    bucket.policy = input.Policy
  },
  DeleteBucketPolicy: unset('policy'),
  PutBucketAcl: (call) => applyAcl(call, bucketOf(call)),
  PutBucketOwnershipControls: (call) => {
    const bucket = bucketOf(call)
    const wanted = call.input.OwnershipControls?.Rules?.[0]?.ObjectOwnership
    if (!wanted || !['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'].includes(wanted))
      throw malformedXml()
    if (wanted === 'BucketOwnerEnforced' && bucket.grants.length > 0)
      throw awsError(
        'InvalidBucketAclWithObjectOwnership',
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
      )
    bucket.ownership = { Rules: [{ ObjectOwnership: wanted }] }
  },
  DeleteBucketOwnershipControls: unset('ownership'),
  PutPublicAccessBlock: (call) => {
    const bucket = bucketOf(call)
    if (!call.input.PublicAccessBlockConfiguration) throw malformedXml()
    bucket.block = wholeBlock(call.input.PublicAccessBlockConfiguration)
  },
  DeletePublicAccessBlock: unset('block'),
} satisfies S3Handlers

interface Block {
  readonly BlockPublicAcls?: boolean | undefined
  readonly IgnorePublicAcls?: boolean | undefined
  readonly BlockPublicPolicy?: boolean | undefined
  readonly RestrictPublicBuckets?: boolean | undefined
}

/** A request replaces all four settings: those that it leaves out are off. */
export const wholeBlock = (block: Block) => ({
  BlockPublicAcls: block.BlockPublicAcls ?? false,
  IgnorePublicAcls: block.IgnorePublicAcls ?? false,
  BlockPublicPolicy: block.BlockPublicPolicy ?? false,
  RestrictPublicBuckets: block.RestrictPublicBuckets ?? false,
})

const LONGEST_POLICY = 20 * 1024
const malformed = (why: string) => awsError('MalformedPolicy', why)

/** A policy that passes S3's own validation (AmazonS3/latest/userguide/access-policy-language-overview.html). */
function checkedPolicy(text: string, bucket: string): Policy {
  if (text.length > LONGEST_POLICY) throw awsError('PolicyTooLarge', 'The policy exceeds the allowed size')
  const parsed = parsePolicy(text)
  if (!parsed.ok) {
    const json = parsed.problems[0] === 'the policy is not valid JSON'
    throw malformed(json ? "Policies must be valid JSON and the first byte must be '{'" : parsed.problems.join('; '))
  }
  for (const { principals, actions, resources } of parsed.policy.statements) {
    if (!principals) throw malformed('Missing required field Principal')
    if (!resources) throw malformed('Missing required field Resource')
    if (!actions.patterns.every((one) => one === '*' || one.toLowerCase().startsWith('s3:')))
      throw malformed('Policy has invalid action')
    if (!resources.not && !resources.patterns.every((one) => isOf(bucket, one)))
      throw malformed('Policy has invalid resource')
    if (principals.aws.some((one) => one.includes('*') || one.includes('?')))
      throw malformed('Invalid principal in policy')
  }
  return parsed.policy
}

/** A bucket policy may only name its own bucket and the objects in it; `*` means those. */
const isOf = (bucket: string, resource: string): boolean =>
  resource === '*' || resource === bucket || resource.startsWith(`${bucket}/`) || resource === `${bucket}*`
