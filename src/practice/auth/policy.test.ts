import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Decision, evaluate } from './policy.ts'

const facts = {
  'aws:username': 'anna',
  'aws:requestedregion': 'eu-central-1',
  'aws:securetransport': 'false',
  'aws:sourceip': '127.0.0.1',
  'aws:currenttime': '2026-01-31T12:00:00.000Z',
}

function decide(
  statements: object[],
  action = 's3:GetObject',
  resource = 'arn:aws:s3:::shop/a',
  more: Record<string, string> = {},
) {
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  return evaluate([document], { action, resource, context: new Map(Object.entries({ ...facts, ...more })) })
}

const allow = (rest: object = {}) => ({ Effect: 'Allow', Action: '*', Resource: '*', ...rest })
const deny = (rest: object = {}) => ({ Effect: 'Deny', Action: '*', Resource: '*', ...rest })

test.each<[string, object[], Decision]>([
  ['nothing', [], 'implicit-deny'],
  ['an allow', [allow()], 'allow'],
  ['a deny wins in any order', [deny(), allow()], 'explicit-deny'],
  ['a deny wins in any order', [allow(), deny()], 'explicit-deny'],
  ['actions are not case-sensitive', [allow({ Action: 'S3:getobject' })], 'allow'],
  ['a wildcard in the middle', [allow({ Action: 's3:*Object' })], 'allow'],
  ['one character', [allow({ Action: 's3:?etObject' })], 'allow'],
  ['another service', [allow({ Action: 'ec2:*' })], 'implicit-deny'],
  ['NotAction leaves the rest', [allow({ Action: undefined, NotAction: 'iam:*' })], 'allow'],
  ['NotAction excepts', [allow({ Action: undefined, NotAction: ['s3:*'] })], 'implicit-deny'],
  ['a resource', [allow({ Resource: ['arn:aws:s3:::other/*', 'arn:aws:s3:::shop/*'] })], 'allow'],
  ['resources are case-sensitive', [allow({ Resource: 'arn:aws:s3:::Shop/*' })], 'implicit-deny'],
  ['NotResource excepts', [deny({ Resource: undefined, NotResource: 'arn:aws:s3:::shop/*' }), allow()], 'allow'],
  ['no resource at all grants nothing', [{ Effect: 'Allow', Action: '*' }], 'implicit-deny'],
])('%s', (_what, statements, expected) => {
  expect(decide(statements)).toBe(expected)
})

test('policy variables are filled from the request, and never with patterns', () => {
  const own = allow({ Resource: 'arn:aws:s3:::shop/${aws:username}/*' })
  expect(decide([own], 's3:GetObject', 'arn:aws:s3:::shop/anna/x')).toBe('allow')
  expect(decide([own], 's3:GetObject', 'arn:aws:s3:::shop/otto/x')).toBe('implicit-deny')
  expect(decide([own], 's3:GetObject', 'arn:aws:s3:::shop/otto/x', { 'aws:username': '*' })).toBe('implicit-deny')
  const unknown = allow({ Resource: undefined, NotResource: 'arn:aws:s3:::${aws:PrincipalTag/team}' })
  expect(decide([unknown])).toBe('implicit-deny')
})

describe('conditions', () => {
  const withCondition = (Condition: object) => [allow({ Condition })]
  test.each<[object, Decision]>([
    [{ StringEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-central-1'] } }, 'allow'],
    [{ StringEquals: { 'aws:requestedregion': 'eu-*' } }, 'implicit-deny'],
    [{ StringLike: { 'aws:RequestedRegion': 'eu-*' } }, 'allow'],
    [{ StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } }, 'allow'],
    [{ StringNotLike: { 'aws:RequestedRegion': ['us-*', 'eu-*'] } }, 'implicit-deny'],
    [{ StringEqualsIgnoreCase: { 'aws:username': 'ANNA' } }, 'allow'],
    [{ Bool: { 'aws:SecureTransport': 'true' } }, 'implicit-deny'],
    [{ Bool: { 'aws:SecureTransport': false } }, 'allow'],
    [{ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, 'implicit-deny'],
    [{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }, 'allow'],
    [{ Null: { 'aws:MultiFactorAuthPresent': 'true' } }, 'allow'],
    [{ Null: { 'aws:MultiFactorAuthPresent': 'false' } }, 'implicit-deny'],
    [{ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '127.0.0.0/8'] } }, 'allow'],
    [{ NotIpAddress: { 'aws:SourceIp': '127.0.0.0/8' } }, 'implicit-deny'],
    [{ DateLessThan: { 'aws:CurrentTime': '2026-02-01T00:00:00Z' } }, 'allow'],
    [{ DateGreaterThan: { 'aws:CurrentTime': '2026-02-01T00:00:00Z' } }, 'implicit-deny'],
    [{ StringEquals: { 'aws:username': 'anna' }, Bool: { 'aws:SecureTransport': 'true' } }, 'implicit-deny'],
    [{ 'ForAllValues:StringEquals': { 'aws:MultiFactorAuthPresent': 'x' } }, 'allow'],
    [{ 'ForAnyValue:StringEquals': { 'aws:MultiFactorAuthPresent': 'x' } }, 'implicit-deny'],
    [{ StringSounds: { 'aws:username': 'anna' } }, 'implicit-deny'],
    [{ StringEquals: { 'ec2:ResourceTag/team': 'a' } }, 'implicit-deny'],
    [{ constructor: { 'aws:username': 'anna' } }, 'implicit-deny'],
  ])('%j: %s', (condition, expected) => {
    expect(decide(withCondition(condition))).toBe(expected)
  })

  test.each([
    [{ StringSounds: { 'aws:username': 'anna' } }, 'explicit-deny'],
    [{ StringEquals: { 'ec2:ResourceTag/team': 'a' } }, 'explicit-deny'],
    [{ StringSounds: { 'aws:username': 'anna' }, Bool: { 'aws:SecureTransport': 'true' } }, 'allow'],
  ])('a deny with %j that cannot be decided denies: %s', (Condition, expected) => {
    expect(decide([allow(), deny({ Condition })])).toBe(expected)
  })
})

test('no document makes it throw, and none that is not a policy grants', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (document) => {
      const request = { action: 's3:GetObject', resource: '*', context: new Map<string, string>() }
      return evaluate([document], request) !== 'allow'
    }),
    { numRuns: 500 },
  )
})
