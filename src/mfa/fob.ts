import type { Random } from '../core/random.ts'
import { decodeBase32, encodeBase32 } from './base32.ts'
import { AWS_TOTP, totp } from './otp.ts'

/** A software fob: a hardware TOTP token for those who have none. The practice account knows it as AWS knows the tokens it sells. */
export interface Fob {
  /** As on the back of the tokens that AWS accepts: a plain serial number, no ARN. */
  readonly serial: string
  /** Base 32. */
  readonly seed: string
  /** Milliseconds by which its clock is ahead (negative: behind); a real one is off by minutes after years in a drawer. */
  readonly clockAhead: number
}

/** RFC 4226, section 4, R6: a seed of 160 bits is recommended. */
const SEED = 20

export function newFob(random: Random, clockAhead = 0): Fob {
  const number = Buffer.from(random(6)).readUIntBE(0, 6) % 1e8
  return { serial: `GAKT${String(number).padStart(8, '0')}`, seed: encodeBase32(random(SEED)), clockAhead }
}

/** What the fob shows at a moment (milliseconds since 1970). */
export const fobCode = ({ seed, clockAhead }: Fob, at: number): string =>
  totp(decodeBase32(seed), at + clockAhead, AWS_TOTP)
