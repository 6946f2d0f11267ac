import { expect, test } from 'vitest'
import { awsTokens } from './aws-tokens.ts'
import type { ImportedToken } from './token.ts'

const token: ImportedToken = {
  id: '1',
  serial: 'GAKT00000001',
  seed: Buffer.alloc(20, 1),
  shape: { algorithm: 'SHA1', digits: 6 },
  moves: { by: 'time', period: 30 },
  manufacturer: undefined,
  model: undefined,
  validFrom: undefined,
  validUntil: undefined,
  line: 7,
}

test('tokens such as AWS takes', () => {
  const two = [token, { ...token, id: '2', serial: 'GAKT00000002', line: 8 }]
  expect(awsTokens(two, 'f.csv')).toEqual(two)
})

test.each<[Partial<ImportedToken>, string]>([
  [
    { moves: { by: 'counter', counter: 0 } },
    'f.csv:7: the token "GAKT00000001" moves with a counter (HOTP); AWS takes',
  ],
  [{ moves: { by: 'time', period: 60 } }, 'moves every 60 seconds; AWS takes'],
  [{ shape: { algorithm: 'SHA1', digits: 8 } }, 'has codes of 8 digits; AWS takes'],
  [{ shape: { algorithm: 'SHA256', digits: 6 } }, 'makes its codes by SHA256; AWS takes'],
  [{ serial: '12345678' }, 'f.csv:7: "12345678" is not a serial number for AWS'],
  [{ serial: 'arn:aws:iam::111122223333:mfa/x' }, 'is not a serial number for AWS'],
])('%j is refused', (other, words) => {
  expect(() => awsTokens([{ ...token, ...other }], 'f.csv')).toThrow(
    expect.objectContaining({ code: 'MFA_SEED_FILE', message: expect.stringContaining(words) }),
  )
})

test('a serial number that is there twice is refused', () => {
  expect(() => awsTokens([token, { ...token, id: '2', line: 9 }], 'f.csv')).toThrow(
    'f.csv:9: the serial number "GAKT00000001" is on line 7 already',
  )
})
