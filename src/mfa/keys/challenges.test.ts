import { expect, test } from 'vitest'
import { systemRandom } from '../../core/random.ts'
import { Challenges } from './challenges.ts'

const anna = { ceremony: 'registration', user: 'anna' } as const

test('a challenge is good once, for its user and ceremony, for five minutes', () => {
  const challenges = new Challenges()
  const issue = () => challenges.issue(anna, systemRandom, 0)
  const first = issue()
  expect(first).toMatch(/^[\w-]{43}$/)
  expect(challenges.take(first, anna, 299_999)).toBe(true)
  expect(challenges.take(first, anna, 0)).toBe(false)
  expect(challenges.take(issue(), anna, 300_000)).toBe(false)
  expect(challenges.take(issue(), { ...anna, user: 'bert' }, 0)).toBe(false)
  expect(challenges.take('of nobody', anna, 0)).toBe(false)
  // spent by the first look, though it was a wrong one
  const other = issue()
  expect(challenges.take(other, { ...anna, ceremony: 'assertion' }, 0)).toBe(false)
  expect(challenges.take(other, anna, 0)).toBe(false)
})

test('unanswered challenges make room', () => {
  const challenges = new Challenges()
  let drawn = 0
  const counting = (size: number) => {
    const bytes = Buffer.alloc(size)
    bytes.writeUInt32BE(drawn++)
    return bytes
  }
  const [oldest, second] = [challenges.issue(anna, counting, 0), challenges.issue(anna, counting, 0)]
  for (let n = 2; n <= 10_000; n++) challenges.issue(anna, counting, 0)
  expect(challenges.take(oldest, anna, 0)).toBe(false)
  expect(challenges.take(second, anna, 0)).toBe(true)
})
