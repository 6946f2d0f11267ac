import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AwsDevice, checkAwsCode, enableAwsDevice } from './aws-device.ts'
import { AWS_TOTP, hotp, stepAt } from './otp.ts'

const seed = Buffer.from('12345678901234567890')
const start = Date.parse('2026-11-24T12:00:00Z')
const code = (at: number, steps = 0) => hotp(seed, stepAt(at, AWS_TOTP) + steps, AWS_TOTP)

function enabled(drift = 0): AwsDevice {
  const result = enableAwsDevice(seed, [code(start, drift - 1), code(start, drift)], start)
  if (!result.ok) throw result.reason
  return result.device
}

describe('a device as AWS keeps it', () => {
  test('is enabled by two codes, which are spent by that', () => {
    const device = enabled(7)
    expect(device).toEqual({ drift: 7, used: [stepAt(start, AWS_TOTP) + 6, stepAt(start, AWS_TOTP) + 7], looks: [] })
    for (const steps of [6, 7])
      expect(checkAwsCode(seed, device, code(start, steps), start)).toMatchObject({
        ok: false,
        reason: { is: 'reused' },
      })
  })

  test('says what is wrong with the two codes', () => {
    expect(enableAwsDevice(seed, [code(start), code(start)], start)).toEqual({
      ok: false,
      reason: { is: 'same-code-twice' },
    })
  })

  test('takes a code of two steps to both sides of its own clock, and no more', () => {
    for (const drift of [0, -40, 333]) {
      const device = enabled(drift)
      const at = start + 600_000
      for (let steps = -4; steps <= 4; steps++) {
        const { ok } = checkAwsCode(seed, device, code(at, drift + steps), at)
        expect(ok, `drift ${drift}, ${steps} steps off`).toBe(Math.abs(steps) <= 2)
      }
    }
  })

  test('takes an earlier code after a later one, but none twice', () => {
    const at = start + 600_000
    let device = enabled()
    for (const steps of [1, -1, 0]) {
      const looked = checkAwsCode(seed, device, code(at, steps), at)
      expect(looked.ok).toBe(true)
      device = looked.device
    }
    for (const steps of [1, -1, 0])
      expect(checkAwsCode(seed, device, code(at, steps), at)).toMatchObject({ ok: false, reason: { is: 'reused' } })
  })

  test('is looked at nine times in three minutes, right or wrong; what has no form of a code is not looked at', () => {
    let at = start + 600_000
    let device = enabled()
    for (let look = 0; look < 9; look++) {
      const looked = checkAwsCode(seed, device, code(at, 500), at)
      expect(looked).toMatchObject({ ok: false, reason: { is: 'no-match' } })
      device = checkAwsCode(seed, looked.device, '12345', at).device
      at += 1000
    }
    const tenth = checkAwsCode(seed, device, code(at), at)
    expect(tenth).toEqual({ ok: false, reason: { is: 'throttled', until: start + 600_000 + 180_000 }, device })
    at = start + 600_000 + 180_000
    expect(checkAwsCode(seed, device, code(at), at - 1).ok).toBe(false)
    expect(checkAwsCode(seed, device, code(at), at).ok).toBe(true)
  })

  test('is resynchronised by two codes that were not used', () => {
    const at = start + 600_000
    const device = enabled()
    const astray: [string, string] = [code(at, 39), code(at, 40)]
    expect(checkAwsCode(seed, device, astray[1], at).ok).toBe(false)
    const resynced = enableAwsDevice(seed, astray, at, device)
    if (!resynced.ok) throw resynced.reason
    expect(resynced.device.drift).toBe(40)
    expect(resynced.device.used).toHaveLength(4)
    expect(enableAwsDevice(seed, astray, at, resynced.device)).toEqual({ ok: false, reason: { is: 'reused' } })
    expect(checkAwsCode(seed, resynced.device, code(at, 41), at).ok).toBe(true)
  })

  test('forgets steps that can no longer be found', () => {
    const later = start + 30_000 * 3000
    expect(checkAwsCode(seed, enabled(), code(later), later).device.used).toEqual([stepAt(later, AWS_TOTP)])
  })

  test('no code is taken twice, whatever is tried', () => {
    const fresh = enabled()
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat({ max: 60 })), { maxLength: 40 }),
        (tries) => {
          const taken = new Set<string>()
          let device = fresh
          let at = start
          for (const [steps, seconds] of tries) {
            at += seconds * 1000
            const given = code(at, steps)
            const looked = checkAwsCode(seed, device, given, at)
            device = looked.device
            if (!looked.ok) continue
            expect(taken).not.toContain(given)
            taken.add(given)
          }
        },
      ),
      { numRuns: 50 },
    )
  })
})
