import { IncompleteAnswerError } from '../collect/refusals.ts'
import { eachOnce, look, type Missing, type Seen, seen, unseen, valueIn } from '../collect/seen.ts'
import { isoTime } from '../core/clock.ts'
import type { MfaDevice } from '../core/mfa-device.ts'
import { type AccountSummary, readAccountSummary } from '../services/iam/collect/account-summary.ts'
import { type ReportRow, ROOT_ROW, readCredentialReport } from '../services/iam/collect/credential-report.ts'
import { rootDevices } from '../services/iam/collect/mfa-devices.ts'
import { readPasswordPolicy } from '../services/iam/collect/password-policy.ts'
import { isLongTerm } from './activity.ts'
import { sealed } from './assume-root.ts'
import type { AccessKey, Certificate, Password, PasswordRules, RootCaller, RootEvidence } from './evidence.ts'
import { readOrganization } from './organization.ts'
import { type OwnCredentials, readOwn } from './own.ts'
import { type RootReach, rootArn } from './reach.ts'
import { readActivity } from './trail.ts'
import { readAlarms } from './watchers.ts'

/**
 * Reads everything that the audit of the account's root user rests on. It needs only a read-only role; refused facts are unseen,
 * with the IAM action. `caller`: from `callerOf()`; `days`: see `RootEvidence`.
 */
export async function gatherRoot(reach: RootReach, caller: RootCaller, days: number): Promise<RootEvidence> {
  const whole = caller !== 'assumed-root'
  // AWS generates the report while the rest is read
  const reported = (async () => (whole ? readReport(reach) : sealed('iam:GetCredentialReport')))()
  // awaited below, unless another call ends the audit first
  reported.catch(() => {})
  const [own, summary] = await Promise.all([
    caller === 'other' ? undefined : readOwn(reach, caller),
    readSummary(reach),
  ])
  const [report, devices, passwordRules, activity, alarms, organization] = await Promise.all([
    reported,
    own?.devices ?? devicesFromOutside(reach, summary),
    whole ? readPasswordRules(reach) : sealed('iam:GetAccountPasswordPolicy'),
    whole ? readActivity(reach) : sealed('cloudtrail:LookupEvents'),
    whole ? readAlarms(reach) : sealed('events:ListRules'),
    whole ? readOrganization(reach) : sealed('organizations:DescribeOrganization'),
  ])
  return {
    account: reach.account,
    partition: reach.partition,
    at: isoTime(reach.now),
    caller,
    signedByRootKey: caller === 'root' && isLongTerm(await reach.aws.accessKeyId()),
    days,
    ...credentials(summary, report, own),
    devices,
    passwordRules,
    activity,
    alarms,
    organization,
  }
}

const readSummary = ({ aws, home, signal }: RootReach): Promise<Seen<AccountSummary>> =>
  look('iam:GetAccountSummary', signal, async () => readAccountSummary(await aws.client('iam', home)))

/** The root user's row of the credential report. */
const readReport = ({ aws, home, signal }: RootReach): Promise<Seen<ReportRow>> =>
  look('iam:GetCredentialReport', signal, async () => {
    const row = (await readCredentialReport(await aws.client('iam', home))).rows.get(ROOT_ROW)
    if (row === undefined) throw new IncompleteAnswerError(`the report has no row ${ROOT_ROW}`)
    return row
  })

/** The devices as an identity other than the root user sees them. */
async function devicesFromOutside(
  reach: RootReach,
  summary: Seen<AccountSummary>,
): Promise<Seen<readonly MfaDevice[]>> {
  if (!summary.seen) return summary
  if (summary.value.rootMfa === false) return seen([])
  const { aws, home, signal } = reach
  return look('iam:GetAccountSummary', signal, async () =>
    rootDevices(await aws.client('iam', home), rootArn(reach), false),
  )
}

type Credentials = Pick<
  RootEvidence,
  'password' | 'keysPresent' | 'keys' | 'certificatesPresent' | 'certificates' | 'mfaEnabled'
>

/**
 * The facts about credentials, from the best source: the root user's own session; then the account summary, which is current;
 * then the credential report, which may be four hours old (a key in it that the summary denies is gone).
 */
function credentials(
  summary: Seen<AccountSummary>,
  report: Seen<ReportRow>,
  own: OwnCredentials | undefined,
): Credentials {
  const now = valueIn(summary)
  const row = valueIn(report)
  /** The first known value, or unseen. Includes the failed calls of the own session and of the other sources. */
  const first = <T>(mine: Seen<unknown> | undefined, ...known: readonly (T | null | undefined)[]): Seen<T> => {
    const missing = [mine, summary, report].flatMap((one) => one?.missing ?? [])
    const found = known.find((one) => one !== null && one !== undefined)
    // safe: it is neither null nor undefined
    return found === undefined ? unseen(...eachOnce(missing)) : seen(found as T, eachOnce(missing.filter(isRefused)))
  }
  const listOf = <T>(
    mine: Seen<readonly T[]> | undefined,
    present: boolean | null | undefined,
    reported: readonly T[] | undefined,
  ): Seen<readonly T[]> => first<readonly T[]>(mine, mine && valueIn(mine), present === false ? [] : reported)
  const keys = listOf<AccessKey>(own?.keys, now?.rootAccessKeys, row?.keys.map(keyOf))
  const certificates = listOf<Certificate>(
    own?.certificates,
    now?.rootCertificates,
    row?.certificates.map((one) => ({ id: null, ...one })),
  )
  const isAny = (one: Seen<readonly unknown[]> | undefined): boolean | undefined =>
    one?.seen ? one.value.length > 0 : undefined
  const password = first<Password>(
    own?.password,
    own?.password && valueIn(own.password),
    passwordOf(now?.rootPassword, row),
  )
  return {
    keys,
    certificates,
    keysPresent: first(own?.keys, isAny(own?.keys), now?.rootAccessKeys, isAny(keys)),
    certificatesPresent: first(own?.certificates, isAny(own?.certificates), now?.rootCertificates, isAny(certificates)),
    mfaEnabled: first(own?.devices, isAny(own?.devices), now?.rootMfa, row?.mfaActive),
    password: password.seen || password.missing.length > 0 ? password : unseen(NO_PASSWORD_ENTRY),
  }
}

const isRefused = ({ is }: Missing): boolean => is === 'refused'

const NO_PASSWORD_ENTRY: Missing = {
  is: 'refused',
  call: 'iam:GetAccountSummary',
  kind: 'incomplete',
  why: 'the answer has no AccountPasswordPresent',
}

/** The report contains no key ids. */
const keyOf = ({
  active,
  since,
  lastUsedAt,
  lastUsedRegion,
  lastUsedService,
}: ReportRow['keys'][number]): AccessKey => ({
  id: null,
  active,
  createdAt: since,
  lastUsedAt,
  lastUsedRegion,
  lastUsedService,
})

/** The password, if there is one: known from the summary, or from a change date in the report, which only a password has. */
function passwordOf(present: boolean | null | undefined, row: ReportRow | undefined): Password | undefined {
  const [lastUsedAt, changedAt] = [row?.passwordLastUsedAt ?? null, row?.passwordChangedAt ?? null]
  if (present === false) return { present, lastUsedAt, changedAt: null }
  return present === true || changedAt !== null ? { present: true, lastUsedAt, changedAt } : undefined
}

const readPasswordRules = ({ aws, home, signal }: RootReach): Promise<Seen<PasswordRules | null>> =>
  look('iam:GetAccountPasswordPolicy', signal, async () => {
    const found = await readPasswordPolicy(await aws.client('iam', home))
    if (found === null) return null
    const classes = [
      found.RequireLowercaseCharacters,
      found.RequireUppercaseCharacters,
      found.RequireNumbers,
      found.RequireSymbols,
    ]
    return {
      minimumLength: found.MinimumPasswordLength ?? 6,
      classes: classes.filter((one) => one === true).length,
    }
  })
