import { expect, test } from 'vitest'
import { csvRecords } from '../../core/csv.ts'
import type { StepEnd } from '../../root/fix/apply.ts'
import { fixSchema } from '../../root/fix/document.ts'
import type { MemberFix, OrganizationFix } from '../../root/fix/organization.ts'
import { organizationFixSchema } from '../../root/fix/organization-document.ts'
import type { FixStep } from '../../root/fix/steps.ts'
import { noPaint } from '../paint.ts'
import {
  organizationFixCsv,
  organizationFixJson,
  organizationFixMarkdown,
  organizationFixText,
} from './fix-organization.ts'

const look = { paint: noPaint, width: 100, unicode: true }

/** A member with a step that ended so; null: nothing was asked to be done. */
function member(account: string, is: StepEnd | null): MemberFix {
  const step: FixStep = { kind: 'delete-password', account, id: null }
  const plan = { account, steps: [step], already: [], refused: [] }
  const at = is === 'not-begun' ? null : '2026-11-24T10:05:00.000Z'
  return { account, name: 'member', plan, why: null, results: is === null ? null : [{ step, is, why: null, at }] }
}

const lastLine = (members: readonly MemberFix[], applied: boolean): string | undefined => {
  const fix: OrganizationFix = {
    organization: 'o-example',
    management: '111122223333',
    at: '2026-11-24T10:00:00.000Z',
    members,
    leftOver: [],
    govCloudPairs: [],
    applied,
  }
  return organizationFixText(fix, look).trimEnd().split('\n').at(-1)
}

test('the last line counts the accounts in which something was done, not those that were planned', () => {
  const interrupted = [
    member('444455556666', 'done'),
    member('555566667777', 'not-begun'),
    member('666677778888', 'not-begun'),
  ]
  expect(lastLine(interrupted, true)).toBe('1 of 3 steps done and read back, in 1 of 3 accounts with steps.')
  const planned = [member('444455556666', null), member('555566667777', null)]
  expect(lastLine(planned, false)).toBe('2 steps in 2 accounts of 2.')
})

const paired: OrganizationFix = {
  organization: 'o-example',
  management: '111122223333',
  at: '2026-11-24T10:00:00.000Z',
  members: [member('444455556666', null), member('555566667777', 'done')],
  leftOver: [
    {
      step: { kind: 'delete-password', account: '555566667777', id: null },
      at: '2026-11-23T09:00:00.000Z',
      ended: false,
      is: 'unknown',
      why: 'access denied',
    },
  ],
  govCloudPairs: [{ account: '444455556666', govCloud: '141414141414' }],
  applied: false,
}

test('a member with a GovCloud account is named with what its root user is needed for, in every form', () => {
  const says = "AWS Support gives that account's root keys to the root user of 444455556666 alone"
  expect(organizationFixText(paired, { ...look, width: 400 })).toContain(
    `  It has the GovCloud account 141414141414: ${says}, which must be allowed a password again before it can ask for them.`,
  )
  expect([...organizationFixMarkdown(paired)].join('')).toContain('the GovCloud account 141414141414')
  expect([...organizationFixCsv(paired)][2]).toContain(',planned,')
  expect([...organizationFixCsv(paired)][2]).toContain(',141414141414,')
  expect(organizationFixText({ ...paired, govCloudPairs: null }, { ...look, width: 400 })).toContain(
    'Which members have a GovCloud account could not be read: allow organizations:ListCreateAccountStatus.',
  )
})

test('the auditor’s rows have what an earlier run left, with the time of that run', () => {
  expect([...organizationFixCsv(paired)][1]).toBe(
    'o-example,555566667777,member,of an earlier run: not known,Delete the root password (account 555566667777),access denied,,2026-11-23T09:00:00.000Z\r\n',
  )
  expect([...organizationFixCsv(paired)][2]).toContain(',2026-11-24T10:00:00.000Z')
})

test('a row has the time of its own step, and of what was not begun the time of the plan', () => {
  const members = [member('444455556666', 'not-begun'), member('555566667777', 'done')]
  const rows = csvRecords([...organizationFixCsv({ ...paired, leftOver: [], members })].join(''))
  expect(rows.map(({ at }) => at)).toEqual(['2026-11-24T10:00:00.000Z', '2026-11-24T10:05:00.000Z'])
})

test('a document of an earlier version, without the time of each step, is still read', () => {
  const document = JSON.parse(organizationFixJson(paired))
  expect(organizationFixSchema.parse(document)).toEqual(document)
  const [left] = document.leftOver
  const results = document.members[1].results
  expect([left.at, results[0].at]).toEqual(['2026-11-23T09:00:00.000Z', '2026-11-24T10:05:00.000Z'])
  delete left.at
  delete results[0].at
  expect(organizationFixSchema.parse(document)).toEqual(document)
  const { members, leftOver } = document
  const { account, plan } = members[1]
  const one = { schema: 'demarc.root-fix/2', account, plan: { ...plan }, leftOver, results }
  delete one.plan.account
  expect(fixSchema.parse(one)).toEqual(one)
})

test('in Markdown an empty line divides the notes from the table, which would be a part of the last one otherwise', () => {
  expect([...organizationFixMarkdown(paired)].join('')).toMatch(/\n- `444455556666`: .*\n\n\| Account \|/)
  expect([...organizationFixMarkdown({ ...paired, leftOver: [], govCloudPairs: [] })].join('')).toMatch(
    /[^\n]\n\n\| Account \|/,
  )
})
