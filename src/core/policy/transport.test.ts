import { expect, test } from 'vitest'
import { parsePolicy } from './parse.ts'
import { deniesInsecureTransport } from './transport.ts'

const bucket = 'arn:aws:s3:::shop'
const objects = `${bucket}/*`

const denial = (elements: object) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [bucket, objects],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  ...elements,
})
function denies(...statements: object[]): boolean {
  const result = parsePolicy({ Version: '2012-10-17', Statement: statements })
  if (!result.ok) throw new Error(result.problems.join())
  return deniesInsecureTransport(result.policy, 's3:*', [bucket, objects])
}

test.each([
  ['the usual statement', {}],
  ['a boolean', { Condition: { Bool: { 'aws:SecureTransport': false } } }],
  ['BoolIfExists and another case', { Condition: { BoolIfExists: { 'AWS:securetransport': 'False' } } }],
  ['all actions and resources', { Action: '*', Resource: '*' }],
  ['everyone the long way', { Principal: { AWS: '*' } }],
  ['all actions but those of other services', { Action: undefined, NotAction: 'iam:*' }],
])('%s denies it', (_, elements) => {
  expect(denies(denial(elements))).toBe(true)
})

test.each([
  ['an allowance', { Effect: 'Allow' }],
  ['a single principal', { Principal: { AWS: '111122223333' } }],
  ['everyone but some', { Principal: undefined, NotPrincipal: { AWS: '111122223333' } }],
  ['some actions', { Action: ['s3:GetObject', 's3:PutObject'] }],
  ['all actions but one', { Action: undefined, NotAction: 's3:GetObject' }],
  ['the objects alone', { Resource: objects }],
  ['the bucket alone', { Resource: bucket }],
  ['a part of the objects', { Resource: [bucket, `${bucket}/private/*`] }],
  ['the wrong way round', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
  ['no condition', { Condition: undefined }],
  [
    'a further condition',
    { Condition: { Bool: { 'aws:SecureTransport': 'false' }, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
  ],
  ['an unknown operator', { Condition: { Boolean: { 'aws:SecureTransport': 'false' } } }],
  ['another key', { Condition: { Bool: { 'aws:ViaAWSService': 'false' } } }],
])('%s does not', (_, elements) => {
  expect(denies(denial(elements))).toBe(false)
})

test('two statements may share the work', () => {
  expect(denies(denial({ Resource: bucket }), denial({ Resource: objects }))).toBe(true)
})
