import { AWS_TOTP, countersOf, isCode, nearest, stepAt } from './otp.ts'
import { AWS_SYNC_WINDOW, synchronise } from './pairs.ts'
import type { Barred, WrongCode, WrongPair } from './wrong-codes.ts'

/**
 * A virtual device or hardware token as AWS stores it, for the practice account. AWS documents only that two consecutive codes
 * are required and that a code can be used once (IAM User Guide, "Enable a virtual MFA device"; STS API reference,
 * "GetSessionToken"); the windows below were observed by others.
 */
export interface AwsDevice {
  /** The steps by which the device's clock was ahead when its two codes were given. */
  readonly drift: number
  /** Steps whose code was used, ascending. */
  readonly used: readonly number[]
  /** When codes were recently checked (milliseconds since 1970), ascending. */
  readonly looks: readonly number[]
}

/** A code is valid for this many steps before and after its own. */
const WINDOW = 2
/** The most codes checked within this time in milliseconds; further ones are refused, right or wrong. */
const LOOKS = { most: 9, within: 180_000 } as const

export type Enabled =
  | { readonly ok: true; readonly device: AwsDevice }
  | { readonly ok: false; readonly reason: WrongPair }

/**
 * EnableMFADevice, or ResyncMFADevice when a `device` is given: needs two consecutive codes, neither used before, and uses them
 * up. `at`: milliseconds since 1970.
 */
export function enableAwsDevice(
  seed: Uint8Array,
  codes: readonly [string, string],
  at: number,
  device: AwsDevice = { drift: 0, used: [], looks: [] },
): Enabled {
  const { used, drift } = device
  const found = synchronise(seed, AWS_TOTP, codes, at, { drift, used: (step) => used.includes(step) })
  if (!found.ok) return found
  return { ok: true, device: { ...spend(device, [found.step - 1, found.step], at), drift: found.drift } }
}

export type Looked =
  | { readonly ok: true; readonly device: AwsDevice }
  | { readonly ok: false; readonly reason: WrongCode | Barred; readonly device: AwsDevice }

/** Checks one code as STS does: within two steps, each code once, nine checks in three minutes. Always store the `device` it returns. */
export function checkAwsCode(seed: Uint8Array, device: AwsDevice, code: string, at: number): Looked {
  if (!isCode(code, AWS_TOTP)) return { ok: false, reason: { is: 'malformed', digits: AWS_TOTP.digits }, device }
  const looks = device.looks.filter((time) => time > at - LOOKS.within)
  const [oldest] = looks
  if (oldest !== undefined && looks.length >= LOOKS.most)
    return { ok: false, reason: { is: 'throttled', until: oldest + LOOKS.within }, device }
  const looked = { ...device, looks: [...looks, at] }
  const centre = stepAt(at, AWS_TOTP) + device.drift
  const [steps = []] = countersOf(seed, AWS_TOTP, [code], { from: centre - WINDOW, to: centre + WINDOW })
  const fresh = nearest(
    steps.filter((step) => !device.used.includes(step)),
    centre,
  )
  if (fresh !== undefined) return { ok: true, device: spend(looked, [fresh], at) }
  return { ok: false, reason: { is: steps.length > 0 ? 'reused' : 'no-match' }, device: looked }
}

/** Records used steps, and drops those too old to match again. */
function spend(device: AwsDevice, steps: readonly number[], at: number): AwsDevice {
  const oldest = stepAt(at, AWS_TOTP) + device.drift - 2 * AWS_SYNC_WINDOW
  const used = [...new Set([...device.used, ...steps])].filter((step) => step >= oldest)
  return { ...device, used: used.sort((a, b) => a - b) }
}
