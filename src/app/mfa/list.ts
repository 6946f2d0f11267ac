import type { Clock } from '../../core/clock.ts'
import { isoTime } from '../../core/clock.ts'
import { EXIT, type ExitCode } from '../../core/errors.ts'
import { partitionCalled } from '../../core/partition.ts'
import { type HolderFacts, type Inventory, inventory, lacksOf } from '../../mfa/aws/holders.ts'
import type { MfaAccount } from './account.ts'

export interface MfaList extends Inventory {
  readonly account: string
  /** ISO 8601. */
  readonly at: string
}

/** Every user and the root user with their devices. */
export async function listMfa(
  { iam, account, partition, rootArn, callerIsRoot }: MfaAccount,
  now: Clock,
): Promise<MfaList> {
  return {
    account,
    at: isoTime(now()),
    ...(await inventory(iam, { rootArn, use: partitionCalled(partition).root, callerIsRoot })),
  }
}

export interface ListJudgement {
  readonly failOnMissing: boolean
  readonly strict: boolean
}

/** 1 where MFA is known to be missing, if that is to count; else 3 where something could not be seen, if that is. */
export function exitCodeOfList({ holders, unseen }: Inventory, { failOnMissing, strict }: ListJudgement): ExitCode {
  if (failOnMissing && holders.some((one: HolderFacts) => lacksOf(one).length > 0)) return EXIT.unmet
  return strict && unseen.length > 0 ? EXIT.unseen : EXIT.ok
}
