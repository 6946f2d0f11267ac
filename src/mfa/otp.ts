import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

/** The hash names of RFC 6238, section 1.2, as in otpauth URIs. */
export type OtpAlgorithm = 'SHA1' | 'SHA256' | 'SHA512'

/** What both sides must agree on besides the seed. */
export interface CodeShape {
  readonly algorithm: OtpAlgorithm
  readonly digits: 6 | 7 | 8
}

export interface TotpShape extends CodeShape {
  /** The length of a step in seconds: how long a code is valid. */
  readonly period: number
}

/** What changes the code: time (in seconds), or each use (the number is the next counter). */
export type Moves =
  | { readonly by: 'time'; readonly period: number }
  | { readonly by: 'counter'; readonly counter: number }

/** The shape used by AWS's virtual devices and hardware tokens (IAM User Guide, "Virtual MFA devices": RFC 6238, six digits). */
export const AWS_TOTP: TotpShape = { algorithm: 'SHA1', digits: 6, period: 30 }

const DIGEST = { SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' } as const
const POWER = { 6: 1e6, 7: 1e7, 8: 1e8 } as const

/** The code of a counter: HOTP (RFC 4226, section 5.3), with the hashes of RFC 6238. `counter` is a whole number from 0 on. */
export const hotp = (seed: Uint8Array, counter: number, shape: CodeShape): string =>
  String(truncated(createSecretKey(seed), counter, shape)).padStart(shape.digits, '0')

/** The code at a time (milliseconds since 1970): TOTP (RFC 6238, section 4.2). */
export const totp = (seed: Uint8Array, at: number, shape: TotpShape): string => hotp(seed, stepAt(at, shape), shape)

/** The step at a time (milliseconds since 1970). */
export const stepAt = (at: number, { period }: Pick<TotpShape, 'period'>): number => Math.floor(at / 1000 / period)

/** The milliseconds for which the current code remains valid: more than 0, at most the period. */
export const lifeLeft = (at: number, { period }: Pick<TotpShape, 'period'>): number =>
  period * 1000 - (at % (period * 1000))

/** Overwritten for each counter. */
const message = Buffer.alloc(8)

function truncated(seed: KeyObject, counter: number, { algorithm, digits }: CodeShape): number {
  message.writeUInt32BE(Math.floor(counter / 2 ** 32), 0)
  message.writeUInt32BE(counter % 2 ** 32, 4)
  const mac = createHmac(DIGEST[algorithm], seed).update(message).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0xf
  return (mac.readUInt32BE(offset) & 0x7fff_ffff) % POWER[digits]
}

/** Whether a text has the form of a code: exactly the right number of digits. */
export const isCode = (text: string, { digits }: Pick<CodeShape, 'digits'>): boolean =>
  text.length === digits && /^[0-9]+$/.test(text)

/**
 * For each code, all counters from `from` to `to` (inclusive) that produce it, in order. Computes every counter and compares
 * every code in constant time, so that the duration reveals neither digits nor drift. The codes must have passed {@link isCode}.
 */
export function countersOf(
  seed: Uint8Array,
  shape: CodeShape,
  codes: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): number[][] {
  const wanted = codes.map((code) => ({ digits: Buffer.from(code, 'latin1'), counters: [] as number[] }))
  const expected = Buffer.alloc(shape.digits)
  // created once: from bytes Node would create a key for each digest, which takes five times as long as the digest
  const key = createSecretKey(seed)
  for (let counter = Math.max(0, from); counter <= to; counter++) {
    let rest = truncated(key, counter, shape)
    for (let at = shape.digits - 1; at >= 0; at--) {
      expected[at] = 0x30 + (rest % 10)
      rest = Math.floor(rest / 10)
    }
    for (const { digits, counters } of wanted) if (timingSafeEqual(expected, digits)) counters.push(counter)
  }
  return wanted.map(({ counters }) => counters)
}

/** The counter, between `behind` before and `ahead` after `centre`, that produces the code; if several do, the nearest to `centre`. */
export function findCounter(
  seed: Uint8Array,
  shape: CodeShape,
  code: string,
  { centre, behind, ahead }: { readonly centre: number; readonly behind: number; readonly ahead: number },
): number | undefined {
  const [found = []] = countersOf(seed, shape, [code], { from: centre - behind, to: centre + ahead })
  return nearest(found, centre)
}

/** The number nearest to `centre`; undefined when there is none. */
export const nearest = (numbers: readonly number[], centre: number): number | undefined =>
  numbers.reduce<number | undefined>(
    (best, one) => (best === undefined || Math.abs(one - centre) < Math.abs(best - centre) ? one : best),
    undefined,
  )
