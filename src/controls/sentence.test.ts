import { expect, test } from 'vitest'
import { controls } from '../services/controls.gen.ts'
import type { Control } from './control.ts'
import { sentenceFaults } from './sentence.ts'

test.each([
  ['S3 buckets should block public access', 0],
  ['tcp/22 open to 0.0.0.0/0 and ::/0', 0],
  ['x'.repeat(111), 1],
  ['The bucket is public. It has no owner', 1],
  ['The bucket is public.', 1],
  ['Key last used undefined days ago', 1],
  ['Trails are kept for {days} days', 1],
  ['', 1],
])('"%s" has %i faults', (text, faults) => {
  expect(sentenceFaults(text)).toHaveLength(faults)
})

test('a control that says nothing yet has no faults', () => {
  expect(sentenceFaults(undefined)).toEqual([])
})

const firstOf = (some: readonly Control[]): string =>
  some
    .slice(0, 20)
    .map(({ id, on }) => `${id} on ${on}`)
    .join(', ')

/** How many titles and findings are still to be written: these numbers fall to zero, and never rise. */
const TITLES_LEFT = 484
const FINDINGS_LEFT = 481

test('titles and findings of all controls are short sentences, but for those that are still to be written', () => {
  const faulty = controls.filter(({ title }) => sentenceFaults(title).length > 0)
  const silent = controls.filter(({ finding, never }) => finding === undefined && never === undefined)
  expect(faulty.length, firstOf(faulty)).toBeLessThanOrEqual(TITLES_LEFT)
  expect(silent.length, firstOf(silent)).toBeLessThanOrEqual(FINDINGS_LEFT)
})
