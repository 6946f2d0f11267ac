import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Random } from '../core/random.ts'

/**
 * Recovery codes: for a user who has lost every device, each valid once. A code has 120 bits, drawn, not chosen. At 112 bits and more NIST
 * SP 800-63B-4 (section 3.1.2, look-up secrets) asks for an approved one-way function and no slow one: there is nothing to guess, so scrypt
 * would only let attackers keep our processor busy. HMAC-SHA-256 under a random key for each set makes the hashes of two sets have nothing
 * in common.
 */
export interface RecoveryCodes {
  /** Base64url. */
  readonly salt: string
  /** Of the codes that were not used yet; base64url. */
  readonly hashes: readonly string[]
}

/** Crockford's base 32: without I, L, O and U, so that what is read from paper is read right. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 24
const GROUP = 4

/** A fresh set for `owner`: the codes, which are shown once and kept by the owner alone, and the hashes to store. */
export function makeRecoveryCodes(
  owner: string,
  random: Random,
  count = 10,
): { readonly codes: readonly string[]; readonly kept: RecoveryCodes } {
  const salt = Buffer.from(random(32)).toString('base64url')
  const drawn = Array.from({ length: count }, () =>
    // 32 letters divide 256 bytes evenly: no letter is likelier
    Array.from(random(LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join(''),
  )
  return {
    codes: drawn.map((code) => code.replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-')),
    kept: { salt, hashes: drawn.map((code) => hash(salt, owner, code).toString('base64url')) },
  }
}

/**
 * Uses up a code: what is kept afterwards, or undefined when it is none of the set or was used. Lower case, spaces, hyphens
 * and the letters that look like digits are read as meant. Every hash is compared, in constant time.
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
