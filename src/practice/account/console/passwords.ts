import { scryptSync, timingSafeEqual } from 'node:crypto'
import { sha256 } from '../../../core/digest.ts'
import type { Random } from '../../../core/random.ts'

const SEALED = 'scrypt'
const BYTES = 32

/**
 * The digests of passwords that were found right, by seal. Kept in memory only, so that only the first check of a seal
 * is slow.
 */
const known = new Map<string, string>()

/** A sealed password for the state file: a learner may use the password elsewhere, too. */
export function sealed(password: string, random: Random): string {
  const salt = Buffer.from(random(16))
  return [SEALED, salt.toString('hex'), scryptSync(password, salt, BYTES).toString('hex')].join(':')
}

/** Whether a password is the stored one, which is sealed or, in a fresh account, plain text. */
export function isPassword(kept: string, given: string): boolean {
  const [seal, salt = '', hash = ''] = kept.split(':')
  if (seal !== SEALED) return isSame(sha256(kept), sha256(given))
  if (isSame(known.get(kept) ?? '', sha256(given))) return true
  const isRight = timingSafeEqual(scryptSync(given, Buffer.from(salt, 'hex'), BYTES), Buffer.from(hash, 'hex'))
  if (isRight) known.set(kept, sha256(given))
  return isRight
}

/** Compares digests in constant time: neither length nor content of a password leaks. */
const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
