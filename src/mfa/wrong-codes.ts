import type { ErrorCode } from '../core/error-codes.ts'
import { DemarcError } from '../core/errors.ts'

/** Why a code was refused. The key is for programs and tests; {@link wrongCodeError} has the text for people. */
export type WrongCode =
  /** It does not have the form of a code. */
  | { readonly is: 'malformed'; readonly digits: number }
  /** It was right and has been used before. */
  | { readonly is: 'reused' }
  /** Right for a clock that is this many steps ahead of ours (negative: behind). */
  | { readonly is: 'drifted'; readonly steps: number; readonly seconds: number }
  /** Not a code of this device at any time near: another device's, or a typing error. */
  | { readonly is: 'no-match' }

/** Why two codes, given to prove a device and its clock, were refused. */
export type WrongPair =
  | WrongCode
  | { readonly is: 'same-code-twice' }
  /** The later code was given first. */
  | { readonly is: 'reversed' }
  /** Both belong to the device, but are this many steps apart instead of one (negative: the later code came first). */
  | { readonly is: 'not-consecutive'; readonly steps: number }

/** Why no code is checked for now. */
export type Barred =
  /** Too many codes in a short time; the next one is accepted at `until` (milliseconds since 1970). */
  | { readonly is: 'throttled' | 'locked'; readonly until: number }
  /** Too many wrong codes in a row: only another way in (a recovery code, an administrator) unlocks the device. */
  | { readonly is: 'disabled' }

type Refusal = WrongPair | Barred

const said: {
  readonly [Is in Refusal['is']]: (refusal: Extract<Refusal, { is: Is }>) => readonly [ErrorCode, string, string]
} = {
  malformed: ({ digits }) => [
    'MFA_CODE_MALFORMED',
    `a code of this device has ${digits} digits and nothing else`,
    `Type the ${digits} digits that the device shows, without spaces.`,
  ],
  reused: () => ['MFA_CODE_REUSED', 'this code was used before', 'Wait for the next code, then try again.'],
  drifted: ({ steps, seconds }) => [
    'MFA_CODE_DRIFTED',
    `the device's clock is about ${lasting(Math.abs(seconds))} ${steps > 0 ? 'ahead' : 'behind'}`,
    'Set the clock of the phone or computer to automatic time; a hardware token is resynchronised with two consecutive codes.',
  ],
  'no-match': () => [
    'MFA_CODE_WRONG',
    'this is not a code of this device',
    'See that the entry in the app is that of this very device, and type the code while it is shown.',
  ],
  'same-code-twice': () => [
    'MFA_CODES_SAME',
    'the same code was given twice',
    'Give one code, wait until the device shows the next one, and give that as the second.',
  ],
  reversed: () => ['MFA_CODES_REVERSED', 'the two codes are in the wrong order', 'Give the older code first.'],
  'not-consecutive': ({ steps }) => [
    'MFA_CODES_NOT_CONSECUTIVE',
    `the two codes are ${Math.abs(steps)} steps apart, not one after the other${steps < 0 ? ', and in the wrong order' : ''}`,
    'Give one code, and the very next one that the device shows.',
  ],
  throttled: ({ until }) => [
    'MFA_THROTTLED',
    `too many codes in a short time for this device; the next is looked at from ${new Date(until).toISOString()} on`,
    'Wait until then.',
  ],
  locked: ({ until }) => [
    'MFA_LOCKED',
    `too many wrong codes: the device is locked until ${new Date(until).toISOString()}`,
    'Wait until then, or use another device or a recovery code.',
  ],
  disabled: () => [
    'MFA_DISABLED',
    'too many wrong codes in a row: the device is disabled',
    'Use another device or a recovery code, or ask an administrator.',
  ],
}

/** A refusal in words for people. Contains no code and no seed. */
export function wrongCodeError(refusal: Refusal): DemarcError {
  // safe: the row belongs to this refusal's key
  const row = said[refusal.is] as (refusal: Refusal) => readonly [ErrorCode, string, string]
  const [code, message, hint] = row(refusal)
  return new DemarcError(code, message, { hint })
}

function lasting(seconds: number): string {
  if (seconds < 120) return `${seconds} seconds`
  const minutes = Math.round(seconds / 60)
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`
}
