import { collector, detail, pages } from '../../../collect/collector.ts'
import { lifecycleRule } from './shapes.ts'

const on = 'AWS::S3Express::DirectoryBucket'

/**
 * The regions with directory buckets, on 2026-11-24. In other regions the host of their endpoint,
 * s3express-control.<region>, does not resolve, and a call would leave a blind spot for something that cannot exist
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

/** Directory buckets (S3 Express One Zone), from the control endpoint of their region. */
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
        // directory buckets have neither storage classes nor versions, nor has their CloudFormation type
        const rules = Rules.map(lifecycleRule).map(
          ({ Id, Status, Prefix, ObjectSizeGreaterThan, ObjectSizeLessThan, ExpirationInDays, ...rest }) => ({
            Id,
            Status,
            Prefix,
            // CloudFormation has a string here, and a number in a bucket's rule
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
