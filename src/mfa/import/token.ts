import { DemarcError } from '../../core/errors.ts'
import type { CodeShape, Moves } from '../otp.ts'

/** A hardware token as described in its vendor's file. */
export interface ImportedToken {
  /** Unique in the file. */
  readonly id: string
  /** As printed on the token. */
  readonly serial: string
  readonly seed: Uint8Array
  readonly shape: CodeShape
  readonly moves: Moves
  readonly manufacturer: string | undefined
  readonly model: string | undefined
  /** ISO 8601, as in the file; present when the vendor limits the token's use. */
  readonly validFrom: string | undefined
  readonly validUntil: string | undefined
  /** The line in the file. */
  readonly line: number
}

/** The result of an import. Notes list everything that was left out or not verified. */
export interface Imported {
  readonly tokens: readonly ImportedToken[]
  readonly notes: readonly { readonly line: number; readonly text: string }[]
}

/** A line of a file, for errors. */
export interface FileLine {
  readonly file: string
  readonly line: number
}

/** The error for a rejected file, with the line. `why` must not contain a seed. */
export const badFile = ({ file, line }: FileLine, why: string, cause?: unknown): DemarcError =>
  new DemarcError('MFA_SEED_FILE', `${file}:${line}: ${why}`, {
    cause,
    hint: "Nothing was imported. Correct the line, or ask the tokens' maker for the file again.",
  })

/** Decodes a seed in hexadecimal. */
export function hexSeed(text: string, place: FileLine): Uint8Array {
  if (text === '' || text.length % 2 > 0 || !/^[0-9a-f]+$/i.test(text))
    throw badFile(place, 'the seed is not hexadecimal (pairs of 0-9 and a-f)')
  return longEnough(Buffer.from(text, 'hex'), place)
}

/** Checks the length of a seed: at least 128 bits (RFC 4226, section 4, R6). */
export function longEnough(seed: Uint8Array, place: FileLine): Uint8Array {
  if (seed.length < 16) throw badFile(place, `the seed has ${seed.length * 8} bits; RFC 4226 asks for 128 or more`)
  return seed
}

/** Parses a number of digits from six to eight. */
export function digitsIn(text: string, place: FileLine): CodeShape['digits'] {
  if (text === '6') return 6
  if (text === '7') return 7
  if (text === '8') return 8
  throw badFile(place, `codes of "${text}" digits: there are only 6, 7 and 8`)
}

export function numberIn(
  what: string,
  text: string,
  place: FileLine,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const number = /^[0-9]+$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw badFile(place, `the ${what} "${text}" is not a whole number from ${least} to ${most}`)
}

/** Returns the tokens if there is at least one and no two have the same id. */
export function distinct(tokens: readonly ImportedToken[], file: string): readonly ImportedToken[] {
  const lines = new Map<string, number>()
  for (const { id, line } of tokens) {
    const before = lines.get(id)
    if (before !== undefined) throw badFile({ file, line }, `the token "${id}" is on line ${before} already`)
    lines.set(id, line)
  }
  if (tokens.length === 0) throw badFile({ file, line: 1 }, 'there is no token in it')
  return tokens
}

/** A user who gives a key expects an encrypted file; a plain one may have been substituted. */
export const notProtected = (file: string, line: number): DemarcError =>
  new DemarcError('MFA_SEED_FILE_KEY', `${file}:${line}: a key was given, and the file encrypts nothing`, {
    hint: 'Ask for the encrypted file again; leave the key out only where the file is to be in plain.',
  })
