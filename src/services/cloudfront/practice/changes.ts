import type { DistributionConfig } from '@aws-sdk/client-cloudfront'
import { alnumId } from '../../../practice/ids.ts'
import { type AwsError, awsError } from '../../../practice/service.ts'
import { tag, untag } from '../../../practice/tags.ts'
import { wafv2 } from '../../wafv2/practice/index.ts'
import { type C, type Definition, distributions, etagOf, type StoredDistribution, shown, taggedBy } from './state.ts'

const MOST_TAGS = 50
/** CloudFront's web ACLs are in this region (waf/latest/developerguide/how-aws-waf-works-resources.html). */
const WAF_REGION = 'us-east-1'

const invalid = (what: string, message: string, status = 400): AwsError => awsError(what, message, status)

/** The distribution, if IfMatch names its current version. */
function matching(call: C<{ Id?: string | undefined; IfMatch?: string | undefined }>): StoredDistribution {
  const stored = distributions.of(call, call.input.Id)
  const { IfMatch } = call.input
  if (!IfMatch) throw invalid('InvalidIfMatchVersion', 'The If-Match version is missing or not valid for the resource.')
  if (IfMatch !== etagOf(stored))
    throw invalid(
      'PreconditionFailed',
      "The request failed because it didn't meet the preconditions in one or more request-header fields.",
      412,
    )
  return stored
}

interface Counted {
  readonly Quantity?: number | undefined
  readonly Items?: readonly unknown[] | undefined
}

/** Throws unless each list has the length that it states. */
function checkCounts(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) checkCounts(item)
    return
  }
  // safe: both members are checked before they are used
  const { Quantity, Items } = value as Counted
  if (typeof Quantity === 'number' && Quantity !== (Array.isArray(Items) ? Items.length : 0))
    throw invalid('InconsistentQuantities', 'The value of Quantity and the size of Items don’t match.')
  for (const member of Object.values(value)) checkCounts(member)
}

/** A configuration as CloudFront accepts and stores it. */
function accepted(call: C, given: DistributionConfig | undefined): DistributionConfig {
  if (!given?.DefaultCacheBehavior || !given.Origins)
    throw invalid('InvalidArgument', 'The parameter DistributionConfig lacks Origins or DefaultCacheBehavior.')
  checkCounts(given)
  const known = new Set([
    ...(given.Origins.Items ?? []).map(({ Id }) => Id),
    ...(given.OriginGroups?.Items ?? []).map(({ Id }) => Id),
  ])
  for (const { TargetOriginId } of [given.DefaultCacheBehavior, ...(given.CacheBehaviors?.Items ?? [])])
    if (!known.has(TargetOriginId))
      throw invalid('NoSuchOrigin', 'One or more of your origins or origin groups do not exist.', 404)
  if (given.DefaultRootObject?.startsWith('/'))
    throw invalid('InvalidDefaultRootObject', 'The parameter DefaultRootObject must not begin with a slash.')
  for (const { OriginAccessControlId: control } of given.Origins.Items ?? [])
    if (control && !call.state.accessControls.some(({ id }) => id === control))
      throw invalid('InvalidOriginAccessControl', 'The origin access control is not valid.')
  checkWebAcl(call, given.WebACLId)
  const viewer = given.ViewerCertificate
  const own = Boolean(viewer?.ACMCertificateArn || viewer?.IAMCertificateId)
  if (!own && (given.Aliases?.Items ?? []).length > 0)
    throw invalid(
      'InvalidViewerCertificate',
      'To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate that validates your authorization to use the domain name.',
    )
  // with the certificate of cloudfront.net the policy is always TLSv1 (API_ViewerCertificate.html)
  const certificate = own
    ? { ...viewer, CloudFrontDefaultCertificate: false }
    : { CloudFrontDefaultCertificate: true, SSLSupportMethod: 'vip' as const, MinimumProtocolVersion: 'TLSv1' as const }
  return { ...structuredClone(given), ViewerCertificate: certificate }
}

function checkWebAcl(call: C, arn: string | undefined): void {
  if (!arn) return
  if (!call.of(wafv2, WAF_REGION).webAcls.some(({ is }) => is.ARN === arn && arn.includes(':global/webacl/')))
    throw invalid('InvalidWebACLId', `Web ACL is not accessible by the requester. Web ACL id: ${arn}`)
}

function change(call: C, stored: StoredDistribution, config: DistributionConfig): void {
  stored.config = config
  stored.version += 1
  stored.modified = call.now.toISOString()
}

const answer = (call: C, stored: StoredDistribution) => ({
  Distribution: { ...shown(call, stored), Status: 'InProgress' },
  ETag: etagOf(stored),
})

export const changes = {
  CreateDistribution: (call) => {
    const config = accepted(call, call.input.DistributionConfig)
    const reference = config.CallerReference ?? ''
    if (call.state.distributions.some((one) => one.config.CallerReference === reference))
      throw invalid(
        'DistributionAlreadyExists',
        'The caller reference you attempted to create the distribution with is associated with another distribution.',
        409,
      )
    const made = call.now.toISOString()
    const id = `E${alnumId('distribution', `made ${reference}`, 13).toUpperCase()}`
    const stored = { id, config, version: 1, made, modified: made, tags: {} }
    distributions.add(call, stored)
    return { ...answer(call, stored), Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${id}` }
  },
  UpdateDistribution: (call) => {
    const stored = matching(call)
    const config = accepted(call, call.input.DistributionConfig)
    if (config.CallerReference !== stored.config.CallerReference)
      throw invalid('IllegalUpdate', 'The update contains modifications that are not allowed: CallerReference.')
    change(call, stored, config)
    return answer(call, stored)
  },
  DeleteDistribution: (call) => {
    const stored = matching(call)
    if (stored.config.Enabled)
      throw invalid('DistributionNotDisabled', 'The distribution you are trying to delete has not been disabled.', 409)
    distributions.remove(call, stored.id)
  },
  CreateOriginAccessControl: (call) => {
    const config = call.input.OriginAccessControlConfig
    if (!config?.Name) throw invalid('InvalidArgument', 'The parameter Name is required.')
    if (call.state.accessControls.some((one) => one.config.Name === config.Name))
      throw invalid('OriginAccessControlAlreadyExists', 'An origin access control with this name exists already.', 409)
    const stored = { id: `E${alnumId('origin access control', `made ${config.Name}`, 13).toUpperCase()}`, config }
    call.state.accessControls.push(stored)
    return {
      OriginAccessControl: { Id: stored.id, OriginAccessControlConfig: config },
      ETag: `E1${stored.id.slice(1)}`,
    }
  },
  TagResource: (call) => {
    const stored = taggedBy(call, call.input.Resource)
    tag(stored, call.input.Tags?.Items)
    if (Object.keys(stored.tags).length > MOST_TAGS)
      throw invalid('InvalidTagging', `A distribution has ${MOST_TAGS} tags at most.`)
  },
  UntagResource: (call) => untag(taggedBy(call, call.input.Resource), call.input.TagKeys?.Items),
} satisfies NonNullable<Definition['changes']>
