import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Random } from '../core/random.ts'

/**
 * Recovery codes for users who have lost every device, each valid once. A code has 120 random bits. From 112 bits on, NIST SP
 * 800-63B-4 (section 3.1.2, look-up secrets) requires an approved one-way function but not a slow one: guessing is infeasible,
 * and scrypt would only let attackers keep our processor busy. HMAC-SHA-256 with a random key per set makes the hashes of two
 * sets unrelated.
 */
export interface RecoveryCodes {
  /** Base64url. */
  readonly salt: string
  /** The hashes of unused codes; base64url. */
  readonly hashes: readonly string[]
}

/** Crockford's base 32, without I, L, O and U, so that codes on paper are not misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 24
const GROUP = 4

/** A new set for `owner`: the codes, which are shown once and kept by the owner only, and the hashes to store. */
export function makeRecoveryCodes(
  owner: string,
  random: Random,
  count = 10,
): { readonly codes: readonly string[]; readonly kept: RecoveryCodes } {
  const salt = Buffer.from(random(32)).toString('base64url')
  const drawn = Array.from({ length: count }, () =>
    // 32 letters divide 256 byte values evenly, so all letters are equally likely
    Array.from(random(LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join(''),
  )
  return {
    codes: drawn.map((code) => code.replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-')),
    kept: { salt, hashes: drawn.map((code) => hash(salt, owner, code).toString('base64url')) },
  }
}

/**
 * Uses a code: returns the set to store, or undefined when the code is unknown or already used. Accepts lower case, spaces,
 * hyphens and letters that look like digits. Compares every hash, in constant time.
 */
export function useRecoveryCode(kept: RecoveryCodes, owner: string, typed: string): RecoveryCodes | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  const given = hash(kept.salt, owner, code)
  const left = kept.hashes.filter((one) => {
    const expected = Buffer.from(one, 'base64url')
    return expected.length !== given.length || !timingSafeEqual(expected, given)
  })
  return left.length === kept.hashes.length ? undefined : { salt: kept.salt, hashes: left }
}

const hash = (salt: string, owner: string, code: string): Buffer =>
  createHmac('sha256', Buffer.from(salt, 'base64url')).update(`${owner}\n${code}`).digest()
