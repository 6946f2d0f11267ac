import { byText } from '../core/by-text.ts'
import { DemarcError } from '../core/errors.ts'
import { decodeBase32, encodeBase32 } from './base32.ts'
import { AWS_TOTP, type CodeShape, type Moves, type OtpAlgorithm } from './otp.ts'

/** The content of an otpauth URI, whose form was defined by Google Authenticator (its wiki, "Key Uri Format"). */
export interface OtpauthKey {
  readonly issuer: string | undefined
  /** The account at the issuer; for AWS `NAME@ALIAS`. */
  readonly account: string
  readonly seed: Uint8Array
  readonly shape: CodeShape
  readonly moves: Moves
}

/**
 * The key of a virtual device as in AWS's QR code: `device` is the device's name, `account` the account's alias or id (for an IAM
 * user: the user's name; IAM API reference, "VirtualMFADevice").
 */
export const awsKey = (device: string, account: string, seed: Uint8Array): OtpauthKey => ({
  issuer: 'Amazon Web Services',
  account: `${device}@${account}`,
  seed,
  shape: AWS_TOTP,
  moves: { by: 'time', period: AWS_TOTP.period },
})

/**
 * The URI of a key. Leaves out the defaults of every app (SHA-1, six digits, thirty seconds) and does not encode `@`, so that a
 * key from {@link awsKey} is written exactly as by AWS.
 */
export function printOtpauth({ issuer, account, seed, shape, moves }: OtpauthKey): string {
  const label = issuer === undefined ? escaped(account) : `${escaped(issuer)}:${escaped(account)}`
  const parameters = [`secret=${encodeBase32(seed)}`]
  if (issuer !== undefined) parameters.push(`issuer=${escaped(issuer)}`)
  if (shape.algorithm !== AWS_TOTP.algorithm) parameters.push(`algorithm=${shape.algorithm}`)
  if (shape.digits !== AWS_TOTP.digits) parameters.push(`digits=${shape.digits}`)
  if (moves.by === 'counter') parameters.push(`counter=${moves.counter}`)
  else if (moves.period !== AWS_TOTP.period) parameters.push(`period=${moves.period}`)
  return `otpauth://${moves.by === 'time' ? 'totp' : 'hotp'}/${label}?${parameters.join('&')}`
}

const escaped = (text: string): string => encodeURIComponent(text).replaceAll('%40', '@')

/** Parses a URI from any source. Errors never contain the URI, since it contains the seed. */
export function parseOtpauth(text: string): OtpauthKey {
  const [kind, label, query] = partsOf(text)
  if (kind !== 'totp' && kind !== 'hotp') throw malformed('it says neither totp nor hotp')
  const [issuer, account] = labelOf(label)
  const secret = query.get('secret')
  if (!secret) throw malformed('it has no secret')
  const shape = { algorithm: algorithmOf(query.get('algorithm')), digits: digitsOf(query.get('digits')) }
  return {
    issuer: query.get('issuer') ?? issuer,
    account,
    seed: decodeBase32(secret),
    shape,
    moves:
      kind === 'totp'
        ? { by: 'time', period: wholeNumber('period', query.get('period') ?? String(AWS_TOTP.period), 1, 3600) }
        : { by: 'counter', counter: wholeNumber('counter', query.get('counter'), 0, Number.MAX_SAFE_INTEGER) },
  }
}

/** Does not use URL, which would resolve an account named `..` as a path. */
function partsOf(text: string): [kind: string, label: string, query: URLSearchParams] {
  const [, kind, label = '', query] = /^otpauth:\/\/([^/?#]*)\/?([^?#]*)\??([^#]*)/i.exec(text.trim()) ?? []
  if (kind === undefined) throw malformed('it does not begin with otpauth://')
  return [kind.toLowerCase(), label, new URLSearchParams(query)]
}

function labelOf(text: string): [issuer: string | undefined, account: string] {
  let label: string
  try {
    label = decodeURIComponent(text)
  } catch {
    throw malformed('its label has a broken % sequence')
  }
  const colon = label.indexOf(':')
  return colon < 0 ? [undefined, label] : [label.slice(0, colon), label.slice(colon + 1).trimStart()]
}

const ALGORITHMS: Readonly<Record<string, OtpAlgorithm>> = byText({
  SHA1: 'SHA1',
  SHA256: 'SHA256',
  SHA512: 'SHA512',
})

function algorithmOf(text: string | null): OtpAlgorithm {
  if (text === null) return AWS_TOTP.algorithm
  const name = text.toUpperCase().replace('-', '')
  const algorithm = Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined
  if (!algorithm) throw malformed('its algorithm is none of SHA1, SHA256 and SHA512')
  return algorithm
}

function digitsOf(text: string | null): CodeShape['digits'] {
  const digits = wholeNumber('digits', text ?? String(AWS_TOTP.digits), 6, 8)
  return digits === 8 ? 8 : digits === 7 ? 7 : 6
}

function wholeNumber(name: string, text: string | null, least: number, most: number): number {
  const number = text !== null && /^[0-9]+$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw malformed(text === null ? `it has no ${name}` : `its ${name} is not a whole number from ${least} to ${most}`)
}

const malformed = (why: string): DemarcError =>
  new DemarcError('MFA_URI_MALFORMED', `this is not an otpauth URI that can be read: ${why}`, {
    hint: 'Scan the QR code again, or type the secret instead.',
  })
