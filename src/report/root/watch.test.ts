import { expect, test } from 'vitest'
import { rootEvent } from '../../root/activity.ts'
import { noPaint } from '../paint.ts'
import { eventJson, eventLine, slackMessage, snsNotice } from './watch.ts'

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
  expect(JSON.parse(eventJson(OWN, one, false)).account).toBe(told)
  expect(snsNotice(OWN, one, false).subject).toContain(`AWS account ${told}:`)
  expect(JSON.stringify(slackMessage(OWN, one, false))).toContain(`AWS account ${told}:`)
  expect(eventLine(OWN, one, false, noPaint).includes('account 222233334444')).toBe(told !== OWN)
})

test('whatever a caller puts into its names, Slack takes the message, and makes no link of it', () => {
  const hostile = '&<!channel> https://example.org '.repeat(100)
  const one = { ...event(hostile), event: hostile, source: hostile, region: hostile, ip: hostile, userAgent: hostile }
  const message = slackMessage(OWN, { ...one, result: hostile, id: hostile }, true)
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
