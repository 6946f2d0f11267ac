import { collector, detail, pages, type Reach, tagRecord } from '../../../collect/collector.ts'
import { taggedAs } from '../../resourcegroupstaggingapi/collect.ts'
import { bucketOfDomain, configurationOf, isWhole } from './shapes.ts'

const on = 'AWS::CloudFront::Distribution'

/** Distributions; CloudFront is a global service, read in the partition's home region. */
export const distributions = collector({
  types: [on],
  service: 'cloudfront',
  scope: 'global',
  needs: ['cloudfront:ListDistributions'],
  async *list({ client }) {
    const cloudfront = await client('cloudfront')
    const found = pages(
      (Marker) => cloudfront.listDistributions({ Marker, MaxItems: 100 }),
      (answer) => answer.DistributionList?.Items,
      (answer) => answer.DistributionList?.NextMarker,
    )
    for await (const { ARN, Id, DomainName, Aliases, Origins } of found) {
      if (!ARN || !Id) continue
      const buckets = (Origins?.Items ?? []).flatMap((one) =>
        one.S3OriginConfig ? (bucketOfDomain(one.DomainName) ?? []) : [],
      )
      const S3OriginBuckets = [...new Set(buckets)].sort()
      yield {
        type: on,
        id: ARN,
        name: Aliases?.Items?.[0] ?? Id,
        properties: { Id, DomainName: DomainName ?? null },
        state: { S3OriginBuckets, ...(S3OriginBuckets.length === 0 ? { S3OriginsExist: null } : {}) },
      }
    }
  },
  details: [
    detail({
      on,
      needs: ['cloudfront:GetDistributionConfig'],
      fills: ['DistributionConfig'],
      async get({ client }, { properties }) {
        const cloudfront = await client('cloudfront')
        const { DistributionConfig: config } = await cloudfront.getDistributionConfig({ Id: properties.Id ?? '' })
        return config && isWhole(config) ? { properties: { DistributionConfig: configurationOf(config) } } : {}
      },
    }),
    detail({
      on,
      needs: ['s3:GetBucketLocation'],
      fills: ['state.S3OriginsExist'],
      none: ['NoSuchBucket'],
      when: ({ state }) => (state?.S3OriginBuckets ?? []).length > 0,
      async get(reach, { state }) {
        // one after the other, so that the reported answer does not depend on timing
        for (const bucket of state?.S3OriginBuckets ?? []) await locationOf(reach, bucket)
        return { state: { S3OriginsExist: true } }
      },
    }),
    taggedAs(
      'cloudfront:distribution',
      detail({
        on,
        needs: ['cloudfront:ListTagsForResource'],
        fills: ['tags'],
        async get({ client }, { id }) {
          const cloudfront = await client('cloudfront')
          const { Tags } = await cloudfront.listTagsForResource({ Resource: id })
          return { tags: tagRecord(Tags?.Items) }
        },
      }),
    ),
  ],
})

/**
 * The location of a bucket. AWS refuses a bucket that does not exist with NoSuchBucket, and a bucket of another account
 * with AccessDenied.
 */
const locationOf = (reach: Reach, Bucket: string): Promise<unknown> =>
  reach.once(`s3 location ${Bucket}`, async () => (await reach.client('s3')).getBucketLocation({ Bucket }))
