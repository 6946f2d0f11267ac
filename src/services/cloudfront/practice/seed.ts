import type { DefaultCacheBehavior, DistributionConfig, Origin } from '@aws-sdk/client-cloudfront'
import { buckets, HOME, isSmall, type Stack, tagsOf, US, webAclArn } from '../../../practice/company.ts'
import { alnumId, uuidOf } from '../../../practice/ids.ts'
import { account } from '../../../practice/principals.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type { CloudFrontState, StoredDistribution } from './state.ts'

const id = (kind: string, name: string): string => `E${alnumId(kind, name, 13).toUpperCase()}`
const certificate = (name: string): string =>
  `arn:${account.partition}:acm:${US}:${account.id}:certificate/${uuidOf('certificate', name)}`

/** The origin access controls, with which a distribution signs its requests to an origin. */
const accessControls = { s3: 'shop-buckets', lambda: 'shop-functions' } as const
const accessControlId = (name: string): string => id('origin access control', name)

const s3Origin = (bucket: string, region: string, control = ''): Origin => ({
  Id: bucket,
  DomainName: `${bucket}.s3.${region}.amazonaws.com`,
  OriginPath: '',
  CustomHeaders: { Quantity: 0 },
  S3OriginConfig: { OriginAccessIdentity: '' },
  ConnectionAttempts: 3,
  ConnectionTimeout: 10,
  OriginShield: { Enabled: false },
  OriginAccessControlId: control,
})

const customOrigin = (
  DomainName: string,
  speaks: 'http-only' | 'https-only' | 'match-viewer',
  protocols: readonly ('SSLv3' | 'TLSv1' | 'TLSv1.1' | 'TLSv1.2')[],
  control = '',
): Origin => ({
  Id: DomainName,
  DomainName,
  OriginPath: '',
  CustomHeaders: {
    Quantity: 1,
    Items: [{ HeaderName: 'X-Origin-Secret', HeaderValue: 'only-for-practice' }],
  },
  CustomOriginConfig: {
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginProtocolPolicy: speaks,
    OriginSslProtocols: { Quantity: protocols.length, Items: [...protocols] },
    OriginReadTimeout: 30,
    OriginKeepaliveTimeout: 5,
  },
  ConnectionAttempts: 3,
  ConnectionTimeout: 10,
  OriginShield: { Enabled: false },
  OriginAccessControlId: control,
})

const functionUrl = (name: string): string => `${alnumId('function url', name, 32)}.lambda-url.${HOME}.on.aws`

const behavior = (
  TargetOriginId: string,
  ViewerProtocolPolicy: 'allow-all' | 'https-only' | 'redirect-to-https',
  more: Partial<DefaultCacheBehavior> = {},
): DefaultCacheBehavior => ({
  TargetOriginId,
  TrustedSigners: { Enabled: false, Quantity: 0 },
  TrustedKeyGroups: { Enabled: false, Quantity: 0 },
  ViewerProtocolPolicy,
  AllowedMethods: {
    Quantity: 2,
    Items: ['HEAD', 'GET'],
    CachedMethods: { Quantity: 2, Items: ['HEAD', 'GET'] },
  },
  SmoothStreaming: false,
  Compress: true,
  LambdaFunctionAssociations: { Quantity: 0 },
  FunctionAssociations: { Quantity: 0 },
  FieldLevelEncryptionId: '',
  // AWS's managed policy CachingOptimized
  CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  ...more,
})

interface Plan {
  readonly name: string
  readonly stack: Stack
  readonly ageInDays: number
  readonly config: Omit<DistributionConfig, 'CallerReference' | 'Comment' | 'Enabled'>
}

const shop = (): Plan['config'] => {
  const assets = s3Origin(buckets.shopAssets, HOME, accessControlId(accessControls.s3))
  const spare = s3Origin(buckets.usAssets, US, accessControlId(accessControls.s3))
  const api = customOrigin('origin.nordlicht.example', 'https-only', ['TLSv1.2'])
  const labels = customOrigin(functionUrl('labels'), 'https-only', ['TLSv1.2'], accessControlId(accessControls.lambda))
  const origins = [assets, spare, api, labels]
  return {
    Aliases: { Quantity: 1, Items: ['www.nordlicht.example'] },
    DefaultRootObject: 'index.html',
    Origins: { Quantity: origins.length, Items: origins },
    OriginGroups: {
      Quantity: 1,
      Items: [
        {
          Id: 'assets',
          FailoverCriteria: { StatusCodes: { Quantity: 2, Items: [500, 503] } },
          Members: { Quantity: 2, Items: [{ OriginId: assets.Id }, { OriginId: spare.Id }] },
        },
      ],
    },
    DefaultCacheBehavior: behavior('assets', 'redirect-to-https', {
      FunctionAssociations: {
        Quantity: 1,
        Items: [
          {
            EventType: 'viewer-request',
            FunctionARN: `arn:${account.partition}:cloudfront::${account.id}:function/shop-redirects`,
          },
        ],
      },
    }),
    CacheBehaviors: {
      Quantity: 1,
      Items: [
        {
          PathPattern: '/certificates/*',
          ...behavior(labels.Id ?? '', 'https-only', {
            TrustedKeyGroups: { Enabled: true, Quantity: 1, Items: [uuidOf('key group', 'certificates')] },
          }),
        },
      ],
    },
    Logging: {
      Enabled: true,
      IncludeCookies: false,
      Bucket: `${buckets.accessLogs}.s3.amazonaws.com`,
      Prefix: 'cloudfront/shop/',
    },
    PriceClass: 'PriceClass_100',
    ViewerCertificate: {
      CloudFrontDefaultCertificate: false,
      ACMCertificateArn: certificate('www.nordlicht.example'),
      SSLSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2021',
      CertificateSource: 'acm',
    },
    WebACLId: webAclArn('shop-edge'),
    HttpVersion: 'http2and3',
    IsIPV6Enabled: true,
  }
}

/** What is left of the shop of 2019: its bucket was deleted in the migration. */
const oldShop = (): Plan['config'] => {
  const gone = s3Origin('nordlicht-shop-2019-assets', HOME)
  const erp = customOrigin('erp.nordlicht.example', 'http-only', ['SSLv3', 'TLSv1'])
  const feed = customOrigin(functionUrl('feed'), 'match-viewer', ['TLSv1.2'])
  return {
    DefaultRootObject: '',
    Origins: { Quantity: 3, Items: [gone, erp, feed] },
    DefaultCacheBehavior: behavior(gone.Id ?? '', 'allow-all', {
      TrustedSigners: { Enabled: true, Quantity: 1, Items: ['self'] },
    }),
    PriceClass: 'PriceClass_All',
    ViewerCertificate: {
      CloudFrontDefaultCertificate: true,
      SSLSupportMethod: 'vip',
      MinimumProtocolVersion: 'TLSv1',
      CertificateSource: 'cloudfront',
    },
    HttpVersion: 'http1.1',
    IsIPV6Enabled: false,
  }
}

/** The US shop for dealers, with signed cookies: it has a TLS policy of 2018 and no default root object. */
const usShop = (): Plan['config'] => {
  const assets = s3Origin(buckets.usAssets, US, accessControlId(accessControls.s3))
  return {
    Aliases: { Quantity: 1, Items: ['us.nordlicht.example'] },
    DefaultRootObject: '',
    Origins: { Quantity: 1, Items: [assets] },
    DefaultCacheBehavior: behavior(assets.Id ?? '', 'redirect-to-https', {
      TrustedKeyGroups: { Enabled: true, Quantity: 1, Items: [uuidOf('key group', 'dealers')] },
    }),
    PriceClass: 'PriceClass_100',
    ViewerCertificate: {
      CloudFrontDefaultCertificate: false,
      ACMCertificateArn: certificate('us.nordlicht.example'),
      SSLSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2018',
      CertificateSource: 'acm',
    },
    HttpVersion: 'http2',
    IsIPV6Enabled: true,
  }
}

const plans = (): readonly Plan[] => [
  { name: 'Web shop', stack: 'shop-prod', ageInDays: 600, config: shop() },
  { name: 'Shop of 2019', stack: 'corp-it', ageInDays: 2300, config: oldShop() },
  { name: 'US web shop', stack: 'shop-prod', ageInDays: 420, config: usShop() },
]

export const distributionId = (name: string): string => id('distribution', name)

export function seedCloudFront(context: SeedContext): CloudFrontState {
  if (isSmall(context)) return { distributions: [], accessControls: [] }
  return {
    distributions: plans().map(({ name, stack, ageInDays, config }): StoredDistribution => {
      const made = daysAgo(context, ageInDays)
      return {
        id: distributionId(name),
        config: { CallerReference: uuidOf('caller', name), Comment: name, Enabled: true, ...config },
        version: 1,
        made,
        modified: made,
        tags: tagsOf(stack),
      }
    }),
    accessControls: (['s3', 'lambda'] as const).map((kind) => ({
      id: accessControlId(accessControls[kind]),
      config: {
        Name: accessControls[kind],
        SigningProtocol: 'sigv4',
        SigningBehavior: 'always',
        OriginAccessControlOriginType: kind,
      },
    })),
  }
}
