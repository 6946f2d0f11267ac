import { parseCsv } from '../../core/csv.ts'
import { DemarcError } from '../../core/errors.ts'
import { decodeBase32 } from '../base32.ts'
import { AWS_TOTP, type Moves } from '../otp.ts'
import {
  badFile,
  digitsIn,
  distinct,
  type FileLine,
  hexSeed,
  type Imported,
  type ImportedToken,
  longEnough,
  numberIn,
} from './token.ts'

interface Row {
  readonly fields: readonly string[]
  readonly place: FileLine
}

/** The non-empty lines. Fields in these files have no line breaks, so a line is a record. */
function rowsOf(text: string, file: string): Row[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((content, index) => ({ content: content.trim(), place: { file, line: index + 1 } }))
    .filter(({ content }) => content !== '' && !content.startsWith('#'))
    .map(({ content, place }) => ({ fields: (parseCsv(content)[0] ?? []).map((field) => field.trim()), place }))
}

const nothingElse = { manufacturer: undefined, model: undefined, validFrom: undefined, validUntil: undefined }

/**
 * Parses OATH CSV in its two dialects. Without a header: `serial, seed in hexadecimal, type (hotp), digits (6), period (30)`, the
 * last three optional (NetIQ Advanced Authentication, "CSV file format to import OATH compliant tokens"). With a header: seed in
 * base 32 (Microsoft Entra ID, "Upload hardware OATH tokens in CSV format").
 */
export function readOathCsv(text: string, file: string): Imported {
  const rows = rowsOf(text, file)
  const header = rows[0]?.fields.map((field) => field.toLowerCase())
  const tokens = header?.includes('secret key') ? rows.slice(1).map(byHeader(header)) : rows.map(byPosition)
  return { tokens: distinct(tokens, file), notes: [] }
}

function byPosition({ fields, place }: Row): ImportedToken {
  const [serial = '', seed = '', type = '', digits = '', period = '', ...more] = fields
  if (serial === '') throw badFile(place, 'the serial number is missing')
  if (more.length > 0) throw badFile(place, `${fields.length} fields where at most 5 are known`)
  return {
    ...nothingElse,
    id: serial,
    serial,
    seed: hexSeed(seed, place),
    shape: { algorithm: 'SHA1', digits: digits === '' ? 6 : digitsIn(digits, place) },
    moves: movesBy(type.toLowerCase(), period, place),
    line: place.line,
  }
}

function movesBy(type: string, period: string, place: FileLine): Moves {
  if (type === 'totp') return { by: 'time', period: periodIn(period, place) }
  if (type !== 'hotp' && type !== '') throw badFile(place, `the type "${type}" is neither totp nor hotp`)
  if (period !== '') throw badFile(place, 'a token without a clock (hotp) has a period')
  return { by: 'counter', counter: 0 }
}

const periodIn = (text: string, place: FileLine): number =>
  text === '' ? AWS_TOTP.period : numberIn('period', text, place, 1, 3600)

const byHeader =
  (header: readonly string[]) =>
  ({ fields, place }: Row): ImportedToken => {
    if (fields.length !== header.length)
      throw badFile(place, `${fields.length} fields where the header has ${header.length}`)
    const field = (name: string): string => fields[header.indexOf(name)] ?? ''
    const serial = field('serial number')
    if (serial === '') throw badFile(place, 'the serial number is missing')
    return {
      ...nothingElse,
      id: serial,
      serial,
      seed: longEnough(base32Seed(field('secret key'), place), place),
      shape: AWS_TOTP_SHAPE,
      // both spellings are in use
      moves: { by: 'time', period: periodIn(field('time interval') || field('timeinterval'), place) },
      manufacturer: field('manufacturer') || undefined,
      model: field('model') || undefined,
      line: place.line,
    }
  }

/** Entra accepts tokens with SHA-1 and six digits in such a file, which has no columns for these. */
const AWS_TOTP_SHAPE = { algorithm: AWS_TOTP.algorithm, digits: AWS_TOTP.digits }

function base32Seed(text: string, place: FileLine): Uint8Array {
  try {
    return decodeBase32(text)
  } catch (cause) {
    if (cause instanceof DemarcError) throw badFile(place, cause.message, cause)
    throw cause
  }
}

/**
 * Parses the log of Yubico's personalization tool in its two formats. Traditional: `OATH-HOTP,time,slot,token id,,seed,...` with
 * the digits in the 12th and the first counter in the 13th field. Yubico: `serial,,0,seed,,time,`, which the tool writes only for
 * six digits and counter 0. Lines of other kinds (Yubico OTP, static passwords) are noted.
 */
export function readYubicoCsv(text: string, file: string): Imported {
  const tokens: ImportedToken[] = []
  const notes: { line: number; text: string }[] = []
  for (const row of rowsOf(text, file)) {
    const { fields, place } = row
    if (/^LOGGING START/i.test(fields[0] ?? '')) continue
    const token = /^[0-9]+$/.test(fields[0] ?? '') ? yubico(row) : traditional(row)
    if (token) tokens.push(token)
    else notes.push({ line: place.line, text: 'not an OATH token: left out' })
  }
  return { tokens: distinct(tokens, file), notes }
}

function traditional({ fields, place }: Row): ImportedToken | undefined {
  const [kind = '', , , id = '', , seed = '', , , , , , digits = '', counter = ''] = fields
  if (!/^(OATH-HOTP|Yubico OTP|Static Password|Challenge-Response)\b/i.test(kind))
    throw badFile(place, `"${kind}" is not a kind of configuration that Yubico's tool writes`)
  if (!/^OATH-HOTP\b/i.test(kind)) return undefined
  if (id === '')
    throw badFile(place, 'the token identifier is missing: write the file again with "OATH Token Identifier" on')
  const moves = { by: 'counter', counter: numberIn('moving factor', counter || '0', place, 0) } as const
  return yubiKey(id, seed, digitsIn(digits, place), moves, place)
}

function yubico({ fields, place }: Row): ImportedToken | undefined {
  const [serial = '', , privateId = '', seed = ''] = fields
  if (fields.length < 6) throw badFile(place, `${fields.length} fields where Yubico's format has 6 or more`)
  return privateId === '0' ? yubiKey(serial, seed, 6, { by: 'counter', counter: 0 }, place) : undefined
}

const yubiKey = (
  serial: string,
  seed: string,
  digits: ImportedToken['shape']['digits'],
  moves: Moves,
  place: FileLine,
): ImportedToken => ({
  ...nothingElse,
  id: serial,
  serial,
  seed: hexSeed(seed, place),
  shape: { algorithm: 'SHA1', digits },
  moves,
  manufacturer: 'Yubico',
  line: place.line,
})
