import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AWS_TOTP, hotp, stepAt, totp } from './otp.ts'
import { AWS_SYNC_WINDOW, explainCode, synchronise } from './pairs.ts'

const seed = Buffer.from('12345678901234567890')
const at = Date.parse('2026-11-24T12:00:10Z')
const now = stepAt(at, AWS_TOTP)
const code = (step: number) => hotp(seed, step, AWS_TOTP)
const sync = (first: string, second: string, options = {}) => synchronise(seed, AWS_TOTP, [first, second], at, options)

describe('two consecutive codes', () => {
  test('are found with any clock within the window, and say how far it is off', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 20, maxLength: 20 }),
        fc.integer({ min: -1000, max: 1000 }),
        (bytes, drift) => {
          const [first, second] = [hotp(bytes, now + drift - 1, AWS_TOTP), hotp(bytes, now + drift, AWS_TOTP)]
          fc.pre(first !== second)
          expect(synchronise(bytes, AWS_TOTP, [first, second], at)).toEqual({ ok: true, step: now + drift, drift })
        },
      ),
      { numRuns: 20 },
    )
  })

  test('end with the window, which lies around what is known of the clock', () => {
    const edge = now + AWS_SYNC_WINDOW
    expect(sync(code(edge - 1), code(edge))).toMatchObject({ ok: true, drift: 1000 })
    expect(sync(code(edge), code(edge + 1))).toEqual({
      ok: false,
      reason: { is: 'drifted', steps: 1001, seconds: 30_030 },
    })
    expect(sync(code(now - 1001), code(now - 1000))).toMatchObject({ ok: true, drift: -1000 })
    expect(sync(code(now - 1002), code(now - 1001))).toMatchObject({ ok: false, reason: { is: 'drifted' } })
    expect(sync(code(edge), code(edge + 1), { drift: 5 })).toMatchObject({ ok: true, drift: 1001 })
    expect(sync(code(now), code(now + 1), { window: 0 })).toMatchObject({
      ok: false,
      reason: { is: 'drifted', steps: 1 },
    })
  })

  test.each([
    ['the same code twice', code(now), code(now), { is: 'same-code-twice' }],
    ['the later one first', code(now), code(now - 1), { is: 'reversed' }],
    ['one left out', code(now - 2), code(now), { is: 'not-consecutive', steps: 2 }],
    ['three back', code(now), code(now - 3), { is: 'not-consecutive', steps: -3 }],
    [
      'a clock of another time zone',
      code(now - 1441),
      code(now - 1440),
      { is: 'drifted', steps: -1440, seconds: -43_200 },
    ],
    ['one that is not of the device', code(now), code(now + 4000), { is: 'no-match' }],
    ['neither of the device', code(now + 4000), code(now + 4001), { is: 'no-match' }],
    ['a letter', 'abcdef', code(now), { is: 'malformed', digits: 6 }],
    ['too many digits', code(now), '1234567', { is: 'malformed', digits: 6 }],
  ])('%s is refused, and named', (_, first, second, reason) => {
    expect(sync(first, second)).toEqual({ ok: false, reason })
  })

  test('are not taken where either was used', () => {
    for (const spent of [now, now - 1])
      expect(sync(code(now - 1), code(now), { used: (step: number) => step === spent })).toEqual({
        ok: false,
        reason: { is: 'reused' },
      })
    expect(sync(code(now - 1), code(now), { used: (step: number) => step === now - 2 })).toMatchObject({ ok: true })
  })
})

describe('a single wrong code', () => {
  test.each([
    ['of a clock that is behind', code(now - 7), { is: 'drifted', steps: -7, seconds: -210 }],
    ['of a clock that is ahead', code(now + 20), { is: 'drifted', steps: 20, seconds: 600 }],
    ['beyond ten minutes', code(now + 21), { is: 'no-match' }],
    ['of no form', '12 456', { is: 'malformed', digits: 6 }],
  ])('%s', (_, given, reason) => {
    expect(explainCode(seed, AWS_TOTP, given, at)).toEqual(reason)
  })

  test('what is known of the clock moves the search, not the answer', () => {
    expect(explainCode(seed, AWS_TOTP, totp(seed, at + 700_000, AWS_TOTP), at, 10)).toMatchObject({ steps: 23 })
  })
})
