import { setTimeout } from 'node:timers/promises'
import { daysSince } from '../core/clock.ts'
import { csvRecords } from '../core/csv.ts'
import type { AccessKeyFacts } from '../model/live/iam.ts'
import type { Reach } from './collector.ts'

/** What the credential report says of one user, or of the root user. */
export interface ReportRow {
  readonly passwordEnabled: boolean | null
  readonly mfaActive: boolean
  readonly passwordUsedDays: number | null
  /** Since it was used, or, if never, since it was set. */
  readonly passwordUnusedDays: number | null
  readonly accessKeys: readonly AccessKeyFacts[]
}

const TRIES = 20
const PAUSE_MS = 500
/** The row of the root user (IAM/latest/UserGuide/id_credentials_getting-report.html). */
export const ROOT = '<root_account>'

/** The credential report, by user name; asked for once a scan. AWS keeps one for four hours; an older one is made anew. */
export const credentialReport = (reach: Reach): Promise<ReadonlyMap<string, ReportRow>> =>
  reach.once('iam credential report', () => fetchReport(reach))

async function fetchReport({ client, now }: Reach): Promise<ReadonlyMap<string, ReportRow>> {
  const iam = await client('iam')
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { State } = await iam.generateCredentialReport({})
    if (State === 'COMPLETE') break
    await setTimeout(PAUSE_MS)
  }
  const { Content } = await iam.getCredentialReport({})
  const rows = csvRecords(new TextDecoder().decode(Content))
  return new Map(rows.map((row) => [row['user'] ?? '', readRow(row, now)]))
}

/** AWS writes N/A, no_information and not_supported where there is no date. */
const days = (text: string | undefined, now: number): number | null =>
  text !== undefined && /^\d{4}-\d\d-\d\dT/.test(text) ? daysSince(text, now) : null

function readRow(row: Record<string, string>, now: number): ReportRow {
  const enabled = row['password_enabled']
  // the root user's own column says not_supported
  const passwordEnabled = enabled === 'true' ? true : enabled === 'false' ? false : null
  const passwordUsedDays = days(row['password_last_used'], now)
  return {
    passwordEnabled,
    mfaActive: row['mfa_active'] === 'true',
    passwordUsedDays,
    passwordUnusedDays: passwordEnabled ? (passwordUsedDays ?? days(row['password_last_changed'], now)) : null,
    accessKeys: ([1, 2] as const).flatMap((Slot): AccessKeyFacts[] => {
      const rotated = row[`access_key_${Slot}_last_rotated`]
      const Active = row[`access_key_${Slot}_active`] === 'true'
      // a slot without a key has neither
      if (!Active && days(rotated, now) === null) return []
      return [
        { Slot, Active, AgeDays: days(rotated, now), UsedDays: days(row[`access_key_${Slot}_last_used_date`], now) },
      ]
    }),
  }
}
