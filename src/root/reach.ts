import type { Aws } from '../collect/aws.ts'
import type { Missing } from '../collect/seen.ts'

/** One account of which something is asked. */
export interface RootReach {
  readonly aws: Aws
  /** The region of the first calls, and of STS: never its global endpoint. */
  readonly region: string
  readonly account: string
  readonly partition: string
  /** The region of the partition's global services, e.g. us-east-1: there the root user signs in. */
  readonly home: string
  /** The regions that are enabled, `home` among them. */
  readonly regions: readonly string[]
  /** Why there may be more of them; absent where they are all. */
  readonly unlisted?: readonly Missing[]
  readonly signal: AbortSignal | undefined
  /** The moment of the audit, milliseconds since 1970. */
  readonly now: number
}

export const rootArn = ({ partition, account }: Pick<RootReach, 'partition' | 'account'>): string =>
  `arn:${partition}:iam::${account}:root`
