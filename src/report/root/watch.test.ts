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
