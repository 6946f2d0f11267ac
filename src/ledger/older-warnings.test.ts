import { expect, test } from 'vitest'
import { readHead } from './older-warnings.ts'

const head = (warnings: readonly unknown[]): unknown => ({
  id: 'one',
  startedAt: '2026-11-30T06:00:00Z',
  finishedAt: '2026-11-30T06:00:09Z',
  source: { kind: 'account', account: '111122223333', regions: ['eu-central-1'], name: 'practice' },
  tool: { name: 'demarc', version: '0.1.0' },
  config: { file: 'demarc.yaml', warnings },
  selection: null,
})

test('a warning of an older run file is read: its text was under `says`', () => {
  const { config } = readHead.parse(
    head([
      { at: 'demarc.yaml:3:1', says: 'expired' },
      { at: 'demarc.yaml:9:1', message: 'no match' },
    ]),
  )
  expect(config?.warnings).toEqual([
    { at: 'demarc.yaml:3:1', message: 'expired' },
    { at: 'demarc.yaml:9:1', message: 'no match' },
  ])
})

test.each([[{ at: 'a', says: 3 }], [{ at: 'a', says: 'b', message: 'c' }], ['text']])('%j is no warning', (warning) => {
  expect(() => readHead.parse(head([warning]))).toThrow(/warnings/)
})
