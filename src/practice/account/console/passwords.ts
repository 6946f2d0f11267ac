import { scryptSync, timingSafeEqual } from 'node:crypto'
import { sha256 } from '../../../core/digest.ts'
import type { Random } from '../../../core/random.ts'

const SEALED = 'scrypt'
const BYTES = 32

/** A password as the state file keeps it: it may be one that a learner uses elsewhere, too. */
export function sealed(password: string, random: Random): string {
  const salt = Buffer.from(random(16))
  return [SEALED, salt.toString('hex'), scryptSync(password, salt, BYTES).toString('hex')].join(':')
}

/** Whether it is the password that is kept, sealed or, as a fresh account has it, in the clear. */
export function isPassword(kept: string, given: string): boolean {
  const [seal, salt = '', hash = ''] = kept.split(':')
  if (seal === SEALED)
    return timingSafeEqual(scryptSync(given, Buffer.from(salt, 'hex'), BYTES), Buffer.from(hash, 'hex'))
  // as digests, in constant time: neither length nor content shows
  return timingSafeEqual(Buffer.from(sha256(kept)), Buffer.from(sha256(given)))
}
