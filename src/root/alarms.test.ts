import { describe, expect, test } from 'vitest'
import { countsRoot, filterAlarm, ruleAlarm } from './alarms.ts'

const where = { account: '111122223333', partition: 'aws', home: 'us-east-1' }
const topic = 'arn:aws:sns:us-east-1:111122223333:alarm'
const unheard = 'arn:aws:sns:us-east-1:111122223333:nobody'
const heard = new Map([
  [topic, 'somebody' as const],
  [unheard, 'nobody' as const],
])

describe('a metric filter counts the root user', () => {
  test.each([
    [
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
      true,
    ],
    ['{ $.userIdentity.type = Root }', true],
    ['{ ($.userIdentity.type = "Root") || ($.eventName = "StopLogging") }', true],
    ['{ $.userIdentity.type = "Root" && $.eventName = "DeleteTrail" }', false],
    ['{ $.eventType != "AwsServiceEvent" }', false],
    ['{ $.userIdentity.type = "IAMUser" }', false],
    ['Root', false],
  ])('%s: %s', (pattern, wanted) => {
    expect(countsRoot(pattern)).toBe(wanted)
  })
})

const one = { name: 'root', actions: [topic], sounding: { is: 'yes' } as const }
const filter = {
  name: 'root',
  region: 'eu-central-1',
  pattern: '{ $.userIdentity.type = Root }',
  recorded: true,
  alarms: [one],
  composites: [],
}
const silent = { name: 'deaf', actions: [topic], sounding: { is: 'no', why: 'stays silent' } as const }
const unjudged = { name: 'odd', actions: [topic], sounding: { is: 'unknown', why: 'computes' } as const }

describe('whether somebody would hear', () => {
  test.each([
    [filter, 'somebody', null],
    [{ ...filter, recorded: false }, 'nobody', 'no trail of all regions that is switched on writes to its log group'],
    [{ ...filter, alarms: [] }, 'nobody', 'no alarm looks at its metric'],
    [{ ...filter, alarms: [{ ...one, actions: [] }] }, 'nobody', 'the alarm on its metric does nothing'],
    [{ ...filter, alarms: [silent] }, 'nobody', 'the alarm deaf stays silent'],
    [{ ...filter, alarms: [silent, one] }, 'somebody', null],
    [{ ...filter, alarms: [unjudged] }, 'unknown', expect.stringContaining('the alarm odd computes')],
    [{ ...filter, alarms: [{ ...unjudged, actions: [unheard] }] }, 'nobody', expect.stringContaining(unheard)],
    [{ ...filter, alarms: [silent], composites: ['both'] }, 'unknown', expect.stringContaining('composite alarm both')],
    [
      { ...filter, alarms: [{ ...one, actions: ['arn:aws:sns:us-east-1:444455556666:x'] }] },
      'unknown',
      expect.stringContaining('444455556666'),
    ],
  ])('%j: %s', (given, reaches, why) => {
    expect(filterAlarm(given, heard)).toMatchObject({ reaches, why })
  })

  const rule = { name: 'r', pattern: '{"detail":{"userIdentity":{"type":["Root"]}}}', enabled: true, targets: [topic] }
  test('a rule of sign-ins alone says nothing of calls', () => {
    const pattern = '{"detail-type":["AWS Console Sign In via CloudTrail"],"detail":{"userIdentity":{"type":["Root"]}}}'
    expect(ruleAlarm({ ...rule, pattern }, heard, where)).toMatchObject({ signIns: true, calls: false })
    expect(ruleAlarm(rule, heard, where)).toMatchObject({ signIns: true, calls: true, reaches: 'somebody' })
  })
  test.each([[null], ['{'], ['{"source":["aws.ec2"]}']])('%s has nothing to do with the root user', (pattern) => {
    expect(ruleAlarm({ ...rule, pattern }, heard, where)).toBeUndefined()
  })
})
