import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPskc } from './pskc.ts'
import { readTokens } from './read-tokens.ts'

const figure = (number: number): string =>
  readFileSync(new URL(`./rfc6030/figure-${number}.xml`, import.meta.url), 'utf8')
const preSharedKey = Buffer.from('12345678901234567890123456789012', 'hex')
const seedOf = (imported: ReturnType<typeof readPskc>): string => Buffer.from(imported.tokens[0]?.seed ?? []).toString()
const SEED = '12345678901234567890'
const refusal = (code: string, message: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(message), hint: expect.any(String) })

describe('the figures of RFC 6030', () => {
  test('2: a minimal file', () => {
    const imported = readPskc(figure(2), 'f.xml')
    expect(seedOf(imported)).toBe(SEED)
    expect(imported).toMatchObject({
      tokens: [
        {
          id: '12345678',
          serial: '12345678',
          shape: { algorithm: 'SHA1', digits: 6 },
          moves: { by: 'counter', counter: 0 },
          line: 7,
        },
      ],
      notes: [],
    })
  })

  test('6: AES-128-CBC with a pre-shared key', () => {
    const imported = readPskc(figure(6), 'f.xml', { preSharedKey })
    expect(seedOf(imported)).toBe(SEED)
    expect(imported.tokens).toMatchObject([
      { id: '12345678', serial: '987654321', manufacturer: 'Manufacturer', shape: { digits: 8 } },
    ])
  })

  test('7: a key derived from a passphrase', () => {
    const imported = readPskc(figure(7), 'f.xml', { passphrase: 'qwerty' })
    expect(seedOf(imported)).toBe(SEED)
    expect(imported.tokens).toMatchObject([{ id: '123456', serial: '987654321', manufacturer: 'TokenVendorAcme' }])
  })

  test('10: many at once, two of them of one device', () => {
    const { tokens } = readPskc(figure(10), 'f.xml')
    expect(tokens.map(({ id, serial, validFrom, validUntil }) => [id, serial, validFrom, validUntil])).toEqual([
      ['1', '654321', '2006-05-01T00:00:00Z', '2006-05-31T00:00:00Z'],
      ['2', '123456', '2006-05-01T00:00:00Z', '2006-05-31T00:00:00Z'],
      ['3', '9999999', '2006-03-01T00:00:00Z', '2006-03-31T00:00:00Z'],
      ['4', '9999999', '2006-04-01T00:00:00Z', '2006-04-30T00:00:00Z'],
    ])
  })
})

describe('an encrypted file', () => {
  const line = (text: string, what: string) => text.slice(0, text.indexOf(what)).split('\n').length
  test('needs its key, and the right one', () => {
    expect(() => readPskc(figure(6), 'f.xml')).toThrow(
      refusal('MFA_SEED_FILE_KEY', 'f.xml:7: the seeds are encrypted with a pre-shared key'),
    )
    expect(() => readPskc(figure(7), 'f.xml', { preSharedKey })).toThrow(
      refusal('MFA_SEED_FILE_KEY', 'a passphrase, and none'),
    )
    expect(() => readPskc(figure(6), 'f.xml', { preSharedKey: Buffer.alloc(16) })).toThrow(
      refusal('MFA_SEED_FILE_KEY', 'is wrong'),
    )
    expect(() => readPskc(figure(7), 'f.xml', { passphrase: 'qwertz' })).toThrow(
      refusal('MFA_SEED_FILE_KEY', 'is wrong'),
    )
    expect(() => readPskc(figure(6), 'f.xml', { preSharedKey: Buffer.alloc(32) })).toThrow(
      refusal('MFA_SEED_FILE_KEY', 'a key of 128 bits, not of 256'),
    )
  })

  test('that was changed anywhere in a value is refused', () => {
    const value = 'AAECAwQFBgcICQoLDA0OD+cIHItlB3Wra1DUpxVvOx2lef1VmNPCMl8jwZqIUqGv'
    fc.assert(
      fc.property(fc.nat({ max: 47 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = Buffer.from(value, 'base64')
        bytes.writeUInt8(bytes.readUInt8(at) ^ flip, at)
        const changed = figure(6).replace(value, bytes.toString('base64'))
        expect(() => readPskc(changed, 'f.xml', { preSharedKey })).toThrow(
          refusal(
            'MFA_SEED_FILE_KEY',
            `f.xml:${line(changed, '<ValueMAC>')}: the key or passphrase is wrong, or the file was changed`,
          ),
        )
      }),
      { numRuns: 50 },
    )
  })

  test('opens with AES-256 and HMAC-SHA-256, without a key of its own for the MAC', () => {
    const key = pbkdf2Sync('pass phrase', Buffer.from('salt'), 2000, 32, 'sha256')
    const iv = Buffer.alloc(16, 3)
    const cipher = createCipheriv('aes-256-cbc', key, iv)
    const bytes = Buffer.concat([iv, cipher.update(SEED), cipher.final()])
    const mac = createHmac('sha256', key).update(bytes).digest('base64')
    const text = figure(7)
      .replace(/"http:\/\/www.rsasecurity.com[^"]*#pbkdf2"/, '"http://www.w3.org/2009/xmlenc11#pbkdf2"')
      .replace('Ej7/PEpyEpw=', 'c2FsdA==')
      .replace('<IterationCount>1000<', '<IterationCount>2000<')
      .replace('<KeyLength>16<', '<KeyLength>32<')
      .replace('<PRF/>', '<PRF Algorithm="http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"/>')
      .replace('http://www.w3.org/2000/09/xmldsig#hmac-sha1', 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256')
      .replace(/<pskc:MACKey>.*<\/pskc:MACKey>/s, '')
      .replace('#aes128-cbc', '#aes256-cbc')
      .replace('oTvo+S22nsmS2Z/RtcoF8Hfh+jzMe0RkiafpoDpnoZTjPYZu6V+A4aEn032yCr4f', bytes.toString('base64'))
      .replace('LP6xMvjtypbfT9PdkJhBZ+D6O4w=', mac)
    expect(seedOf(readPskc(text, 'f.xml', { passphrase: 'pass phrase' }))).toBe(SEED)
  })

  test.each([
    ['no MAC', 6, /<MACMethod.*<\/MACMethod>/s, '', '3: its seeds are encrypted, but there is no <MACMethod>'],
    [
      'no key',
      6,
      /<EncryptionKey>.*<\/EncryptionKey>/s,
      '',
      '3: its seeds are encrypted, but there is no <EncryptionKey>',
    ],
    ['no MAC of a value', 6, /<ValueMAC>.*<\/ValueMAC>/s, '', 'an encrypted value without its <ValueMAC>'],
    [
      'another cipher',
      6,
      '#aes128-cbc',
      '#tripledes-cbc',
      '12: the encryption "http://www.w3.org/2001/04/xmlenc#tripledes-cbc"',
    ],
    ['another MAC', 6, '#hmac-sha1', '#hmac-md5', 'the MAC "http://www.w3.org/2000/09/xmldsig#hmac-md5"'],
    [
      'a method that is named by no name',
      6,
      'Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1"',
      '',
      'the MAC ""',
    ],
    [
      'half a block',
      6,
      'AAECAwQFBgcICQoLDA0OD+cIHItlB3Wra1DUpxVvOx2lef1VmNPCMl8jwZqIUqGv',
      'AAAA',
      'not a whole number of blocks',
    ],
    ['no value', 6, /<xenc:CipherData>.*?<\/xenc:CipherData>/s, '', 'not a whole number of blocks'],
    ['another derivation', 7, '#pbkdf2', '#scrypt', '11: the key is derived by something else than PBKDF2'],
    [
      'no derivation',
      7,
      /<xenc11:KeyDerivationMethod.*<\/xenc11:KeyDerivationMethod>/s,
      '',
      'something else than PBKDF2',
    ],
    ['no salt', 7, '<Specified>Ej7/PEpyEpw=</Specified>', '', 'PBKDF2 needs a salt'],
    ['rounds without end', 7, '>1000<', '>99999999<', 'PBKDF2 needs a salt, 1 to 5000000 rounds'],
    ['no key length', 7, '<KeyLength>16</KeyLength>', '', 'and a key length'],
    ['no parameters', 7, /<pkcs5:PBKDF2-params>.*<\/pkcs5:PBKDF2-params>/s, '', 'PBKDF2 needs a salt'],
    ['another PRF', 7, '<PRF/>', '<PRF Algorithm="x"/>', '20: the pseudorandom function "x"'],
  ])('with %s is refused', (_, number, from, to, message) => {
    const text = figure(number).replace(from, to)
    expect(() => readPskc(text, 'f.xml', { preSharedKey, passphrase: 'qwerty' })).toThrow(
      refusal('MFA_SEED_FILE', message),
    )
  })
})

describe('a file that protects some of its values', () => {
  const plain = '<PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue>'
  const encrypted = /<EncryptedValue>[\s\S]*?<\/EncryptedValue>\s*<ValueMAC>[\s\S]*?<\/ValueMAC>/
  test.each([
    ['a seed in plain instead of the encrypted one', (text: string) => text.replace(encrypted, plain)],
    ['a seed in plain before the encrypted one', (text: string) => text.replace('<Secret>', `<Secret>${plain}`)],
    [
      'a seed in plain beside its MAC',
      (text: string) => text.replace(/<EncryptedValue>[\s\S]*?<\/EncryptedValue>/, plain),
    ],
    [
      'a seed in plain, and a MAC method that nothing uses',
      (text: string) => text.replace(/<EncryptionKey>[\s\S]*?<\/EncryptionKey>/, '').replace(encrypted, plain),
    ],
  ])('%s is refused, with the key and without', (_, change) => {
    const changed = change(figure(6))
    expect(changed).not.toBe(figure(6))
    for (const secrets of [{ preSharedKey }, {}])
      expect(() => readPskc(changed, 'f.xml', secrets)).toThrow(refusal('MFA_SEED_FILE', 'in plain'))
  })

  test('a MAC beside a value in plain is refused in a plain file too, for seeds and counters', () => {
    for (const value of ['Secret', 'Counter']) {
      const changed = figure(10).replace(`</${value}>`, `<ValueMAC>AAAA</ValueMAC></${value}>`)
      expect(changed).not.toBe(figure(10))
      expect(() => readPskc(changed, 'f.xml')).toThrow(refusal('MFA_SEED_FILE', 'nothing checks it'))
    }
  })

  test('a key for a file that encrypts nothing is refused', async () => {
    expect(() => readPskc(figure(2), 'f.xml', { preSharedKey })).toThrow(
      refusal('MFA_SEED_FILE_KEY', 'encrypts nothing'),
    )
    await expect(readTokens('1,3132333435363738393031323334353637383930', 'f', { passphrase: 'x' })).rejects.toThrow(
      refusal('MFA_SEED_FILE_KEY', 'encrypts nothing'),
    )
  })

  test('codes with a check digit are refused', () => {
    const changed = figure(10).replace('<ResponseFormat', '<ResponseFormat CheckDigits="true"')
    expect(changed).not.toBe(figure(10))
    expect(() => readPskc(changed, 'f.xml')).toThrow(refusal('MFA_SEED_FILE', 'check digit'))
  })
})

describe('a plain file', () => {
  const minimal = (key: string, around = '') =>
    `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">\n<KeyPackage>\n<Key Id="1" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:totp">${key}</Key></KeyPackage>${around}</KeyContainer>`
  const secret = '<Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret>'

  test('of TOTP tokens says the hash, the digits and the period', () => {
    const suite = (name: string) =>
      readPskc(
        minimal(
          `<AlgorithmParameters><Suite>${name}</Suite><ResponseFormat Length="7" Encoding="DECIMAL"/></AlgorithmParameters><Data>${secret}<TimeInterval><PlainValue>60</PlainValue></TimeInterval></Data>`,
        ),
        'f.xml',
      ).tokens[0]
    expect(suite('HMAC-SHA256')).toMatchObject({
      shape: { algorithm: 'SHA256', digits: 7 },
      moves: { by: 'time', period: 60 },
    })
    expect(suite('SHA-512')?.shape.algorithm).toBe('SHA512')
    expect(readPskc(minimal(`<Data>${secret}</Data>`), 'f.xml').tokens[0]).toMatchObject({
      shape: { algorithm: 'SHA1', digits: 6 },
      moves: { by: 'time', period: 30 },
      manufacturer: undefined,
    })
  })

  test('that is signed is read, and the signature is not taken for verified', () => {
    const text = minimal(`<Data>${secret}</Data>`, '\n<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>')
    expect(readPskc(text, 'f.xml').notes).toEqual([
      { line: 4, text: 'the file is signed; the signature was not verified' },
    ])
  })

  test.each([
    ['another root', '<a/>', '1: the root is not a <KeyContainer>'],
    ['another namespace', '<KeyContainer Version="1.0" xmlns="urn:x"/>', '1: the root is not'],
    ['another version', '<KeyContainer Version="2.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"/>', '1: the version'],
    ['no key', '<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"/>', '1: there is no token'],
    ['a key without an id', minimal('').replace('Id="1"', ''), '3: a <Key> without an Id'],
    ['a key of no kind', minimal('').replace(/Algorithm="[^"]*"/, ''), '3: the key "1" is of the kind ""'],
    ['a key of another kind', minimal('').replace('totp', 'pin'), '3: the key "1" is of the kind "pin"'],
    ['no secret', minimal('<Data/>'), '3: a <Key> without its <Secret>'],
    ['an empty secret', minimal('<Data>\n<Secret/></Data>'), '4: a <Key> without its <Secret>'],
    [
      'a secret that is not base 64',
      minimal('<Data><Secret><PlainValue>a*</PlainValue></Secret></Data>'),
      '3: the text of <PlainValue>',
    ],
    [
      'a secret that is too short',
      minimal('<Data><Secret><PlainValue>AAAA</PlainValue></Secret></Data>'),
      '3: the seed has 24 bits',
    ],
    ['two secrets', minimal(`<Data>${secret}\n${secret}</Data>`), '4: a second <Secret>'],
    [
      'two values',
      minimal('<Data><Secret><PlainValue>AA==</PlainValue><PlainValue>AA==</PlainValue></Secret></Data>'),
      'a second <PlainValue>',
    ],
    [
      'letters for codes',
      minimal(
        `<AlgorithmParameters><ResponseFormat Length="6" Encoding="ALPHANUMERIC"/></AlgorithmParameters><Data>${secret}</Data>`,
      ),
      'codes in ALPHANUMERIC',
    ],
    [
      'four digits',
      minimal(
        `<AlgorithmParameters><ResponseFormat Length="4" Encoding="DECIMAL"/></AlgorithmParameters><Data>${secret}</Data>`,
      ),
      'codes of "4" digits',
    ],
    [
      'another hash',
      minimal(`<AlgorithmParameters><Suite>HMAC-MD5</Suite></AlgorithmParameters><Data>${secret}</Data>`),
      'the suite "HMAC-MD5"',
    ],
    [
      'a period that is none',
      minimal(`<Data>${secret}<TimeInterval><PlainValue>x</PlainValue></TimeInterval></Data>`),
      'the TimeInterval "x"',
    ],
    [
      'an encrypted period',
      minimal(`<Data>${secret}<TimeInterval><EncryptedValue/></TimeInterval></Data>`),
      '<TimeInterval> is not in plain',
    ],
    ['an id twice', figure(10).replace('Id="2"', 'Id="1"'), '37: the token "1" is on line 10 already'],
  ])('with %s is refused with the line', (_, text, message) => {
    expect(() => readPskc(text, 'f.xml')).toThrow(refusal('MFA_SEED_FILE', `f.xml:`))
    expect(() => readPskc(text, 'f.xml')).toThrow(message)
  })
})
