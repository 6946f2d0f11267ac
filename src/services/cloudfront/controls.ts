import { unknown } from '../../controls/answer.ts'
import { type Control, control } from '../../controls/control.ts'
import { areTagged, TAG } from '../../controls/tags.ts'
import { existing } from '../../controls/template.ts'
import { listed } from '../../controls/wording.ts'
import type { Properties } from '../../model/resource.ts'
import { viewerPolicies } from './calendar.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html'
const on = 'AWS::CloudFront::Distribution'

type Config = NonNullable<Properties<typeof on>['DistributionConfig']>
type Origin = NonNullable<Config['Origins']>[number]
interface Configured {
  readonly DistributionConfig: Config | null
}

/** All cache behaviors of a configuration, the default one included; absent parts count as empty. */
const behaviorsOf = ({ DistributionConfig: config }: Configured) => [
  ...(config?.DefaultCacheBehavior ? [config.DefaultCacheBehavior] : []),
  ...(config?.CacheBehaviors ?? []),
]
/** The name of a cache behavior in a finding: its path pattern; the default behavior matches every path. */
const pathOf = (one: object): string =>
  'PathPattern' in one && typeof one.PathPattern === 'string' ? one.PathPattern : '*'
const originsOf = ({ DistributionConfig: config }: Configured): readonly Origin[] => config?.Origins ?? []
const s3Origins = (one: Configured) => originsOf(one).filter(({ S3OriginConfig }) => Boolean(S3OriginConfig))
const customOrigins = (one: Configured) => originsOf(one).flatMap(({ CustomOriginConfig }) => CustomOriginConfig ?? [])
const lambdaOrigins = (one: Configured) =>
  originsOf(one).filter(({ DomainName }) => /\.lambda-url\.[a-z0-9-]+\.on\.aws$/.test(DomainName ?? ''))

/** Not a multi-tenant distribution (AmazonCloudFront/latest/APIReference/API_DistributionConfig.html, ConnectionMode). */
const isForOneTenant = ({ DistributionConfig: config }: Configured): boolean => config?.ConnectionMode !== 'tenant-only'

const hasOwnCertificate = ({ DistributionConfig: config }: Configured): boolean =>
  Boolean(config?.ViewerCertificate?.AcmCertificateArn || config?.ViewerCertificate?.IamCertificateId)

/**
 * Dedicated IP addresses serve clients without SNI
 * (AmazonCloudFront/latest/DeveloperGuide/cnames-https-dedicated-ip-or-sni.html).
 */
const servesLegacyClients = ({ DistributionConfig: config }: Configured): boolean =>
  ['vip', 'static-ip'].includes(config?.ViewerCertificate?.SslSupportMethod ?? '')

export const rootObjectIsSet = control({
  id: 'CloudFront.1',
  compared: '2026-11-30',
  leftOpen:
    "A distribution without a default root object that has both S3 and custom origins is unknown: AWS's page fails the S3 origins and makes no finding for custom ones.",
  configRule: 'cloudfront-default-root-object-configured',
  on,
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'CloudFront distributions with S3 origins should have a default root object',
  finding: 'DefaultRootObject is not set: a request for / can list the bucket',
  reads: ['DistributionConfig'],
  applies: (one) => s3Origins(one).length > 0,
  holds: (one) => {
    if (one.DistributionConfig?.DefaultRootObject) return true
    // AWS's page fails distributions with S3 origins, and makes no finding for custom origins
    return s3Origins(one).length < originsOf(one).length && unknown('whether AWS judges S3 origins beside others')
  },
  fix: 'Set DefaultRootObject, such as index.html (UpdateDistribution).',
  source: `${docs}#cloudfront-1`,
})

export const viewersUseHttps = control({
  id: 'CloudFront.3',
  compared: '2026-11-30',
  configRule: 'cloudfront-viewer-policy-https',
  on,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'CloudFront distributions should require HTTPS from viewers',
  finding: (one) => {
    const open = behaviorsOf(one).filter(
      ({ ViewerProtocolPolicy: policy }) => policy !== 'https-only' && policy !== 'redirect-to-https',
    )
    return open.length === 0
      ? 'Distribution has no cache behavior'
      : `ViewerProtocolPolicy is ${listed(open.map((each) => `${each.ViewerProtocolPolicy ?? 'not set'} for ${pathOf(each)}`))}`
  },
  reads: ['DistributionConfig'],
  holds: (one) => {
    const behaviors = behaviorsOf(one)
    return (
      behaviors.length > 0 &&
      behaviors.every(({ ViewerProtocolPolicy: wants }) => wants === 'https-only' || wants === 'redirect-to-https')
    )
  },
  fix: 'Set ViewerProtocolPolicy to redirect-to-https or https-only in each cache behavior (UpdateDistribution).',
  source: `${docs}#cloudfront-3`,
})

export const originsFailOver = control({
  id: 'CloudFront.4',
  compared: '2026-11-30',
  configRule: 'cloudfront-origin-failover-enabled',
  on,
  responsibility: 'high-availability',
  severity: 'low',
  title: 'CloudFront distributions should have origin failover configured',
  finding: 'No origin group has two origins',
  reads: ['DistributionConfig'],
  holds: (one) =>
    (one.DistributionConfig?.OriginGroups?.Items ?? []).some(({ Members }) => (Members?.Items ?? []).length >= 2),
  fix: 'Create an origin group of two origins with failover criteria, and use it in the default cache behavior (UpdateDistribution).',
  source: `${docs}#cloudfront-4`,
})

export const distributionsAreLogged = control({
  id: 'CloudFront.5',
  compared: '2026-11-30',
  configRule: 'cloudfront-accesslogs-enabled',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'CloudFront distributions should have standard logging (access logs) enabled',
  finding: 'Standard logging is off: Logging has no Bucket',
  reads: ['DistributionConfig'],
  holds: (one) => Boolean(one.DistributionConfig?.Logging?.Bucket),
  fix: 'Turn on standard logging with a bucket (UpdateDistribution, Logging).',
  source: `${docs}#cloudfront-5`,
})

export const distributionsHaveWebAcl = control({
  id: 'CloudFront.6',
  compared: '2026-11-30',
  configRule: 'cloudfront-associated-with-waf',
  on,
  responsibility: 'web-protection',
  severity: 'medium',
  title: 'CloudFront distributions should be associated with an AWS WAF web ACL',
  finding: 'WebACLId is not set',
  reads: ['DistributionConfig'],
  holds: (one) => Boolean(one.DistributionConfig?.WebACLId),
  fix: 'Create a web ACL of scope CLOUDFRONT in us-east-1, and set WebACLId to its ARN (UpdateDistribution).',
  source: `${docs}#cloudfront-6`,
})

export const distributionsHaveOwnCertificate = control({
  id: 'CloudFront.7',
  compared: '2026-11-30',
  configRule: 'cloudfront-custom-ssl-certificate',
  on,
  responsibility: 'tls-strength',
  severity: 'low',
  title: 'CloudFront distributions should use a custom SSL/TLS certificate',
  finding: 'Distribution uses the default certificate of cloudfront.net',
  reads: ['DistributionConfig'],
  // the tenants of a multi-tenant distribution have the certificates
  // (config/latest/developerguide/cloudfront-custom-ssl-certificate.html)
  applies: isForOneTenant,
  holds: hasOwnCertificate,
  fix: 'Request a certificate in AWS Certificate Manager in us-east-1 and set it in ViewerCertificate, with its names in Aliases.',
  source: `${docs}#cloudfront-7`,
})

export const certificatesAreServedBySni = control({
  id: 'CloudFront.8',
  compared: '2026-11-30',
  configRule: 'cloudfront-sni-enabled',
  on,
  responsibility: 'tls-strength',
  severity: 'low',
  title: 'CloudFront distributions should serve their custom certificate by SNI',
  finding: (one) =>
    hasOwnCertificate(one)
      ? `SslSupportMethod is ${one.DistributionConfig?.ViewerCertificate?.SslSupportMethod ?? 'not set'}`
      : 'Distribution uses the default certificate of cloudfront.net',
  reads: ['DistributionConfig'],
  // the default certificate of cloudfront.net fails, as on AWS
  holds: (one) => hasOwnCertificate(one) && one.DistributionConfig?.ViewerCertificate?.SslSupportMethod === 'sni-only',
  fix: 'Set a certificate of your own in ViewerCertificate, with SSLSupportMethod sni-only.',
  source: `${docs}#cloudfront-8`,
})

export const originsAreReachedByHttps = control({
  id: 'CloudFront.9',
  compared: '2026-11-30',
  configRule: 'cloudfront-traffic-to-origin-encrypted',
  on,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'CloudFront distributions should use HTTPS to custom origins',
  finding: (one) =>
    `OriginProtocolPolicy is ${listed(customOrigins(one).flatMap(({ OriginProtocolPolicy: policy }) => (policy === 'https-only' ? [] : (policy ?? 'not set'))))}`,
  reads: ['DistributionConfig'],
  applies: (one) => customOrigins(one).length > 0,
  holds: (one) => {
    // match-viewer uses the viewer's protocol: that is HTTPS only if every viewer must use it
    const viewersMayUseHttp = behaviorsOf(one).some(({ ViewerProtocolPolicy: wants }) => wants === 'allow-all')
    return customOrigins(one).every(
      ({ OriginProtocolPolicy: speaks }) =>
        speaks === 'https-only' || (speaks === 'match-viewer' && !viewersMayUseHttp),
    )
  },
  fix: 'Set OriginProtocolPolicy of each custom origin to https-only (UpdateDistribution).',
  source: `${docs}#cloudfront-9`,
})

export const originsAreNotAskedBySslV3 = control({
  id: 'CloudFront.10',
  compared: '2026-11-30',
  configRule: 'cloudfront-no-deprecated-ssl-protocols',
  on,
  responsibility: 'tls-strength',
  severity: 'medium',
  title: 'CloudFront distributions should not use SSLv3 to custom origins',
  finding: 'OriginSSLProtocols of a custom origin contain SSLv3',
  reads: ['DistributionConfig'],
  applies: (one) => customOrigins(one).length > 0,
  holds: (one) => customOrigins(one).every(({ OriginSSLProtocols: list }) => !(list ?? []).includes('SSLv3')),
  fix: 'Set OriginSslProtocols of each custom origin to TLSv1.2 (UpdateDistribution).',
  source: `${docs}#cloudfront-10`,
})

export const s3OriginsExist = control({
  id: 'CloudFront.12',
  compared: '2026-11-30',
  configRule: 'cloudfront-s3-origin-non-existent-bucket',
  on,
  responsibility: 'inventory',
  severity: 'high',
  title: 'CloudFront distributions should not point to S3 origins that do not exist (subdomain takeover)',
  finding: (_, { state: { S3OriginBuckets: names } }) =>
    names?.length === 1
      ? `Origin bucket ${names[0]} does not exist`
      : `At least one origin bucket does not exist: ${listed(names ?? [])}`,
  reads: ['state.S3OriginBuckets', 'state.S3OriginsExist'],
  applies: (_, { state }) => (state.S3OriginBuckets ?? []).length > 0,
  holds: (_, { state }) => state.S3OriginsExist,
  fix: 'Remove the origin from the distribution, or create the bucket: another AWS account that creates it serves its content under your domain.',
  source: `${docs}#cloudfront-12`,
})

export const s3OriginsHaveAccessControl = control({
  id: 'CloudFront.13',
  compared: '2026-11-30',
  configRule: 'cloudfront-s3-origin-access-control-enabled',
  on,
  responsibility: 'no-public-sharing',
  severity: 'medium',
  title: 'CloudFront distributions should use origin access control (OAC) for S3 origins',
  finding: (one) =>
    `No origin access control on ${listed(s3Origins(one).flatMap((each) => (each.OriginAccessControlId ? [] : (each.DomainName ?? each.Id ?? 'an origin'))))}`,
  reads: ['DistributionConfig'],
  applies: (one) => s3Origins(one).length > 0,
  holds: (one) => s3Origins(one).every(({ OriginAccessControlId }) => Boolean(OriginAccessControlId)),
  fix: 'Create an origin access control of type s3, set it on the origin, and allow only this distribution in the bucket policy.',
  source: `${docs}#cloudfront-13`,
})

export const viewersUseCurrentTls = control({
  id: 'CloudFront.15',
  compared: '2026-11-30',
  leftOpen: 'A policy that AWS added after the table of policies was read is unknown, not failed.',
  parameters: { securityPolicies: { value: ['TLSv1.2_2021', 'TLSv1.2_2025', 'TLSv1.3_2025'] } },
  calendars: { policies: viewerPolicies },
  configRule: 'cloudfront-ssl-policy-check',
  on,
  responsibility: 'tls-strength',
  severity: 'medium',
  title: 'CloudFront distributions should use a recommended TLS security policy (TLS 1.2 or later)',
  finding: (one) =>
    `MinimumProtocolVersion is ${one.DistributionConfig?.ViewerCertificate?.MinimumProtocolVersion ?? 'TLSv1'}`,
  reads: ['DistributionConfig'],
  // AWS makes findings only for custom certificates served by SNI
  applies: (one) => hasOwnCertificate(one) && !servesLegacyClients(one),
  // without a value CloudFront uses TLSv1
  holds: (one, { parameters, calendars }) => {
    const policy = one.DistributionConfig?.ViewerCertificate?.MinimumProtocolVersion ?? 'TLSv1'
    return calendars.policies.knows(policy) && parameters.securityPolicies.includes(policy)
  },
  fix: 'Set MinimumProtocolVersion to TLSv1.2_2021 or a later policy.',
  source: `${docs}#cloudfront-15`,
})

export const lambdaOriginsHaveAccessControl = control({
  id: 'CloudFront.16',
  compared: '2026-11-30',
  configRule: 'cloudfront-origin-lambda-url-oac-enabled',
  on,
  responsibility: 'no-public-sharing',
  severity: 'medium',
  title: 'CloudFront distributions should use origin access control (OAC) for Lambda function URLs',
  finding: (one) =>
    `No origin access control on ${listed(lambdaOrigins(one).flatMap((each) => (each.OriginAccessControlId ? [] : (each.DomainName ?? 'an origin'))))}`,
  reads: ['DistributionConfig'],
  applies: (one) => lambdaOrigins(one).length > 0,
  holds: (one) => lambdaOrigins(one).every(({ OriginAccessControlId }) => Boolean(OriginAccessControlId)),
  fix: 'Create an origin access control of type lambda, set it on the origin, and set AuthType of the URL to AWS_IAM.',
  source: `${docs}#cloudfront-16`,
})

export const viewersSignByKeyGroups = control({
  id: 'CloudFront.17',
  compared: '2026-11-30',
  leftOpen:
    "A distribution with key groups in some cache behaviors and no signatures in the others is unknown: AWS's page speaks of the distribution, its Config rule of all cache behaviors.",
  configRule: 'cloudfront-distribution-key-group-enabled',
  on,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'CloudFront distributions should use trusted key groups for signed URLs and cookies',
  finding: (one) =>
    behaviorsOf(one).some(({ TrustedSigners }) => (TrustedSigners ?? []).length > 0)
      ? 'TrustedSigners are set: signatures use key pairs of a root user'
      : 'No cache behavior has TrustedKeyGroups',
  reads: ['DistributionConfig'],
  // viewers reach a multi-tenant distribution through its tenants
  applies: isForOneTenant,
  holds: (one) => {
    const behaviors = behaviorsOf(one)
    if (behaviors.some(({ TrustedSigners }) => (TrustedSigners ?? []).length > 0)) return false
    const signed = behaviors.filter(({ TrustedKeyGroups }) => (TrustedKeyGroups ?? []).length > 0)
    if (signed.length === 0) return false
    return signed.length === behaviors.length || unknown('whether AWS wants signatures of every cache behavior')
  },
  fix: 'Create a key group of public keys, and name it in TrustedKeyGroups of each cache behavior instead of trusted signers.',
  source: `${docs}#cloudfront-17`,
})

export const distributionsAreTagged: Control = areTagged({
  id: 'CloudFront.14',
  on: on,
  page: docs,
  title: 'CloudFront distributions',
  one: 'distribution',
  own: {
    cli: "aws cloudfront tag-resource --resource DISTRIBUTION_ARN --tags 'Items=[{Key=KEY,Value=VALUE}]'",
  },
  cloudformation: existing(on, { Tags: [TAG] }),
  terraform: 'aws_cloudfront_distribution',
})
