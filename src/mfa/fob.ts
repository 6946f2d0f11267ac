import type { Random } from '../core/random.ts'
import { decodeBase32, encodeBase32 } from './base32.ts'
import { AWS_TOTP, totp } from './otp.ts'

/**
 * A software token for people without a hardware TOTP token. The practice account knows its seed, as AWS knows those of the
 * tokens it sells.
 */
export interface Fob {
  /** Like the number on real tokens that AWS accepts: a plain serial number, not an ARN. */
  readonly serial: string
  /** Base 32. */
  readonly seed: string
  /** Milliseconds by which its clock is ahead (negative: behind). A real token can be off by minutes after years in a drawer. */
  readonly clockAhead: number
}

/** The seed's size in bytes: RFC 4226, section 4, R6, recommends 160 bits. */
const SEED = 20

export function newFob(random: Random, clockAhead = 0): Fob {
  const number = Buffer.from(random(6)).readUIntBE(0, 6) % 1e8
  return { serial: `GAKT${String(number).padStart(8, '0')}`, seed: encodeBase32(random(SEED)), clockAhead }
}

/** The code shown at a time (milliseconds since 1970). */
export const fobCode = ({ seed, clockAhead }: Fob, at: number): string =>
  totp(decodeBase32(seed), at + clockAhead, AWS_TOTP)
