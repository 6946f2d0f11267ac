import type { Aws } from '../collect/aws.ts'
import type { Missing } from '../collect/seen.ts'
import { partitionCalled } from '../core/partition.ts'

/** One account to call. */
export interface RootReach {
  readonly aws: Aws
  /** The region of the first calls and of STS, whose global endpoint is never used. */
  readonly region: string
  readonly account: string
  readonly partition: string
  /** The region of the partition's global services, e.g. us-east-1. */
  readonly home: string
  /** The enabled regions, including `home`. */
  readonly regions: readonly string[]
  /** Why there may be more regions; empty or absent when the list is complete. */
  readonly unlisted?: readonly Missing[]
  readonly signal: AbortSignal | undefined
  /** The time of the audit, milliseconds since 1970. */
  readonly now: number
}

/**
 * The regions whose events tell of the use that an alarm has to report: those in which CloudTrail records sign-ins or, in a partition
 * whose root users only have access keys, all, since CloudTrail records a call in the region of the call
 * (awscloudtrail/latest/userguide/cloudtrail-concepts.html, "Global service events").
 */
export function reportRegions(reach: Pick<RootReach, 'partition' | 'home'> & Partial<RootReach>): readonly string[] {
  const { home, regions = [home], unlisted = [] } = reach
  const { root, signInRegions } = partitionCalled(reach.partition)
  if (root !== 'console') return regions
  const found = signInRegions.filter((one) => regions.includes(one) || unlisted.length > 0)
  return found.length > 0 ? found : [home]
}

export const rootArn = ({ partition, account }: Pick<RootReach, 'partition' | 'account'>): string =>
  `arn:${partition}:iam::${account}:root`
