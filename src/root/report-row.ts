import { ROOT, reportRows } from '../services/iam/collect/credential-report.ts'
import type { AccessKey, Certificate, Password } from './evidence.ts'
import type { RootReach } from './reach.ts'
import { look, type Seen, seen, unseen } from './seen.ts'

/** The root user's row of the credential report (IAM/latest/UserGuide/id_credentials_getting-report.html). */
export interface ReportRow {
  /** When AWS made the report, ISO 8601: it may be four hours old. */
  readonly at: string | null
  readonly mfaActive: boolean
  readonly password: Omit<Password, 'present'>
  readonly keys: readonly AccessKey[]
  readonly certificates: readonly Certificate[]
}

/** Asks for the report, which is made if there is none; refused without iam:GenerateCredentialReport and iam:GetCredentialReport. */
export async function readReportRow({ aws, home, signal }: RootReach): Promise<Seen<ReportRow>> {
  const report = await look(aws, 'iam:GetCredentialReport', signal, async () =>
    reportRows(await aws.client('iam', home)),
  )
  if (!report.seen) return report
  const row = report.value.rows.find(({ user }) => user === ROOT)
  if (!row) return unseen(`iam:GetCredentialReport (the report has no row ${ROOT})`)
  return seen(reportRow(row, report.value.at?.toISOString() ?? null))
}

/** AWS writes N/A, no_information and not_supported where there is nothing. */
const text = (value: string | undefined): string | null =>
  value === undefined || ['', 'N/A', 'no_information', 'not_supported'].includes(value) ? null : value

const time = (value: string | undefined): string | null => {
  const ms = Date.parse(text(value) ?? '')
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}

/** Reads the row by the names of its columns. */
function reportRow(row: Readonly<Record<string, string>>, at: string | null): ReportRow {
  return {
    at,
    mfaActive: row['mfa_active'] === 'true',
    password: { lastUsedAt: time(row['password_last_used']), changedAt: time(row['password_last_changed']) },
    keys: [1, 2].flatMap((slot): AccessKey[] => {
      const cell = (name: string): string | undefined => row[`access_key_${slot}_${name}`]
      const active = cell('active') === 'true'
      const createdAt = time(cell('last_rotated'))
      // a slot without a key has neither
      if (!active && createdAt === null) return []
      return [
        {
          id: null,
          active,
          createdAt,
          lastUsedAt: time(cell('last_used_date')),
          lastUsedRegion: text(cell('last_used_region')),
          lastUsedService: text(cell('last_used_service')),
        },
      ]
    }),
    certificates: [1, 2].flatMap((slot): Certificate[] => {
      const active = row[`cert_${slot}_active`] === 'true'
      const since = time(row[`cert_${slot}_last_rotated`])
      return active || since !== null ? [{ id: null, active, since }] : []
    }),
  }
}
