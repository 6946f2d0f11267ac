import type { Severity } from '../controls/control.ts'
import { DemarcError, EXIT, type ExitCode } from '../core/errors.ts'
import { diffRuns, type RunDiff } from '../ledger/diff.ts'
import { type Snapshot, snapshotOf, snapshotOfFile } from '../ledger/snapshot.ts'
import { severities } from '../ledger/summary.ts'
import type { Scan } from './scan.ts'

/** What became of an account between two run files. */
export async function diffFiles(before: string, after: string): Promise<RunDiff> {
  // one after the other: each is large
  const first = await snapshotOfFile(before)
  return diffOf(first, await snapshotOfFile(after), before, after)
}

/** What became of an account since the run in a file. */
export const diffSince = (baseline: Snapshot, path: string, { head, model, ledger }: Scan): RunDiff =>
  diffOf(baseline, snapshotOf(head, model, ledger), path, 'this scan')

/** Runs of two accounts have no resource in common: comparing them is a mistake. */
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

/** The exit code of a comparison: 1 where something broke, 3 where something was not seen, as of a scan. */
export function exitCodeOfDiff(
  { summary, controls, resources }: RunDiff,
  { failOn, strict }: { readonly failOn?: Severity; readonly strict: boolean },
): ExitCode {
  const counted = failOn === undefined ? [] : severities.slice(0, severities.indexOf(failOn) + 1)
  if (counted.some((severity) => summary.broke[severity] > 0)) return EXIT.unmet
  const unseen = [...controls, ...resources].some(({ change }) => change === 'unseen')
  return strict && unseen ? EXIT.unseen : EXIT.ok
}
