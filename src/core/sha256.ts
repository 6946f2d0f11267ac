import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto'

/** Key objects by signing key, which stays the same for a day: making one takes longer than the rest of a signature. */
const keys = new WeakMap<ArrayBufferView, KeyObject>()

function keyOf(bytes: ArrayBufferView): KeyObject {
  const known = keys.get(bytes)
  if (known) return known
  const key = createSecretKey(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  keys.set(bytes, key)
  return key
}

/** SHA-256, or HMAC-SHA-256 with a secret, in the form the SDK's signer expects. */
export class Sha256 {
  readonly #secret: string | KeyObject | undefined
  #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const bytes = secret instanceof ArrayBuffer ? new Uint8Array(secret) : secret
    this.#secret = bytes === undefined || typeof bytes === 'string' ? bytes : keyOf(bytes)
    this.#hash = this.#begun()
  }

  update(data: Uint8Array): void {
    this.#hash.update(data)
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }

  reset(): void {
    this.#hash = this.#begun()
  }

  #begun() {
    return this.#secret === undefined ? createHash('sha256') : createHmac('sha256', this.#secret)
  }
}
