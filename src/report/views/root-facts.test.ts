import { expect, test } from 'vitest'
import type { Measure } from '../../root/audit.ts'
import { forEachUse, uncertain } from '../../root/uses.ts'
import { measureFacts } from './root-facts.ts'

const judged = { state: 'unknown', reason: '', missing: [], next: [] } as const

test('the age of the password, its last use, and the policy that does not bind it', () => {
  const evidence = {
    present: true,
    changedAt: '2021-02-23T09:00:00.000Z',
    ageDays: 2100,
    lastUsedAt: '2026-11-24T09:00:00.000Z',
    lastUsedDays: 0,
    accountPasswordPolicy: { minimumLength: 14, classes: 4 },
  }
  expect(measureFacts({ ...judged, measure: 'strong-password', evidence }, 'aws')).toEqual([
    'Password set on 2021-02-23, 2,100 days ago',
    'Last used on 2026-11-24, today',
    'Password policy of the account: 14 characters, 4 of 4 classes (it binds IAM users, never the root user)',
  ])
  const none = { ...evidence, accountPasswordPolicy: 'none' as const }
  expect(measureFacts({ ...judged, measure: 'strong-password', evidence: none }, 'aws').at(-1)).toMatch(
    /^Password policy.*: none/,
  )
  // of a password that is not there, or was not seen, there is nothing to tell
  for (const present of [false, null])
    expect(measureFacts({ ...judged, measure: 'strong-password', evidence: { ...none, present } }, 'aws')).toEqual([])
})

test('each access key and certificate with its age, its last use, and where that was', () => {
  const key = {
    id: 'AKIAIOSFODNN7EXAMPLE',
    active: true,
    createdAt: '2018-05-30T09:00:00.000Z',
    ageDays: 3100,
    lastUsedAt: '2026-11-23T09:00:00.000Z',
    lastUsedDays: 1,
    lastUsedRegion: 'us-east-1',
    lastUsedService: 'iam',
  }
  const unused = {
    ...key,
    id: null,
    active: false,
    createdAt: null,
    lastUsedAt: null,
    lastUsedDays: null,
    lastUsedRegion: null,
    lastUsedService: null,
  }
  const measure: Measure = {
    ...judged,
    measure: 'no-access-keys',
    evidence: {
      present: true,
      keys: [key, unused],
      certificatesPresent: true,
      certificates: [{ id: null, active: true, since: '2015-04-01T09:00:00.000Z' }],
    },
  }
  expect(measureFacts(measure, 'aws')).toEqual([
    'Access key AKIAIOSFODNN7EXAMPLE (active), made on 2018-05-30, 3,100 days ago; last used on 2026-11-23, 1 day ago, for iam in us-east-1',
    'Access key 2 (inactive); never used',
    'Signing certificate 1 (active), since 2015-04-01',
  ])
  expect(
    measureFacts({ ...measure, evidence: { ...measure.evidence, keys: null, certificates: null } }, 'aws'),
  ).toEqual([])
})

test('the last use, the range of the history, and every alarm with its recipients', () => {
  const alarm = {
    kind: 'event-rule' as const,
    name: 'root-use',
    region: 'us-east-1',
    signIns: true,
    calls: true,
    uses: forEachUse(() => 'yes'),
    who: ['email (2)'],
    reaches: 'yes' as const,
    why: null,
  }
  const evidence = {
    days: 90,
    lastSignInAt: '2026-11-15T09:33:00Z',
    lastSignInDays: 9,
    lastKeyUseAt: null,
    lastKeyUseDays: null,
    events: null,
    since: '2026-08-26T00:00:00Z',
    regions: ['eu-central-1', 'us-east-1'],
    alarms: [
      alarm,
      {
        ...alarm,
        who: [],
        calls: false,
        uses: { ...forEachUse(() => 'no'), 'sign-in': 'yes' as const },
        reaches: 'no' as const,
        why: 'its topic has no confirmed subscription',
      },
      { ...alarm, who: [], calls: false, uses: { ...uncertain, 'sign-in': 'yes' as const } },
      { ...alarm, who: [], calls: false, uses: uncertain },
      { ...alarm, who: [], uses: { ...uncertain, 'key-call': 'yes' as const } },
      {
        ...alarm,
        who: [],
        kind: 'metric-filter' as const,
        signIns: false,
        calls: false,
        uses: { ...forEachUse(() => 'no'), 'assume-root': 'yes' as const },
        reaches: 'unknown' as const,
      },
    ],
    heard: { ...uncertain, 'sign-in': 'yes' as const, 'key-call': 'some' as const, 'assume-root': 'no' as const },
  }
  expect(measureFacts({ ...judged, measure: 'limited-use', evidence }, 'aws')).toEqual([
    'Last sign-in on 2026-11-15, 9 days ago',
    'Event history read since 2026-08-26 in 2 regions: eu-central-1, us-east-1',
    'EventBridge rule root-use in us-east-1, of sign-ins and calls: reaches a confirmed subscription, by email (2)',
    'EventBridge rule root-use in us-east-1, of sign-ins alone: reaches no subscription (its topic has no confirmed subscription)',
    'EventBridge rule root-use in us-east-1, of sign-ins, and perhaps calls: reaches a confirmed subscription',
    'EventBridge rule root-use in us-east-1, of what cannot be evaluated: reaches a confirmed subscription',
    'EventBridge rule root-use in us-east-1, of calls, and perhaps sign-ins: reaches a confirmed subscription',
    'Metric filter and alarm root-use in us-east-1, of no root use: cannot be followed to a subscription',
    'A notification would arrive of: sign-ins',
    'A notification would arrive of some, not all: calls with access keys',
    'No notification would arrive of: sts:AssumeRoot',
    'Whether a notification would arrive is not known, of: failed sign-ins, calls in a console session, changes of MFA devices, password recovery, calls in a session of sts:AssumeRoot',
  ])
  // of a root user that signs in nowhere, what it cannot do is not told of
  expect(measureFacts({ ...judged, measure: 'limited-use', evidence }, 'aws-us-gov').slice(-3)).toEqual([
    'A notification would arrive of some, not all: calls with access keys',
    'No notification would arrive of: sts:AssumeRoot',
    'Whether a notification would arrive is not known, of: calls in a session of sts:AssumeRoot',
  ])
  expect(measureFacts({ ...judged, state: 'not-applicable', measure: 'limited-use', evidence }, 'aws-cn')).toEqual([])
})
