import { describe, expect, test } from 'vitest'
import type { Reaches } from '../services/logs/controls/alarms.ts'
import { alarmWith, countedMetric } from '../services/logs/controls/examples.ts'
import { countsRoot, filterAlarm, ruleAlarm } from './alarms.ts'

const where = { account: '111122223333', partition: 'aws', home: 'us-east-1' }
const topic = 'arn:aws:sns:us-east-1:111122223333:alarm'
const unheard = 'arn:aws:sns:us-east-1:111122223333:nobody'
const known: Readonly<Record<string, Reaches>> = { [topic]: 'somebody', [unheard]: 'nobody' }
const heard = (arn: string): Reaches => known[arn] ?? 'unknown'

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

const watching = (changes: Parameters<typeof alarmWith>[0], name = 'root') => ({
  alarm: alarmWith({ AlarmActions: [topic], ...changes }, name),
  metric: countedMetric,
})
const one = watching({})
const silent = watching({ Threshold: 2 }, 'deaf')
const unjudged = watching({ MetricName: null }, 'odd')
const filter = {
  name: 'root',
  region: 'eu-central-1',
  pattern: '{ $.userIdentity.type = Root }',
  recorded: true,
  alarms: [one],
  composites: [],
}

describe('whether somebody would hear', () => {
  test.each([
    [filter, 'somebody', null],
    [{ ...filter, recorded: false }, 'nobody', 'no trail of all regions that is switched on writes to its log group'],
    [{ ...filter, alarms: [] }, 'nobody', 'no alarm looks at its metric'],
    [{ ...filter, alarms: [watching({ AlarmActions: [] })] }, 'nobody', 'the alarm on its metric does nothing'],
    [{ ...filter, alarms: [watching({ ActionsEnabled: false })] }, 'nobody', 'the alarm on its metric does nothing'],
    [{ ...filter, alarms: [silent] }, 'nobody', expect.stringContaining('the alarm deaf stays silent')],
    [{ ...filter, alarms: [silent, one] }, 'somebody', null],
    [{ ...filter, alarms: [unjudged] }, 'unknown', expect.stringContaining('the alarm odd computes')],
    [
      { ...filter, alarms: [watching({ MetricName: null, AlarmActions: [unheard] })] },
      'nobody',
      expect.stringContaining(unheard),
    ],
    [{ ...filter, alarms: [silent], composites: ['both'] }, 'unknown', expect.stringContaining('composite alarm both')],
    [
      { ...filter, alarms: [watching({ AlarmActions: ['arn:aws:sns:us-east-1:444455556666:x'] })] },
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
