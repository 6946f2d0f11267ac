import { byText } from '../core/by-text.ts'
import { isRecord } from '../core/record.ts'

/**
 * Who did it. `direct`: the root user, in the console or by an API; `service`: a service of AWS's on the root user's behalf; `aws`: AWS
 * itself; `assumed-root`: a session that sts:AssumeRoot opened, in which a principal of the organization works.
 */
export type ActivityClass = 'direct' | 'service' | 'aws' | 'assumed-root'

export const activityClasses: readonly ActivityClass[] = ['direct', 'service', 'aws', 'assumed-root']

/** One event of the root user's. */
export interface RootEvent {
  readonly id: string
  /** Whose root user it is; null where the record does not say. */
  readonly account: string | null
  /** ISO 8601, whole seconds. */
  readonly at: string
  readonly event: string
  /** The service, e.g. `iam.amazonaws.com`. */
  readonly source: string
  readonly region: string
  /** An address, or the name of the service that called; null where CloudTrail says neither. */
  readonly ip: string | null
  readonly userAgent: string | null
  /** Whether MFA was used; null where CloudTrail does not say. */
  readonly mfa: boolean | null
  /** `success`, or the code of the refusal, or `failure`. */
  readonly result: string
  readonly class: ActivityClass
  /** Whether it only read. */
  readonly readOnly: boolean
  /** The long-term access key that signed it; null where a session or the console did, or CloudTrail does not say. */
  readonly key: string | null
  /**
   * What the events of one session have in common: when its credentials were issued (ISO 8601), else the access key; null where the
   * record has neither. The console signs with several access keys in one session, all issued at the same moment.
   */
  readonly session: string | null
  /** What it was done to, for those tasks that depend on it: the user or the key of an event of IAM's. */
  readonly target: string | null
}

type Json = Readonly<Record<string, unknown>>

const object = (value: unknown): Json => (isRecord(value) ? value : {})
/** CloudTrail cuts its longest texts, such as the user agent, at 1 KB (cloudtrail-event-reference-record-contents.html). */
const TEXT_AT_MOST = 1024
const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, TEXT_AT_MOST) : null
/** ISO 8601 in UTC, as CloudTrail writes it. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

/** Calls from the console may carry this in `invokedBy`: they are the person's own, and not those of a service. */
const CONSOLE = 'signin.amazonaws.com'

/**
 * A CloudTrail record (the JSON of `CloudTrailEvent`) as an event of the root user's; undefined where it is not the root user's, as of a
 * user named root, or cannot be read (awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html).
 */
export function rootEvent(json: string): RootEvent | undefined {
  let record: Json
  try {
    record = object(JSON.parse(json))
  } catch {
    return undefined
  }
  return eventOf(record)
}

/** Whether a record says that it is of the root user's, readable or not. */
export function isOfRoot(record: Json): boolean {
  const identity = object(record['userIdentity'])
  const session = object(identity['sessionContext'])
  // a session that the root user opened for others (GetFederationToken) is the root user's doing
  const federated = identity['type'] === 'FederatedUser' && object(session['sessionIssuer'])['type'] === 'Root'
  return identity['type'] === 'Root' || federated
}

/** The same as `rootEvent()`, of a record that is parsed already. */
export function eventOf(record: Json): RootEvent | undefined {
  if (!isOfRoot(record)) return undefined
  const identity = object(record['userIdentity'])
  const session = object(identity['sessionContext'])
  // a record that completes an earlier one (addendum.reason UPDATED_DATA) has its own id, but is about the same event
  const id = text(object(record['addendum'])['originalEventID']) ?? text(record['eventID'])
  const time = text(record['eventTime']) ?? ''
  const at = TIME.test(time) ? Date.parse(time) : Number.NaN
  const event = text(record['eventName'])
  if (id === null || event === null || Number.isNaN(at)) return undefined
  const parameters = object(record['requestParameters'])
  return {
    id,
    // who acted; the other is the account that got the record, where a call reached into it
    account: text(identity['accountId']) ?? text(record['recipientAccountId']),
    at: `${new Date(at).toISOString().slice(0, 19)}Z`,
    event,
    source: text(record['eventSource']) ?? '',
    region: text(record['awsRegion']) ?? '',
    ip: text(record['sourceIPAddress']),
    userAgent: text(record['userAgent']),
    mfa: mfaOf(record, session),
    result: resultOf(record, event),
    class: classOf(record, identity, session),
    readOnly: isTrue(record['readOnly']),
    key: longTermKey(identity['accessKeyId']),
    session: text(object(session['attributes'])['creationDate']) ?? text(identity['accessKeyId']),
    target: text(parameters['userName']) ?? text(parameters['accessKeyId']),
  }
}

/** Ids of long-term keys begin with AKIA, those of sessions with ASIA (IAM/latest/UserGuide/reference_identifiers.html). */
export const isLongTerm = (accessKeyId: string): boolean => accessKeyId.startsWith('AKIA')

function longTermKey(value: unknown): string | null {
  const id = text(value)
  return id !== null && isLongTerm(id) ? id : null
}

/** Some records have their truth values as texts. */
const isTrue = (value: unknown): boolean => value === true || value === 'true'

function classOf(record: Json, identity: Json, session: Json): ActivityClass {
  if (record['eventType'] === 'AwsServiceEvent') return 'aws'
  if (isTrue(session['assumedRoot'])) return 'assumed-root'
  const invokedBy = text(identity['invokedBy'])
  return invokedBy === null || invokedBy === CONSOLE ? 'direct' : 'service'
}

/** A sign-in has YES, Yes or No; a call has it in the attributes of its session, if there is one. */
function mfaOf(record: Json, session: Json): boolean | null {
  const said =
    text(object(record['additionalEventData'])['MFAUsed']) ?? text(object(session['attributes'])['mfaAuthenticated'])
  return said === null ? null : ['yes', 'true'].includes(said.toLowerCase())
}

/** An event of the sign-in's (ConsoleLogin, PasswordUpdated ...) tells its failure in its answer, without an error code. */
function resultOf(record: Json, event: string): string {
  const code = text(record['errorCode'])
  if (code !== null) return code
  const answer = text(object(record['responseElements'])[event])
  return answer === null || answer.toLowerCase() === 'success' ? 'success' : answer.toLowerCase()
}

/**
 * Tasks that need the root user, by event: its own credentials and account settings, and what no IAM user may do
 * (IAM/latest/UserGuide/id_root-user.html#root-user-tasks). What CloudTrail names of them; `own` where the event must be about the root
 * user's own credentials and not about a user's.
 */
const tasks: Readonly<Record<string, 'own' | 'any'>> = byText({
  // the sign-in's events, of the root user alone
  ConsoleLogin: 'any',
  CheckMfa: 'any',
  PasswordUpdated: 'any',
  PasswordRecoveryRequested: 'any',
  PasswordRecoveryCompleted: 'any',
  EmailUpdated: 'any',
  // its keys, certificates and devices
  CreateAccessKey: 'own',
  DeleteAccessKey: 'own',
  UpdateAccessKey: 'own',
  CreateVirtualMFADevice: 'any',
  DeleteVirtualMFADevice: 'any',
  EnableMFADevice: 'own',
  DeactivateMFADevice: 'own',
  ResyncMFADevice: 'own',
  DeleteSigningCertificate: 'own',
  UpdateSigningCertificate: 'own',
  UploadSigningCertificate: 'own',
  ChangePassword: 'own',
  // the account
  AccountClosed: 'any',
  CloseAccount: 'any',
  LeaveOrganization: 'any',
  PutContactInformation: 'any',
  SetContactAddress: 'any',
  SetSecurityQuestions: 'any',
  EnableRegion: 'any',
  DisableRegion: 'any',
})

/** How CloudTrail names the root user where an event of IAM's wants a user. */
const ROOT_USERS: ReadonlySet<string> = new Set(['AWS ROOT USER', 'root'])

/** Whether it is one of the tasks that need the root user. */
export function needsRoot({ event, target }: Pick<RootEvent, 'event' | 'target'>): boolean {
  const task = Object.hasOwn(tasks, event) ? tasks[event] : undefined
  if (task !== 'own') return task === 'any'
  return target === null || ROOT_USERS.has(target) || /^A[KS]IA[A-Z0-9]+$/.test(target)
}

const isSignIn = ({ event }: RootEvent): boolean => event === 'ConsoleLogin'
const dayOf = ({ at }: RootEvent): string => at.slice(0, 10)

/**
 * Makes a report and changes nothing in the account, though CloudTrail does not call it read-only: this audit asks for the credential
 * report, and AWS's read-only policies allow it (aws-managed-policy/latest/reference/SecurityAudit.html).
 */
const REPORTS: ReadonlySet<string> = new Set(['GenerateCredentialReport'])
export const changed = ({ readOnly, event }: Pick<RootEvent, 'readOnly' | 'event'>): boolean =>
  !readOnly && !REPORTS.has(event)

/** What the root user did directly that no task called for. */
export interface NeedlessUse {
  /** Changes that another identity could have made. */
  readonly deeds: readonly RootEvent[]
  /** Sign-ins on days on which, and on the day after which, nothing was done that needs the root user. */
  readonly signIns: readonly RootEvent[]
  /** Calls that a long-term access key signed, the refused ones too: no task needs such a key but its own end. */
  readonly keyUses: readonly RootEvent[]
  /** The last call of each key that deactivated or deleted itself. This call, and the hour before it, are not needless. */
  readonly keyEnds: readonly RootEvent[]
}

/**
 * Of some events, the use that need not have been. Refused and failed ones are no use; what only reads comes with every visit of
 * the console, so it counts by the sign-in. For an access key each call counts.
 */
export function needlessUse(events: readonly RootEvent[]): NeedlessUse {
  const direct = events.filter((one) => one.class === 'direct')
  const done = direct.filter((one) => one.result === 'success')
  const changes = done.filter((one) => changed(one) && !isSignIn(one))
  const days = new Set(changes.filter(needsRoot).map(dayOf))
  const before = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
  const signed = direct.filter((one) => one.key !== null)
  const keyEnds = signed.filter((one) => endsItself(one, signed))
  return {
    deeds: changes.filter((one) => !needsRoot(one)),
    signIns: done.filter((one) => isSignIn(one) && !days.has(dayOf(one)) && !days.has(before(dayOf(one)))),
    keyUses: signed.filter((one) => !keyEnds.some((end) => leadsTo(one, end))),
    keyEnds,
  }
}

/** Whether a key removed or deactivated itself by a call, and did nothing more afterwards. */
const endsItself = (one: RootEvent, signed: readonly RootEvent[]): boolean =>
  (one.event === 'DeleteAccessKey' || one.event === 'UpdateAccessKey') &&
  one.result === 'success' &&
  one.target === one.key &&
  signed.every((other) => other.key !== one.key || other.at <= one.at)

/** Whether a moment (ISO 8601) is not after an event, of which CloudTrail tells whole seconds. */
export const isUpTo = (time: string, { at }: RootEvent): boolean => Date.parse(time) < Date.parse(at) + 1000

/** So long before its end what a key looks at and does of the root user's own credentials belongs to it. */
const HOUR = 3_600_000

/** Reads of the root user's own credentials, as made before and after their removal. */
const OWN_READS: ReadonlySet<string> = new Set([
  'GetCallerIdentity',
  'GetAccountSummary',
  'GenerateCredentialReport',
  'GetCredentialReport',
  'GetUser',
  'GetLoginProfile',
  'ListAccessKeys',
  'GetAccessKeyLastUsed',
  'ListSigningCertificates',
  'ListMFADevices',
])

const leadsTo = (one: RootEvent, end: RootEvent): boolean =>
  one.key === end.key &&
  Date.parse(one.at) >= Date.parse(end.at) - HOUR &&
  (OWN_READS.has(one.event) || (changed(one) && needsRoot(one)))
