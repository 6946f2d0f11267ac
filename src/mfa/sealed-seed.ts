import { createCipheriv, createDecipheriv } from 'node:crypto'
import { DemarcError } from '../core/errors.ts'
import type { Random } from '../core/random.ts'

/**
 * Encrypts stored seeds with AES-256-GCM (NIST SP 800-38D) and a new 96-bit nonce for each. Version, key id and device are
 * authenticated, too, so that a sealed seed copied to another device cannot be opened there. Format:
 * `1.KEY-ID.NONCE.CIPHERTEXT.TAG`, the last three in base64url.
 */
export interface SealingKeys {
  /** The id of the key to encrypt with; ids consist of letters, digits, `-` and `_`. */
  readonly current: string
  /** 32 bytes each. Keep older keys until nothing is encrypted with them. */
  readonly keys: ReadonlyMap<string, Uint8Array>
}

const VERSION = '1'
const NONCE = 12
const TAG = 16

export function sealSeed(seed: Uint8Array, deviceId: string, { current, keys }: SealingKeys, random: Random): string {
  const nonce = random(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyOf(current, keys), nonce, { authTagLength: TAG })
  cipher.setAAD(bound(current, deviceId))
  const sealed = Buffer.concat([cipher.update(seed), cipher.final()])
  return [VERSION, current, ...[nonce, sealed, cipher.getAuthTag()].map(base64url)].join('.')
}

/** The seed, if it was sealed for exactly this device with a known key. */
export function openSeed(sealed: string, deviceId: string, { keys }: SealingKeys): Uint8Array {
  const { keyId, nonce, ciphertext, tag } = partsOf(sealed)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(keyId, keys), nonce, { authTagLength: TAG })
  decipher.setAAD(bound(keyId, deviceId))
  decipher.setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(ciphertext), decipher.final()])
  } catch {
    // OpenSSL's message says no more, and the partial plaintext is dropped
    throw new DemarcError('MFA_SEED_REFUSED', 'a sealed seed does not open with its key for this device', {
      hint: 'Either the sealing key is not the one it was sealed with, or the record was changed or moved. Enrol the device again if the right key is lost.',
    })
  }
}

/** Whether a seed was sealed with an older key and should be sealed again. */
export const isSealedWithOldKey = (sealed: string, { current }: SealingKeys): boolean =>
  partsOf(sealed).keyId !== current

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** No field contains a line break, so that different sets of fields give different texts. */
const bound = (keyId: string, deviceId: string): Buffer =>
  Buffer.from(['demarc sealed seed', VERSION, keyId, encodeURIComponent(deviceId)].join('\n'))

function keyOf(id: string, keys: SealingKeys['keys']): Uint8Array {
  const key = keys.get(id)
  if (key?.length === 32 && /^[\w-]+$/.test(id)) return key
  throw new DemarcError('MFA_SEALING_KEY_UNKNOWN', `there is no sealing key "${id}" of 32 bytes`, {
    hint: 'Give the key that the seeds were sealed with; older keys must stay until all is sealed again.',
  })
}

function partsOf(sealed: string) {
  const [, keyId = '', ...rest] =
    /^1\.([\w-]+)\.([\w-]{16})\.([\w-]*)\.([\w-]{22})$/.exec(sealed) ?? refuse(sealed.startsWith(`${VERSION}.`))
  const [nonce, ciphertext, tag] = rest.map((part) => Buffer.from(part, 'base64url'))
  return { keyId, nonce: nonce ?? Buffer.of(), ciphertext: ciphertext ?? Buffer.of(), tag: tag ?? Buffer.of() }
}

function refuse(known: boolean): never {
  throw new DemarcError(
    'MFA_SEED_MALFORMED',
    known ? 'a sealed seed is damaged' : 'a sealed seed is of an unknown version',
    {
      hint: known ? 'Restore the record from a backup, or enrol the device again.' : 'It may come from a newer Demarc.',
    },
  )
}
