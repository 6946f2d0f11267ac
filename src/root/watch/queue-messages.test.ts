import { expect, test } from 'vitest'
import { readMessages } from './queue-messages.ts'

const OWN = '111122223333'
const MEMBER = '222233334444'
const OTHER = '999988887777'

const message = (MessageId: string, record: object) => ({
  MessageId,
  Body: JSON.stringify({
    detail: { eventID: MessageId, eventName: 'CreateUser', eventTime: '2026-11-30T00:00:00Z', ...record },
  }),
})
const root = (accountId?: string) => ({ userIdentity: { type: 'Root', ...(accountId ? { accountId } : {}) } })
const read = (...records: readonly (readonly [string, object])[]) => {
  const { events, others, read, unread, foreign } = readMessages(
    records.map(([id, record]) => message(id, record)),
    (account) => account === OWN || account === MEMBER,
  )
  return {
    events: events.map(({ id, account }) => [id, account]),
    others,
    deleted: read.map(({ MessageId }) => MessageId),
    unread: unread.length,
    foreign: [...foreign].map(([account, all]) => [account, all.map(({ MessageId }) => MessageId)]),
  }
}

test('an event is of the account whose root user it is, whoever received it', () => {
  expect(
    read(
      ['own', { ...root(OWN), recipientAccountId: OWN }],
      ['of a member', { ...root(MEMBER), recipientAccountId: MEMBER }],
      ['in our account, by the root user of another', { ...root(OTHER), recipientAccountId: OWN }],
      ['of another', root(OTHER)],
      ['received by us, its user without an account', { ...root(), recipientAccountId: OWN }],
    ),
  ).toEqual({
    events: [
      ['own', OWN],
      ['of a member', MEMBER],
      ['received by us, its user without an account', OWN],
    ],
    others: 0,
    deleted: ['own', 'of a member', 'received by us, its user without an account'],
    unread: 0,
    foreign: [[OTHER, ['in our account, by the root user of another', 'of another']]],
  })
})

test('an event that names no account is nobody of ours', () => {
  expect(read(['nameless', root()])).toMatchObject({ events: [], deleted: [], foreign: [[null, ['nameless']]] })
})

test('an event of another user is dealt with, and told to nobody', () => {
  expect(read(['user', { userIdentity: { type: 'IAMUser', accountId: OTHER } }])).toMatchObject({
    events: [],
    others: 1,
    deleted: ['user'],
  })
})
