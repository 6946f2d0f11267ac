import { collector, detail, pages, stated } from '../../../collect/collector.ts'
import { resourceId } from '../../../model/resource.ts'
import { wholeBlock } from './block.ts'

const block = 'Demarc::S3::AccountPublicAccessBlock'

/** The account's own Block Public Access setting: always one resource. */
export const accountPublicAccessBlock = collector({
  types: [block],
  service: 's3control',
  scope: 'global',
  needs: [],
  async *list({ account }) {
    const id = resourceId(block, account, 'global')
    yield { type: block, id, name: 'Block Public Access of the account', properties: {} }
  },
  details: [
    detail({
      on: block,
      needs: ['s3:GetAccountPublicAccessBlock'],
      fills: ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'],
      none: ['NoSuchPublicAccessBlockConfiguration'],
      async get({ client, account }) {
        const s3control = await client('s3control')
        const { PublicAccessBlockConfiguration: found } = await s3control.getPublicAccessBlock({ AccountId: account })
        return {
          properties: {
            BlockPublicAcls: found?.BlockPublicAcls,
            BlockPublicPolicy: found?.BlockPublicPolicy,
            IgnorePublicAcls: found?.IgnorePublicAcls,
            RestrictPublicBuckets: found?.RestrictPublicBuckets,
          },
        }
      },
    }),
  ],
})

export const accessPoints = collector({
  types: ['AWS::S3::AccessPoint'],
  service: 's3control',
  scope: 'region',
  needs: ['s3:ListAccessPoints'],
  async *list({ client, account, partition, region }) {
    const s3control = await client('s3control')
    const listed = pages(
      (NextToken) => s3control.listAccessPoints({ AccountId: account, NextToken }),
      (answer) => answer.AccessPointList,
      (answer) => answer.NextToken,
    )
    for await (const point of listed) {
      if (!point.Name) continue
      const Arn = point.AccessPointArn ?? `arn:${partition}:s3:${region}:${account}:accesspoint/${point.Name}`
      yield {
        type: 'AWS::S3::AccessPoint',
        id: Arn,
        name: point.Name,
        properties: {
          Arn,
          Name: point.Name,
          Bucket: point.Bucket ?? null,
          BucketAccountId: point.BucketAccountId ?? null,
          Alias: point.Alias ?? null,
          NetworkOrigin: point.NetworkOrigin ?? null,
        },
      }
    }
  },
  details: [
    detail({
      on: 'AWS::S3::AccessPoint',
      needs: ['s3:GetAccessPoint'],
      fills: ['PublicAccessBlockConfiguration'],
      async get({ client, account }, point) {
        const s3control = await client('s3control')
        const found = await s3control.getAccessPoint({ AccountId: account, Name: point.name })
        return { properties: { PublicAccessBlockConfiguration: wholeBlock(found.PublicAccessBlockConfiguration) } }
      },
    }),
    detail({
      on: 'AWS::S3::AccessPoint',
      needs: ['s3:GetAccessPointPolicy'],
      fills: ['Policy'],
      none: ['NoSuchAccessPointPolicy'],
      async get({ client, account }, point) {
        const s3control = await client('s3control')
        const { Policy } = await s3control.getAccessPointPolicy({ AccountId: account, Name: point.name })
        return { properties: { Policy: stated(Policy, 'Policy') } }
      },
    }),
  ],
})

export const multiRegionAccessPoints = collector({
  types: ['AWS::S3::MultiRegionAccessPoint'],
  service: 's3control',
  scope: 'global',
  needs: ['s3:ListMultiRegionAccessPoints'],
  async *list({ client, account, partition }) {
    // Multi-Region Access Points exist only in the standard partition; one region has their control plane
    // (AmazonS3/latest/userguide/MultiRegionAccessPointRestrictions.html)
    if (partition !== 'aws') return
    const s3control = await client('s3control', 'us-west-2')
    const listed = pages(
      (NextToken) => s3control.listMultiRegionAccessPoints({ AccountId: account, NextToken }),
      (answer) => answer.AccessPoints,
      (answer) => answer.NextToken,
    )
    for await (const point of listed) {
      if (!point.Name || point.Status === 'DELETING') continue
      yield {
        type: 'AWS::S3::MultiRegionAccessPoint',
        id: point.Alias
          ? `arn:${partition}:s3::${account}:accesspoint/${point.Alias}`
          : resourceId('AWS::S3::MultiRegionAccessPoint', account, 'global', point.Name),
        name: point.Name,
        properties: {
          Name: point.Name,
          Alias: point.Alias ?? null,
          PublicAccessBlockConfiguration: wholeBlock(point.PublicAccessBlock),
          Regions: (point.Regions ?? []).map(({ Bucket, BucketAccountId }) => ({ Bucket, BucketAccountId })),
        },
      }
    }
  },
})
