import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { byText } from '../../core/by-text.ts'
import { DemarcError } from '../../core/errors.ts'
import { badFile } from './token.ts'
import { child, descend, type XmlElement } from './xml.ts'

/** What the manufacturer supplied with the file. */
export interface PskcSecrets {
  readonly preSharedKey?: Uint8Array
  readonly passphrase?: string
}

/** Decrypts the values of one file (RFC 6030, section 6). */
export interface Opener {
  /** The bytes of an `EncryptedValue`, after checking its MAC; `holder` contains both. */
  open(holder: XmlElement, encrypted: XmlElement): Uint8Array
}

const AES_CBC: Readonly<Record<string, { readonly cipher: string; readonly size: number }>> = byText({
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc': { cipher: 'aes-128-cbc', size: 16 },
  'http://www.w3.org/2001/04/xmlenc#aes192-cbc': { cipher: 'aes-192-cbc', size: 24 },
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc': { cipher: 'aes-256-cbc', size: 32 },
})
/** HMAC algorithms by name (RFC 6931, section 2.2), also used as pseudorandom functions of PBKDF2. */
const HMAC: Readonly<Record<string, string>> = byText({
  'http://www.w3.org/2000/09/xmldsig#hmac-sha1': 'sha1',
  'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#hmac-sha512': 'sha512',
})
/** RFC 6030 uses the namespace of PKCS #5, XML Encryption 1.1 its own. */
const PBKDF2 = /^http:\/\/www\.(rsasecurity\.com\/rsalabs\/pkcs\/schemas\/pkcs-5v2-0|w3\.org\/2009\/xmlenc11)#pbkdf2$/
const MOST_ROUNDS = 5_000_000
const BLOCK = 16

/** A decrypter for the file's values. Derives the key, and decrypts the MAC key, on first use. */
export function pskcOpener(container: XmlElement, secrets: PskcSecrets, file: string): Opener {
  let keys: { encryption: Uint8Array; mac: Uint8Array; hash: string } | undefined
  const keysOf = () => {
    const encryption = encryptionKey(container, secrets, file)
    const method = child(container, 'MACMethod', file)
    // AES-CBC does not detect changes, so RFC 6030, section 6.1.1, requires a MAC
    if (!method) throw badFile({ file, line: container.line }, 'its seeds are encrypted, but there is no <MACMethod>')
    const hash = known(HMAC, method, 'MAC', file)
    const macKey = child(method, 'MACKey', file)
    // the default is the encryption key (RFC 6030, section 6.1.1)
    return { encryption, hash, mac: macKey ? decrypt(macKey, encryption, file).plain() : encryption }
  }
  return {
    open(holder, encrypted) {
      keys ??= keysOf()
      const { bytes, plain } = decrypt(encrypted, keys.encryption, file)
      const given = child(holder, 'ValueMAC', file)
      if (!given) throw badFile({ file, line: encrypted.line }, 'an encrypted value without its <ValueMAC>')
      const expected = createHmac(keys.hash, keys.mac).update(bytes).digest()
      const mac = base64(given, file)
      if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) throw wrongKey(file, given.line)
      return plain()
    },
  }
}

function encryptionKey(container: XmlElement, { preSharedKey, passphrase }: PskcSecrets, file: string): Uint8Array {
  const element = child(container, 'EncryptionKey', file)
  if (!element)
    throw badFile({ file, line: container.line }, 'its seeds are encrypted, but there is no <EncryptionKey>')
  const derived = child(element, 'DerivedKey', file)
  if (!derived) return preSharedKey ?? needed('pre-shared key', file, element.line)
  const method = child(derived, 'KeyDerivationMethod', file)
  if (!PBKDF2.test(method?.attributes['Algorithm'] ?? ''))
    throw badFile({ file, line: (method ?? derived).line }, 'the key is derived by something else than PBKDF2')
  const parameters = child(method, 'PBKDF2-params', file)
  const salt = descend(parameters, ['Salt', 'Specified'], file)
  const rounds = whole(child(parameters, 'IterationCount', file), MOST_ROUNDS)
  const size = whole(child(parameters, 'KeyLength', file), 64)
  if (!salt || rounds === undefined || size === undefined)
    throw badFile(
      { file, line: (parameters ?? derived).line },
      `PBKDF2 needs a salt, 1 to ${MOST_ROUNDS} rounds and a key length`,
    )
  const prf = child(parameters, 'PRF', file)
  const hash = prf?.attributes['Algorithm'] === undefined ? 'sha1' : known(HMAC, prf, 'pseudorandom function', file)
  return pbkdf2Sync(passphrase ?? needed('passphrase', file, element.line), base64(salt, file), rounds, size, hash)
}

const whole = (element: XmlElement | undefined, most: number): number | undefined => {
  const number = /^[0-9]+$/.test(element?.text ?? '') ? Number(element?.text) : 0
  return number >= 1 && number <= most ? number : undefined
}

/** The bytes covered by the MAC (nonce and ciphertext) and a function that decrypts them. */
function decrypt(element: XmlElement, key: Uint8Array, file: string): { bytes: Uint8Array; plain: () => Uint8Array } {
  const method = child(element, 'EncryptionMethod', file) ?? element
  const { cipher, size } = known(AES_CBC, method, 'encryption', file)
  if (key.length !== size)
    throw new DemarcError(
      'MFA_SEED_FILE_KEY',
      `${file}:${method.line}: the file needs a key of ${size * 8} bits, not of ${key.length * 8}`,
      {
        hint: 'Give the key that the maker sent for this file.',
      },
    )
  const value = descend(element, ['CipherData', 'CipherValue'], file)
  const bytes = value ? base64(value, file) : Buffer.of()
  if (bytes.length < 2 * BLOCK || bytes.length % BLOCK > 0)
    throw badFile({ file, line: (value ?? element).line }, 'the encrypted value is not a whole number of blocks')
  const plain = (): Uint8Array => {
    const decipher = createDecipheriv(cipher, key, bytes.subarray(0, BLOCK)).setAutoPadding(false)
    const padded = Buffer.concat([decipher.update(bytes.subarray(BLOCK)), decipher.final()])
    // XML Encryption, section 5.2: the last byte is the length of the padding; the other padding bytes are arbitrary
    const padding = padded.readUInt8(padded.length - 1)
    if (padding < 1 || padding > BLOCK) throw wrongKey(file, element.line)
    return padded.subarray(0, padded.length - padding)
  }
  return { bytes, plain }
}

function known<Row>(table: Readonly<Record<string, Row>>, element: XmlElement, what: string, file: string): Row {
  const name = element.attributes['Algorithm'] ?? ''
  const row = Object.hasOwn(table, name) ? table[name] : undefined
  if (row === undefined) throw badFile({ file, line: element.line }, `the ${what} "${name}" is not known here`)
  return row
}

/** Decodes an element's base 64 text, which may have line breaks. */
export function base64(element: XmlElement, file: string): Buffer {
  const text = element.text.replace(/\s/g, '')
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0) return Buffer.from(text, 'base64')
  throw badFile({ file, line: element.line }, `the text of <${element.name}> is not base 64`)
}

function needed(what: string, file: string, line: number): never {
  throw new DemarcError(
    'MFA_SEED_FILE_KEY',
    `${file}:${line}: the seeds are encrypted with a ${what}, and none was given`,
    {
      hint: `Give the ${what} that the maker sent apart from the file.`,
    },
  )
}

const wrongKey = (file: string, line: number): DemarcError =>
  new DemarcError('MFA_SEED_FILE_KEY', `${file}:${line}: the key or passphrase is wrong, or the file was changed`, {
    hint: 'Give the key that the maker sent for this very file; if it is right, ask for the file again.',
  })
