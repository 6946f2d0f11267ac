import type { MetricAlarm } from '@aws-sdk/client-cloudwatch'
import { expect, test } from 'vitest'
import { compositeOf, judged } from './watching-alarms.ts'

const alarm: MetricAlarm = {
  AlarmName: 'root-user',
  AlarmArn: 'arn:aws:cloudwatch:eu-central-1:111122223333:alarm:root-user',
  MetricName: 'RootUser',
  Namespace: 'Trail',
}

test('a composite alarm knows its children by name and by ARN, and of other alarms their state', () => {
  const found = compositeOf(
    { AlarmName: 'both', AlarmRule: 'ALARM("root-user") OR ALARM(calm)', ActionsEnabled: true, AlarmActions: ['a'] },
    [alarm, { AlarmName: 'calm', StateValue: 'OK' }],
  )
  expect(found.names).toEqual(['root-user', 'calm'])
  expect(found.isChild('root-user', judged(alarm))).toBe(true)
  expect(found.isChild(alarm.AlarmArn ?? '', judged(alarm))).toBe(true)
  expect(found.isChild('calm', judged(alarm))).toBe(false)
  expect([found.stateOf('calm'), found.stateOf('another')]).toEqual(['OK', undefined])
})

test('a composite alarm of composite alarms rests on their metric alarms', () => {
  const of = (AlarmRule: string) =>
    compositeOf(
      { AlarmName: 'outer', AlarmRule },
      [alarm],
      [
        { AlarmName: 'inner', AlarmRule: 'ALARM("root-user") AND NOT ALARM(calm)' },
        { AlarmName: 'circle', AlarmRule: 'ALARM(outer)' },
      ],
    )
  expect(of('ALARM(inner)').names).toEqual(['root-user', 'calm'])
  expect(of('OK(inner)').rule).toMatchObject({ is: 'not' })
  expect(of('INSUFFICIENT_DATA(inner)').rule).toEqual({ is: 'constant', value: false })
  expect(of('ALARM(inner) OR ALARM(circle)').rule).toBeUndefined()
})
