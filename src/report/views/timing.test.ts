import { expect, test } from 'vitest'
import type { RunHead } from '../../ledger/run.ts'
import { waitingText } from './timing.ts'

const head = (waitedMs: number): RunHead => ({
  id: 'a-run',
  startedAt: '2026-11-30T00:00:00.000Z',
  finishedAt: '2026-11-30T00:01:20.000Z',
  source: { kind: 'account', account: '111122223333', regions: ['eu-central-1'], name: 'x' },
  tool: { name: 'demarc', version: '0' },
  config: null,
  selection: null,
  timing: {
    waitedMs,
    services: ['ec2 30000', 'iam 0', 'lambda 58200', 'logs 1500', 'sns 700'].map((text) => {
      const [service = '', waited] = text.split(' ')
      return { service, region: 'eu-central-1', calls: 9, waitedMs: Number(waited), throttled: 0, retried: 0 }
    }),
  },
})

test('a scan that waited for more than a fifth of its time says for what', () => {
  expect(waitingText(head(16_000))).toBeUndefined()
  expect(waitingText(head(61_000))).toBe(
    "AWS's request quotas took 61 of 80 s (most of it: lambda in eu-central-1 58 s, ec2 in eu-central-1 30 s, logs in eu-central-1 1.5 s); --pace full uses all of each quota",
  )
})

test('where all of the quotas are used, there is no more to use', () => {
  expect(waitingText(head(61_000), true)).toMatch(/logs in eu-central-1 1\.5 s\)$/)
})

test('a run without timing, as of a template, says nothing', () => {
  const { timing: _, ...rest } = head(0)
  expect(waitingText(rest)).toBeUndefined()
})
