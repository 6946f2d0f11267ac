import { expect, test } from 'vitest'
import { faultsOf, readStages, type Stage } from './dockerfile.ts'

const stages = readStages('Dockerfile')

test('the Dockerfile is built of pinned images, and runs without privileges', () => {
  expect(faultsOf(stages, '24')).toEqual([])
  expect(stages).toHaveLength(2)
})

test.each([
  ['node:24.21.0-trixie-slim', /not pinned/],
  [`node:latest@sha256:${'0'.repeat(64)}`, /not pinned/],
  [`node:24@sha256:${'0'.repeat(63)}`, /not pinned/],
  [`node:22@sha256:${'0'.repeat(64)}`, /not of Node 24/],
])('%s is none of them', (image, fault) => {
  const [, ...rest] = stages
  const other: Stage = { name: 'build', image, steps: [] }
  expect(faultsOf([other, ...rest], '24').join()).toMatch(fault)
})
