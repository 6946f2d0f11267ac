import { expect, test } from 'vitest'
import { diffRuns } from '../../ledger/diff.ts'
import { snapshotOf } from '../../ledger/snapshot.ts'
import { diffMarkdown } from '../diff/markdown.ts'
import { bucket, reported } from '../examples.ts'
import { COMMENT, limited } from './limited.ts'
import { runMarkdown } from './markdown.ts'

const joined = (pieces: Iterable<string>): string => [...pieces].join('')
const unmet = { VersioningConfiguration: null, LoggingConfiguration: null }
/** 2,000 findings, far more than a comment holds, on resources whose names Markdown makes several times longer. */
const many = Array.from({ length: 1_000 }, (_, n) => bucket(`${'@'.repeat(200)}${n}`, unmet))
const blind = Array.from({ length: 1_000 }, (_, n) => ({
  type: 'AWS::RDS::DBInstance',
  call: `rds:Describe${n}`,
  why: '@'.repeat(300),
  region: `eu-${n}`,
  account: '111122223333',
  listing: false,
}))
const run = reported(many, blind)

test('the summary of an account with 2,000 findings fits a comment of GitHub', () => {
  const text = joined(runMarkdown(run))
  expect(text).toContain('**2,000 findings**: 1,000 high, 1,000 low.')
  expect(text).toContain('## What could not be read')
  expect(text).toMatch(/\.\.\. and [\d,]+ blind spots more: all with `demarc scan --format markdown --details`/)
  expect(text.length).toBeLessThanOrEqual(COMMENT)
  expect(joined(runMarkdown(run, true)).length).toBeGreaterThan(COMMENT)
})

test('so does a comparison of which everything is new', () => {
  const snapshot = ({ head, model, ledger }: typeof run) => snapshotOf(head, model, ledger)
  const diff = diffRuns(snapshot(reported([])), snapshot(run))
  const text = joined(diffMarkdown(diff))
  expect(text).toContain('- 2,000 new findings: 1,000 high, 1,000 low.')
  expect(text).toContain('## New resources (1000)')
  expect(text.length).toBeLessThanOrEqual(COMMENT)
  expect(joined(diffMarkdown(diff, true)).length).toBeGreaterThan(COMMENT)
})

test('what does not fit is counted, and nothing after it takes its place', () => {
  const left = (n: number) => `+${n}`
  expect([...limited(['aa', 'bbbb', 'c'], 4, left)]).toEqual(['aa', '+2'])
  expect([...limited(['aa', 'bb'], 4, left)]).toEqual(['aa', 'bb'])
})
