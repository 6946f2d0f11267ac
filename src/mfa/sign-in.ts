import { afterFailure, barred, type Lockout, type LockoutPolicy, SIGN_IN_LOCKOUT, UNLOCKED } from './lockout.ts'
import { type CodeShape, countersOf, findCounter, isCode, nearest, stepAt, type TotpShape } from './otp.ts'
import { synchronise } from './pairs.ts'
import type { Barred, WrongPair } from './wrong-codes.ts'

/**
 * Codes for our own sign-in. Unlike at AWS, a device has a watermark: once a code was used, no code of its step or an earlier one
 * is accepted (RFC 6238, section 5.2; RFC 4226, section 7.2), so that only one number has to be stored. A refusal never says that
 * a code would be right at another time, which would tell an attacker when to use it.
 */
export interface SignInDevice {
  /** The step (of a counter-based token: the counter) of the last code used; -1 before the first. */
  readonly last: number
  /** The steps by which the device's clock was ahead at the last right code. Always 0 for a counter-based token. */
  readonly drift: number
  readonly lockout: Lockout
}

export const NEW_DEVICE: SignInDevice = { last: -1, drift: 0, lockout: UNLOCKED }

export type SignInOutcome =
  | { readonly ok: true; readonly device: SignInDevice }
  | { readonly ok: false; readonly reason: WrongPair | Barred; readonly device: SignInDevice }

/** One step before and after; RFC 6238, section 5.2, recommends at most one for network delay. */
const WINDOW = 1
/** How many codes a counter-based token may have shown unused since the last one (RFC 4226, section 7.4: look-ahead window). */
const LOOK_AHEAD = 10
/** The same with two consecutive codes. */
const SYNC_AHEAD = 1000

/**
 * Checks a code of a time-based device. `at`: milliseconds since 1970. Always store the `device` it returns, and check only one
 * code of a device at a time: the watermark depends on what was stored.
 */
export function signInAt(
  seed: Uint8Array,
  shape: TotpShape,
  device: SignInDevice,
  code: string,
  at: number,
  policy = SIGN_IN_LOCKOUT,
): SignInOutcome {
  return attempt(shape, device, [code], at, policy, () => {
    const now = stepAt(at, shape)
    const step = findCounter(seed, shape, code, { centre: now + device.drift, behind: WINDOW, ahead: WINDOW })
    return step === undefined ? undefined : { last: step, drift: step - now }
  })
}

/** Checks two consecutive codes of a device whose clock is off, both after the watermark. */
export function resyncAt(
  seed: Uint8Array,
  shape: TotpShape,
  device: SignInDevice,
  codes: readonly [string, string],
  at: number,
  policy = SIGN_IN_LOCKOUT,
): SignInOutcome {
  return attempt(shape, device, codes, at, policy, () => {
    const found = synchronise(seed, shape, codes, at, { drift: device.drift })
    // the watermark applies to both codes, since the first one could be a used one
    return found.ok ? { last: found.step, drift: found.drift, first: found.step - 1 } : undefined
  })
}

/** Checks a code of a counter-based token: the next one, or one of the ten after it. */
export function signInWithCounter(
  seed: Uint8Array,
  shape: CodeShape,
  device: SignInDevice,
  code: string,
  at: number,
  policy = SIGN_IN_LOCKOUT,
): SignInOutcome {
  return attempt(shape, device, [code], at, policy, () => {
    const next = device.last + 1
    // look back by the same width, to distinguish a used code from one that never existed
    const counter = findCounter(seed, shape, code, { centre: next, behind: LOOK_AHEAD, ahead: LOOK_AHEAD })
    return counter === undefined ? undefined : { last: counter, drift: 0 }
  })
}

/** Checks two consecutive codes of a counter-based token that is far ahead. */
export function resyncCounter(
  seed: Uint8Array,
  shape: CodeShape,
  device: SignInDevice,
  codes: readonly [string, string],
  at: number,
  policy = SIGN_IN_LOCKOUT,
): SignInOutcome {
  return attempt(shape, device, codes, at, policy, () => {
    const next = device.last + 1
    const [firsts = [], seconds = []] = countersOf(seed, shape, codes, { from: next, to: next + SYNC_AHEAD })
    const last = nearest(
      seconds.filter((counter) => firsts.includes(counter - 1)),
      next,
    )
    return last === undefined ? undefined : { last, drift: 0 }
  })
}

interface Found {
  readonly last: number
  readonly drift: number
  /** The earliest counter that the codes use, if it is not `last`. */
  readonly first?: number
}

function attempt(
  shape: CodeShape,
  device: SignInDevice,
  codes: readonly string[],
  at: number,
  policy: LockoutPolicy,
  find: () => Found | undefined,
): SignInOutcome {
  const bar = barred(device.lockout, at, policy)
  if (bar) return { ok: false, reason: bar, device }
  // a malformed code is not a guess and does not count
  if (!codes.every((code) => isCode(code, shape)))
    return { ok: false, reason: { is: 'malformed', digits: shape.digits }, device }
  const found = find()
  if (found && (found.first ?? found.last) > device.last)
    return { ok: true, device: { last: found.last, drift: found.drift, lockout: UNLOCKED } }
  const lockout = afterFailure(device.lockout, at, policy)
  return { ok: false, reason: { is: found ? 'reused' : 'no-match' }, device: { ...device, lockout } }
}
