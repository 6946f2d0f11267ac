import { expect, test } from 'vitest'
import type { RootEvent } from '../activity.ts'
import { signInOf } from '../examples.ts'
import { kindOf, severityOf } from './severity.ts'

const call = (event: string, more: Partial<RootEvent> = {}): RootEvent =>
  signInOf('id', { event, source: 'iam.amazonaws.com', mfa: true, ...more })

test.each<[string, RootEvent, string, string]>([
  ['a sign-in without MFA', signInOf('id', { mfa: false }), 'sign-in', 'critical'],
  ['a sign-in with MFA', signInOf('id', { mfa: true }), 'sign-in', 'high'],
  ['a failed sign-in', signInOf('id', { mfa: false, result: 'failure' }), 'sign-in', 'medium'],
  ['a password that was reset', signInOf('id', { event: 'PasswordRecoveryCompleted' }), 'sign-in', 'critical'],
  ['an access key', call('CreateAccessKey'), 'write', 'critical'],
  ['a trail that stops', call('StopLogging', { source: 'cloudtrail.amazonaws.com' }), 'write', 'critical'],
  ['another change', call('CreateUser'), 'write', 'high'],
  ['a refused change', call('CreateAccessKey', { result: 'AccessDenied' }), 'write', 'medium'],
  ['a change in a session of AssumeRoot', call('DeleteBucketPolicy', { class: 'assumed-root' }), 'write', 'medium'],
  ['a read', call('GetUser', { readOnly: true }), 'read', 'low'],
  ['a report, which CloudTrail does not call a read', call('GenerateCredentialReport'), 'read', 'low'],
  ['a read with an access key', call('GetUser', { readOnly: true, key: 'AKIAIOSFODNN7EXAMPLE' }), 'read', 'medium'],
  ['a service on behalf of the root user', call('CreateGrant', { class: 'service' }), 'write', 'low'],
])('%s', (_, event, kind, severity) => {
  expect([kindOf(event), severityOf(event)]).toEqual([kind, severity])
})
