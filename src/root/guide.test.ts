import { expect, test } from 'vitest'
import { seen, unseen } from '../collect/seen.ts'
import { mfaDevice, unnamedDevices } from '../core/mfa-device.ts'
import { parseConfig } from '../ledger/config/parse.ts'
import type { RootEvent } from './activity.ts'
import type { RootEvidence } from './evidence.ts'
import { deniedTo } from './examples.ts'
import { guideOf } from './guide.ts'
import { auditRoot } from './measures.ts'
import { forEachUse } from './uses.ts'

const at = '2026-11-24T10:00:00.000Z'

/** A root user that is protected in every way. */
const whole: RootEvidence = {
  account: '111122223333',
  partition: 'aws',
  at,
  caller: 'root',
  signedByRootKey: false,
  days: 90,
  password: seen({ present: true, lastUsedAt: null, changedAt: '2026-11-01T00:00:00.000Z' }),
  keysPresent: seen(false),
  keys: seen([]),
  certificatesPresent: seen(false),
  certificates: seen([]),
  mfaEnabled: seen(true),
  devices: seen([
    mfaDevice('arn:aws:iam::111122223333:u2f/root/key-A', new Date(at)),
    mfaDevice('arn:aws:iam::111122223333:mfa/phone', new Date(at)),
  ]),
  passwordRules: seen(null),
  activity: seen({ since: '2026-08-26T10:00:00.000Z', events: [], regions: ['us-east-1'] }),
  alarms: seen([
    {
      kind: 'event-rule',
      name: 'root',
      region: 'us-east-1',
      signIns: true,
      calls: true,
      uses: forEachUse(() => 'yes'),
      who: [],
      reaches: 'yes',
      why: null,
    },
  ]),
  organization: seen({ id: 'o-1', management: true, features: ['RootCredentialsManagement', 'RootSessions'] }),
}
const { attestations } = parseConfig(
  `attestations:
  - responsibility: root-password
    statement: It is strong.
    by: a.lindqvist
    evidence: OPS-1
    date: 2026-11-02
    expires: 2027-11-01
`,
  'demarc.yaml',
)

const steps = (changed: Partial<RootEvidence> = {}, attested = true) =>
  guideOf(auditRoot({ ...whole, ...changed }, attested ? attestations : []))
const states = (...args: Parameters<typeof steps>) =>
  Object.fromEntries(steps(...args).map(({ id, state }) => [id, state]))

const ids = [
  'delete-access-keys',
  'delete-certificates',
  'strong-password',
  'first-mfa-device',
  'second-mfa-device',
  'phishing-resistant',
  'alarm',
  'limited-use',
  'central-root-access',
]

test('all is done: every step says so, and none says what to do', () => {
  expect(states()).toEqual(Object.fromEntries(ids.map((id) => [id, 'done'])))
  expect(steps().flatMap(({ how }) => how)).toEqual([])
})

const needlessAction: RootEvent = {
  id: '1',
  at: '2026-11-20T10:00:00Z',
  event: 'CreateBucket',
  source: 's3.amazonaws.com',
  region: 'us-east-1',
  ip: null,
  userAgent: null,
  mfa: true,
  result: 'success',
  class: 'direct',
  readOnly: false,
  account: '111122223333',
  target: null,
  key: null,
  session: null,
}
const activity = (events: readonly RootEvent[]) => seen({ since: at, events, regions: ['us-east-1'] })
const used = { id: null, active: true, createdAt: at, lastUsedAt: at, lastUsedRegion: null, lastUsedService: null }

test.each<[string, Partial<RootEvidence>, Readonly<Record<string, string>>]>([
  ['access keys', { keysPresent: seen(true) }, { 'delete-access-keys': 'to-do' }],
  ['certificates', { certificatesPresent: seen(true) }, { 'delete-certificates': 'to-do' }],
  [
    'one device',
    { devices: seen([mfaDevice('arn:aws:iam::111122223333:u2f/root/key-A', undefined)]) },
    { 'second-mfa-device': 'to-do' },
  ],
  [
    'two devices that a forged page fools',
    { devices: seen([1, 2].map((n) => mfaDevice(`arn:aws:iam::111122223333:mfa/${n}`, undefined))) },
    { 'phishing-resistant': 'to-do' },
  ],
  [
    'devices of which AWS does not tell the family',
    { devices: seen(unnamedDevices(2)) },
    { 'phishing-resistant': 'unseen' },
  ],
  [
    'no MFA',
    { mfaEnabled: seen(false), devices: seen([]) },
    { 'first-mfa-device': 'to-do', 'second-mfa-device': 'to-do', 'phishing-resistant': 'to-do' },
  ],
  ['no alarm', { alarms: seen([]) }, { alarm: 'to-do' }],
  ['what needs no root user', { activity: activity([needlessAction]) }, { 'limited-use': 'to-do' }],
  [
    'a key that was used',
    { keysPresent: seen(true), keys: seen([used]) },
    { 'delete-access-keys': 'to-do', 'limited-use': 'to-do' },
  ],
  [
    'an organization that has enabled half of it',
    { organization: seen({ id: 'o-1', management: true, features: ['RootSessions'] }) },
    { 'central-root-access': 'to-do' },
  ],
  [
    'a member account',
    { organization: seen({ id: 'o-1', management: false, features: null }) },
    { 'central-root-access': 'not-needed' },
  ],
  [
    'an organization, or none: it was not seen',
    { organization: deniedTo('organizations:DescribeOrganization') },
    { 'central-root-access': 'unseen' },
  ],
])('%s', (_, changed, expected) => {
  const found = states(changed)
  expect(Object.fromEntries(Object.entries(found).filter(([, state]) => state !== 'done'))).toEqual(expected)
})

test('without an attestation of the password: to do, for this account', () => {
  expect(states({}, false)).toMatchObject({ 'strong-password': 'to-do' })
  const how = steps({}, false)
    .find(({ id }) => id === 'strong-password')
    ?.how.join('\n')
  expect(how).toContain('--account 111122223333')
})

test('no password and no keys: what guards a sign-in is not needed', () => {
  const removed = {
    password: seen({ present: false, lastUsedAt: null, changedAt: null }),
    mfaEnabled: seen(false),
    devices: seen([]),
    alarms: seen([]),
    organization: seen(null),
  }
  expect(states(removed, false)).toEqual({
    'delete-access-keys': 'done',
    'delete-certificates': 'done',
    'strong-password': 'not-needed',
    'first-mfa-device': 'not-needed',
    'second-mfa-device': 'not-needed',
    'phishing-resistant': 'not-needed',
    alarm: 'not-needed',
    'limited-use': 'done',
  })
})

test('what could not be read is neither done nor to do, and names the permissions', () => {
  const dark = deniedTo('iam:GetAccountSummary')
  const found = steps(
    {
      password: dark,
      keysPresent: dark,
      certificatesPresent: dark,
      keys: dark,
      mfaEnabled: dark,
      devices: dark,
      activity: deniedTo('cloudtrail:LookupEvents'),
      alarms: deniedTo('events:ListRules'),
      organization: seen({ id: 'o-1', management: true, features: null }),
    },
    false,
  )
  expect(new Set(found.map(({ state }) => state))).toEqual(new Set(['unseen']))
  for (const { id, how } of found)
    if (id !== 'central-root-access') expect(how[0]).toMatch(/^Allow the auditing identity to read it: .*access denied/)
})

test('what gave no answer needs no permission', () => {
  const late = unseen({ is: 'refused', call: 'iam:GetAccountSummary', kind: 'no-answer', why: 'no answer in time' })
  const how = steps({ mfaEnabled: late, devices: late }, false).flatMap((one) =>
    one.state === 'unseen' ? one.how : [],
  )
  expect(how.join(' ')).toContain(
    'See why it was not read, and run this again: iam:GetAccountSummary (no answer in time).',
  )
  expect(how.join(' ')).not.toContain('Allow')
})

test('where no root user can sign in, the steps of the sign-in are not needed, and none names the console', () => {
  const gov = steps({ partition: 'aws-us-gov', keysPresent: seen(true), alarms: seen([]) })
  expect(Object.fromEntries(gov.map(({ id, state }) => [id, state]))).toMatchObject({
    'delete-access-keys': 'to-do',
    'strong-password': 'not-needed',
    'first-mfa-device': 'not-needed',
    'phishing-resistant': 'not-needed',
    alarm: 'to-do',
  })
  const how = gov.flatMap((one) => one.how).join('\n')
  expect(how).not.toMatch(/console\.aws|[Ss]ign in as the root/)
  expect(how).toContain('In us-gov-west-1 and every other region of the account, a rule of EventBridge')
})

test('a partition without root users needs no step, by the page that says so', () => {
  const china = steps({ partition: 'aws-cn', organization: seen(null) })
  expect(china.filter(({ state }) => state !== 'not-needed')).toEqual([])
  expect(new Set(china.map(({ source }) => new URL(source).host))).toEqual(new Set(['docs.amazonaws.cn']))
})

test('each partition has a console of its own', () => {
  const eusc = steps({ partition: 'aws-eusc', keysPresent: seen(true) })
  expect(eusc.flatMap((one) => one.how).join('\n')).toContain('https://console.amazonaws-eusc.eu/iam/home')
  expect(new Set(eusc.map(({ source }) => new URL(source).host))).toEqual(new Set(['docs.aws.eu']))
})

test('GovCloud offers sessions for privileged tasks, and no central management of credentials', () => {
  const organization = seen({ id: 'o-1', management: true, features: [] })
  expect(steps({ partition: 'aws-us-gov', organization }).at(-1)).toMatchObject({
    state: 'to-do',
    reason: 'o-1 has not enabled RootSessions.',
  })
})

test('on a practice account no step leads to the console of AWS: its own is a command', () => {
  const audit = auditRoot({ ...whole, mfaEnabled: seen(false), devices: seen([]) }, [])
  const at = 'http://127.0.0.1:4566'
  const told = (practice?: string): string =>
    guideOf(audit, practice)
      .flatMap(({ how }) => how)
      .join('\n')
  expect(told()).toContain('console.aws.amazon.com')
  expect(told(at)).not.toContain('console.aws')
  for (const step of ['assign', 'change-password', 'assign --family security-key --software'])
    expect(told(at)).toContain(`demarc practice console-step ${step} --endpoint ${at}`)
})
