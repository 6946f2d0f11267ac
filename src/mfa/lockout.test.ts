import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterFailure, barred, type Lockout, SIGN_IN_LOCKOUT, UNLOCKED } from './lockout.ts'

const MINUTE = 60_000
const failures = (count: number, from: Lockout, at: number, apart = 0): Lockout => {
  let lockout = from
  for (let n = 0; n < count; n++) lockout = afterFailure(lockout, at + n * apart, SIGN_IN_LOCKOUT)
  return lockout
}
const bar = (lockout: Lockout, at: number) => barred(lockout, at, SIGN_IN_LOCKOUT)

describe('lockout', () => {
  test('after five wrong codes in fifteen minutes, for fifteen minutes', () => {
    expect(bar(failures(4, UNLOCKED, 0), 0)).toBeUndefined()
    const locked = failures(5, UNLOCKED, 0, MINUTE)
    const until = 4 * MINUTE + 15 * MINUTE
    expect(bar(locked, until - 1)).toEqual({ is: 'locked', until })
    expect(bar(locked, until)).toBeUndefined()
  })

  test('not when they come slowly', () => {
    expect(bar(failures(20, UNLOCKED, 0, 4 * MINUTE), 19 * 4 * MINUTE)).toBeUndefined()
  })

  test('each lock is twice as long as the one before, up to a day', () => {
    let lockout = UNLOCKED
    let at = 0
    const minutes: number[] = []
    for (let lock = 0; lock < 9; lock++) {
      lockout = failures(5, lockout, at)
      minutes.push((lockout.until - at) / MINUTE)
      at = lockout.until
    }
    expect(minutes).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440])
  })

  test('a hundred in a row disable for good, however slowly they come', () => {
    const nearly = failures(99, UNLOCKED, 0, 60 * MINUTE)
    expect(bar(nearly, 1e12)).toBeUndefined()
    expect(bar(afterFailure(nearly, 1e12, SIGN_IN_LOCKOUT), 2e12)).toEqual({ is: 'disabled' })
  })

  test('never are more than five wrong codes looked at in fifteen minutes, nor more than a hundred in a row', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 * MINUTE }), { maxLength: 300 }), (waits) => {
        const looked: number[] = []
        let lockout = UNLOCKED
        let at = 0
        for (const wait of waits) {
          at += wait
          if (bar(lockout, at)) continue
          looked.push(at)
          lockout = afterFailure(lockout, at, SIGN_IN_LOCKOUT)
        }
        expect(looked.length).toBeLessThanOrEqual(100)
        looked.forEach((time, n) => {
          const sixth = looked[n + 5]
          if (sixth !== undefined) expect(sixth - time).toBeGreaterThanOrEqual(15 * MINUTE)
        })
      }),
    )
  })
})
