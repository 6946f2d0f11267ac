import { expect, test } from 'vitest'
import { bucketOfDomain, configurationOf } from './shapes.ts'

test.each([
  ['assets.s3.eu-central-1.amazonaws.com', 'assets'],
  ['assets.s3.amazonaws.com', 'assets'],
  ['assets.s3-eu-west-1.amazonaws.com', 'assets'],
  ['assets.s3.dualstack.eu-central-1.amazonaws.com', 'assets'],
  ['with.dots.s3.us-east-1.amazonaws.com', 'with.dots'],
  ['assets.s3.cn-north-1.amazonaws.com.cn', 'assets'],
  ['assets.s3-website.eu-central-1.amazonaws.com', undefined],
  ['assets.s3-website-us-east-1.amazonaws.com', undefined],
  // the aliases of access points, which are no buckets
  ['reports-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias.s3.eu-central-1.amazonaws.com', undefined],
  ['reports-e9a1cb--ol-s3.s3.eu-central-1.amazonaws.com', undefined],
  ['shop.example', undefined],
  ['s3.amazonaws.com', undefined],
  [undefined, undefined],
])('the bucket of %s', (domain, bucket) => {
  expect(bucketOfDomain(domain)).toBe(bucket)
})

test('the secrets that an origin is sent are left out, and what is off is not there', () => {
  const found = configurationOf({
    CallerReference: 'r',
    Comment: '',
    Enabled: true,
    Origins: {
      Quantity: 1,
      Items: [
        {
          Id: 'o',
          DomainName: 'o.example',
          CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'X-Secret', HeaderValue: 'only-for-practice' }] },
        },
      ],
    },
    DefaultCacheBehavior: {
      TargetOriginId: 'o',
      ViewerProtocolPolicy: 'https-only',
      TrustedKeyGroups: { Enabled: false, Quantity: 1, Items: ['k'] },
    },
    Logging: { Enabled: false, IncludeCookies: false, Bucket: 'logs', Prefix: '' },
  })
  expect(JSON.stringify(found)).not.toContain('only-for-practice')
  expect(found.Origins[0]?.OriginCustomHeaders).toEqual([{ HeaderName: 'X-Secret' }])
  expect(found.Logging).toBeUndefined()
  expect(found.DefaultCacheBehavior?.TrustedKeyGroups).toEqual([])
})
