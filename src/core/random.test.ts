import { expect, test } from 'vitest'
import { drawBelow, type Random, systemRandom } from './random.ts'

/** Gives these numbers, one after the other, as four bytes each. */
const giving = (...numbers: readonly number[]): Random => {
  const left = [...numbers]
  return () => {
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setUint32(0, left.shift() ?? 0)
    return bytes
  }
}

test('a number is drawn from the range, and one that would make some likelier is drawn again', () => {
  expect(drawBelow(10, giving(27))).toBe(7)
  // 2^32 is 6 more than a multiple of 10: its last six numbers are not fair
  expect(drawBelow(10, giving(2 ** 32 - 6, 2 ** 32 - 1, 13))).toBe(3)
  expect(drawBelow(10, giving(2 ** 32 - 7))).toBe(9)
  expect(drawBelow(1, giving(99))).toBe(0)
  expect(drawBelow(2 ** 32, giving(2 ** 32 - 1))).toBe(2 ** 32 - 1)
})

test('every number of a small range comes, about as often as the others', () => {
  const counts = Array.from({ length: 6 }, () => 0)
  for (let n = 0; n < 6000; n++) {
    const drawn = drawBelow(6, systemRandom)
    counts[drawn] = (counts[drawn] ?? 0) + 1
  }
  // six standard deviations around the thousand
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(180)
})
