import { expect, test } from 'vitest'
import { rootEvent } from '../../root/activity.ts'
import { signInOf } from '../../root/examples.ts'
import { noPaint } from '../paint.ts'
import { messageJson, messageLine, slackMessage, snsNotice } from './watch.ts'

const OWN = '111122223333'
const event = (accountId: string | undefined) => {
  const one = rootEvent(
    JSON.stringify({
      eventID: 'id',
      eventName: 'CreateUser',
      eventTime: '2026-11-30T00:00:00Z',
      userIdentity: { type: 'Root', ...(accountId === undefined ? {} : { accountId }) },
    }),
  )
  if (!one) throw new TypeError('no event of the root user')
  return one
}

test.each([
  ['of a member', '222233334444', '222233334444'],
  ['of the account watched', OWN, OWN],
  ['of a journal that does not say', undefined, OWN],
])('an event %s is told as that account’s, in every form', (_, whose, told) => {
  const one = event(whose)
  expect(JSON.parse(messageJson(OWN, [one], false)).account).toBe(told)
  expect(snsNotice(OWN, [one], false).subject).toContain(`AWS account ${told}:`)
  expect(JSON.stringify(slackMessage(OWN, [one], false))).toContain(`AWS account ${told}:`)
  expect(messageLine(OWN, [one], false, noPaint).includes('account 222233334444')).toBe(told !== OWN)
})

test('whatever a caller puts into its names, Slack takes the message, and makes no link of it', () => {
  const hostile = '&<!channel> https://example.org '.repeat(100)
  const one = { ...event(hostile), event: hostile, source: hostile, region: hostile, ip: hostile, userAgent: hostile }
  const message = slackMessage(OWN, [{ ...one, result: hostile, id: hostile }], true)
  const texts: { text: string; verbatim: boolean }[] = []
  JSON.stringify(message, (_, value) => {
    if (value?.type === 'mrkdwn') texts.push(value)
    return value
  })
  expect(texts.map(({ verbatim }) => verbatim)).toEqual([true, true])
  for (const { text } of texts) {
    expect(text.length).toBeLessThanOrEqual(3_000)
    expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
  }
})

/** An audit: 60 reads of one session, by two calls, one of them refused. */
const audit = Array.from({ length: 60 }, (_, n) =>
  signInOf(`id-${n}`, {
    at: `2026-11-30T10:${`${n}`.padStart(2, '0')}:00Z`,
    event: n % 3 === 0 ? 'ListBuckets' : 'GetUser',
    source: n % 3 === 0 ? 's3.amazonaws.com' : 'iam.amazonaws.com',
    ip: '192.0.2.7',
    userAgent: 'aws-cli/2.27.0',
    mfa: true,
    readOnly: true,
    session: '2026-11-30T10:00:00Z',
    result: n === 7 ? 'AccessDenied' : 'success',
  }),
)

test('the reads of a session are one line, which says what was called how often', () => {
  expect(messageLine(OWN, audit, false, noPaint)).toMatch(
    /^2026-11-30 10:00:00Z {2}low {7}the root user {10,}60 reads until 10:59:00Z: GetUser \(iam\) × 40, ListBuckets \(s3\) × 20, in us-east-1, from 192\.0\.2\.7, with MFA, 1 refused {2}reads-[0-9a-f]{32}$/,
  )
})

test('the same as JSON, for Slack and for a topic', () => {
  const json = JSON.parse(messageJson(OWN, audit, true))
  expect(json).toMatchObject({
    schema: 'demarc.root-reads/1',
    kind: 'read',
    severity: 'low',
    count: 60,
    refused: 1,
    calls: [
      { event: 'GetUser', source: 'iam.amazonaws.com', count: 40 },
      { event: 'ListBuckets', source: 's3.amazonaws.com', count: 20 },
    ],
    again: true,
  })
  expect(json.events).toHaveLength(60)
  expect(slackMessage(OWN, audit, false)).toMatchObject({
    text: expect.stringMatching(
      /^\[LOW\] Root user of AWS account 111122223333: 60 reads in one session: the root user/,
    ),
  })
  expect(snsNotice(OWN, audit, false)).toMatchObject({
    subject: '[LOW] Root user of AWS account 111122223333: 60 reads in one session',
    attributes: { severity: 'low', kind: 'read', class: 'direct' },
  })
})

test('a bundle of thousands of hostile reads fits into a message of SNS', () => {
  const text = (n: number, what: string) => `${what}-${n}-${'\u00fc'.repeat(1_000)}`
  const many = Array.from({ length: 3_000 }, (_, n) =>
    signInOf(text(n, 'id'), {
      event: text(n, 'event'),
      source: text(n, 'source'),
      region: text(n, 'region'),
      ip: text(n, 'ip'),
      userAgent: text(n, 'agent'),
      readOnly: true,
    }),
  )
  const json = messageJson(OWN, many, false)
  // what `messageText()` of the topic would cut
  expect(json.length).toBeLessThan(80_000)
  expect(JSON.parse(json)).toMatchObject({ count: 3_000, actions: 3_000 })
})
