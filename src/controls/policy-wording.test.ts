import { describe, expect, test } from 'vitest'
import { outsidersOf, publicActionsOf } from './policy-wording.ts'

const policy = (...statements: readonly object[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((one) => ({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', ...one })),
  })
const role = (account: string) => ({ Principal: { AWS: `arn:aws:iam::${account}:role/app` } })

describe('the principals outside an account', () => {
  test.each([
    ['one account', policy(role('111122223333'), role('444455556666')), 'account 444455556666'],
    ['several', policy(role('777788889999'), role('444455556666')), 'accounts 444455556666 and 777788889999'],
    ['all of them', policy({ Principal: '*' }, role('444455556666')), 'any AWS principal'],
    [
      'those whose account a policy does not name',
      policy({ Principal: { CanonicalUser: 'abc' } }),
      'principals of other AWS accounts',
    ],
    ['of a policy that is not understood', 'no policy', 'principals of other AWS accounts'],
  ])('%s', (_, document, words) => {
    expect(outsidersOf(document, '111122223333')).toBe(words)
  })

  test('of the statements that a control is about', () => {
    const document = policy({ ...role('444455556666'), Action: 'sqs:*' }, role('777788889999'))
    expect(outsidersOf(document, '111122223333', ({ actions }) => actions.patterns.includes('sqs:*'))).toBe(
      'account 444455556666',
    )
  })
})

describe('the actions allowed to any principal', () => {
  test.each([
    [policy({ Principal: '*' }, { ...role('444455556666'), Action: 'sqs:*' }), 'sqs:SendMessage'],
    [policy({ Principal: '*', Action: undefined, NotAction: 'sqs:DeleteQueue' }), 'all actions except sqs:DeleteQueue'],
    ['no policy', 'actions'],
  ])('%s: %s', (document, words) => {
    expect(publicActionsOf(document)).toBe(words)
  })
})
