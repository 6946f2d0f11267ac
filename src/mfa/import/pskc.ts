import type { CodeShape, Moves, OtpAlgorithm } from '../otp.ts'
import { AWS_TOTP } from '../otp.ts'
import { base64, type Opener, type PskcSecrets, pskcOpener } from './pskc-encryption.ts'
import {
  badFile,
  digitsIn,
  distinct,
  type Imported,
  type ImportedToken,
  longEnough,
  notProtected,
  numberIn,
} from './token.ts'
import { child, childrenOf, descend, parseXml, type XmlElement } from './xml.ts'

const NAMESPACE = 'urn:ietf:params:xml:ns:keyprov:pskc'

/** Parses a PSKC file (RFC 6030): keys of the HOTP and TOTP profiles, plain or encrypted. A signature is not verified, which is noted. */
export function readPskc(text: string, file: string, secrets: PskcSecrets = {}): Imported {
  const container = parseXml(text, file)
  const { line } = container
  if (container.name !== 'KeyContainer' || container.namespace !== NAMESPACE)
    throw badFile({ file, line }, `the root is not a <KeyContainer> of ${NAMESPACE}`)
  if (container.attributes['Version'] !== '1.0') throw badFile({ file, line }, 'the version is not 1.0')
  const opener = pskcOpener(container, secrets, file)
  const isProtected = ['EncryptionKey', 'MACMethod'].some((name) => childrenOf(container, name).length > 0)
  if (!isProtected && (secrets.preSharedKey ?? secrets.passphrase) !== undefined) throw notProtected(file, line)
  const tokens = childrenOf(container, 'KeyPackage').flatMap((entry) =>
    childrenOf(entry, 'Key').map((key) =>
      tokenOf(key, child(entry, 'DeviceInfo', file), { opener, isProtected }, file),
    ),
  )
  const notes = childrenOf(container, 'Signature').map((one) => ({
    line: one.line,
    text: 'the file is signed; the signature was not verified',
  }))
  return { tokens: distinct(tokens, file), notes }
}

/** How the file protects its values. `isProtected`: it says that it encrypts or authenticates them. */
interface Protection {
  readonly opener: Opener
  readonly isProtected: boolean
}

function tokenOf(key: XmlElement, device: XmlElement | undefined, protection: Protection, file: string): ImportedToken {
  const place = { file, line: key.line }
  const id = key.attributes['Id'] ?? ''
  if (id === '') throw badFile(place, 'a <Key> without an Id')
  const kind = (key.attributes['Algorithm'] ?? '').replace(`${NAMESPACE}:`, '').toLowerCase()
  if (kind !== 'hotp' && kind !== 'totp')
    throw badFile(place, `the key "${id}" is of the kind "${kind}", neither hotp nor totp`)
  const parameters = child(key, 'AlgorithmParameters', file)
  const data = child(key, 'Data', file)
  const policy = child(key, 'Policy', file)
  return {
    id,
    serial: child(device, 'SerialNo', file)?.text || id,
    seed: longEnough(seedOf(child(data, 'Secret', file), key, protection, file), place),
    shape: shapeOf(parameters, key, file),
    moves: movesOf(kind, data, file),
    manufacturer: child(device, 'Manufacturer', file)?.text || undefined,
    model: child(device, 'Model', file)?.text || undefined,
    validFrom: child(policy, 'StartDate', file)?.text,
    validUntil: child(policy, 'ExpiryDate', file)?.text,
    line: key.line,
  }
}

function seedOf(
  secret: XmlElement | undefined,
  key: XmlElement,
  { opener, isProtected }: Protection,
  file: string,
): Uint8Array {
  const plain = child(secret, 'PlainValue', file)
  const encrypted = child(secret, 'EncryptedValue', file)
  if (plain) {
    // anyone could have written a plain seed, while the others need the key
    if (encrypted || isProtected)
      throw badFile({ file, line: plain.line }, 'a seed in plain, in a file that says its seeds are encrypted')
    refuseMac(secret, file)
    return base64(plain, file)
  }
  if (secret && encrypted) return opener.open(secret, encrypted)
  throw badFile({ file, line: (secret ?? key).line }, 'a <Key> without its <Secret>')
}

/** A MAC belongs to an encrypted value (RFC 6030, section 6.1.1). Next to a plain value it would suggest a check that does not happen. */
function refuseMac(holder: XmlElement | undefined, file: string): void {
  const mac = child(holder, 'ValueMAC', file)
  if (mac) throw badFile({ file, line: mac.line }, 'a <ValueMAC> beside a value in plain: nothing checks it')
}

/** RFC 6030, section 4.3.4: the form of the codes; `Suite` names the hash. */
function shapeOf(parameters: XmlElement | undefined, key: XmlElement, file: string): CodeShape {
  const format = child(parameters, 'ResponseFormat', file)
  const place = { file, line: (format ?? key).line }
  const encoding = format?.attributes['Encoding'] ?? 'DECIMAL'
  if (encoding !== 'DECIMAL') throw badFile(place, `codes in ${encoding}: only DECIMAL ones are known here`)
  const check = format?.attributes['CheckDigits'] ?? 'false'
  if (check !== 'false' && check !== '0') throw badFile(place, 'codes with a check digit are not known here')
  const suite = child(parameters, 'Suite', file)
  return {
    algorithm: suite ? algorithmOf(suite, file) : 'SHA1',
    digits: digitsIn(format?.attributes['Length'] ?? '6', place),
  }
}

/** Vendors write `HMAC-SHA256`, `SHA-256` or `HMACSHA256`. */
function algorithmOf(suite: XmlElement, file: string): OtpAlgorithm {
  const name = suite.text.toUpperCase().replaceAll('-', '').replace(/^HMAC/, '')
  if (name === 'SHA1' || name === 'SHA256' || name === 'SHA512') return name
  throw badFile(
    { file, line: suite.line },
    `the suite "${suite.text}" is none of HMAC-SHA1, HMAC-SHA256 and HMAC-SHA512`,
  )
}

function movesOf(kind: 'hotp' | 'totp', data: XmlElement | undefined, file: string): Moves {
  const number = (name: string, missing: number, least: number, most?: number): number => {
    const holder = child(data, name, file)
    if (!holder) return missing
    const value = descend(holder, ['PlainValue'], file)
    refuseMac(holder, file)
    // RFC 6030 allows these to be encrypted, too; no vendor's file that we know does that
    if (!value) throw badFile({ file, line: holder.line }, `the <${name}> is not in plain`)
    return numberIn(name, value.text, { file, line: value.line }, least, most)
  }
  return kind === 'hotp'
    ? { by: 'counter', counter: number('Counter', 0, 0) }
    : { by: 'time', period: number('TimeInterval', AWS_TOTP.period, 1, 3600) }
}
