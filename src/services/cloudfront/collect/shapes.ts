import type { CacheBehavior, DefaultCacheBehavior, DistributionConfig, Origin } from '@aws-sdk/client-cloudfront'

/**
 * A distribution's configuration in CloudFormation's shape: lists without counts, and other capitals in a few names.
 * Custom headers for an origin may hold secrets: only their names are kept.
 */
export const configurationOf = (config: DistributionConfig) => ({
  Aliases: config.Aliases?.Items ?? [],
  CacheBehaviors: (config.CacheBehaviors?.Items ?? []).map((one) => ({
    PathPattern: one.PathPattern,
    ...behaviorOf(one),
  })),
  Comment: config.Comment,
  ConnectionMode: config.ConnectionMode,
  DefaultCacheBehavior: config.DefaultCacheBehavior ? behaviorOf(config.DefaultCacheBehavior) : undefined,
  DefaultRootObject: config.DefaultRootObject ?? '',
  Enabled: config.Enabled,
  HttpVersion: config.HttpVersion,
  IPV6Enabled: config.IsIPV6Enabled,
  // CloudFormation has no Logging if logs are off
  Logging: config.Logging?.Enabled ? { Bucket: config.Logging.Bucket, Prefix: config.Logging.Prefix } : undefined,
  OriginGroups: {
    Quantity: config.OriginGroups?.Quantity ?? 0,
    Items: (config.OriginGroups?.Items ?? []).map(({ Id, Members }) => ({
      Id,
      Members: {
        Quantity: Members?.Quantity,
        Items: (Members?.Items ?? []).map(({ OriginId }) => ({ OriginId })),
      },
    })),
  },
  Origins: (config.Origins?.Items ?? []).map(originOf),
  PriceClass: config.PriceClass,
  ViewerCertificate: {
    AcmCertificateArn: config.ViewerCertificate?.ACMCertificateArn,
    CloudFrontDefaultCertificate: config.ViewerCertificate?.CloudFrontDefaultCertificate,
    IamCertificateId: config.ViewerCertificate?.IAMCertificateId,
    MinimumProtocolVersion: config.ViewerCertificate?.MinimumProtocolVersion,
    SslSupportMethod: config.ViewerCertificate?.SSLSupportMethod,
  },
  WebACLId: config.WebACLId ?? '',
})

/**
 * Whether every part of a configuration says if it is on; CloudFront always answers so
 * (cloudfront/latest/APIReference/API_GetDistributionConfig.html).
 */
export const isWhole = ({ Logging, DefaultCacheBehavior, CacheBehaviors }: DistributionConfig): boolean =>
  [
    Logging,
    ...[DefaultCacheBehavior, ...(CacheBehaviors?.Items ?? [])].flatMap((one) => [
      one?.TrustedKeyGroups,
      one?.TrustedSigners,
    ]),
  ].every((part) => part === undefined || part.Enabled !== undefined)

const behaviorOf = (one: CacheBehavior | DefaultCacheBehavior) => ({
  TargetOriginId: one.TargetOriginId,
  ViewerProtocolPolicy: one.ViewerProtocolPolicy,
  TrustedKeyGroups: one.TrustedKeyGroups?.Enabled ? (one.TrustedKeyGroups.Items ?? []) : [],
  TrustedSigners: one.TrustedSigners?.Enabled ? (one.TrustedSigners.Items ?? []) : [],
  FieldLevelEncryptionId: one.FieldLevelEncryptionId || undefined,
  FunctionAssociations: itemsOf(one.FunctionAssociations)?.map(({ EventType, FunctionARN }) => ({
    EventType,
    FunctionARN,
  })),
  LambdaFunctionAssociations: itemsOf(one.LambdaFunctionAssociations)?.map(({ EventType, LambdaFunctionARN }) => ({
    EventType,
    LambdaFunctionARN,
  })),
})

/** The items of a counted list: empty if AWS sends only the count, undefined if it sends no list. */
const itemsOf = <T>(list: { readonly Items?: readonly T[] | undefined } | undefined): readonly T[] | undefined =>
  list && (list.Items ?? [])

const originOf = (one: Origin) => ({
  Id: one.Id,
  DomainName: one.DomainName,
  OriginPath: one.OriginPath,
  OriginAccessControlId: one.OriginAccessControlId ?? '',
  OriginCustomHeaders: (one.CustomHeaders?.Items ?? []).map(({ HeaderName }) => ({ HeaderName })),
  S3OriginConfig: one.S3OriginConfig
    ? { OriginAccessIdentity: one.S3OriginConfig.OriginAccessIdentity ?? '' }
    : undefined,
  CustomOriginConfig: one.CustomOriginConfig
    ? {
        HTTPPort: one.CustomOriginConfig.HTTPPort,
        HTTPSPort: one.CustomOriginConfig.HTTPSPort,
        OriginProtocolPolicy: one.CustomOriginConfig.OriginProtocolPolicy,
        OriginSSLProtocols: one.CustomOriginConfig.OriginSslProtocols?.Items ?? [],
      }
    : undefined,
  VpcOriginConfig: one.VpcOriginConfig ? { VpcOriginId: one.VpcOriginConfig.VpcOriginId } : undefined,
})

/**
 * The bucket of an S3 origin: its domain is BUCKET.s3.REGION.amazonaws.com, older ones have a hyphen or no region
 * (AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html). Undefined for any other domain, for a
 * static website, and for an access point alias, which looks like a bucket but is not one
 * (AmazonS3/latest/userguide/access-points-naming.html).
 */
export function bucketOfDomain(domain: string | undefined): string | undefined {
  const [, bucket] =
    domain?.match(/^(.+)\.s3(?!-website)(?:[.-](?:dualstack\.)?[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/) ?? []
  return bucket === undefined || ACCESS_POINT.test(bucket) ? undefined : bucket
}
const ACCESS_POINT = /-(?:s3alias|-ol-s3)$/
