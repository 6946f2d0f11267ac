import { expect, test } from 'vitest'
import type { Control } from '../../../controls/control.ts'
import { type Example, exampleFinding, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import * as u from './users.ts'

examples(u.usersHaveNoPolicies, {
  met: [{ ManagedPolicyArns: [], Policies: null }],
  unmet: [
    { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'], Policies: null },
    { ManagedPolicyArns: [], Policies: [{ PolicyName: 'x' }] },
  ],
})
const key = (AgeDays: number | null, UsedDays: number | null, Active = true) => ({ Slot: 1, Active, AgeDays, UsedDays })
const keys = (...AccessKeys: object[]) => ({ state: { AccessKeys } })
examples(u.accessKeysAreRotated, {
  met: [keys(key(90, 1)), keys(key(20, 1), key(400, 300, false))],
  unmet: [keys(key(91, 1)), keys(key(20, 1), key(91, 1)), keys(key(null, 1), key(91, 1))],
  unknown: [keys(key(null, 1))],
  notApplicable: [keys(), keys(key(400, 300, false))],
})
examples(u.consoleUsersHaveMfa, {
  met: [{ state: { PasswordEnabled: true, MfaActive: true } }],
  unmet: [{ state: { PasswordEnabled: true, MfaActive: false } }],
  notApplicable: [{ state: { PasswordEnabled: false, MfaActive: true } }],
})
examples(u.usersHaveMfa, { met: [{ state: { MfaActive: true } }], unmet: [{ state: { MfaActive: false } }] })
for (const [control, days] of [
  [u.credentialsAreInUse, 90],
  [u.credentialsAreInFrequentUse, 45],
] as const) {
  const idle = (PasswordUnusedDays: number | null, ...AccessKeys: object[]) => ({
    state: { PasswordUnusedDays, AccessKeys },
  })
  examples(control, {
    met: [idle(null), idle(days), idle(1, key(300, days)), idle(null, key(days, null)), idle(1, key(500, 400, false))],
    unmet: [
      idle(days + 1),
      idle(1, key(300, days + 1)),
      idle(null, key(days + 1, null)),
      idle(days + 1, key(300, days)),
    ],
    unknown: [idle(null, key(null, null))],
  })
}
examples(u.serverCertificatesAreCurrent, {
  met: [{ state: { ExpiresInDays: 0 } }],
  unmet: [{ state: { ExpiresInDays: -1 } }],
  unknown: [{ state: { ExpiresInDays: null } }],
})

test.each<readonly [Control, Example, string]>([
  [
    u.usersHaveNoPolicies,
    { ManagedPolicyArns: ['arn:aws:iam::aws:policy/job-function/Billing'], Policies: [{ PolicyName: 'x' }] },
    'Policies on the user: Billing and x',
  ],
  [u.accessKeysAreRotated, keys(key(20, 1), key(412, 1)), 'Access key 1 is 412 days old (at most 90)'],
  [
    u.credentialsAreInUse,
    { state: { PasswordUnusedDays: 120, AccessKeys: [key(400, null)] } },
    'Unused for more than 90 days: password (120 days) and access key 1 (400 days)',
  ],
])('a finding names the values seen: %#', (control, example, finding) => {
  expect(exampleFinding(worldOf(control, example))).toBe(finding)
})
