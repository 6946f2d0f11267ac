import type { CloudFront, DistributionConfig } from '@aws-sdk/client-cloudfront'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictBy } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { buckets, HOME, US, webAclArn } from '../../practice/company.ts'
import { distributions } from './collect/cloudfront.ts'
import * as cloudfrontModule from './controls.ts'
import { distributionId } from './practice/seed.ts'

const cloudfrontControls = controlsIn(cloudfrontModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let cloudfront: CloudFront

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  cloudfront = await aws.client('cloudfront', US)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [distributions])
const Id = distributionId('Shop of 2019')
const verdict = (id: string, model: Model) => verdictBy(cloudfrontControls)(id, Id, model)

/** Changes a distribution as people do: read, edit, write back under its ETag. */
async function edit(change: (config: DistributionConfig) => void, IfMatch?: string, id = Id) {
  const { DistributionConfig: config, ETag } = await cloudfront.getDistributionConfig({ Id: id })
  if (!config) throw new Error('no configuration')
  change(config)
  return cloudfront.updateDistribution({ Id: id, IfMatch: IfMatch ?? ETag, DistributionConfig: config })
}

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })
  test('sees each distribution once, with tags, and none of the secrets that origins are sent', () => {
    expect(model.blindSpots).toEqual([])
    expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
    const found = model.ofType('AWS::CloudFront::Distribution')
    expect(found.map(({ name }) => name).toSorted()).toEqual([Id, 'us.nordlicht.example', 'www.nordlicht.example'])
    expect(new Set(found.map(({ region }) => region))).toEqual(new Set(['global']))
    expect(found.every(({ tags }) => tags['team'] !== undefined)).toBe(true)
    expect(JSON.stringify(found)).not.toContain('only-for-practice')
  })
})

describe('the unmet controls of the shop of 2019 are fixed', () => {
  const originsOf = (config: DistributionConfig) => config.Origins?.Items ?? []
  /** Of an S3 origin beside others AWS tells nothing certain, and of the default certificate's policy nothing. */
  const before: Readonly<Record<string, string>> = { 'CloudFront.1': 'unknown', 'CloudFront.15': 'not-applicable' }
  test.each<[string, (config: DistributionConfig) => void]>([
    ['CloudFront.1', (config) => Object.assign(config, { DefaultRootObject: 'index.html' })],
    ['CloudFront.3', ({ DefaultCacheBehavior: it }) => it && Object.assign(it, { ViewerProtocolPolicy: 'https-only' })],
    [
      'CloudFront.9',
      (config) => {
        for (const { CustomOriginConfig: it } of originsOf(config)) if (it) it.OriginProtocolPolicy = 'https-only'
      },
    ],
    [
      'CloudFront.10',
      (config) => {
        for (const { CustomOriginConfig: it } of originsOf(config))
          if (it) it.OriginSslProtocols = { Quantity: 1, Items: ['TLSv1.2'] }
      },
    ],
    [
      'CloudFront.4',
      (config) => {
        const [a, b] = originsOf(config).slice(1)
        const members = [{ OriginId: a?.Id }, { OriginId: b?.Id }]
        config.OriginGroups = {
          Quantity: 1,
          Items: [
            {
              Id: 'both',
              FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [500] } },
              Members: { Quantity: 2, Items: members },
            },
          ],
        }
      },
    ],
    [
      'CloudFront.5',
      (config) => {
        const Bucket = `${buckets.accessLogs}.s3.amazonaws.com`
        config.Logging = { Enabled: true, IncludeCookies: false, Bucket, Prefix: 'old/' }
      },
    ],
    ['CloudFront.6', (config) => Object.assign(config, { WebACLId: webAclArn('shop-edge') })],
    [
      'CloudFront.15',
      (config) => {
        config.ViewerCertificate = {
          ACMCertificateArn: `arn:aws:acm:us-east-1:${practice.account}:certificate/old`,
          SSLSupportMethod: 'sni-only',
          MinimumProtocolVersion: 'TLSv1.2_2021',
        }
      },
    ],
    [
      'CloudFront.12',
      (config) => {
        const [gone] = originsOf(config)
        if (gone) gone.DomainName = `${buckets.shopAssets}.s3.${HOME}.amazonaws.com`
      },
    ],
    [
      'CloudFront.17',
      ({ DefaultCacheBehavior: it }) => {
        if (!it) return
        it.TrustedSigners = { Enabled: false, Quantity: 0 }
        it.TrustedKeyGroups = { Enabled: true, Quantity: 1, Items: ['k'] }
      },
    ],
  ])('%s', async (id, change) => {
    expect(verdict(id, await scan())).toBe(before[id] ?? 'unmet')
    await edit(change)
    expect(verdict(id, await scan())).toBe('met')
  })

  test('an own certificate meets the controls of certificates too; an access control those of origins', async () => {
    const { OriginAccessControl: made } = await cloudfront.createOriginAccessControl({
      OriginAccessControlConfig: {
        Name: 'old-shop',
        SigningProtocol: 'sigv4',
        SigningBehavior: 'always',
        OriginAccessControlOriginType: 's3',
      },
    })
    await edit((config) => {
      for (const one of originsOf(config)) one.OriginAccessControlId = made?.Id
    })
    const model = await scan()
    const ids = ['CloudFront.7', 'CloudFront.8', 'CloudFront.13', 'CloudFront.16']
    expect(ids.map((id) => verdict(id, model))).toEqual(['met', 'met', 'met', 'met'])
  })
  test('tags', async () => {
    const { Distribution } = await cloudfront.getDistribution({ Id })
    const Resource = Distribution?.ARN
    await cloudfront.tagResource({ Resource, Tags: { Items: [{ Key: 'owner', Value: 'it' }] } })
    await cloudfront.untagResource({ Resource, TagKeys: { Items: ['team'] } })
    const { Tags } = await cloudfront.listTagsForResource({ Resource })
    expect(Tags?.Items?.map(({ Key }) => Key).toSorted()).toEqual(['cost-centre', 'environment', 'owner'])
  })
  test('a distribution is made, disabled and deleted', async () => {
    const { DistributionConfig: config } = await cloudfront.getDistributionConfig({ Id })
    const made = await cloudfront.createDistribution({
      // safe: a configuration that CloudFront gave, under another reference
      DistributionConfig: { ...config, CallerReference: 'second' } as DistributionConfig,
    })
    const second = made.Distribution?.Id
    expect(await refused(cloudfront.deleteDistribution({ Id: second, IfMatch: made.ETag }))).toBe(
      'DistributionNotDisabled',
    )
    const { ETag } = await edit((it) => Object.assign(it, { Enabled: false }), undefined, second)
    await cloudfront.deleteDistribution({ Id: second, IfMatch: ETag })
    expect(await refused(cloudfront.getDistribution({ Id: second }))).toBe('NoSuchDistribution')
  })
})

test('distributions come in pages', async () => {
  const first = (await cloudfront.listDistributions({ MaxItems: 2 })).DistributionList
  const second = (await cloudfront.listDistributions({ MaxItems: 2, Marker: first?.NextMarker })).DistributionList
  expect([first?.Items?.length, second?.Items?.length, second?.IsTruncated]).toEqual([2, 1, false])
})

test.each([
  ['an unknown distribution', () => cloudfront.getDistributionConfig({ Id: 'E0' }), 'NoSuchDistribution'],
  ['an old version', () => edit(() => {}, 'E0OLD'), 'PreconditionFailed'],
  ['a web ACL that is not there', () => edit((it) => Object.assign(it, { WebACLId: 'arn:none' })), 'InvalidWebACLId'],
  [
    'a name without a certificate',
    () =>
      edit((it) => Object.assign(it, { Aliases: { Quantity: 1, Items: ['a.example'] }, ViewerCertificate: undefined })),
    'InvalidViewerCertificate',
  ],
  [
    'a count that is wrong',
    () => edit((it) => Object.assign(it, { Aliases: { Quantity: 2, Items: ['a.example'] } })),
    'InconsistentQuantities',
  ],
  [
    'an origin that is not there',
    () => edit(({ DefaultCacheBehavior: it }) => it && Object.assign(it, { TargetOriginId: 'none' })),
    'NoSuchOrigin',
  ],
  ['another caller reference', () => edit((it) => Object.assign(it, { CallerReference: 'x' })), 'IllegalUpdate'],
  ['a marker of nobody', () => cloudfront.listDistributions({ Marker: 'abc' }), 'InvalidArgument'],
])('%s is refused', async (_, call, code) => {
  expect(await refused(call())).toBe(code)
})
