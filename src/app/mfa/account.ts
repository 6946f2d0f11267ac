import type { IAM } from '@aws-sdk/client-iam'
import type { STS } from '@aws-sdk/client-sts'
import { whoAmI } from '../../collect/identity.ts'
import { homeRegionOf } from '../../core/partition.ts'
import { type Holder, mfaCallerOf } from '../../mfa/aws/caller.ts'
import { type AccountReach, type CollectIo, withAws } from '../collect-account.ts'

/** The account whose devices are managed, and the caller. */
export interface MfaAccount {
  readonly iam: IAM
  readonly sts: STS
  readonly account: string
  readonly partition: string
  /** The caller's ARN. */
  readonly arn: string
  readonly rootArn: string
  /** Undefined for the session of a role, which has no devices of its own. */
  readonly caller: Holder | undefined
  readonly callerIsRoot: boolean
  /**
   * Whether the credentials are those of a session, by the prefix of the access key id
   * (IAM/latest/UserGuide/reference_identifiers.html).
   */
  readonly temporary: boolean
  /** The region of the first calls. */
  readonly region: string
  /** The same for read calls only, which are not retried once the signal is aborted. */
  readonly watching: (signal: AbortSignal) => Promise<MfaAccount>
}

/** Opens the account while `use` runs. AWS's answers keep their secrets, since a new device's seed has to be shown. */
export const withMfaAccount = <T>(
  reach: AccountReach,
  io: CollectIo,
  use: (account: MfaAccount) => Promise<T>,
): Promise<T> =>
  withAws({ ...reach, secrets: 'kept' }, io, async (aws, region) => {
    const { account, partition, arn } = await whoAmI(aws, region)
    const caller = mfaCallerOf(arn)
    const home = homeRegionOf(partition, region)
    const opened: MfaAccount = {
      iam: await aws.client('iam', home),
      sts: await aws.client('sts', region),
      account,
      partition,
      arn,
      rootArn: `arn:${partition}:iam::${account}:root`,
      caller,
      callerIsRoot: caller?.is === 'root',
      temporary: (await aws.accessKeyId()).startsWith('ASIA'),
      region,
      watching: async (signal) => ({ ...opened, iam: await aws.derived({ signal }).client('iam', home) }),
    }
    return use(opened)
  })
