import { isoTime } from '../core/clock.ts'
import { compareText } from '../core/json.ts'
import { isLongTerm } from './activity.ts'
import { inferDevices } from './devices.ts'
import type { AccessKey, Caller, Certificate, Password, PasswordRules, RootEvidence } from './evidence.ts'
import { readOrganization } from './organization.ts'
import { type OwnCredentials, readOwn } from './own.ts'
import type { RootReach } from './reach.ts'
import { type ReportRow, readReportRow } from './report-row.ts'
import { look, missingOf, orNone, type Seen, sealed, seen, unseen, valueIn } from './seen.ts'
import { readActivity } from './trail.ts'
import { readAlarms } from './watchers.ts'

/** What GetAccountSummary says of the root user; null where the map has no such entry. */
interface Summary {
  readonly keys: boolean | null
  readonly certificates: boolean | null
  readonly password: boolean | null
  readonly mfa: boolean | null
}

/**
 * Asks all that an audit of the account's root user rests on. It only reads, and needs no more than a read-only role; what is
 * refused is unseen, with the IAM action. `caller`: of `callerOf()`; `days`: see `RootEvidence`.
 */
export async function gatherRoot(reach: RootReach, caller: Caller, days: number): Promise<RootEvidence> {
  const [own, summary] = await Promise.all([
    caller === 'other' ? undefined : readOwn(reach, caller),
    readSummary(reach),
  ])
  const whole = caller !== 'assumed-root'
  const [report, inferred, passwordRules, activity, alarms, organization] = await Promise.all([
    whole ? readReportRow(reach) : sealed('iam:GetCredentialReport'),
    own === undefined ? devicesFromOutside(reach, summary) : undefined,
    whole ? readPasswordRules(reach) : sealed('iam:GetAccountPasswordPolicy'),
    whole ? readActivity(reach) : sealed('cloudtrail:LookupEvents'),
    whole ? readAlarms(reach) : sealed('events:ListRules'),
    whole ? readOrganization(reach) : sealed('organizations:DescribeOrganization'),
  ])
  const devices = own?.devices ?? inferred ?? unseen()
  const asked: (Seen<unknown> | undefined)[] = [summary, devices, own?.keys, own?.certificates, own?.password]
  if (whole) asked.push(report, passwordRules, activity, alarms, organization)
  const refused = [...asked.flatMap((one) => (one ? missingOf(one) : [])), ...(valueIn(activity)?.missing ?? [])]
  return {
    account: reach.account,
    partition: reach.partition,
    at: isoTime(reach.now),
    caller,
    signedByRootKey: caller === 'root' && isLongTerm(await reach.aws.accessKeyId()),
    days,
    refused: [...new Set(refused)].sort(compareText),
    ...credentials(summary, report, own),
    devices,
    passwordRules,
    activity,
    alarms,
    organization,
  }
}

const readSummary = ({ aws, home, signal }: RootReach): Promise<Seen<Summary>> =>
  look(aws, 'iam:GetAccountSummary', signal, async () => {
    const iam = await aws.client('iam', home)
    const { SummaryMap = {} } = await iam.getAccountSummary({})
    const counts = SummaryMap as Readonly<Record<string, number | undefined>> // safe: a map of names to numbers
    const is = (name: string): boolean | null => {
      const n = counts[name]
      return n === undefined ? null : n > 0
    }
    return {
      keys: is('AccountAccessKeysPresent'),
      certificates: is('AccountSigningCertificatesPresent'),
      password: is('AccountPasswordPresent'),
      mfa: is('AccountMFAEnabled'),
    }
  })

async function devicesFromOutside(reach: RootReach, summary: Seen<Summary>): Promise<RootEvidence['devices']> {
  if (!summary.seen) return summary
  if (summary.value.mfa === false) return seen([])
  return inferDevices(reach)
}

type Credentials = Pick<
  RootEvidence,
  'password' | 'keysPresent' | 'keys' | 'certificatesPresent' | 'certificates' | 'mfaEnabled'
>

/**
 * What is known of the credentials, by who knows best: the root user's own session; then the summary, which is of this moment; then
 * the credential report, which may be four hours old, so that a key in it that the summary denies is gone.
 */
function credentials(summary: Seen<Summary>, report: Seen<ReportRow>, own: OwnCredentials | undefined): Credentials {
  const now = summary.seen ? summary.value : undefined
  const row = report.seen ? report.value : undefined
  const others = [...missingOf(summary), ...missingOf(report)]
  const missingWith = (mine: Seen<unknown> | undefined): readonly string[] => [
    ...new Set([...(mine ? missingOf(mine) : []), ...others]),
  ]
  const first = <T>(mine: Seen<unknown> | undefined, ...known: readonly (T | null | undefined)[]): Seen<T> => {
    const found = known.find((one) => one !== null && one !== undefined)
    return found === undefined ? unseen(...missingWith(mine)) : seen(found as T) // safe: neither null nor undefined
  }
  const listOf = <T>(
    mine: Seen<readonly T[]> | undefined,
    present: boolean | null | undefined,
    reported: readonly T[] | undefined,
  ): Seen<readonly T[]> => {
    if (mine?.seen) return mine
    return present === false ? seen([]) : first(mine, reported)
  }
  const keys = listOf<AccessKey>(own?.keys, now?.keys, row?.keys)
  const certificates = listOf<Certificate>(own?.certificates, now?.certificates, row?.certificates)
  const count = (one: Seen<readonly unknown[]> | undefined): boolean | undefined =>
    one?.seen ? one.value.length > 0 : undefined
  return {
    keys,
    certificates,
    keysPresent: first(own?.keys, count(own?.keys), now?.keys, count(keys)),
    certificatesPresent: first(own?.certificates, count(own?.certificates), now?.certificates, count(certificates)),
    mfaEnabled: first(own?.devices, count(own?.devices), now?.mfa, row?.mfaActive),
    password: own?.password?.seen ? own.password : passwordOf(now?.password, row, missingWith(own?.password)),
  }
}

/** Whether there is one only the summary says, or a date in the report that only a password has. */
function passwordOf(
  present: boolean | null | undefined,
  row: ReportRow | undefined,
  missing: readonly string[],
): Seen<Password> {
  const dates = row?.password ?? { lastUsedAt: null, changedAt: null }
  if (present === false) return seen({ present, lastUsedAt: dates.lastUsedAt, changedAt: null })
  if (present === true || dates.changedAt !== null) return seen({ present: true, ...dates })
  return unseen(...(missing.length > 0 ? missing : ['AccountPasswordPresent of iam:GetAccountSummary']))
}

const readPasswordRules = ({ aws, home, signal }: RootReach): Promise<Seen<PasswordRules | null>> =>
  look(aws, 'iam:GetAccountPasswordPolicy', signal, async () => {
    const iam = await aws.client('iam', home)
    const answer = await orNone('NoSuchEntity', () => iam.getAccountPasswordPolicy({}))
    if (answer === undefined) return null
    const found = answer.PasswordPolicy
    const classes = [
      found?.RequireLowercaseCharacters,
      found?.RequireUppercaseCharacters,
      found?.RequireNumbers,
      found?.RequireSymbols,
    ]
    return {
      minimumLength: found?.MinimumPasswordLength ?? 6,
      classes: classes.filter((one) => one === true).length,
    }
  })
