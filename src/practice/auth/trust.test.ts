import { expect, test } from 'vitest'
import type { Principal } from '../service.ts'
import { type Trust, trusts } from './trust.ts'

const account = '111122223333'
const anna: Principal = {
  kind: 'user',
  account,
  arn: `arn:aws:iam::${account}:user/anna`,
  userId: 'AIDA',
  name: 'anna',
  accessKeyId: 'AKIA',
}
const builder: Principal = {
  kind: 'assumed-role',
  account,
  arn: `arn:aws:sts::${account}:assumed-role/builder/nightly`,
  userId: 'AROA:nightly',
  name: 'builder',
  accessKeyId: 'ASIA',
}

function trust(statement: object, principal = anna, ExternalId?: string): Trust {
  const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }]
  const rest = {
    partition: 'aws',
    region: 'eu-central-1',
    now: new Date(0),
    more: { values: { 'sts:ExternalId': ExternalId } },
  }
  return trusts(JSON.stringify({ Version: '2012-10-17', Statement }), { principal, ...rest })
}

test.each<[string, object, Trust]>([
  ['by name', { Principal: { AWS: anna.arn } }, 'caller'],
  ['everyone', { Principal: '*' }, 'caller'],
  ['the account', { Principal: { AWS: `arn:aws:iam::${account}:root` } }, 'account'],
  ['the account by its number', { Principal: { AWS: [account] } }, 'account'],
  ['another account', { Principal: { AWS: '999999999999' } }, 'nobody'],
  ['a service', { Principal: { Service: 'ec2.amazonaws.com' } }, 'nobody'],
  ['another action', { Action: 'sts:TagSession', Principal: { AWS: anna.arn } }, 'nobody'],
  ['a condition that fails', { Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, 'nobody'],
])('%s', (_what, statement, expected) => {
  expect(trust(statement)).toBe(expected)
})

test('a session is trusted by its own ARN and by its role’s', () => {
  expect(trust({ Principal: { AWS: `arn:aws:iam::${account}:role/builder` } }, builder)).toBe('caller')
  expect(trust({ Principal: { AWS: builder.arn } }, builder)).toBe('caller')
  expect(trust({ Principal: { AWS: `arn:aws:iam::${account}:role/anna` } })).toBe('nobody')
})

test('an external id must be the one that is asked for', () => {
  const statement = { Principal: '*', Condition: { StringEquals: { 'sts:ExternalId': 'agreed' } } }
  expect([trust(statement), trust(statement, anna, 'guessed'), trust(statement, anna, 'agreed')]).toEqual([
    'nobody',
    'nobody',
    'caller',
  ])
})

test('text that is not a policy trusts no principal', () => {
  const rest = { partition: 'aws', region: 'eu-central-1', now: new Date(0), more: {}, principal: anna }
  expect(['', '{}', '[]', '"*"'].map((document) => trusts(document, rest))).toEqual(Array(4).fill('nobody'))
})
