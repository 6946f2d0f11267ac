import fc from 'fast-check'
import { HOTP, Secret } from 'otpauth'
import { describe, expect, test } from 'vitest'
import {
  type CodeShape,
  countersOf,
  findCounter,
  hotp,
  isCode,
  lifeLeft,
  type OtpAlgorithm,
  stepAt,
  totp,
} from './otp.ts'

const seed = Buffer.from('12345678901234567890')
const six: CodeShape = { algorithm: 'SHA1', digits: 6 }

test.each(
  // RFC 4226, appendix D
  ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
    (code, counter) => [counter, code] as const,
  ),
)('RFC 4226: counter %i is %s', (counter, code) => {
  expect(hotp(seed, counter, six)).toBe(code)
})

// RFC 6238, appendix B: the seed is repeated to the length of the hash (erratum 2866)
const long = '1234567890'.repeat(7)
const seeds: Record<OtpAlgorithm, Buffer> = {
  SHA1: Buffer.from(long.slice(0, 20)),
  SHA256: Buffer.from(long.slice(0, 32)),
  SHA512: Buffer.from(long.slice(0, 64)),
}
const rows: [seconds: number, step: number, codes: Record<OtpAlgorithm, string>][] = [
  [59, 0x1, { SHA1: '94287082', SHA256: '46119246', SHA512: '90693936' }],
  [1111111109, 0x23523ec, { SHA1: '07081804', SHA256: '68084774', SHA512: '25091201' }],
  [1111111111, 0x23523ed, { SHA1: '14050471', SHA256: '67062674', SHA512: '99943326' }],
  [1234567890, 0x273ef07, { SHA1: '89005924', SHA256: '91819424', SHA512: '93441116' }],
  [2000000000, 0x3f940aa, { SHA1: '69279037', SHA256: '90698825', SHA512: '38618901' }],
  [20000000000, 0x27bc86aa, { SHA1: '65353130', SHA256: '77737706', SHA512: '47863826' }],
]
const cases = rows.flatMap(([seconds, step, codes]) =>
  (['SHA1', 'SHA256', 'SHA512'] as const).map((algorithm) => [seconds, step, algorithm, codes[algorithm]] as const),
)
test.each(cases)('RFC 6238: second %i, step %i, %s is %s', (seconds, step, algorithm, code) => {
  const shape = { algorithm, digits: 8, period: 30 } as const
  expect(stepAt(seconds * 1000, shape)).toBe(step)
  expect(totp(seeds[algorithm], seconds * 1000, shape)).toBe(code)
})

const algorithm = fc.constantFrom<OtpAlgorithm[]>('SHA1', 'SHA256', 'SHA512')
const digits = fc.constantFrom<CodeShape['digits'][]>(6, 7, 8)
const shapes = fc.record({ algorithm, digits })
const counters = fc.oneof(fc.nat({ max: 100_000 }), fc.maxSafeNat())
const anySeed = fc.uint8Array({ minLength: 16, maxLength: 64 })

test('as another implementation (otpauth) has it', () => {
  fc.assert(
    fc.property(anySeed, counters, shapes, (bytes, counter, shape) => {
      const secret = new Secret({ buffer: new Uint8Array(bytes).buffer })
      expect(hotp(bytes, counter, shape)).toBe(HOTP.generate({ secret, counter, ...shape }))
    }),
  )
})

describe('the counter of a code', () => {
  test('is found anywhere in the window, and not outside', () => {
    fc.assert(
      fc.property(
        anySeed,
        shapes,
        fc.integer({ min: 20, max: 1e9 }),
        fc.integer({ min: -9, max: 9 }),
        (s, shape, centre, off) => {
          const code = hotp(s, centre + off, shape)
          const found = findCounter(s, shape, code, { centre, behind: 3, ahead: 3 })
          if (Math.abs(off) <= 3) expect(found).toBeDefined()
          // a code outside may happen to be that of another counter inside
          if (found !== undefined) expect(hotp(s, found, shape)).toBe(code)
        },
      ),
    )
    expect(findCounter(seed, six, '520489', { centre: 4, behind: 4, ahead: 4 })).toBeUndefined()
    expect(findCounter(seed, six, '520489', { centre: 4, behind: 4, ahead: 5 })).toBe(9)
  })

  test('never asks for a counter below 0', () => {
    expect(findCounter(seed, six, '755224', { centre: 0, behind: 5, ahead: 2 })).toBe(0)
  })

  test('of two with the same code is the nearest', () => {
    // among these counters at least two have the same six digits
    const seen = new Map<string, number>()
    let pair: [number, number] | undefined
    for (let counter = 0; !pair; counter++) {
      const code = hotp(seed, counter, six)
      const before = seen.get(code)
      if (before !== undefined) pair = [before, counter]
      seen.set(code, counter)
    }
    const [first, second] = pair
    const code = hotp(seed, first, six)
    const span = second - first
    expect(findCounter(seed, six, code, { centre: first, behind: 0, ahead: span })).toBe(first)
    expect(findCounter(seed, six, code, { centre: second, behind: span, ahead: 0 })).toBe(second)
    expect(countersOf(seed, six, [code, code], { from: first, to: second })).toEqual([
      [first, second],
      [first, second],
    ])
  })
})

test('a code has so many digits and nothing else', () => {
  expect(isCode('012345', six)).toBe(true)
  for (const text of ['12345', '1234567', '12345a', ' 12345', '12345\n', '１２３４５６', ''])
    expect(isCode(text, six)).toBe(false)
})

test('the life of a code', () => {
  expect(lifeLeft(0, { period: 30 })).toBe(30_000)
  expect(lifeLeft(29_999, { period: 30 })).toBe(1)
  expect(lifeLeft(61_500, { period: 60 })).toBe(58_500)
})
