import { expect, test } from 'vitest'
import { type OrganizationAudit, type OrganizationRow, totalOf } from '../../root/organization-audit.ts'
import { changedSince } from '../../root/organization-since.ts'
import { organizationSummary, sinceText } from './organization-summary.ts'

const states = { 'strong-password': 'attested', 'no-access-keys': 'met', 'limited-use': 'met', mfa: 'met' } as const
const row = (account: string, more: Partial<OrganizationRow> = {}): OrganizationRow => ({
  account,
  name: `n-${account}`,
  outcome: 'audited',
  why: null,
  at: '2026-11-24T10:00:00.000Z',
  states,
  password: true,
  accessKeys: 0,
  certificates: 0,
  devices: 1,
  lastSignInAt: null,
  lastKeyUseAt: null,
  missing: [],
  ...more,
})
const auditOf = (...rows: readonly OrganizationRow[]): OrganizationAudit => ({
  organization: 'o-1',
  management: '1',
  partition: 'aws',
  at: '2026-11-24T10:00:00.000Z',
  features: [],
  rows,
  total: totalOf(rows),
  recovery: null,
  govCloudPairs: [],
})
const NOTHING = {
  'strong-password': 'unknown',
  'no-access-keys': 'unknown',
  'limited-use': 'unknown',
  mfa: 'unknown',
} as const

test('problems are grouped over the accounts, the most pressing first', () => {
  const why = 'RootCredentialsManagement is not enabled'
  const audit = auditOf(
    row('1', { states: { ...states, mfa: 'unmet' } }),
    row('2', { states: { ...states, mfa: 'unmet', 'no-access-keys': 'unmet' }, accessKeys: 1, certificates: 2 }),
    row('3', { outcome: 'refused', why, states: NOTHING, password: null, accessKeys: null, certificates: null }),
    row('4', { outcome: 'closed', why: 'the account is SUSPENDED', states: NOTHING, password: null }),
  )
  const { headline, problems } = organizationSummary(audit)
  expect(headline).toBe('4 accounts: 2 audited, 1 closed, 1 refused. 2 accounts with an unmet measure.')
  expect(problems.map(({ text, accounts }) => [text, accounts])).toEqual([
    ['MFA is off for the root user', ['n-1 (1)', 'n-2 (2)']],
    ['The root user has access keys', ['n-2 (2)']],
    ['The root user has signing certificates', ['n-2 (2)']],
    [`Not audited: ${why}`, ['n-3 (3)']],
  ])
})

test('a password that is there waits for a signature; one that was not read does not', () => {
  const { posture, signatures } = organizationSummary(
    auditOf(
      row('1', { states: { ...states, 'strong-password': 'unknown' } }),
      row('2', { states: { ...states, 'strong-password': 'unknown' }, password: null }),
    ),
  )
  expect(posture[0]).toMatchObject({ met: 0, unknown: 1, toAttest: 1 })
  expect(signatures).toEqual([
    {
      title: 'The root password is strong, and few people can use it',
      covers: '1 account: n-1 (1) (demarc root password)',
    },
  ])
  expect(organizationSummary(auditOf(row('1'))).signatures).toEqual([])
})

test('what changed since an earlier audit: broken, found, fixed, no longer readable, new and gone', () => {
  const { organization, at, rows } = auditOf(
    row('1'),
    row('2', { states: { ...states, mfa: 'unmet' } }),
    row('3', { states: { ...states, mfa: 'unknown', 'limited-use': 'met' } }),
    row('4'),
  )
  const accounts = rows.map((one) => ({ ...one, missing: [...one.missing] }))
  const since = changedSince(
    { organization, at, accounts },
    auditOf(
      row('1', { states: { ...states, mfa: 'unmet' } }),
      row('2'),
      row('3', { states: { ...states, mfa: 'unmet', 'limited-use': 'unknown' } }),
      row('5'),
    ),
  )
  expect(sinceText(since)).toBe(
    'Since 2026-11-24 10:00 UTC: 1 measure broken, 1 measure fixed, 1 unmet that could not be read before, 1 no longer readable, 1 new account: 5, 1 account gone: 4.',
  )
  expect(sinceText(changedSince({ organization, at, accounts }, auditOf(...rows)))).toBe(
    'Since 2026-11-24 10:00 UTC: no measure broken or fixed.',
  )
  expect(() => changedSince({ organization: 'o-2', at, accounts }, auditOf())).toThrow(/the baseline is of o-2/)
})
