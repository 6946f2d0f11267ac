import { expect, test } from 'vitest'
import type { StepEnd } from '../../root/fix/apply.ts'
import type { MemberFix, OrganizationFix } from '../../root/fix/organization.ts'
import type { Step } from '../../root/fix/steps.ts'
import { noPaint } from '../paint.ts'
import { organizationFixText } from './fix-organization.ts'

const look = { paint: noPaint, width: 100, unicode: true }

/** A member with a step that ended so; null: nothing was asked to be done. */
function member(account: string, is: StepEnd | null): MemberFix {
  const step: Step = { kind: 'delete-password', account, id: null }
  const plan = { account, steps: [step], already: [], refused: [] }
  return { account, name: 'member', plan, why: null, results: is === null ? null : [{ step, is, why: null }] }
}

const lastLine = (members: readonly MemberFix[], applied: boolean): string | undefined => {
  const fix: OrganizationFix = {
    organization: 'o-example',
    management: '111122223333',
    at: '2026-11-24T10:00:00.000Z',
    members,
    leftOver: [],
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
