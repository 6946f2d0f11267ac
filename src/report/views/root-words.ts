import type { RootEvent } from '../../root/activity.ts'
import type { MeasureName, MeasureState, RootAudit } from '../../root/audit.ts'

/** The measures as shown to people. */
export const titles: Readonly<Record<MeasureName, string>> = {
  'strong-password': 'Strong password',
  'no-access-keys': 'No access keys',
  'limited-use': 'Limited use',
  mfa: 'MFA',
}

/** A state in words. */
export const stateWord = (state: MeasureState): string => state.replaceAll('-', ' ')

/** The sign of a state, for output that is not a terminal. */
export const marks: Readonly<Record<MeasureState, string>> = {
  met: '✓',
  unmet: '✗',
  attested: '◆',
  unknown: '?',
  'not-applicable': '–',
}

/** The actor of an event, as shown to people. */
export const doneBy: Readonly<Record<RootEvent['class'], string>> = {
  direct: 'the root user',
  service: 'a service, on root’s behalf',
  aws: 'AWS itself',
  'assumed-root': 'an AssumeRoot session',
}

/** The actor in a word or two, for a column. */
export const actorWords: Readonly<Record<RootEvent['class'], string>> = {
  direct: 'root',
  service: 'service',
  aws: 'AWS',
  'assumed-root': 'AssumeRoot',
}

export const asked: Readonly<Record<RootAudit['caller'], string>> = {
  root: 'read as the root user',
  'assumed-root': 'read in a session of sts:AssumeRoot',
  other: 'read by an IAM identity',
}

export const mfaWord = (mfa: boolean | null): string =>
  mfa === null ? 'MFA not recorded' : mfa ? 'with MFA' : 'no MFA'

/** What the organization has enabled for its members' root users, in sentences. */
export function organizationWords({ id, management, features }: NonNullable<RootAudit['organization']>): string {
  const who = management ? `This is the management account of ${id}.` : `This account is a member of ${id}.`
  if (features === null)
    return `${who} What it has enabled for root users, only its management account or its delegate for IAM may see.`
  const what = ['RootCredentialsManagement', 'RootSessions'].map(
    (name) => `${name} is ${features.includes(name) ? 'enabled' : 'not enabled'}.`,
  )
  return [who, ...what].join(' ')
}
