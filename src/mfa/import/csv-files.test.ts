import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeBase32 } from '../base32.ts'
import { readOathCsv, readYubicoCsv } from './csv-files.ts'
import { readTokens, tokenFormatOf } from './read-tokens.ts'

const SEED = '15d2fa517d3c6b791bd4cc2044c241429307001f'
const refusal = (message: string) =>
  expect.objectContaining({
    code: 'MFA_SEED_FILE',
    message: expect.stringContaining(message),
    hint: expect.any(String),
  })

describe('OATH CSV', () => {
  test('by position, with what is taken for granted', () => {
    const { tokens, notes } = readOathCsv(
      `\uFEFF# a comment\r\nToken001, ${SEED}\r\n\r\nToken002, ${SEED.toUpperCase()}, totp, 8\nToken003,${SEED},HOTP,7\nToken004,"${SEED}",totp,6,60\n`,
      'tokens.csv',
    )
    expect(notes).toEqual([])
    expect(tokens.map(({ id, line, shape, moves }) => [id, line, shape.digits, moves])).toEqual([
      ['Token001', 2, 6, { by: 'counter', counter: 0 }],
      ['Token002', 4, 8, { by: 'time', period: 30 }],
      ['Token003', 5, 7, { by: 'counter', counter: 0 }],
      ['Token004', 6, 6, { by: 'time', period: 60 }],
    ])
    for (const { seed } of tokens) expect(Buffer.from(seed).toString('hex')).toBe(SEED)
  })

  test('with a header and base 32, as Microsoft Entra ID takes it', () => {
    const secret = encodeBase32(Buffer.from(SEED, 'hex')).toLowerCase()
    const { tokens } = readOathCsv(
      `upn,serial number,secret key,time interval,manufacturer,model\nanna@example.com,1234567,${secret},60,Contoso,HardwareKey\n`,
      'tokens.csv',
    )
    expect(tokens).toEqual([
      {
        id: '1234567',
        serial: '1234567',
        seed: expect.anything(),
        shape: { algorithm: 'SHA1', digits: 6 },
        moves: { by: 'time', period: 60 },
        manufacturer: 'Contoso',
        model: 'HardwareKey',
        validFrom: undefined,
        validUntil: undefined,
        line: 2,
      },
    ])
    expect(Buffer.from(tokens[0]?.seed ?? []).toString('hex')).toBe(SEED)
    const bare = readOathCsv(`Serial Number,Secret Key,TimeInterval\n7,${secret},\n`, 'tokens.csv')
    expect(bare.tokens[0]).toMatchObject({
      moves: { by: 'time', period: 30 },
      manufacturer: undefined,
      model: undefined,
    })
  })

  const header = 'serial number,secret key,time interval'
  test.each([
    ['a serial that is missing', `,${SEED}`, ':1: the serial number is missing'],
    ['a seed that is missing', 'A', ':1: the seed is not hexadecimal'],
    ['a seed with half a byte', `A,${SEED}1`, ':1: the seed is not hexadecimal'],
    ['a seed of other letters', `\nA,${SEED}\nB,${SEED.replace('f', 'g')}`, ':3: the seed is not hexadecimal'],
    ['a seed that is too short', 'A,00112233445566778899aabbccddee', ':1: the seed has 120 bits'],
    ['another type', `A,${SEED},ocra`, ':1: the type "ocra"'],
    ['nine digits', `A,${SEED},totp,9`, ':1: codes of "9" digits'],
    ['a period of nothing', `A,${SEED},totp,6,0`, ':1: the period "0"'],
    ['a period without a clock', `A,${SEED},hotp,6,30`, ':1: a token without a clock'],
    ['a sixth field', `A,${SEED},totp,6,30,x`, ':1: 6 fields'],
    ['a token twice', `A,${SEED}\nB,${SEED}\nA,${SEED}`, ':3: the token "A" is on line 1 already'],
    ['no token', '# nothing\n', ':1: there is no token'],
    ['a row that is shorter than its header', `${header}\n1,AAAA`, ':2: 2 fields where the header has 3'],
    ['no serial below the header', `${header}\n,AAAA,30`, ':2: the serial number is missing'],
    ['a secret that is not base 32', `${header}\n1,0189,30`, ':2: the seed is not base 32'],
    ['a secret that is too short', `${header}\n1,MZXW6YTB,30`, ':2: the seed has 40 bits'],
  ])('with %s is refused, and nothing of a seed is said', (_, text, message) => {
    expect(() => readOathCsv(text, 'tokens.csv')).toThrow(refusal(`tokens.csv${message}`))
    expect(() => readOathCsv(text, 'tokens.csv')).not.toThrow(SEED.slice(0, 8))
  })

  test('whatever the text, it is read or refused with a line', () => {
    const field = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom(SEED, 'totp', '6', '30', 'secret key', '"', ''))
    fc.assert(
      fc.property(fc.array(fc.array(field, { maxLength: 6 }), { maxLength: 5 }), (rows) => {
        const text = rows.map((row) => row.join(',')).join('\n')
        for (const read of [readOathCsv, readYubicoCsv])
          try {
            expect(read(text, 'f').tokens.length).toBeGreaterThan(0)
          } catch (error) {
            expect(error).toMatchObject({ code: 'MFA_SEED_FILE', message: expect.stringMatching(/^f:[0-9]+: /) })
          }
      }),
    )
  })
})

describe("Yubico's logs", () => {
  const SECRET = '916821d3a138bf855e70069605559a206ba854cd'

  test('traditional format', () => {
    const { tokens, notes } = readYubicoCsv(
      [
        'LOGGING START,11.12.13 18:55',
        `OATH-HOTP,11.12.13 18:55,1,cccccccccccc,,${SECRET},,,0,0,0,6,0,0,0,0,0,0`,
        `OATH-HOTP,11.12.13 18:56,1,ccccccccccce,,${SECRET},,,0,0,0,8,4096,0,0,0,0,0`,
        'Static Password: Scan Code,17.04.12 12:25,1,051212172c092728,,,,,0,0,0,0,0,0,0,0,0,0',
        'Yubico OTP,12/11/2013 11:10,1,vvgutbiedkvi,ab86c04de6a3,d26a7c0f85fdda28bd816e406342b214,,,0,0,0,0,0,0,0,0,0,0',
      ].join('\n'),
      'log.csv',
    )
    expect(tokens).toMatchObject([
      {
        serial: 'cccccccccccc',
        shape: { digits: 6 },
        moves: { by: 'counter', counter: 0 },
        manufacturer: 'Yubico',
        line: 2,
      },
      { serial: 'ccccccccccce', shape: { digits: 8 }, moves: { by: 'counter', counter: 4096 }, line: 3 },
    ])
    expect(notes).toEqual([4, 5].map((line) => ({ line, text: 'not an OATH token: left out' })))
  })

  test("Yubico's format", () => {
    const { tokens, notes } = readYubicoCsv(
      `508326,,0,${SECRET},,2013-12-12T08:41:07,\n508327,cccccccccccc,83cebdfb7b93,a47c5bf9c152202f577be6721c0113af,,2013-12-12T08:43:17,\n508328,,,9e2fd386224a7f77e9b5aee775464033,,2013-12-12T08:44:34,\n`,
      'log.csv',
    )
    expect(tokens).toMatchObject([{ serial: '508326', shape: { digits: 6 }, line: 1 }])
    expect(notes.map(({ line }) => line)).toEqual([2, 3])
  })

  test.each([
    ['a kind that nobody knows', 'Something,11.12.13,1', ':1: "Something"'],
    ['no token identifier', `OATH-HOTP,11.12.13,1,,,${SECRET},,,0,0,0,6,0`, ':1: the token identifier is missing'],
    ['no digits', `OATH-HOTP,11.12.13,1,cccccccccccc,,${SECRET}`, ':1: codes of "" digits'],
    ['a counter that is none', `OATH-HOTP,x,1,cc,,${SECRET},,,0,0,0,6,-1`, ':1: the moving factor "-1"'],
    ['too few fields', `LOGGING START\n508326,,0,${SECRET}`, ':2: 4 fields'],
    ['no OATH token', 'Yubico OTP,12/11/2013 11:10,1', ':1: there is no token'],
  ])('with %s are refused', (_, text, message) => {
    expect(() => readYubicoCsv(text, 'log.csv')).toThrow(refusal(`log.csv${message}`))
  })
})

test('the format is told by the content', async () => {
  expect(tokenFormatOf('\uFEFF  <?xml version="1.0"?>')).toBe('pskc')
  expect(tokenFormatOf('LOGGING START,11.12.13 18:55\n')).toBe('yubico-csv')
  expect(tokenFormatOf(`508326,,0,${SEED},,2013-12-12T08:41:07,\n`)).toBe('yubico-csv')
  expect(tokenFormatOf(`Token001, ${SEED}\n`)).toBe('oath-csv')
  expect((await readTokens(`1,${SEED}`, 'f')).tokens[0]?.id).toBe('1')
  expect((await readTokens(`508326,,0,${SEED},,2013-12-12T08:41:07,\n`, 'f')).tokens[0]?.manufacturer).toBe('Yubico')
  await expect(readTokens('<a/>', 'f')).rejects.toThrow('f:1: the root')
  await expect(readTokens(`1,${SEED}`, 'f', {}, 'pskc')).rejects.toThrow('f:1: not well-formed XML')
})
