import { expect, test } from 'vitest'
import { DemarcError } from '../../core/errors.ts'
import type { RootReach } from '../reach.ts'
import { applySteps } from './apply.ts'
import type { FixJournal } from './journal.ts'
import type { FixStep } from './steps.ts'

/** An IAM with signing certificates, and what is asked of it. */
function account(...certificates: string[]) {
  const there = new Set(certificates)
  const asked: string[] = []
  const iam = {
    deleteSigningCertificate: async ({ CertificateId }: { CertificateId: string }) => {
      asked.push(`delete ${CertificateId}`)
      there.delete(CertificateId)
      return {}
    },
    listSigningCertificates: async () => ({ Certificates: [...there].map((CertificateId) => ({ CertificateId })) }),
  }
  const reach = {
    aws: { client: async () => iam, accessKeyId: async () => 'AKIA1' },
    account: '1',
    home: 'us-east-1',
  }
  // safe: no more of it is used for certificates of the caller's own
  return { reach: reach as unknown as RootReach, asked, there }
}
const steps: readonly FixStep[] = ['a', 'b', 'c'].map((id) => ({ kind: 'delete-certificate', account: '1', id }))
const io = { now: () => 0, sleep: async () => {} }

/** A journal whose disk is full from the nth line on. */
function fullFrom(nth: number): Pick<FixJournal, 'note'> & { readonly lines: string[] } {
  const lines: string[] = []
  return {
    lines,
    note: async (is, { id }) => {
      if (lines.length + 1 >= nth)
        throw new DemarcError('CANNOT_WRITE', 'fix.jsonl cannot be written: no space is left')
      lines.push(`${is} ${id}`)
    },
  }
}

test.each([
  [1, ['failed', 'not-begun', 'not-begun'], []],
  [2, ['done', 'failed', 'not-begun'], ['delete a']],
  [3, ['done', 'failed', 'not-begun'], ['delete a']],
  [4, ['done', 'done', 'failed'], ['delete a', 'delete b']],
])('a disk that is full from line %d on: nothing is begun that was not written down', async (nth, ends, actions) => {
  const { reach, asked } = account('a', 'b', 'c')
  const results = await applySteps(reach, 'root', steps, fullFrom(nth), io)
  expect([results.map(({ is }) => is), asked]).toEqual([ends, actions])
  expect(results.find(({ is }) => is === 'failed')?.why).toBe('fix.jsonl cannot be written: no space is left')
})

test('interrupted, it ends the step that is under way, and says what was not begun', async () => {
  const { reach, there } = account('a', 'b', 'c')
  let stopping = false
  const journal: Pick<FixJournal, 'note'> = {
    note: async () => {
      stopping = true
    },
  }
  const results = await applySteps(reach, 'root', steps, journal, { ...io, stopping: () => stopping })
  expect(results.map(({ is, why }) => [is, why])).toEqual([
    ['done', null],
    ['not-begun', 'interrupted'],
    ['not-begun', null],
  ])
  expect([...there]).toEqual(['b', 'c'])
})
