import { setTimeout } from 'node:timers/promises'
import type { IAM } from '@aws-sdk/client-iam'
import type { Reach } from '../../../collect/collector.ts'
import { errorCode } from '../../../collect/refusals.ts'
import { daysSince } from '../../../core/clock.ts'
import { csvRecords } from '../../../core/csv.ts'
import type { AccessKeyFacts } from '../live.ts'

/** What the credential report says of one user, or of the root user. */
export interface ReportRow {
  readonly passwordEnabled: boolean | null
  readonly mfaActive: boolean
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
  const { rows } = await reportRows(await client('iam'))
  return new Map(rows.map((row) => [row['user'] ?? '', readRow(row, now)]))
}

/** What GetCredentialReport refuses with while there is no report to give. */
const NO_REPORT_YET = /^CredentialReport(?:NotReady|NotPresent|Expired)|^Report(?:InProgress|NotPresent|Expired)/

/**
 * The rows of the credential report, each by the names of its columns, and when AWS made it. One that is absent or expired (AWS
 * keeps it for four hours) is made anew and waited for, ten seconds at most.
 */
export async function reportRows(
  iam: Pick<IAM, 'generateCredentialReport' | 'getCredentialReport'>,
): Promise<{ readonly rows: readonly Readonly<Record<string, string>>[]; readonly at: Date | undefined }> {
  for (let attempt = 1; ; attempt++) {
    const { State } = await iam.generateCredentialReport({})
    if (State === 'COMPLETE' || attempt === TRIES)
      try {
        const { Content, GeneratedTime } = await iam.getCredentialReport({})
        return { rows: csvRecords(new TextDecoder().decode(Content)), at: GeneratedTime }
      } catch (error) {
        // it expired, or another was begun, between the two calls
        if (attempt === TRIES || !NO_REPORT_YET.test(errorCode(error))) throw error
      }
    await setTimeout(PAUSE_MS)
  }
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
