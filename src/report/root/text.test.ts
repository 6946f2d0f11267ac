import { describe, expect, test } from 'vitest'
import { seen } from '../../collect/seen.ts'
import { mfaDevice } from '../../core/mfa-device.ts'
import type { RootEvent } from '../../root/activity.ts'
import { sealed } from '../../root/assume-root.ts'
import type { RootEvidence } from '../../root/evidence.ts'
import { deniedTo } from '../../root/examples.ts'
import { auditRoot } from '../../root/measures.ts'
import { noPaint } from '../paint.ts'
import { rootHtml } from './html.ts'
import { rootScreen } from './screen.ts'
import { rootCsv, rootMarkdown } from './tables.ts'
import { rootText } from './text.ts'

const at = '2026-11-24T10:00:00.000Z'
const evidence: RootEvidence = {
  account: '111122223333',
  partition: 'aws',
  at,
  caller: 'other',
  signedByRootKey: false,
  days: 90,
  password: seen({ present: true, lastUsedAt: null, changedAt: null }),
  keysPresent: seen(false),
  keys: seen([]),
  certificatesPresent: seen(false),
  certificates: seen([]),
  mfaEnabled: seen(true),
  devices: seen([mfaDevice('arn:aws:iam::111122223333:u2f/root/the-key-in-the-safe-ABCDEFGH', new Date(at))]),
  passwordRules: seen(null),
  activity: seen({ since: at, events: [], regions: ['us-east-1'] }),
  alarms: seen([]),
  organization: seen(null),
}
const textOf = (changes: Partial<RootEvidence>, width = 100): string =>
  rootText(auditRoot({ ...evidence, ...changes }), { paint: noPaint, width, unicode: true })
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')

let count = 0
const event = (name: string, more: Partial<RootEvent> = {}): RootEvent => ({
  id: `${count++}`,
  at: '2026-11-20T10:00:00Z',
  event: name,
  source: 'iam.amazonaws.com',
  region: 'us-east-1',
  ip: '2001:db8:1234:5678:9abc:def0:1234:5678',
  userAgent: null,
  mfa: false,
  result: 'success',
  class: 'direct',
  readOnly: false,
  account: '111122223333',
  session: null,
  key: null,
  target: null,
  ...more,
})
const doing = (...events: RootEvent[]) => ({
  activity: seen({ since: at, events, regions: ['us-east-1'] }),
})

describe('what the root user did', () => {
  const reads = Array.from({ length: 34 }, () => event('ListBuckets', { readOnly: true }))

  test('is seen though dozens of reads are newer, and those are counted', () => {
    const text = flat(textOf(doing(...reads, event('CreateUser'), event('ConsoleLogin', { result: 'failure' }))))
    expect(text).toContain('36 events: 36 by the root user.')
    expect(text).toContain('CreateUser, no MFA, from 2001:db8')
    expect(text).toContain('ConsoleLogin failure, no MFA')
    expect(text).not.toContain('ListBuckets')
    expect(text).toContain('and 34 that only read: --format json shows all')
  })

  test('counts what is earlier apart from what only read', () => {
    const deeds = Array.from({ length: 14 }, () => event('CreateUser'))
    expect(flat(textOf(doing(...reads, ...deeds)))).toContain('and 2 earlier events, 34 that only read:')
    expect(flat(textOf(doing(...reads)))).toContain('34 events: 34 by the root user. and 34 that only read:')
  })

  test.each([48, 60, 80])('loses nothing at %d columns', (width) => {
    const text = textOf(doing(event('UpdateAccountPasswordPolicy', { class: 'assumed-root' })), width)
    expect(text.split('\n').filter((line) => line.length > width)).toEqual([])
    expect(flat(text)).toContain('UpdateAccountPasswordPolicy, no MFA, from 2001:db8:1234')
    expect(flat(text)).toContain(', since 2026-11-24')
  })
})

test('each report for people says what is not verified for the partition, and nothing of one that is', () => {
  const reports = (partition: string): readonly string[] => {
    const audit = auditRoot({ ...evidence, partition })
    const look = { paint: noPaint, width: 100, unicode: true }
    return [
      rootText(audit, look),
      rootScreen(audit, look),
      [...rootMarkdown(audit)].join(''),
      [...rootHtml(audit)].join(''),
    ]
  }
  for (const report of reports('aws-eusc')) {
    expect(flat(report)).toContain('Not verified for AWS European Sovereign Cloud')
    // Markdown escapes the underscore
    expect(flat(report).replaceAll('\\_', '_')).toContain('docs.aws.eu/IAM/latest/UserGuide/id_credentials_mfa.html')
  }
  for (const partition of ['aws', 'aws-us-gov', 'aws-cn'])
    for (const report of reports(partition)) expect(report, partition).not.toContain('Not verified')
})

describe('what to do next', () => {
  const denied = deniedTo('iam:GetAccountSummary')

  test('names each action to allow once', () => {
    const blind = {
      password: denied,
      keysPresent: denied,
      certificatesPresent: denied,
      mfaEnabled: denied,
      devices: denied,
      alarms: deniedTo('events:ListRules'),
    }
    const text = flat(textOf(blind))
    expect(text.match(/Allow /g)).toHaveLength(1)
    expect(text).toContain('Allow iam:GetAccountSummary, events:ListRules to the auditing identity.')
    const markdown = [...rootMarkdown(auditRoot({ ...evidence, ...blind }))].join('')
    expect(markdown.match(/Allow /g)).toHaveLength(1)
  })

  test('advises nothing that the ceiling of an AssumeRoot session forbids', () => {
    const text = flat(
      textOf({
        caller: 'assumed-root',
        activity: sealed('cloudtrail:LookupEvents'),
        alarms: sealed('events:ListRules'),
      }),
    )
    expect(text).not.toContain('Allow ')
    expect(text.match(/from the account itself, by a role that may read/g)).toHaveLength(1)
  })
})

test('text in demarc.yaml cannot control a terminal', () => {
  const evil = 'a.lind\u001b[2J\u001b]0;owned\u0007\u202e'
  const signed = {
    responsibility: 'root-password' as const,
    by: evil,
    statement: `It is strong.${evil}`,
    evidence: evil,
    date: '2026-11-01',
    expires: '2027-11-01',
    scope: {},
    covers: () => true,
  }
  const audit = auditRoot(evidence, [signed])
  expect(audit.measures[0].state).toBe('attested')
  for (const text of [
    rootText(audit, { paint: noPaint, width: 100, unicode: true }),
    [...rootCsv(audit)].join(''),
    [...rootMarkdown(audit)].join(''),
  ]) {
    expect(text).toContain('a.lind')
    expect(text.replaceAll(/[\r\n]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  }
})
