import { byText } from '../core/by-text.ts'
import { isRecord } from '../core/record.ts'

/**
 * Who acted. `direct`: the root user, in the console or through an API. `service`: an AWS service on the root user's behalf.
 * `aws`: AWS itself. `assumed-root`: a session opened by sts:AssumeRoot, in which a principal of the organization works.
 */
export type ActivityClass = 'direct' | 'service' | 'aws' | 'assumed-root'

export const activityClasses: readonly ActivityClass[] = ['direct', 'service', 'aws', 'assumed-root']

/** One event of the root user. */
export interface RootEvent {
  readonly id: string
  /** The account of the root user; null when the record does not say. */
  readonly account: string | null
  /** ISO 8601, whole seconds. */
  readonly at: string
  readonly event: string
  /** The service, e.g. `iam.amazonaws.com`. */
  readonly source: string
  readonly region: string
  /** An IP address, or the name of the calling service; null when CloudTrail gives neither. */
  readonly ip: string | null
  readonly userAgent: string | null
  /** Whether MFA was used; null when CloudTrail does not say. */
  readonly mfa: boolean | null
  /** `success`, the error code, or `failure`. */
  readonly result: string
  readonly class: ActivityClass
  /** Whether it was read-only. */
  readonly readOnly: boolean
  /** The long-term access key that signed it; null for a session or the console, or when CloudTrail does not say. */
  readonly key: string | null
  /**
   * What all events of one session share: the time its credentials were issued (ISO 8601), else the access key; null when the
   * record has neither. The console uses several access keys in one session, all issued at the same time.
   */
  readonly session: string | null
  /** The target, for tasks that depend on it: the user or the key of an IAM event. */
  readonly target: string | null
}

type Json = Readonly<Record<string, unknown>>

const object = (value: unknown): Json => (isRecord(value) ? value : {})
/** CloudTrail cuts long texts, such as the user agent, at 1 KB (cloudtrail-event-reference-record-contents.html). */
const TEXT_AT_MOST = 1024
const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, TEXT_AT_MOST) : null
/** ISO 8601 in UTC, as in CloudTrail records. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

/** Console calls may have this as `invokedBy`; they are made by the person, not by a service. */
const CONSOLE = 'signin.amazonaws.com'

/**
 * Converts a CloudTrail record (the JSON of `CloudTrailEvent`) to an event of the root user. Undefined when it is not the root
 * user's (for example, of an IAM user named root), or cannot be read
 * (awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html).
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

/** Whether a record says that it is the root user's, even if it cannot be read otherwise. */
export function isOfRoot(record: Json): boolean {
  const identity = object(record['userIdentity'])
  const session = object(identity['sessionContext'])
  // a session that the root user opened for others (GetFederationToken) counts as the root user's
  const federated = identity['type'] === 'FederatedUser' && object(session['sessionIssuer'])['type'] === 'Root'
  return identity['type'] === 'Root' || federated
}

/** The same as `rootEvent()` for a parsed record. */
export function eventOf(record: Json): RootEvent | undefined {
  if (!isOfRoot(record)) return undefined
  const identity = object(record['userIdentity'])
  const session = object(identity['sessionContext'])
  // a record that completes an earlier one (addendum.reason UPDATED_DATA) has its own id but is about the same event
  const id = text(object(record['addendum'])['originalEventID']) ?? text(record['eventID'])
  const time = text(record['eventTime']) ?? ''
  const at = TIME.test(time) ? Date.parse(time) : Number.NaN
  const event = text(record['eventName'])
  if (id === null || event === null || Number.isNaN(at)) return undefined
  const parameters = object(record['requestParameters'])
  return {
    id,
    // the actor's account; for a call into another account, the recipient differs
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

/** Some records have booleans as text. */
const isTrue = (value: unknown): boolean => value === true || value === 'true'

function classOf(record: Json, identity: Json, session: Json): ActivityClass {
  if (record['eventType'] === 'AwsServiceEvent') return 'aws'
  if (isTrue(session['assumedRoot'])) return 'assumed-root'
  const invokedBy = text(identity['invokedBy'])
  return invokedBy === null || invokedBy === CONSOLE ? 'direct' : 'service'
}

/** Sign-ins have YES, Yes or No; calls have it in the attributes of their session, if any. */
function mfaOf(record: Json, session: Json): boolean | null {
  const said =
    text(object(record['additionalEventData'])['MFAUsed']) ?? text(object(session['attributes'])['mfaAuthenticated'])
  return said === null ? null : ['yes', 'true'].includes(said.toLowerCase())
}

/** Sign-in events (ConsoleLogin, PasswordUpdated ...) report a failure in the response, without an error code. */
function resultOf(record: Json, event: string): string {
  const code = text(record['errorCode'])
  if (code !== null) return code
  const answer = text(object(record['responseElements'])[event])
  return answer === null || answer.toLowerCase() === 'success' ? 'success' : answer.toLowerCase()
}

/**
 * CloudTrail events of tasks that need the root user: its own credentials, account settings, and what no IAM user may do
 * (IAM/latest/UserGuide/id_root-user.html#root-user-tasks). `own`: only if it concerns the root user's own credentials, not a
 * user's.
 */
const tasks: Readonly<Record<string, 'own' | 'any'>> = byText({
  // sign-in events that only the root user has
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

/** CloudTrail's names for the root user where an IAM event names a user. */
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
 * Creates a report without changing the account, although CloudTrail does not mark it read-only. This audit requests the
 * credential report, and AWS's read-only policies allow it (aws-managed-policy/latest/reference/SecurityAudit.html).
 */
const REPORTS: ReadonlySet<string> = new Set(['GenerateCredentialReport'])
export const changed = ({ readOnly, event }: Pick<RootEvent, 'readOnly' | 'event'>): boolean =>
  !readOnly && !REPORTS.has(event)

/** What the root user did directly although no task required it. */
export interface NeedlessUse {
  /** Changes that another identity could have made. */
  readonly actions: readonly RootEvent[]
  /** Sign-ins without any task that needs the root user on that day or the next. */
  readonly signIns: readonly RootEvent[]
  /** Calls signed with a long-term access key, including refused ones: no task needs such a key except removing it. */
  readonly keyUses: readonly RootEvent[]
  /** The last call of each key that deactivated or deleted itself. This call and the hour before it do not count as needless. */
  readonly keyEnds: readonly RootEvent[]
}

/**
 * The needless use in some events. Refused and failed changes do not count. Reads come with every console visit, so they are
 * covered by the sign-in. Every call with an access key counts.
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
    actions: changes.filter((one) => !needsRoot(one)),
    signIns: done.filter((one) => isSignIn(one) && !days.has(dayOf(one)) && !days.has(before(dayOf(one)))),
    keyUses: signed.filter((one) => !keyEnds.some((end) => leadsTo(one, end))),
    keyEnds,
  }
}

/** Whether a call removed or deactivated the key that signed it, and the key was not used afterwards. */
const endsItself = (one: RootEvent, signed: readonly RootEvent[]): boolean =>
  (one.event === 'DeleteAccessKey' || one.event === 'UpdateAccessKey') &&
  one.result === 'success' &&
  one.target === one.key &&
  signed.every((other) => other.key !== one.key || other.at <= one.at)

/** Whether a time (ISO 8601) is not after an event, which CloudTrail gives in whole seconds. */
export const isUpTo = (time: string, { at }: RootEvent): boolean => Date.parse(time) < Date.parse(at) + 1000

/** Calls about the root user's own credentials within this time before a key's removal belong to the removal, in milliseconds. */
const HOUR = 3_600_000

/** Reads of the root user's own credentials, typically made before and after their removal. */
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
