import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, DEEPEST, parseJson } from './json.ts'

const nested = (levels: number, open: string, close: string): string => `${open.repeat(levels)}1${close.repeat(levels)}`

test.each([
  ['arrays', '[', ']'],
  ['objects', '{"a":', '}'],
])('%s nested as deep as any true value are read, deeper ones are refused', (_, open, close) => {
  expect(parseJson(nested(DEEPEST, open, close))).toBeDefined()
  for (const levels of [DEEPEST + 1, 100_000])
    expect(() => parseJson(nested(levels, open, close))).toThrow(/nest deeper/)
})

test('what stands in a text is no level', () => {
  const text = `${'[{'.repeat(1_000)}\\"`
  expect(parseJson(JSON.stringify({ text, more: [text] }))).toEqual({ text, more: [text] })
})

test('keys stand in code-unit order, however many there are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 40 }), (keys) => {
      const object = Object.fromEntries(keys.map((key) => [key, 1]))
      const sorted = [...keys].sort().map((key) => `${JSON.stringify(key)}:1`)
      expect(canonicalJson(object)).toBe(`{${sorted.join(',')}}`)
    }),
  )
})
