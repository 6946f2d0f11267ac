import { expect, test } from 'vitest'
import { csvRecords } from '../../core/csv.ts'
import type { OrganizationAudit, OrganizationRow } from '../../root/organization-audit.ts'
import { totalOf } from '../../root/organization-audit.ts'
import { noPaint } from '../paint.ts'
import { featureLines, recoveryLines } from '../views/root-organization.ts'
import { organizationCsv, organizationText } from './organization.ts'

const row = (name: string, more: Partial<OrganizationRow> = {}): OrganizationRow => ({
  account: '111122223333',
  name,
  outcome: 'audited',
  why: null,
  at: '2026-11-24T10:00:00.000Z',
  states: { 'strong-password': 'attested', 'no-access-keys': 'met', 'limited-use': 'unknown', mfa: 'unmet' },
  password: true,
  accessKeys: 0,
  certificates: 0,
  devices: 0,
  lastSignInAt: null,
  lastKeyUseAt: null,
  missing: [],
  ...more,
})
const why = 'iam:GetAccountSummary (access denied by a service control policy (explicit deny))'
const rows = [row('nordlicht-instruments'), row('calibration-lab', { outcome: 'blocked', why })]
const audit: OrganizationAudit = {
  organization: 'o-1',
  management: '111122223333',
  partition: 'aws',
  at: '2026-11-24T10:00:00.000Z',
  features: [],
  rows,
  total: totalOf(rows),
  recovery: null,
  govCloudPairs: [],
}
const linesAt = (width: number): readonly string[] =>
  organizationText(audit, { paint: noPaint, width, unicode: true }).split('\n')
const flat = (lines: readonly string[]): string => lines.map((line) => line.trim()).join(' ')

test.each([60, 80, 100, 140])('at %d columns no line is wider, and every reason is whole', (width) => {
  const lines = linesAt(width)
  expect(lines.filter((line) => line.length > width)).toEqual([])
  expect(flat(lines)).toContain(`blocked: ${why}`)
  expect(flat(lines)).toMatch(/nordlicht-instruments +◆ attested +✓ met +\? unknown +✗ unmet/)
})

test('a reason goes on below where it began', () => {
  const at = linesAt(100).findIndex((line) => line.includes('calibration-lab'))
  expect(linesAt(100).slice(at, at + 2)).toEqual([
    '111122223333  calibration-lab        blocked: iam:GetAccountSummary (access denied by a service',
    '                                     control policy (explicit deny))',
  ])
})

test('what fits on 80 columns takes one line an account, and no blanks are painted behind its last state', () => {
  expect(linesAt(80).find((line) => line.includes('nordlicht-instruments'))).toMatch(/◆ attested .*✗ unmet$/)
  const painted = organizationText(audit, { paint: (_, text) => `<${text}>`, width: 80, unicode: true })
  expect(painted).toContain('<✗ unmet>\n')
})

test('a state that is longer than the others keeps its column', () => {
  const none = 'not-applicable'
  const states = { 'strong-password': none, 'no-access-keys': none, 'limited-use': none, mfa: none } as const
  const text = organizationText(
    { ...audit, rows: [row('china', { states })] },
    { paint: noPaint, width: 140, unicode: true },
  )
  expect(text).toMatch(/password +keys +use +MFA\n.*china +(· not-applicable +){3}· not-applicable\n/)
})

const said = (more: Partial<OrganizationAudit>): string => recoveryLines({ ...audit, ...more }).join(' ')

test('of which members a GovCloud account cannot be read is said', () => {
  const other = row('other', { account: '222233334444' })
  const pair = { account: '111122223333', govCloud: '141414141414' }
  const two = said({ rows: [row('one'), other], govCloudPairs: [pair] })
  expect(two).toMatch(/^111122223333 has the GovCloud account 141414141414\. Whether these .*: 222233334444\.$/)
  expect(said({ rows: Array.from({ length: 12 }, () => other), govCloudPairs: [] })).toContain(' and 2 more.')
  expect(said({ rows: [row('one')], govCloudPairs: [pair] })).not.toContain('Whether')
  expect(said({ govCloudPairs: null })).toContain('allow organizations:ListCreateAccountStatus')
  // only a standard account has one
  expect(said({ partition: 'aws-us-gov', govCloudPairs: null })).toBe('')
})

test('what is not verified for the partition is said beside what is enabled', () => {
  const of = (partition: string): string => featureLines({ features: [], partition }).join(' ')
  expect(of('aws-eusc')).toContain('Not verified for AWS European Sovereign Cloud')
  for (const partition of ['aws', 'aws-us-gov', 'aws-cn'])
    expect(of(partition), partition).not.toContain('Not verified')
})

test('a row of the CSV has the recovery and the GovCloud account of its account, and empty cells without them', () => {
  const contacts = { SECURITY: true, OPERATIONS: false, BILLING: true }
  const recovery = {
    account: '111122223333',
    name: 'nordlicht-instruments',
    email: 'root@example.com',
    ownDomain: true,
    phone: false,
    contacts,
    state: 'unmet' as const,
    missing: [],
  }
  const pair = { account: '111122223333', govCloud: '141414141414' }
  const other = row('other', { account: '444455556666' })
  const csv = (more: Partial<OrganizationAudit>) =>
    csvRecords([...organizationCsv({ ...audit, rows: [row('one'), other], ...more })].join(''))
  const last = (more: Partial<OrganizationAudit>) =>
    csv(more).map((cells) => [cells['recovery'], cells['recoveryLacks'], cells['govCloudAccount']])
  expect(last({ recovery: [recovery], govCloudPairs: [pair] })).toEqual([
    ['unmet', 'no phone number; no operations contact', '141414141414'],
    ['', '', ''],
  ])
  expect(last({})).toEqual([
    ['', '', ''],
    ['', '', ''],
  ])
})
