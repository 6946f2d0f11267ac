import { Secret } from 'otpauth'
import { DemarcError } from '../core/errors.ts'

/** Base 32 (RFC 4648, section 6) without padding, as AWS and authenticator apps print seeds. */
export const encodeBase32 = (bytes: Uint8Array): string =>
  // safe: the copy has its own plain ArrayBuffer
  new Secret({ buffer: new Uint8Array(bytes).buffer }).base32

/**
 * Decodes base 32 text as people type it: lower case, spaces and hyphens between groups, with or without padding. Rejects what no
 * encoder produces, since a seed with a missing letter gives codes that never match: letters outside the alphabet, a length of 1,
 * 3 or 6 above a multiple of 8, and non-zero leftover bits (RFC 4648, section 3.5). The error does not contain the text, which is
 * a secret.
 */
export function decodeBase32(text: string): Uint8Array {
  const clean = text.replace(/[\s-]/g, '').toUpperCase()
  const letters = clean.replace(/=+$/, '')
  const padding = clean.length - letters.length
  const stray = letters.search(/[^A-Z2-7]/)
  if (stray >= 0) throw notBase32(`character ${stray + 1} is none of A-Z and 2-7`)
  if ([1, 3, 6].includes(letters.length % 8))
    throw notBase32('its length cannot be: a character is missing or too many')
  if (padding > 0 && clean.length % 8 !== 0) throw notBase32('its padding does not fill eight characters')
  const { bytes } = Secret.fromBase32(letters)
  if (encodeBase32(bytes) !== letters) throw notBase32('its last character holds bits that no encoder leaves')
  return bytes
}

const notBase32 = (why: string): DemarcError =>
  new DemarcError('MFA_SEED_NOT_BASE32', `the seed is not base 32: ${why}`, {
    hint: 'Copy the secret again, whole. It has only the letters A-Z and the digits 2-7 (no 0, 1, 8 or 9).',
  })
