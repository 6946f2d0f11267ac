import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { awsKey, type OtpauthKey, parseOtpauth, printOtpauth } from './otpauth-uri.ts'

const seed = Buffer.from('12345678901234567890')
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('an otpauth URI', () => {
  test('is written as AWS writes it', () => {
    expect(printOtpauth(awsKey('root-account-mfa-device', 'my-company', seed))).toBe(
      `otpauth://totp/Amazon%20Web%20Services:root-account-mfa-device@my-company?secret=${SECRET}&issuer=Amazon%20Web%20Services`,
    )
    expect(printOtpauth(awsKey('a+b=c,d', '111122223333', seed))).toContain(':a%2Bb%3Dc%2Cd@111122223333?')
  })

  test('says what no app takes for granted', () => {
    const shape = { algorithm: 'SHA256', digits: 8 } as const
    const common = { issuer: undefined, account: 'anna', seed, shape }
    expect(printOtpauth({ ...common, moves: { by: 'time', period: 60 } })).toBe(
      `otpauth://totp/anna?secret=${SECRET}&algorithm=SHA256&digits=8&period=60`,
    )
    expect(printOtpauth({ ...common, moves: { by: 'counter', counter: 5 } })).toBe(
      `otpauth://hotp/anna?secret=${SECRET}&algorithm=SHA256&digits=8&counter=5`,
    )
  })

  test('is read as it stands, whatever a URL would make of it', () => {
    for (const account of ['.', '..', 'a/../b', '#', '?', '%', 'a b'])
      expect(parseOtpauth(printOtpauth({ ...awsKey('x', 'y', seed), issuer: undefined, account })).account).toBe(
        account,
      )
  })

  test('what is written is read again', () => {
    const text = fc
      .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
      .filter((s) => s === s.trimStart() && !s.includes(':'))
    const key: fc.Arbitrary<OtpauthKey> = fc.record({
      issuer: fc.option(text, { nil: undefined }),
      account: text,
      seed: fc.uint8Array({ minLength: 10, maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
      shape: fc.record({
        algorithm: fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const),
        digits: fc.constantFrom(6 as const, 7 as const, 8 as const),
      }),
      moves: fc.oneof(
        fc.record({ by: fc.constant('time' as const), period: fc.integer({ min: 1, max: 3600 }) }),
        fc.record({ by: fc.constant('counter' as const), counter: fc.maxSafeNat() }),
      ),
    })
    fc.assert(
      fc.property(key, (one) => {
        const read = parseOtpauth(printOtpauth(one))
        expect({ ...read, seed: Buffer.from(read.seed) }).toEqual(one)
      }),
    )
  })

  test('of others is read as they write it', () => {
    const read = parseOtpauth(
      ` otpauth://TOTP/ACME%3A%20anna?secret=${SECRET.toLowerCase()}&algorithm=sha-512&digits=7\n`,
    )
    expect(read).toMatchObject({
      issuer: 'ACME',
      account: 'anna',
      shape: { algorithm: 'SHA512', digits: 7 },
      moves: { by: 'time', period: 30 },
    })
    expect(parseOtpauth(`otpauth://totp/ACME:anna?secret=${SECRET}&issuer=Other`).issuer).toBe('Other')
  })

  test.each([
    ['another scheme', `https://totp/a?secret=${SECRET}`, 'otpauth://'],
    ['no URI', SECRET, 'otpauth://'],
    ['another kind', `otpauth://yaotp/a?secret=${SECRET}`, 'neither totp nor hotp'],
    ['no secret', 'otpauth://totp/a?issuer=b', 'no secret'],
    ['another hash', `otpauth://totp/a?secret=${SECRET}&algorithm=MD5`, 'algorithm'],
    ['a name of every object', `otpauth://totp/a?secret=${SECRET}&algorithm=constructor`, 'algorithm'],
    ['nine digits', `otpauth://totp/a?secret=${SECRET}&digits=9`, 'digits'],
    ['a period of nothing', `otpauth://totp/a?secret=${SECRET}&period=0`, 'period'],
    ['a period that is not a number', `otpauth://totp/a?secret=${SECRET}&period=3e1`, 'period'],
    ['no counter', `otpauth://hotp/a?secret=${SECRET}`, 'no counter'],
    ['a broken label', `otpauth://totp/%zz?secret=${SECRET}`, '% sequence'],
  ])('with %s is refused, and the error does not hold the seed', (_, text, why) => {
    expect(() => parseOtpauth(text)).toThrow(expect.objectContaining({ code: 'MFA_URI_MALFORMED' }))
    expect(() => parseOtpauth(text)).toThrow(why)
    expect(() => parseOtpauth(text)).not.toThrow(SECRET)
  })
})
