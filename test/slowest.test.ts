import { expect, test } from 'vitest'
import { slowestOf } from './slowest.ts'

test('the ten slowest files are named, slowest first, in seconds', () => {
  const files = Array.from({ length: 12 }, (_, n) => ({ file: `test/${n}.test.ts`, ms: n * 1_000 + 100 }))
  const lines = slowestOf(files)
  expect(lines).toHaveLength(10)
  expect(lines[0]).toBe('   11.1 s  test/11.test.ts')
  expect(lines.at(-1)).toBe('    2.1 s  test/2.test.ts')
})
