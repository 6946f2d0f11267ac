import type { Severity } from '../../controls/control.ts'
import { changed, type RootEvent } from '../activity.ts'

/** What an event is to a person who watches: a sign-in, a change (also a refused one), or a read. */
export const eventKinds = ['sign-in', 'write', 'read'] as const
export type EventKind = (typeof eventKinds)[number]

/** Sign-ins, and what belongs to them: a password that is reset, an e-mail address that is changed. */
const SIGN_IN = 'signin.amazonaws.com'

export function kindOf(event: RootEvent): EventKind {
  if (event.source === SIGN_IN) return 'sign-in'
  return changed(event) ? 'write' : 'read'
}

/**
 * By these an attacker keeps the account, weakens its root user or hides
 * (IAM/latest/UserGuide/root-user-tasks.html, awscloudtrail/latest/APIReference/API_StopLogging.html).
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
 * How urgent an event is. `critical`: a sign-in without MFA, and what takes the account over; `high`: every other sign-in and change by
 * the root user; `medium`: what was refused, what an AssumeRoot session changes, and a read that a long-term access key signed;
 * `low`: other reads, and what AWS or one of its services does.
 */
export function severityOf(event: RootEvent): Severity {
  if (event.class === 'service' || event.class === 'aws') return 'low'
  const kind = kindOf(event)
  if (kind === 'read') return event.key === null ? 'low' : 'medium'
  if (event.result !== 'success') return 'medium'
  if (TAKES_OVER.has(event.event) || (event.event === 'ConsoleLogin' && event.mfa === false)) return 'critical'
  return event.class === 'assumed-root' ? 'medium' : 'high'
}
