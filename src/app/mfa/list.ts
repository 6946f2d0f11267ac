import type { Clock } from '../../core/clock.ts'
import { isoTime } from '../../core/clock.ts'
import { partitionCalled } from '../../core/partition.ts'
import { inventory, lacksOf, type MfaInventory } from '../../mfa/aws/holders.ts'
import { type ExitOutcome, exitOutcome } from '../exit-outcome.ts'
import type { MfaAccount } from './account.ts'

export interface MfaList extends MfaInventory {
  readonly account: string
  readonly partition: string
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
    partition,
    at: isoTime(now()),
    ...(await inventory(iam, { rootArn, use: partitionCalled(partition).root, callerIsRoot })),
  }
}

export interface ListJudgement {
  readonly failOnMissing: boolean
  readonly strict: boolean
}

/**
 * The exit code of a list: 1 when MFA is missing and `--fail-on-missing` is given, 3 when a part could not be read and `--strict`
 * is given.
 */
export function outcomeOfList(
  { holders, unseen }: MfaInventory,
  { failOnMissing, strict }: ListJudgement,
): ExitOutcome {
  const lacking = holders.filter((one) => lacksOf(one).length > 0)
  const root = lacking.some(({ is }) => is === 'root') ? ' (the root user is one of them)' : ''
  const users = lacking.length === 1 ? '1 user' : `${lacking.length} users`
  const reason = `${users} without MFA${root}; --fail-on-missing`
  return exitOutcome(
    failOnMissing && lacking.length > 0,
    strict && unseen.length > 0,
    failOnMissing ? reason : undefined,
  )
}
