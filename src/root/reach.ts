import type { Aws } from '../collect/aws.ts'
import type { Missing } from '../collect/seen.ts'

/** One account to call. */
export interface RootReach {
  readonly aws: Aws
  /** The region of the first calls and of STS, whose global endpoint is never used. */
  readonly region: string
  readonly account: string
  readonly partition: string
  /** The region of the partition's global services, e.g. us-east-1; the root user signs in there. */
  readonly home: string
  /** The enabled regions, including `home`. */
  readonly regions: readonly string[]
  /** Why there may be more regions; absent when the list is complete. */
  readonly unlisted?: readonly Missing[]
  readonly signal: AbortSignal | undefined
  /** The time of the audit, milliseconds since 1970. */
  readonly now: number
}

export const rootArn = ({ partition, account }: Pick<RootReach, 'partition' | 'account'>): string =>
  `arn:${partition}:iam::${account}:root`
