import { scryptSync, timingSafeEqual } from 'node:crypto'
import { sha256 } from '../../../core/digest.ts'
import type { Random } from '../../../core/random.ts'

const SEALED = 'scrypt'
const BYTES = 32

/** By the seal, the digest of the password that was found right: in memory alone, so that only the first look at a seal takes long. */
const known = new Map<string, string>()

/** A password as the state file keeps it: it may be one that a learner uses elsewhere, too. */
export function sealed(password: string, random: Random): string {
  const salt = Buffer.from(random(16))
  return [SEALED, salt.toString('hex'), scryptSync(password, salt, BYTES).toString('hex')].join(':')
}

/** Whether it is the password that is kept, sealed or, as a fresh account has it, in the clear. */
export function isPassword(kept: string, given: string): boolean {
  const [seal, salt = '', hash = ''] = kept.split(':')
  if (seal !== SEALED) return isSame(sha256(kept), sha256(given))
  if (isSame(known.get(kept) ?? '', sha256(given))) return true
  const isRight = timingSafeEqual(scryptSync(given, Buffer.from(salt, 'hex'), BYTES), Buffer.from(hash, 'hex'))
  if (isRight) known.set(kept, sha256(given))
  return isRight
}

/** As digests, in constant time: neither length nor content of a password shows. */
const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
