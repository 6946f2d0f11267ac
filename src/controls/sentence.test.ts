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

test('the title and the finding of each control are one short sentence', () => {
  const faulty = controls.filter(({ title, finding }) => {
    const texts = [title, typeof finding === 'string' ? finding : undefined]
    return texts.flatMap(sentenceFaults).length > 0
  })
  const silent = controls.filter(({ finding, never }) => finding === undefined && never === undefined)
  expect(faulty.length, firstOf(faulty)).toBe(0)
  expect(silent.length, firstOf(silent)).toBe(0)
})
