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
    unread: unread.map(({ message, why }) => `${message.MessageId} ${why}`),
    foreign: [...foreign].map(([account, all]) => [account, all.map(({ MessageId }) => MessageId)]),
  }
}

test('an event belongs to the account of its root user, not to the recipient', () => {
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
    unread: [],
    foreign: [[OTHER, ['in our account, by the root user of another', 'of another']]],
  })
})

test('an event without an account is of no known account', () => {
  expect(read(['nameless', root()])).toMatchObject({ events: [], deleted: [], foreign: [[null, ['nameless']]] })
})

test('an event of another user is removed and not reported', () => {
  expect(read(['user', { userIdentity: { type: 'IAMUser', accountId: OTHER } }])).toMatchObject({
    events: [],
    others: 1,
    deleted: ['user'],
  })
})

test('a record of the root user that cannot be read is not an event of others: it is left, and said', () => {
  expect(
    read(
      ['without a time', { ...root(OWN), eventTime: undefined }],
      ['of a time that is none', { ...root(OWN), eventTime: 'November 30, 2026' }],
      ['with a number for a name', { ...root(OWN), eventName: 7 }],
    ),
  ).toMatchObject({
    events: [],
    others: 0,
    deleted: [],
    unread: ['without a time', 'of a time that is none', 'with a number for a name'].map(
      (id) => `${id} is of the root user, and has no id, name or time that can be read`,
    ),
  })
})

const inEnvelope = (envelope: object, recipientAccountId?: string) => {
  const { Body } = message('m', { ...root(OWN), recipientAccountId })
  const { events, unread } = readMessages(
    [{ Body: JSON.stringify({ ...envelope, detail: JSON.parse(Body).detail }) }],
    (one) => one === OWN,
  )
  return events.length === 1 ? 'told' : unread[0]?.why
}

test.each([
  ['of AWS, of the account that the record names', { source: 'aws.iam', account: OWN }, OWN, 'told'],
  ['whose record names no account', { source: 'aws.signin', account: OWN }, undefined, 'told'],
  [
    'that a program sent by PutEvents',
    { source: 'com.example', account: OWN },
    OWN,
    "comes from none of AWS's services",
  ],
  ['whose source is no text', { source: ['aws.iam'], account: OWN }, OWN, "comes from none of AWS's services"],
  [
    'of an account that lies about whose it is',
    { source: 'aws.iam', account: OTHER },
    OWN,
    'names another account than the record that it holds',
  ],
])('an event %s is told only where EventBridge says the same', (_, envelope, recipient, expected) => {
  expect(inEnvelope(envelope, recipient)).toBe(expected)
})

test('whatever a body holds, it is read without an error', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const record = JSON.stringify({ eventID: 'deep', eventName: 'X', eventTime: '2026-11-30T00:00:00Z', ...root(OWN) })
  const bodies = [
    // as deep as a message of 1 MiB may be, in what is read and in what is not
    `{"detail":${record.slice(0, -1)},"requestParameters":${deep}}}`,
    `{"detail":${record.slice(0, -1)},"readOnly":${deep},"additionalEventData":${deep}}}`,
    `{"detail":${record.slice(0, -2)},"sessionContext":{"assumedRoot":${deep}}}}}`,
    deep,
    `{"detail":${deep}}`,
    'null',
    '{"Type":"Notification","Message":"{"}',
    '{"Type":"Notification","Message":"null"}',
    '{"__proto__":{"detail":{"eventID":"x"}}}',
  ]
  const {
    events,
    unread,
    read: dealtWith,
  } = readMessages(
    bodies.map((Body) => ({ Body })),
    (one) => one === OWN,
  )
  expect(events.map(({ id }) => id)).toEqual(['deep', 'deep', 'deep'])
  expect([unread.length, dealtWith.length]).toEqual([6, 3])
})

test('a text that is longer than CloudTrail writes is cut, so that each event fits its journal and its messages', () => {
  const [one] = readMessages([message('long', { ...root(OWN), userAgent: 'x'.repeat(900_000) })], () => true).events
  expect(one?.userAgent).toHaveLength(1024)
})
