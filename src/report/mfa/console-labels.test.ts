import { expect, test } from 'vitest'
import { families } from '../../core/mfa-device.ts'
import { partitionNames } from '../../core/partition.ts'
import { holders, lostHelp } from '../../mfa/lost.ts'
import { iamAccountRemedies } from '../../services/iam/remedies/account.ts'
import { iamUserRemedies } from '../../services/iam/remedies/users.ts'
import { assignSteps, removeSteps } from './console-steps.ts'

/** Every step in a console that is about credentials, where it stands. */
const steps: readonly (readonly [where: string, step: string])[] = [
  ...partitionNames.flatMap((partition) => [
    ...holders.flatMap((holder) =>
      lostHelp(holder, partition).steps.map((step) => [`mfa help lost, ${holder}`, step] as const),
    ),
    ...([{ is: 'root' }, { is: 'user', name: 'anna' }] as const).flatMap((holder) => [
      ...families.flatMap((family) =>
        assignSteps(holder, family, partition).steps.map((step) => [`assign ${family}`, step] as const),
      ),
      ...removeSteps(holder, undefined, partition).steps.map((step) => ['remove', step] as const),
    ]),
  ]),
  ...Object.entries({ ...iamAccountRemedies, ...iamUserRemedies }).flatMap(([id, { console: lines }]) =>
    Array.isArray(lines) ? lines.map((step) => [id, String(step)] as const) : [],
  ),
]

/** Labels that AWS's pages do not have, or have no more (IAM User Guide and IAM Identity Center User Guide, read on 2026-11-30). */
const wrong: readonly (readonly [label: RegExp, instead: string])[] = [
  [/Activate MFA|Manage MFA device|Assigned MFA device/, 'Assign MFA device'],
  [/\bDeactivate MFA/, 'Remove'],
  [/\bPasskey or security key/, 'Passkey or Security Key'],
  [/Virtual MFA device\b/, 'Authenticator app'],
  [/an authenticator app/, 'Authenticator app'],
  [/Show secret configuration key/, 'Show secret key'],
  [/Delete root user credentials/, 'Delete root credentials'],
  [/Manage console access > Disable(?! access)/, 'Disable access'],
  [/Enforce minimum password length/, 'Password minimum length'],
  [/non-alphanumeric/, 'nonalphanumeric'],
  [/Your Security Credentials|My Security Credentials/, 'Security credentials'],
]

test('no step names a label that the console does not have', () => {
  expect(steps.length).toBeGreaterThan(150)
  const found = steps.flatMap(([where, step]) =>
    wrong.flatMap(([label, instead]) => (label.test(step) ? [`${where}: ${step} (${instead})`] : [])),
  )
  expect(found).toEqual([])
})

/** What each way there must name, word for word, as its page does. */
const right: readonly (readonly [where: string, label: string])[] = [
  ['assign virtual', 'Authenticator app'],
  ['assign virtual', 'Show QR code'],
  ['assign hardware-token', 'Hardware TOTP token'],
  ['assign security-key', 'Passkey or Security Key'],
  ['assign security-key', 'Continue'],
  ['remove', 'Remove'],
  ['mfa help lost, root', 'Troubleshoot MFA'],
  ['mfa help lost, root', 'Sign in using alternative factors'],
  ['mfa help lost, root', 'Send verification email'],
  ['mfa help lost, root', 'Call me now'],
  ['mfa help lost, root', 'Sign in to the console'],
  ['mfa help lost, user', 'Assign MFA device'],
  ['mfa help lost, identity-center', 'MFA devices'],
  ['mfa help lost, identity-center', 'DELETE'],
  ['Demarc.IAM.5', 'Take privileged action > Delete root credentials'],
  ['IAM.17', 'Turn on password expiration'],
]

test.each(right)('%s: %s', (where, label) => {
  expect(
    steps
      .filter(([there]) => there === where)
      .map(([, step]) => step)
      .join('\n'),
  ).toContain(label)
})
