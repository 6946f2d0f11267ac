import { valueIn } from '../collect/seen.ts'
import { isoTime } from '../core/clock.ts'
import { compareText } from '../core/json.ts'
import { readAhead } from '../core/read-ahead.ts'
import { auditRoot } from '../root/measures.ts'
import { accountsOf, findOrganization } from '../root/organization-accounts.ts'
import { auditOrganization, type OrganizationAudit, type OrganizationRow, totalOf } from '../root/organization-audit.ts'
import { OrganizationProgress } from '../root/organization-progress.ts'
import { changedSince, type OrganizationSince, readOrganizationAudit } from '../root/organization-since.ts'
import { rootArn } from '../root/reach.ts'
import { readGovCloudPairs, readRecovery } from '../root/recovery.ts'
import type { MemberAccount } from '../services/organizations/collect/organization.ts'
import { type ExitOutcome, exitOutcome } from './exit-outcome.ts'
import type { RootJudgement, RootOptions } from './root.ts'
import { type RootIo, withRoot } from './root-access.ts'

export interface OrganizationOptions extends RootOptions {
  /** A file with finished accounts, from which to continue after an interrupt. */
  readonly resume?: string
  /** Also reads who could recover each account: four more calls per account. */
  readonly contacts?: boolean
}

export interface OrganizationIo extends RootIo {
  /** Called for every finished account. `of`: the number of accounts; null while they are being listed. */
  readonly onRow?: (row: OrganizationRow, done: number, of: number | null) => void
}

/**
 * Reads the earlier audit of `--baseline`, and returns a function that compares a new one with it. Throws as
 * `readOrganizationAudit` does.
 */
export async function sinceBaseline(
  path: string | undefined,
): Promise<(audit: OrganizationAudit) => OrganizationSince | undefined> {
  if (path === undefined) return () => undefined
  const before = await readOrganizationAudit(path)
  return (audit) => changedSince(before, audit)
}

/** Audits the root user of every account of the organization. Read-only. */
export const auditWholeOrganization = (options: OrganizationOptions, io: OrganizationIo): Promise<OrganizationAudit> =>
  // AWS marks e-mail addresses as sensitive; keep them when they are requested
  withRoot({ ...options, ...(options.contacts ? { secrets: 'kept' as const } : {}) }, io, async (reach, { arn }) => {
    const organization = await findOrganization(reach)
    // awaited below, unless the audit ends before that
    const pairsFound = readGovCloudPairs(reach)
    pairsFound.catch(() => {})
    const progress =
      options.resume === undefined
        ? undefined
        : await OrganizationProgress.open(options.resume, organization.id, options.days)
    const rows: OrganizationRow[] = [...(progress?.done ?? [])]
    const known = new Set(rows.map(({ account }) => account))
    const accounts: MemberAccount[] = []
    let of: number | null = null
    const left = async function* (): AsyncGenerator<MemberAccount> {
      let count = rows.length
      for await (const one of accountsOf(reach, organization)) {
        accounts.push(one)
        if (known.has(one.id)) continue
        count++
        yield one
      }
      of = count
    }
    const audited = async (): Promise<OrganizationAudit> => {
      await auditOrganization(
        {
          ...reach,
          days: options.days,
          asRoot: arn === rootArn(reach),
          audit: (evidence) => auditRoot(evidence, options.config?.attestations),
        },
        organization,
        readAhead(left()),
        async (row) => {
          // after Ctrl-C the number of stored rows is shown, so add none after that, and leave the file
          reach.signal?.throwIfAborted()
          progress?.add(row)
          rows.push(row)
          io.onRow?.(row, rows.length, of)
        },
      )
      accounts.sort((a, b) => compareText(a.id, b.id))
      rows.sort((a, b) => compareText(a.account, b.account))
      const [recovery, pairs] = await Promise.all([
        options.contacts ? readRecovery(reach, { ...organization, accounts }) : null,
        pairsFound,
      ])
      return {
        organization: organization.id,
        management: organization.management,
        partition: reach.partition,
        at: isoTime(reach.now),
        features: organization.features,
        rows,
        total: totalOf(rows),
        recovery,
        govCloudPairs: valueIn(pairs) ?? null,
      }
    }
    let audit: OrganizationAudit
    try {
      audit = await audited()
    } catch (error) {
      // keep what is done, even if reading contacts was interrupted
      await progress?.close()
      throw error
    }
    await progress?.finish()
    return audit
  })

/**
 * The exit code of an organization's audit: 1 when an account has an unmet measure or, with `--contacts`, cannot be recovered; 3
 * when an account or a part of it could not be read.
 */
export function outcomeOfOrganization({ rows, recovery }: OrganizationAudit, asked: RootJudgement): ExitOutcome {
  const unmet = [
    ...rows.flatMap(({ account, states }) => Object.values(states).map((state) => ({ account, state }))),
    ...(recovery ?? []),
  ].filter(({ state }) => state === 'unmet')
  const accounts = new Set(unmet.map(({ account }) => account)).size
  const unseen =
    rows.some(({ outcome, missing }) => outcome === 'blocked' || outcome === 'refused' || missing.length > 0) ||
    (recovery ?? []).some(({ missing }) => missing.length > 0)
  const measures = unmet.length === 1 ? 'measure' : 'measures'
  const reason = `${unmet.length} unmet ${measures} in ${accounts} of ${rows.length} accounts; --fail-on-unmet`
  return exitOutcome(
    asked.failOnUnmet && unmet.length > 0,
    asked.strict && unseen,
    asked.failOnUnmet ? reason : undefined,
  )
}
