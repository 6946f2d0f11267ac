import { EXIT, type ExitCode } from '../core/errors.ts'
import { FixJournal } from '../root/fix/journal.ts'
import {
  fixOrganization,
  type OrganizationFix,
  type OrganizationFixIo,
  type OrganizationWishes,
} from '../root/fix/organization.ts'
import { keyOfStep } from '../root/fix/steps.ts'
import { seeOrganization } from '../root/organization-accounts.ts'
import { callerOf } from '../root/own.ts'
import { type RootIo, withRoot } from './root-access.ts'
import type { FixOptions } from './root-fix.ts'
import { atJournal } from './root-journal.ts'

export interface OrganizationFixOptions extends Omit<FixOptions, 'wishes'> {
  readonly wishes: OrganizationWishes
  /** The number of accounts handled concurrently, 1 to `MOST_AT_A_TIME`. */
  readonly atATime: number
}

export type FixOrganizationIo = RootIo & Omit<OrganizationFixIo, 'now' | 'sleep'>

/**
 * Plans for every member account, asks once, applies, and verifies. Throws as `fixOrganization()`, `seeOrganization()` and the
 * journal do.
 */
export const fixWholeOrganization = (
  options: OrganizationFixOptions,
  io: FixOrganizationIo,
): Promise<OrganizationFix> =>
  withRoot(options, io, async (reach, { arn }) => {
    const { journal: given, passing = false, wishes, atATime } = options
    const place = { kind: 'fix-org', account: reach.account, apart: [options.endpointUrl], given, passing } as const
    return atJournal(place, io.env, async (path) => {
      const journal = await FixJournal.open(path)
      try {
        const caller = await callerOf(reach, arn)
        const organization = await seeOrganization(reach)
        return await fixOrganization(reach, caller, organization, wishes, atATime, journal, {
          ...io,
          sleep: io.time.sleep,
          now: io.clock,
        })
      } finally {
        await journal.close()
      }
    })
  })

/**
 * 0 when everything is as requested; 1 when something was refused or failed; 3 when something could not be verified, including
 * steps of an earlier run.
 */
export function exitCodeOfOrganizationFix({ members, leftOver }: OrganizationFix): ExitCode {
  const results = members.flatMap((one) => one.results ?? [])
  const ends = results.map(({ is }) => is)
  const done = new Set(results.flatMap(({ step, is }) => (is === 'done' ? [keyOfStep(step)] : [])))
  const refused = members.some(({ plan, why }) => why !== null || (plan?.refused.length ?? 0) > 0)
  if (refused || ends.includes('failed')) return EXIT.unmet
  const lost = leftOver.some(({ step, is }) => is === 'unknown' && !done.has(keyOfStep(step)))
  return lost || ends.some((is) => is !== 'done') ? EXIT.unseen : EXIT.ok
}
