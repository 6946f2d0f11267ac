import { setTimeout } from 'node:timers/promises'
import type { IAM } from '@aws-sdk/client-iam'
import { errorCode } from '../../../collect/refusals.ts'
import { csvRecords } from '../../../core/csv.ts'

/** The user column of the root user's row (IAM/latest/UserGuide/id_credentials_getting-report.html). */
export const ROOT_ROW = '<root_account>'

/** The credential report of an account. Times are ISO 8601; null if AWS gives none. */
export interface CredentialReport {
  /** When AWS created the report: it can be four hours old. */
  readonly at: string | null
  /** The rows by user name; the root user's is `ROOT_ROW`. */
  readonly rows: ReadonlyMap<string, ReportRow>
}

/** The row of one user, or of the root user. */
export interface ReportRow {
  /** Null for the root user. */
  readonly passwordEnabled: boolean | null
  readonly passwordLastUsedAt: string | null
  readonly passwordChangedAt: string | null
  readonly mfaActive: boolean
  readonly keys: readonly ReportedKey[]
  readonly certificates: readonly { readonly active: boolean; readonly since: string | null }[]
}

/** An access key, by its slot: the report contains no key ids. */
export interface ReportedKey {
  readonly slot: 1 | 2
  readonly active: boolean
  /** When it was created or last rotated. */
  readonly since: string | null
  readonly lastUsedAt: string | null
  readonly lastUsedRegion: string | null
  readonly lastUsedService: string | null
}

/**
 * Milliseconds between two attempts: many reports are complete within the first pauses, and few take all ten seconds.
 */
const PAUSES = [50, 100, 200, 400, 750, ...Array<number>(10).fill(1000)]

/** The error codes of GetCredentialReport while no report exists. */
const NO_REPORT_YET = /^CredentialReport(?:NotReady|NotPresent|Expired)|^Report(?:InProgress|NotPresent|Expired)/

/**
 * The credential report, from GenerateCredentialReport and GetCredentialReport. AWS keeps a report for four hours; if
 * there is none, one is created and awaited, for at most ten seconds.
 */
export async function readCredentialReport(
  iam: Pick<IAM, 'generateCredentialReport' | 'getCredentialReport'>,
): Promise<CredentialReport> {
  for (let attempt = 0; ; attempt++) {
    const pause = PAUSES[attempt]
    const { State } = await iam.generateCredentialReport({})
    if (State === 'COMPLETE' || pause === undefined)
      try {
        const { Content, GeneratedTime } = await iam.getCredentialReport({})
        const records = csvRecords(new TextDecoder().decode(Content))
        return {
          at: GeneratedTime?.toISOString() ?? null,
          rows: new Map(records.map((record) => [record['user'] ?? '', rowOf(record)])),
        }
      } catch (error) {
        // the report expired, or a new one was started, between the two calls
        if (pause === undefined || !NO_REPORT_YET.test(errorCode(error))) throw error
      }
    await setTimeout(pause)
  }
}

type Cells = Readonly<Record<string, string>>

const SLOTS = [1, 2] as const

/** Reads a row by the names of its columns. */
const rowOf = (cells: Cells): ReportRow => ({
  passwordEnabled: flag(cells['password_enabled']),
  passwordLastUsedAt: time(cells['password_last_used']),
  passwordChangedAt: time(cells['password_last_changed']),
  mfaActive: cells['mfa_active'] === 'true',
  keys: SLOTS.flatMap((slot) => keyIn(cells, slot)),
  certificates: SLOTS.flatMap((slot) => {
    const active = cells[`cert_${slot}_active`] === 'true'
    const since = time(cells[`cert_${slot}_last_rotated`])
    return active || since !== null ? [{ active, since }] : []
  }),
})

function keyIn(cells: Cells, slot: ReportedKey['slot']): readonly ReportedKey[] {
  const cell = (name: string): string | undefined => cells[`access_key_${slot}_${name}`]
  const active = cell('active') === 'true'
  const since = time(cell('last_rotated'))
  // a slot without a key is inactive and has no date
  if (!active && since === null) return []
  return [
    {
      slot,
      active,
      since,
      lastUsedAt: time(cell('last_used_date')),
      lastUsedRegion: text(cell('last_used_region')),
      lastUsedService: text(cell('last_used_service')),
    },
  ]
}

/** The root user's column is not_supported. */
const flag = (value: string | undefined): boolean | null => (value === 'true' ? true : value === 'false' ? false : null)

/** AWS's values for an empty cell. */
const NOTHING: ReadonlySet<string> = new Set(['', 'N/A', 'no_information', 'not_supported'])
const text = (value: string | undefined): string | null => (value === undefined || NOTHING.has(value) ? null : value)

function time(value: string | undefined): string | null {
  const ms = Date.parse(text(value) ?? '')
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}
