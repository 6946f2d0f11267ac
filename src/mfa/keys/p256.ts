import { createECDH, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import type { Random } from '../../core/random.ts'

/** A key pair on the curve P-256, derived from its 32 private bytes, so that it can be stored as text. */
export interface P256 {
  /** Base64url, 32 bytes. */
  readonly secret: string
  readonly x: Uint8Array
  readonly y: Uint8Array
}

/** A new key pair. Draws again if the 32 bytes are not a valid key, which happens once in 2^32. */
export function newP256(random: Random): P256 {
  for (;;) {
    const pair = p256Of(Buffer.from(random(32)).toString('base64url'))
    if (pair) return pair
  }
}

export function p256Of(secret: string): P256 | undefined {
  const curve = createECDH('prime256v1')
  try {
    curve.setPrivateKey(secret, 'base64url')
  } catch {
    return undefined // zero, or not below the order of the curve
  }
  const point = curve.getPublicKey()
  return { secret, x: point.subarray(1, 33), y: point.subarray(33) }
}

/** The public point, uncompressed: 4, x, y. */
export const pointOf = ({ x, y }: P256): Uint8Array => Buffer.concat([Buffer.of(4), x, y])

/**
 * An ECDSA signature with SHA-256, in DER. Its nonce comes from OpenSSL: the only randomness that is not passed as an argument,
 * since a known ECDSA nonce reveals the key.
 */
export const signP256 = (pair: P256, data: Uint8Array): Uint8Array => sign('sha256', data, keyObject(pair))

/** SubjectPublicKeyInfo, in DER. */
export const spkiOf = (pair: P256): Uint8Array =>
  createPublicKey(keyObject(pair)).export({ type: 'spki', format: 'der' })

function keyObject({ secret, x, y }: P256): KeyObject {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
  return createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', d: secret, x: text(x), y: text(y) } })
}
