import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs, SWEEP } from '../../../test/sample.ts'
import { grants, mayApplyTo } from './actions.ts'
import { parsePolicy } from './parse.ts'
import { accountOf, type Policy } from './policy.ts'
import { isPublic } from './public.ts'
import { deniesInsecureTransport } from './transport.ts'

const document = {
  Version: '2012-10-17',
  Id: 'shop',
  Statement: [
    {
      Sid: 'Readers',
      Effect: 'Allow',
      Principal: { AWS: ['111122223333', 'arn:aws:iam::444455556666:root'], Service: 'logging.s3.amazonaws.com' },
      Action: 's3:GetObject',
      Resource: ['arn:aws:s3:::shop/*'],
      Condition: {
        'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': ['a', 'b'] },
        Bool: { 'aws:SecureTransport': true },
      },
    },
  ],
}
const policy: Policy = {
  version: '2012-10-17',
  id: 'shop',
  statements: [
    {
      sid: 'Readers',
      effect: 'Allow',
      principals: {
        not: false,
        any: false,
        aws: ['111122223333', 'arn:aws:iam::444455556666:root'],
        service: ['logging.s3.amazonaws.com'],
        federated: [],
        canonicalUser: [],
      },
      actions: { not: false, patterns: ['s3:GetObject'] },
      resources: { not: false, patterns: ['arn:aws:s3:::shop/*'] },
      conditions: [
        {
          operator: 'ForAnyValue:StringLikeIfExists',
          base: 'stringlike',
          quantifier: 'ForAnyValue',
          ifExists: true,
          key: 'aws:tagkeys',
          values: ['a', 'b'],
        },
        {
          operator: 'Bool',
          base: 'bool',
          quantifier: undefined,
          ifExists: false,
          key: 'aws:securetransport',
          values: ['true'],
        },
      ],
    },
  ],
}

describe('a policy document', () => {
  test.each([
    ['object', document],
    ['JSON', JSON.stringify(document)],
    ['URL-encoded JSON, as IAM answers', encodeURIComponent(JSON.stringify(document))],
    ['a single statement', { ...document, Statement: document.Statement[0] }],
  ])('is read from %s', (_, given) => {
    expect(parsePolicy(given)).toEqual({ ok: true, policy })
  })

  test.each([
    ['nothing', undefined, 'the policy must be an object'],
    ['text that is not JSON', '{"Version":', 'the policy is not valid JSON'],
    ['a broken URL encoding', '%7', 'the policy is not valid JSON'],
    ['no statement', { Version: '2012-10-17' }, 'Statement is missing'],
    ['an unknown version', { Version: '2020-01-01', Statement: [] }, 'Version must be 2008-10-17 or 2012-10-17'],
    ['an unknown element', { Statement: [], Foo: 1 }, 'the policy has an unknown element "Foo"'],
    ['an element twice', { Statement: [], statement: [] }, 'the policy has "statement" twice'],
    ['an unknown effect', { Statement: { Effect: 'allow', Action: '*' } }, 'Statement[0].Effect must be Allow or Deny'],
    ['no action', { Statement: { Effect: 'Allow' } }, 'Statement[0] needs Action or NotAction'],
    [
      'both kinds of action',
      { Statement: { Effect: 'Allow', Action: '*', NotAction: '*' } },
      'Statement[0] has both Action and NotAction',
    ],
    [
      'an action that is a number',
      { Statement: { Effect: 'Allow', Action: [1] } },
      'Statement[0].Action must be a string or a list of strings',
    ],
    [
      'a principal that is a plain account',
      { Statement: { Effect: 'Allow', Action: '*', Principal: '111122223333' } },
      'Statement[0].Principal must be an object',
    ],
    [
      'a condition that is a list',
      { Statement: { Effect: 'Allow', Action: '*', Condition: [] } },
      'Statement[0].Condition must be an object',
    ],
  ])('with %s says what is wrong', (_, given, problem) => {
    expect(parsePolicy(given)).toEqual({ ok: false, problems: expect.arrayContaining([problem]) })
  })

  test('never throws, whatever JSON it is given; what it reads can be reasoned about', SWEEP, () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.json()), (value) => reason(value)),
      { numRuns: runs(200, 500) },
    )
  })

  const texts = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('*', 's3:*', 's3:Get?bject', '${aws:userid}', '1.2.3.4/3'),
  )
  const value = fc.oneof(texts, fc.array(texts, { maxLength: 3 }), fc.boolean(), fc.jsonValue({ maxDepth: 2 }))
  const statement = fc.record(
    {
      Sid: value,
      Effect: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('Allow', 'Deny') }, value),
      Principal: fc.oneof(
        value,
        fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated', 'CanonicalUser', '__proto__'), value),
      ),
      NotPrincipal: value,
      Action: value,
      NotAction: value,
      Resource: value,
      NotResource: value,
      Condition: fc.dictionary(
        fc.constantFrom('Bool', 'StringLike', 'ForAnyValue:ArnLike', 'IpAddress', 'Sounds:Like', '__proto__'),
        fc.oneof(value, fc.dictionary(fc.constantFrom('aws:SourceIp', 'aws:SecureTransport', 'aws:SourceArn'), value)),
      ),
    },
    { requiredKeys: [] },
  )
  test('never throws on what looks like a policy', SWEEP, () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 4 }), (Statement) => reason({ Statement })),
      { numRuns: runs(200, 1000) },
    )
  })
})

function reason(value: unknown): void {
  const result = parsePolicy(value)
  expect(result.ok || result.problems.length > 0).toBe(true)
  if (!result.ok) return
  isPublic(result.policy)
  deniesInsecureTransport(result.policy, 's3:*', ['arn:aws:s3:::a'])
  for (const one of result.policy.statements) {
    grants(one, 's3:GetObject')
    mayApplyTo(one, 'arn:aws:s3:::a/*')
  }
}

test('the account of a principal is that of its ARN, or itself', () => {
  expect(accountOf('111122223333')).toBe('111122223333')
  expect(accountOf('arn:aws:iam::111122223333:role/a:b')).toBe('111122223333')
  expect(accountOf('arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1')).toBeUndefined()
  expect(accountOf('AIDACKCEVSQ6C2EXAMPLE')).toBeUndefined()
})
