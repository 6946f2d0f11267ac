import { collector, detail, pages } from '../../../collect/collector.ts'
import { lifecycleRule } from './shapes.ts'

const on = 'AWS::S3Express::DirectoryBucket'

/**
 * The regions that have directory buckets, on 2026-11-24. Elsewhere their endpoint, s3express-control.<region>, has no name
 * that resolves, and asking would leave a blind spot where there is nothing to see
 * (AmazonS3/latest/userguide/endpoint-directory-buckets-AZ.html).
 */
const REGIONS = [
  'ap-northeast-1',
  'ap-south-1',
  'eu-north-1',
  'eu-west-1',
  'us-east-1',
  'us-east-2',
  'us-west-2',
] as const

/** Directory buckets (S3 Express One Zone), by the control endpoint of their region. */
export const directoryBuckets = collector({
  types: [on],
  service: 's3express',
  scope: 'region',
  needs: ['s3express:ListAllMyDirectoryBuckets'],
  async *list({ client, partition, region, account }) {
    if (!REGIONS.some((one) => one === region)) return
    const s3 = await client('s3express')
    const listed = pages(
      (ContinuationToken) => s3.listDirectoryBuckets({ ContinuationToken }),
      (answer) => answer.Buckets,
      (answer) => answer.ContinuationToken,
    )
    for await (const { Name } of listed) {
      if (!Name) continue
      const Arn = `arn:${partition}:s3express:${region}:${account}:bucket/${Name}`
      yield { type: on, id: Arn, name: Name, properties: { BucketName: Name, Arn } }
    }
  },
  details: [
    detail({
      on,
      needs: ['s3express:GetLifecycleConfiguration'],
      fills: ['LifecycleConfiguration'],
      none: ['NoSuchLifecycleConfiguration'],
      async get({ client }, bucket) {
        const s3 = await client('s3express')
        const { Rules = [] } = await s3.getBucketLifecycleConfiguration({ Bucket: bucket.name })
        // directory buckets know no storage classes and no versions, so neither has their shape in CloudFormation
        const rules = Rules.map(lifecycleRule).map(
          ({ Id, Status, Prefix, ObjectSizeGreaterThan, ObjectSizeLessThan, ExpirationInDays, ...rest }) => ({
            Id,
            Status,
            Prefix,
            // text here and a number in a bucket's rule, as CloudFormation has them
            ObjectSizeGreaterThan: ObjectSizeGreaterThan?.toString(),
            ObjectSizeLessThan: ObjectSizeLessThan?.toString(),
            ExpirationInDays,
            AbortIncompleteMultipartUpload: rest.AbortIncompleteMultipartUpload,
          }),
        )
        return { properties: { LifecycleConfiguration: { Rules: rules } } }
      },
    }),
  ],
})
