import { accounts } from './account.ts'
import { trails } from './cloudtrail.ts'
import type { Collector } from './collector.ts'
import { keys } from './kms.ts'
import { buckets } from './s3.ts'
import { accessPoints, accountPublicAccessBlock, multiRegionAccessPoints } from './s3control.ts'

/** Every collector of the project. One line each. */
// biome-ignore format: one line each, so that two additions do not meet
export const collectors: readonly Collector[] = [
  accounts,
  trails,
  keys,
  buckets,
  accountPublicAccessBlock,
  accessPoints,
  multiRegionAccessPoints,
]
