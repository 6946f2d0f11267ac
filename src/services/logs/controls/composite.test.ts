import { expect, test } from 'vitest'
import { compositeOf, type ReadComposite } from './composite.ts'

const alarm = (name: string, StateValue: string | null = null) => ({
  id: `arn:aws:cloudwatch:eu-central-1:111122223333:alarm:${name}`,
  name,
  state: { StateValue },
})
const composite = (name: string, AlarmRule: string): ReadComposite => ({
  ...alarm(name),
  properties: { ActionsEnabled: true, ActionsSuppressor: null, AlarmActions: ['a'], AlarmRule },
})
const rootUser = alarm('root-user')

test('a composite alarm knows its children by name and by ARN, and of other alarms their state', () => {
  const rule = 'ALARM("root-user") OR ALARM(calm)'
  const found = compositeOf(composite('both', rule), [rootUser, alarm('calm', 'OK')])
  expect(found.names).toEqual(['root-user', 'calm'])
  expect(found.isChild('root-user', rootUser)).toBe(true)
  expect(found.isChild(rootUser.id, rootUser)).toBe(true)
  expect(found.isChild('calm', rootUser)).toBe(false)
  expect([found.stateOf('calm'), found.stateOf('another')]).toEqual(['OK', undefined])
})

test('a composite alarm of composite alarms rests on their metric alarms', () => {
  const of = (AlarmRule: string) =>
    compositeOf(
      composite('outer', AlarmRule),
      [rootUser],
      [composite('inner', 'ALARM("root-user") AND NOT ALARM(calm)'), composite('circle', 'ALARM(outer)')],
    )
  expect(of('ALARM(inner)').names).toEqual(['root-user', 'calm'])
  expect(of('OK(inner)').rule).toMatchObject({ is: 'not' })
  expect(of('INSUFFICIENT_DATA(inner)').rule).toEqual({ is: 'constant', value: false })
  expect(of('ALARM(inner) OR ALARM(circle)').rule).toBeUndefined()
})
