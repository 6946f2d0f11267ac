import { expect, test } from 'vitest'
import {
  appliesTo,
  concerns,
  couldApplyTo,
  grants,
  grantsAll,
  grantsWholeService,
  mayApplyTo,
  touches,
} from './actions.ts'
import { parsePolicy } from './parse.ts'
import type { Statement } from './policy.ts'

function statement(elements: object): Statement {
  const result = parsePolicy({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', ...elements } })
  const [one] = result.ok ? result.policy.statements : []
  if (!one) throw new Error('the test wrote a broken statement')
  return one
}
const not = (NotAction: string | string[]) => statement({ Action: undefined, NotAction })

test.each([
  [statement({ Action: 's3:putobject' }), true],
  [statement({ Action: ['s3:Get*', 's3:Put*'] }), true],
  [statement({ Action: 's3:GetObject' }), false],
  [statement({ Effect: 'Deny', Action: 's3:*' }), false],
  [not('s3:GetObject'), true],
  [not('S3:Put*'), false],
  [not('*'), false],
])('%# grants s3:PutObject', (one, expected) => {
  expect(grants(one, 's3:PutObject')).toBe(expected)
})

test('all actions of a service are granted by its star, and by a NotAction that names nothing of it', () => {
  const all = (one: Statement) => [grantsAll(one, 's3'), grantsAll(one)]
  expect(all(statement({}))).toEqual([true, true])
  expect(all(statement({ Action: 's3:*' }))).toEqual([true, false])
  expect(all(statement({ Action: ['s3:Get*', 's3:Put*'] }))).toEqual([false, false])
  expect(all(not('iam:*'))).toEqual([true, false])
  expect(all(not('s3:DeleteBucket'))).toEqual([false, false])
})

test.each([
  ['s3:**', [true, false]],
  ['s3:?*', [true, false]],
  ['S3:*??*', [true, false]],
  ['s?:*', [true, false]],
  ['?*', [true, true]],
  ['*:*', [true, true]],
  ['*?:**', [true, true]],
  ['s3:???', [false, false]],
  ['s3:G?*', [false, false]],
])('wildcards otherwise spelled are wildcards: %s', (Action, expected) => {
  const one = statement({ Action })
  expect([grantsAll(one, 's3'), grantsAll(one)]).toEqual(expected)
})

test('all of some service', () => {
  const whole = [statement({}), ...['ec2:*', 'kms:**', 's3:?*', 'e*:*', '*:*'].map((Action) => statement({ Action }))]
  expect(whole.filter((one) => !grantsWholeService(one))).toEqual([])
  expect([not('iam:*'), not('iam:CreateUser'), not('ec2:?*')].filter((one) => !grantsWholeService(one))).toEqual([])
  const partly = ['ec2:Describe*', '*:Get*', 's3:*Object', 's3:???'].map((Action) => statement({ Action }))
  const nothing = [not('*'), not('*:*'), not('**'), statement({ Effect: 'Deny', Action: 's3:*' })]
  expect([...partly, ...nothing].filter(grantsWholeService)).toEqual([])
})

test('a statement may concern only a part of a pattern of actions', () => {
  expect(concerns(statement({ Action: 's3:GetObject' }), 's3:Get*')).toBe(false)
  expect(touches(statement({ Action: 's3:GetObject' }), 's3:Get*')).toBe(true)
  expect(touches(statement({ Action: 's3:PutObject' }), 's3:Get*')).toBe(false)
  expect(touches(not('s3:Get*'), 's3:GetObject')).toBe(false)
  expect(touches(not('s3:GetObject'), 's3:Get*')).toBe(true)
})

test('resources: all of them, or perhaps some', () => {
  const objects = 'arn:aws:s3:::shop/*'
  const both = (elements: object) => [appliesTo(statement(elements), objects), mayApplyTo(statement(elements), objects)]
  expect(both({ Resource: '*' })).toEqual([true, true])
  expect(both({ Resource: 'arn:aws:s3:::shop*' })).toEqual([true, true])
  expect(both({ Resource: 'arn:aws:s3:::shop/public/*' })).toEqual([false, true])
  expect(both({ Resource: 'arn:aws:s3:::${aws:PrincipalTag/team}/*' })).toEqual([false, true])
  expect(both({ Resource: 'arn:aws:s3:::shop' })).toEqual([false, false])
  expect(both({ NotResource: 'arn:aws:s3:::shop/public/*' })).toEqual([false, true])
  expect(both({ NotResource: 'arn:aws:s3:::other/*' })).toEqual([true, true])
  expect(both({ NotResource: 'arn:aws:s3:::${aws:PrincipalTag/team}/*' })).toEqual([false, true])
  expect(both({ NotResource: 'arn:aws:s3:::shop*' })).toEqual([false, false])
  expect(both({})).toEqual([true, true])
})

test('a resource of wildcards otherwise spelled, and of a variable that is no fixed value', () => {
  const keys = 'arn:aws:kms:*:111122223333:key/*'
  const both = (Resource: string) => [
    appliesTo(statement({ Resource }), keys),
    couldApplyTo(statement({ Resource }), keys),
  ]
  expect(both('arn:aws:kms:*:111122223333:key/?*')).toEqual([true, true])
  expect(both('**')).toEqual([true, true])
  expect(both('arn:aws:kms:*:${aws:PrincipalAccount}:key/*')).toEqual([false, true])
  expect(both('arn:aws:kms:*:111122223333:key/${aws:PrincipalTag/key}')).toEqual([false, true])
  expect(both('arn:aws:kms:eu-central-1:111122223333:key/*')).toEqual([false, false])
})

test('a resource that NotResource excludes by a variable alone could be one of the statement', () => {
  const repository = 'arn:aws:ecr:eu-central-1:111122223333:repository/app'
  const could = (NotResource: string) => couldApplyTo(statement({ Resource: undefined, NotResource }), repository)
  expect(could('arn:aws:ecr:*:*:repository/${aws:PrincipalTag/team}')).toBe(true)
  expect(could('arn:aws:ecr:*:*:repository/other')).toBe(true)
  expect(could('arn:aws:ecr:*:*:repository/*')).toBe(false)
})
