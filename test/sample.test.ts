import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isMarked, sample } from './sample.ts'

const faults = ['deny', 'reset', 'cut']
const calls = Array.from({ length: 20 }, (_, n) => `Call${n}`)
const cases = calls.flatMap((call) => faults.map((fault) => ({ call, fault })))
const aspects = [({ call }: (typeof cases)[number]) => call, ({ fault }: (typeof cases)[number]) => fault]

test('a sample shows each value of each aspect, in the order of the cases, and is the same every time', () => {
  const some = sample(cases, aspects, false)
  expect(new Set(some.map(({ call }) => call))).toEqual(new Set(calls))
  expect(new Set(some.map(({ fault }) => fault))).toEqual(new Set(faults))
  expect(some.length).toBeLessThanOrEqual(calls.length + faults.length)
  expect(some).toEqual(cases.filter((one) => some.includes(one)))
  expect(sample(cases, aspects, false)).toEqual(some)
})

test('and all of them are all', () => {
  expect(sample(cases, aspects, true)).toEqual(cases)
})

test('each file that samples marks the tests that do: `npm run check -- sweeps` runs what is marked', () => {
  const files = globSync('test/**/*.test.ts').filter((file) => file !== 'test/sample.test.ts')
  const texts = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  const sampling = texts.filter(({ text }) => /from '\.{1,2}\/sample\.ts'|\bsomeOf\b/.test(text))
  expect(sampling.length).toBeGreaterThan(30)
  expect(sampling.filter(({ text }) => !isMarked(text)).map(({ file }) => file)).toEqual([])
})
