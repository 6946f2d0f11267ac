import type * as Client from '@aws-sdk/client-cloudfront'
import { awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'

export interface StoredDistribution {
  id: string
  config: Client.DistributionConfig
  /** Counts the changes: the ETag is made of it. */
  version: number
  made: string
  modified: string
  tags: { Key: string; Value: string }[]
}

export interface StoredAccessControl {
  id: string
  config: Client.OriginAccessControlConfig
}

/** CloudFront: one for the whole account. */
export interface CloudFrontState {
  distributions: StoredDistribution[]
  accessControls: StoredAccessControl[]
}

export type Module = typeof Client
export type C<I = unknown> = Call<I, CloudFrontState>
export type Definition = ServiceDefinition<Module, CloudFrontState>

export const arnOf = ({ partition, account }: C, id: string): string =>
  `arn:${partition}:cloudfront::${account}:distribution/${id}`

export const etagOf = ({ id, version }: StoredDistribution): string => `E${version}${id.slice(1)}`

export function distributionOf({ state }: C, id: string | undefined): StoredDistribution {
  const found = state.distributions.find((one) => one.id === id)
  if (!found) throw awsError('NoSuchDistribution', 'The specified distribution does not exist.', 404)
  return found
}

export function taggedBy(call: C, arn: string | undefined): StoredDistribution {
  const found = call.state.distributions.find((one) => arnOf(call, one.id) === arn)
  if (!found) throw awsError('NoSuchResource', 'The specified resource does not exist.', 404)
  return found
}

const domainOf = (id: string): string => `d${id.slice(1).toLowerCase()}.cloudfront.net`

export const shown = (call: C, stored: StoredDistribution): Client.Distribution => ({
  Id: stored.id,
  ARN: arnOf(call, stored.id),
  Status: 'Deployed',
  LastModifiedTime: new Date(stored.modified),
  InProgressInvalidationBatches: 0,
  DomainName: domainOf(stored.id),
  ActiveTrustedSigners: { Enabled: false, Quantity: 0 },
  ActiveTrustedKeyGroups: { Enabled: false, Quantity: 0 },
  DistributionConfig: stored.config,
})

/** A distribution as the listing shows it: without logs, root object and the like. */
export function summaryOf(call: C, stored: StoredDistribution): Client.DistributionSummary {
  const { config } = stored
  return {
    Id: stored.id,
    ARN: arnOf(call, stored.id),
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
