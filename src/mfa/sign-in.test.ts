import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AWS_TOTP, hotp, stepAt } from './otp.ts'
import { NEW_DEVICE, resyncAt, resyncCounter, type SignInDevice, signInAt, signInWithCounter } from './sign-in.ts'

const seed = Buffer.from('12345678901234567890')
const shape = AWS_TOTP
const start = Date.parse('2026-11-24T12:00:00Z')
const now = stepAt(start, shape)
const code = (step: number) => hotp(seed, step, shape)
const sign = (device: SignInDevice, step: number, at = start) => signInAt(seed, shape, device, code(step), at)

describe('sign-in with a clock', () => {
  test('takes a code of one step to both sides, and keeps the drift', () => {
    for (const steps of [-2, -1, 0, 1, 2]) expect(sign(NEW_DEVICE, now + steps).ok).toBe(Math.abs(steps) <= 1)
    const { device } = sign(NEW_DEVICE, now + 1)
    expect(device).toMatchObject({ last: now + 1, drift: 1 })
    // a clock that runs away slowly is followed
    expect(sign(device, now + 12, start + 300_000)).toMatchObject({ ok: true, device: { drift: 2 } })
  })

  test('refuses a code twice, and an older one after a newer', () => {
    const { device } = sign(NEW_DEVICE, now)
    for (const step of [now, now - 1])
      expect(sign(device, step)).toMatchObject({
        ok: false,
        reason: { is: 'reused' },
        device: { lockout: { inARow: 1 } },
      })
    expect(sign(device, now + 1).ok).toBe(true)
  })

  test('does not say that a code is going to be right', () => {
    expect(sign(NEW_DEVICE, now + 5)).toMatchObject({ ok: false, reason: { is: 'no-match' } })
  })

  test('what is not a code does not count; wrong ones lock; a right one opens', () => {
    expect(signInAt(seed, shape, NEW_DEVICE, 'password', start)).toEqual({
      ok: false,
      reason: { is: 'malformed', digits: 6 },
      device: NEW_DEVICE,
    })
    let device = NEW_DEVICE
    for (let n = 0; n < 4; n++) device = sign(device, now + 50).device
    expect(sign(device, now)).toMatchObject({ ok: true, device: { lockout: { inARow: 0, recent: [] } } })
    device = sign(device, now + 50).device
    expect(sign(device, now)).toEqual({ ok: false, reason: { is: 'locked', until: start + 15 * 60_000 }, device })
  })

  test('resynchronisation: two codes after the watermark', () => {
    const { device } = sign(NEW_DEVICE, now)
    const resync = (first: number, second: number) => resyncAt(seed, shape, device, [code(first), code(second)], start)
    expect(resync(now + 300, now + 301)).toMatchObject({ ok: true, device: { last: now + 301, drift: 301 } })
    expect(resync(now, now + 1)).toMatchObject({ ok: false, reason: { is: 'reused' } })
    expect(resync(now - 9, now - 8)).toMatchObject({ ok: false, reason: { is: 'reused' } })
    expect(resync(now + 1, now + 3)).toMatchObject({ ok: false, reason: { is: 'no-match' } })
  })

  test('the watermark only rises, and each code that is taken raises it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat({ max: 90 })), { maxLength: 40 }),
        (tries) => {
          let device = NEW_DEVICE
          let at = start
          for (const [steps, seconds] of tries) {
            at += seconds * 1000
            const result = sign(device, stepAt(at, shape) + steps, at)
            if (result.ok) expect(result.device.last).toBeGreaterThan(device.last)
            else expect(result.device.last).toBe(device.last)
            device = result.device
          }
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('sign-in with a counter', () => {
  const press = (device: SignInDevice, counter: number) => signInWithCounter(seed, shape, device, code(counter), start)

  test('takes the next code, or one of the ten after it', () => {
    expect(press(NEW_DEVICE, 0)).toMatchObject({ ok: true, device: { last: 0, drift: 0 } })
    expect(press(NEW_DEVICE, 10)).toMatchObject({ ok: true, device: { last: 10 } })
    expect(press(NEW_DEVICE, 11)).toMatchObject({ ok: false, reason: { is: 'no-match' } })
  })

  test('refuses a code that was used or jumped over', () => {
    const { device } = press(NEW_DEVICE, 5)
    for (const counter of [5, 3]) expect(press(device, counter)).toMatchObject({ ok: false, reason: { is: 'reused' } })
    expect(press(device, 6).ok).toBe(true)
  })

  test('two consecutive codes find a token that is far ahead', () => {
    const resync = (first: number, second: number) =>
      resyncCounter(seed, shape, NEW_DEVICE, [code(first), code(second)], start)
    expect(resync(700, 701)).toMatchObject({ ok: true, device: { last: 701 } })
    expect(resync(700, 702)).toMatchObject({ ok: false, reason: { is: 'no-match' } })
    expect(resync(1200, 1201)).toMatchObject({ ok: false, reason: { is: 'no-match' } })
  })
})
