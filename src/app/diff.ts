import { DemarcError } from '../core/errors.ts'
import { isInBlocks } from '../core/reading.ts'
import { diffRuns, type RunDiff } from '../ledger/diff.ts'
import { type Snapshot, snapshotOf, snapshotOfFile } from '../ledger/snapshot.ts'
import { type ExitOutcome, exitOutcome } from './exit-outcome.ts'
import { atOrAbove, type ExitJudgement, failOnReason, type ReplayOptions, type replay, type Scan } from './scan.ts'

type ReplayIo = Parameters<typeof replay>[2]

/** Compares two run files or recordings of an account. A recording is judged again, with `options`. */
export async function diffFiles(before: string, after: string, options: ReplayOptions, io: ReplayIo): Promise<RunDiff> {
  // one after the other, since each is large
  const first = await snapshotOfAny(before, options, io)
  return diffOf(first, await snapshotOfAny(after, options, io), before, after)
}

/** The run in a file, or the one judged from a recording. Throws as either does. */
export async function snapshotOfAny(path: string, options: ReplayOptions, io: ReplayIo): Promise<Snapshot> {
  if (!(await isInBlocks(path))) return snapshotOfFile(path)
  const { replay } = await import('./scan.ts')
  const { head, model, ledger } = await replay(path, options, io)
  return snapshotOf(head, model, ledger)
}

/** What changed in an account since the run in a file. */
export const diffSince = (baseline: Snapshot, path: string, { head, model, ledger }: Scan): RunDiff =>
  diffOf(baseline, snapshotOf(head, model, ledger), path, 'this scan')

/** Runs of different accounts have no resource in common, so comparing them is a mistake. */
function diffOf(before: Snapshot, after: Snapshot, nameBefore: string, nameAfter: string): RunDiff {
  const [a, b] = [before.head.source.account, after.head.source.account]
  if (a !== b)
    throw new DemarcError(
      'DIFFERENT_ACCOUNTS',
      `${nameBefore} is of ${a ?? 'no account'}, ${nameAfter} of ${b ?? 'no account'}: they cannot be compared`,
      { hint: 'Compare two runs of the same account.' },
    )
  return diffRuns(before, after)
}

/** The exit code of a comparison: 1 for a new finding, 3 when something was not read, as for a scan. */
export function outcomeOfDiff(
  { summary, controls, resources }: RunDiff,
  { failOn, strict }: ExitJudgement,
): ExitOutcome {
  const broke = failOn === undefined ? 0 : atOrAbove(summary.broke, failOn)
  const unseen = strict && [...controls, ...resources].some(({ change }) => change === 'unseen')
  return exitOutcome(broke > 0, unseen, failOn === undefined ? undefined : failOnReason(broke, failOn, 'new '))
}
