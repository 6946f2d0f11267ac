import type * as Client from '@aws-sdk/client-cloudfront'
import { among, kind } from '../../../practice/kind.ts'
import { awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export interface StoredDistribution extends HasTags {
  id: string
  config: Client.DistributionConfig
  /** The number of changes, from which the ETag is made. */
  version: number
  made: string
  modified: string
}

export interface StoredAccessControl {
  id: string
  config: Client.OriginAccessControlConfig
}

/** CloudFront's state, one for the whole account. */
export interface CloudFrontState {
  distributions: StoredDistribution[]
  accessControls: StoredAccessControl[]
}

export type Module = typeof Client
export type C<I = unknown> = Call<I, CloudFrontState>
export type Definition = ServiceDefinition<Module, CloudFrontState>

export const distributions = kind<CloudFrontState, StoredDistribution>({
  in: (state) => state.distributions,
  id: ({ id }) => id,
  arn: ({ partition, account }, id) => `arn:${partition}:cloudfront::${account}:distribution/${id}`,
  missing: () => awsError('NoSuchDistribution', 'The specified distribution does not exist.', 404),
})
export const taggedBy = among([distributions], () =>
  awsError('NoSuchResource', 'The specified resource does not exist.', 404),
)

export const etagOf = ({ id, version }: StoredDistribution): string => `E${version}${id.slice(1)}`

const domainOf = (id: string): string => `d${id.slice(1).toLowerCase()}.cloudfront.net`

export const shown = (call: C, stored: StoredDistribution): Client.Distribution => ({
  Id: stored.id,
  ARN: distributions.arnOf(call, stored),
  Status: 'Deployed',
  LastModifiedTime: new Date(stored.modified),
  InProgressInvalidationBatches: 0,
  DomainName: domainOf(stored.id),
  ActiveTrustedSigners: { Enabled: false, Quantity: 0 },
  ActiveTrustedKeyGroups: { Enabled: false, Quantity: 0 },
  DistributionConfig: stored.config,
})

/** A distribution as ListDistributions returns it: without logs, root object and other members. */
export function summaryOf(call: C, stored: StoredDistribution): Client.DistributionSummary {
  const { config } = stored
  return {
    Id: stored.id,
    ARN: distributions.arnOf(call, stored),
    ETag: etagOf(stored),
    Status: 'Deployed',
    LastModifiedTime: new Date(stored.modified),
    DomainName: domainOf(stored.id),
    Aliases: config.Aliases ?? { Quantity: 0 },
    Origins: config.Origins,
    OriginGroups: config.OriginGroups ?? { Quantity: 0 },
    DefaultCacheBehavior: config.DefaultCacheBehavior,
    CacheBehaviors: config.CacheBehaviors ?? { Quantity: 0 },
    CustomErrorResponses: { Quantity: 0 },
    Comment: config.Comment,
    PriceClass: config.PriceClass ?? 'PriceClass_All',
    Enabled: config.Enabled,
    ViewerCertificate: config.ViewerCertificate,
    Restrictions: config.Restrictions ?? { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
    WebACLId: config.WebACLId ?? '',
    HttpVersion: config.HttpVersion ?? 'http2',
    IsIPV6Enabled: config.IsIPV6Enabled ?? false,
    Staging: false,
  }
}
