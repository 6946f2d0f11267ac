import { expect, test } from 'vitest'
import type { Missing } from '../collect/seen.ts'
import { ASK_AGAIN, allow, nextSteps } from './next-steps.ts'

const call = 'iam:GetAccountSummary'
const denied: Missing = { is: 'refused', call, kind: 'denied', why: 'access denied' }
const foreign: Missing = { is: 'refused', call, kind: 'foreign', why: 'the answer is larger than 32 MB' }
const late: Missing = { is: 'refused', call, kind: 'no-answer', why: 'no answer in time' }

test('only what was denied is to be allowed; a call that gave no answer is to be asked again, said once', () => {
  const measures = [denied, foreign, late].map((one) => ({ next: allow([one]) }))
  expect(nextSteps(measures)).toEqual([`Allow ${call} to the auditing identity.`, ASK_AGAIN])
  expect(nextSteps([{ next: allow([foreign, late]) }])).toEqual([ASK_AGAIN])
  expect(allow([])).toEqual([])
})
