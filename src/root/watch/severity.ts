import type { Severity } from '../../controls/control.ts'
import { changed, type RootEvent } from '../activity.ts'

/** The kinds of events for a person who watches: a sign-in, a change (including refused ones), or a read. */
export const eventKinds = ['sign-in', 'write', 'read'] as const
export type EventKind = (typeof eventKinds)[number]

/** The source of sign-ins and related events: a password reset, a change of the e-mail address. */
const SIGN_IN = 'signin.amazonaws.com'

export function kindOf(event: RootEvent): EventKind {
  if (event.source === SIGN_IN) return 'sign-in'
  return changed(event) ? 'write' : 'read'
}

/**
 * Calls by which an attacker keeps the account, weakens its root user or hides (IAM/latest/UserGuide/root-user-tasks.html,
 * awscloudtrail/latest/APIReference/API_StopLogging.html).
 */
const TAKES_OVER: ReadonlySet<string> = new Set([
  'PasswordRecoveryCompleted',
  'PasswordUpdated',
  'EmailUpdated',
  'CreateAccessKey',
  'DeactivateMFADevice',
  'DeleteVirtualMFADevice',
  'StopLogging',
  'DeleteTrail',
  'DeleteDetector',
  'CloseAccount',
  'AccountClosed',
  'LeaveOrganization',
])

/**
 * How urgent an event is. `critical`: a sign-in without MFA, and a takeover of the account. `high`: every other sign-in and
 * change by the root user. `medium`: refused calls, changes in an AssumeRoot session, and reads signed by a long-term access key.
 * `low`: other reads, and actions of AWS or its services.
 */
export function severityOf(event: RootEvent): Severity {
  if (event.class === 'service' || event.class === 'aws') return 'low'
  const kind = kindOf(event)
  if (kind === 'read') return event.key === null ? 'low' : 'medium'
  if (event.result !== 'success') return 'medium'
  if (TAKES_OVER.has(event.event) || (event.event === 'ConsoleLogin' && event.mfa === false)) return 'critical'
  return event.class === 'assumed-root' ? 'medium' : 'high'
}
