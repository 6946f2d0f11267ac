import { whole } from '../../../collect/collector.ts'

interface Block {
  readonly BlockPublicAcls?: boolean | undefined
  readonly BlockPublicPolicy?: boolean | undefined
  readonly IgnorePublicAcls?: boolean | undefined
  readonly RestrictPublicBuckets?: boolean | undefined
}

/**
 * A public access block with all four settings, as S3 always returns it; undefined if one is missing
 * (AmazonS3/latest/API/API_GetPublicAccessBlock.html).
 */
export const wholeBlock = (block: Block | undefined): Block | undefined =>
  whole(block, 'BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets')
