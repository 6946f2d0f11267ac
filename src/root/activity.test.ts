import { describe, expect, test } from 'vitest'
import { needlessUse, needsRoot, type RootEvent, rootEvent } from './activity.ts'

const record = (more: object, identity: object = {}): string =>
  JSON.stringify({
    userIdentity: { type: 'Root', arn: 'arn:aws:iam::111122223333:root', ...identity },
    eventTime: '2026-11-20T09:30:00Z',
    eventSource: 'iam.amazonaws.com',
    eventName: 'CreateUser',
    awsRegion: 'us-east-1',
    sourceIPAddress: '203.0.113.24',
    userAgent: 'Mozilla/5.0',
    eventID: 'e1',
    readOnly: false,
    eventType: 'AwsApiCall',
    ...more,
  })
const read = (more: object = {}, identity: object = {}): RootEvent => {
  const event = rootEvent(record(more, identity))
  if (!event) throw new TypeError('not read')
  return event
}

describe('the class of an event', () => {
  test.each([
    ['a call by a key', {}, {}, 'direct'],
    ['what the console does', {}, { invokedBy: 'signin.amazonaws.com' }, 'direct'],
    ['a service on its behalf', {}, { invokedBy: 'rds.amazonaws.com' }, 'service'],
    ['AWS inside', {}, { invokedBy: 'AWS Internal' }, 'service'],
    ['AWS itself', { eventType: 'AwsServiceEvent' }, { invokedBy: 'rds.amazonaws.com' }, 'aws'],
    ['an AssumeRoot session', {}, { sessionContext: { assumedRoot: 'true' } }, 'assumed-root'],
    [
      'a session that root opened for another',
      {},
      { type: 'FederatedUser', sessionContext: { sessionIssuer: { type: 'Root' } } },
      'direct',
    ],
  ])('%s', (_what, more, identity, wanted) => {
    expect(read(more, identity).class).toBe(wanted)
  })

  test.each([
    ['a user named root', record({}, { type: 'IAMUser', userName: 'root' })],
    [
      'a session that a user opened',
      record({}, { type: 'FederatedUser', sessionContext: { sessionIssuer: { type: 'IAMUser' } } }),
    ],
    ['no identity', record({ userIdentity: undefined })],
    ['no JSON', '{'],
    ['no time', record({ eventTime: 'soon' })],
  ])('%s is not the root user', (_what, json) => {
    expect(rootEvent(json)).toBeUndefined()
  })
})

describe('what an event says of MFA and of its end', () => {
  const login = (result: string, MFAUsed: string) =>
    read({ eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: result }, additionalEventData: { MFAUsed } })
  test.each([
    ['YES', true],
    ['Yes', true],
    ['No', false],
  ])('MFAUsed %s', (said, wanted) => {
    expect(login('Success', said).mfa).toBe(wanted)
  })
  test('a session says it by its attributes; a key says nothing', () => {
    expect(read({}, { sessionContext: { attributes: { mfaAuthenticated: 'true' } } }).mfa).toBe(true)
    expect(read().mfa).toBeNull()
  })
  test('a failure has no error code at the sign-in', () => {
    expect(login('Failure', 'No').result).toBe('failure')
    expect(read({ eventName: 'PasswordUpdated', responseElements: { PasswordUpdated: 'Failure' } }).result).toBe(
      'failure',
    )
    expect(read({ errorCode: 'AccessDenied' }).result).toBe('AccessDenied')
    expect(login('Success', 'No').result).toBe('success')
  })
})

describe('the tasks that need the root user', () => {
  test.each([
    ['EnableMFADevice', 'AWS ROOT USER', true],
    ['EnableMFADevice', 'alice', false],
    ['DeleteAccessKey', null, true],
    ['UpdateAccessKey', 'AKIAIOSFODNN7EXAMPLE', true],
    ['CreateAccessKey', 'alice', false],
    ['PasswordUpdated', null, true],
    ['RunInstances', null, false],
    ['toString', null, false],
  ])('%s of %s: %s', (event, target, wanted) => {
    expect(needsRoot({ event, target })).toBe(wanted)
  })
})

test('the key that signed an event is told where it is a long-term one', () => {
  expect(read({}, { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }).key).toBe('AKIAIOSFODNN7EXAMPLE')
  for (const accessKeyId of ['ASIAIOSFODNN7EXAMPLE', '', undefined]) expect(read({}, { accessKeyId }).key).toBeNull()
})

describe('the use of a long-term access key', () => {
  const [KEY, OTHER] = ['AKIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE']
  let count = 0
  const by = (key: string, time: string, eventName: string, accessKeyId?: string, more: object = {}) =>
    read(
      {
        eventTime: `2026-11-20T${time}Z`,
        eventID: `by-key-${count++}`,
        eventName,
        readOnly: /^(Get|List)/.test(eventName),
        ...(accessKeyId === undefined ? {} : { requestParameters: { accessKeyId } }),
        ...more,
      },
      { accessKeyId: key },
    )
  const usesIn = (...events: RootEvent[]) => needlessUse(events).keyUses.map(({ event }) => event)

  test('is needless, also where it only read or was refused', () => {
    expect(
      usesIn(
        by(KEY, '09:00:00', 'ListUsers'),
        by(KEY, '09:00:01', 'ListRoles', undefined, { errorCode: 'AccessDenied' }),
      ),
    ).toEqual(['ListUsers', 'ListRoles'])
  })

  test('is not needless where the key removes itself, with what leads to that', () => {
    const events = [
      by(KEY, '09:00:00', 'ListAccessKeys'),
      by(KEY, '09:00:00', 'GenerateCredentialReport', undefined, { readOnly: false }),
      by(KEY, '09:00:01', 'DeleteAccessKey', OTHER),
      by(KEY, '09:00:01', 'DeleteAccessKey', KEY),
    ]
    expect(usesIn(...events)).toEqual([])
    expect(needlessUse(events)).toMatchObject({ actions: [], keyEnds: [{ target: KEY }] })
    expect(usesIn(by(KEY, '09:00:00', 'ListAccessKeys'), by(KEY, '09:01:00', 'UpdateAccessKey', KEY))).toEqual([])
  })

  test.each([
    ['long before it', [by(KEY, '07:59:59', 'ListUsers'), by(KEY, '09:00:00', 'DeleteAccessKey', KEY)], ['ListUsers']],
    [
      'what is no task',
      [by(KEY, '08:59:59', 'CreateUser'), by(KEY, '09:00:00', 'DeleteAccessKey', KEY)],
      ['CreateUser'],
    ],
    [
      'what else it read, or tried to',
      [
        by(KEY, '08:59:58', 'GetSecretValue'),
        by(KEY, '08:59:59', 'ListBuckets', undefined, { errorCode: 'AccessDenied' }),
        by(KEY, '09:00:00', 'DeleteAccessKey', KEY),
      ],
      ['GetSecretValue', 'ListBuckets'],
    ],
    ['another key', [by(OTHER, '09:00:00', 'ListUsers'), by(KEY, '09:00:00', 'DeleteAccessKey', KEY)], ['ListUsers']],
    ['the end of another key alone', [by(KEY, '09:00:00', 'DeleteAccessKey', OTHER)], ['DeleteAccessKey']],
    [
      'an end that was refused',
      [by(KEY, '09:00:00', 'DeleteAccessKey', KEY, { errorCode: 'AccessDenied' })],
      ['DeleteAccessKey'],
    ],
    [
      'an end that was none',
      [by(KEY, '09:00:00', 'UpdateAccessKey', KEY), by(KEY, '09:00:05', 'ListUsers')],
      ['UpdateAccessKey', 'ListUsers'],
    ],
  ])('counts: %s', (_what, events, wanted) => {
    expect(usesIn(...events)).toEqual(wanted)
  })
})

test('a report is not an action of the root user, even if CloudTrail records it', () => {
  expect(needlessUse([read({ eventName: 'GenerateCredentialReport', readOnly: false })]).actions).toEqual([])
})

describe('needless use', () => {
  const at = (eventTime: string, eventName: string, more: object = {}) => read({ eventTime, eventName, ...more })
  const login = (day: string) =>
    at(`${day}T08:00:00Z`, 'ConsoleLogin', { responseElements: { ConsoleLogin: 'Success' } })

  test('is a change that another could have made, and a sign-in without a task', () => {
    const { actions, signIns } = needlessUse([
      login('2026-11-01'),
      at('2026-11-01T08:10:00Z', 'CreateBucket'),
      login('2026-11-05'),
      at('2026-11-05T09:00:00Z', 'EnableMFADevice', { requestParameters: { userName: 'AWS ROOT USER' } }),
      login('2026-11-09'),
    ])
    expect(actions.map(({ event }) => event)).toEqual(['CreateBucket'])
    expect(signIns.map((one) => one.at.slice(0, 10))).toEqual(['2026-11-01', '2026-11-09'])
  })

  test('a task done after midnight explains the sign-in before it', () => {
    expect(needlessUse([login('2026-11-09'), at('2026-11-10T00:05:00Z', 'DeleteAccessKey')]).signIns).toHaveLength(0)
    expect(needlessUse([login('2026-11-10'), at('2026-11-09T23:55:00Z', 'DeleteAccessKey')]).signIns).toHaveLength(1)
  })

  test('is neither what was refused, nor what only reads, nor what others did on its behalf', () => {
    const none = needlessUse([
      at('2026-11-01T08:00:00Z', 'CreateBucket', { errorCode: 'AccessDenied' }),
      at('2026-11-01T08:00:00Z', 'ListBuckets', { readOnly: true }),
      at('2026-11-01T08:00:00Z', 'ConsoleLogin', { responseElements: { ConsoleLogin: 'Failure' } }),
      read({ eventName: 'CreateGrant' }, { invokedBy: 'rds.amazonaws.com' }),
    ])
    expect(none).toEqual({ actions: [], signIns: [], keyUses: [], keyEnds: [] })
  })
})
