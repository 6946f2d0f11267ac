import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase32, encodeBase32 } from './base32.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

describe('base 32', () => {
  // RFC 4648, section 10, without the padding
  test.each([
    ['', ''],
    ['f', 'MY======'],
    ['fo', 'MZXQ===='],
    ['foo', 'MZXW6==='],
    ['foob', 'MZXW6YQ='],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI======'],
  ])('RFC 4648: %j is %s', (plain, encoded) => {
    expect(encodeBase32(bytes(plain))).toBe(encoded.replaceAll('=', ''))
    expect(Buffer.from(decodeBase32(encoded))).toEqual(bytes(plain))
    expect(Buffer.from(decodeBase32(encoded.replaceAll('=', '')))).toEqual(bytes(plain))
  })

  test('lower case, groups and line ends are read', () => {
    expect(Buffer.from(decodeBase32(' mzxw 6ytb-oi \n'))).toEqual(bytes('foobar'))
  })

  test.each([
    ['a digit outside the alphabet', 'MZXW6YT1', 'character 8'],
    ['a sign', 'MZ*W6YTB', 'character 3'],
    ['padding in the midst', 'MY==MY==', 'character 3'],
    ['a length that cannot be', 'MZX', 'length'],
    ['padding that is too short', 'MZXW6YQ==', 'padding'],
    ['bits left over', 'MZ', 'bits'],
  ])('%s is refused, and the error does not hold the text', (_, text, why) => {
    expect(() => decodeBase32(text)).toThrow(expect.objectContaining({ code: 'MFA_SEED_NOT_BASE32' }))
    expect(() => decodeBase32(text)).toThrow(why)
    expect(() => decodeBase32(text)).not.toThrow(text)
  })

  test('what is written is read again, however it is grouped', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 70 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        (seed, lower, group) => {
          const text = encodeBase32(seed).replace(new RegExp(`.{${group}}`, 'g'), '$& ')
          expect(Buffer.from(decodeBase32(lower ? text.toLowerCase() : text))).toEqual(Buffer.from(seed))
        },
      ),
    )
  })

  test('a text is refused or is the only one of its bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567') }), (text) => {
        try {
          expect(encodeBase32(decodeBase32(text))).toBe(text)
        } catch (error) {
          expect(error).toMatchObject({ code: 'MFA_SEED_NOT_BASE32' })
        }
      }),
    )
  })
})
