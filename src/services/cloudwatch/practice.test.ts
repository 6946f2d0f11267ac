import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clientFor, refusal } from '../../../test/practice/in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'

let practice: Practice
let cloudwatch: CloudWatch
beforeEach(async () => {
  practice = await startPractice({ size: 'small' })
  cloudwatch = new CloudWatch(clientFor(practice, 'admin', 'eu-central-1'))
  for (const AlarmName of ['a', 'b'])
    await cloudwatch.putMetricAlarm({ AlarmName, ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1 })
})
afterEach(() => practice.close())

const put = (AlarmName: string, AlarmRule: string, more: object = {}) =>
  cloudwatch.putCompositeAlarm({ AlarmName, AlarmRule, ...more })
const set = (AlarmName: string, StateValue: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA') =>
  cloudwatch.setAlarmState({ AlarmName, StateValue, StateReason: 'a test' })
const list = async (more: object = {}) => {
  const { MetricAlarms = [], CompositeAlarms = [] } = await cloudwatch.describeAlarms(more)
  return [MetricAlarms, CompositeAlarms].map((all) => all.map((one) => one.AlarmName))
}
const stateOf = async (name: string) => {
  const { CompositeAlarms = [] } = await cloudwatch.describeAlarms({
    AlarmNames: [name],
    AlarmTypes: ['CompositeAlarm'],
  })
  return CompositeAlarms[0]?.StateValue
}

test('a composite alarm has the state that its rule gives', async () => {
  await put('both', 'ALARM("a") AND NOT (OK(b) OR ALARM(b))')
  await put('outer', 'OK(both) OR FALSE')
  expect([await stateOf('both'), await stateOf('outer')]).toEqual(['OK', 'ALARM'])
  await set('a', 'ALARM')
  expect([await stateOf('both'), await stateOf('outer')]).toEqual(['ALARM', 'OK'])
  await set('b', 'OK')
  expect(await stateOf('both')).toBe('OK')
})

test('a state that was set holds until one of its alarms changes', async () => {
  await put('both', 'ALARM(a)')
  await set('both', 'ALARM')
  expect(await stateOf('both')).toBe('ALARM')
  await set('a', 'OK')
  expect(await stateOf('both')).toBe('OK')
})

test('without a type metric alarms alone are listed, and pages have both kinds', async () => {
  await put('both', 'ALARM(a)', { AlarmActions: ['arn:aws:sns:eu-central-1:111122223333:t'] })
  expect(await list()).toEqual([expect.arrayContaining(['a', 'b']), []])
  expect(await list({ AlarmTypes: ['CompositeAlarm'] })).toEqual([[], ['both']])
  const AlarmTypes = ['MetricAlarm' as const, 'CompositeAlarm' as const]
  const names: unknown[] = []
  let NextToken: string | undefined
  do {
    const page = await cloudwatch.describeAlarms({
      AlarmTypes,
      AlarmNames: ['a', 'b', 'both'],
      MaxRecords: 1,
      NextToken,
    })
    names.push([...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])].map((one) => one.AlarmName))
    NextToken = page.NextToken
  } while (NextToken)
  expect(names).toEqual([['a'], ['b'], ['both']])
  expect(await list({ AlarmTypes, ActionPrefix: 'arn:aws:sns' })).toEqual([expect.not.arrayContaining(['a']), ['both']])
  expect(await list({ AlarmTypes, StateValue: 'OK' })).toEqual([[], ['both']])
})

test('the alarms of a composite alarm, and the composite alarms of an alarm', async () => {
  await put('both', 'ALARM(a)')
  await put('outer', 'ALARM(both) OR ALARM(arn:aws:cloudwatch:eu-central-1:111122223333:alarm:b)')
  expect(await list({ ChildrenOfAlarmName: 'outer' })).toEqual([['b'], ['both']])
  expect(await list({ ParentsOfAlarmName: 'a' })).toEqual([[], ['both']])
  const { CompositeAlarms } = await cloudwatch.describeAlarms({ ParentsOfAlarmName: 'a' })
  expect(Object.keys(CompositeAlarms?.[0] ?? {}).sort()).toEqual(['AlarmArn', 'AlarmName'])
  expect(await refusal(cloudwatch.describeAlarms({ ParentsOfAlarmName: 'a', AlarmNames: ['a'] }))).toMatch(
    /400 Validation/,
  )
})

test.each(
  [
    ['ALARM(c)', 'Could not save the composite alarm as alarms [c] in the alarm rule do not exist'],
    [' ALARM(a)', 'AlarmRule must not contain leading or trailing whitespace or be null'],
    ['ALARM(a) XOR OK(b)', 'AlarmRule is not a valid expression'],
    ['ALARM(a', 'AlarmRule is not a valid expression'],
    ['TRUE OR '.repeat(500).concat('FALSE'), 'AlarmRule must not have more than 500 elements'],
  ].map(([rule = '', message]) => ({ rule, message, what: rule.slice(0, 20) })),
)('the rule $what is refused', async ({ rule, message }) => {
  expect(await refusal(put('both', rule))).toBe(`400 ValidationException: ${message}`)
})

test('an alarm in a rule cannot be deleted, nor two composite alarms at once', async () => {
  await put('both', 'ALARM(a)')
  await put('other', 'ALARM(b)')
  const remove = (...AlarmNames: string[]) => refusal(cloudwatch.deleteAlarms({ AlarmNames }))
  expect(await remove('a')).toBe(
    '400 ValidationException: Cannot delete a as there are composite alarm(s) depending on it.',
  )
  expect(await remove('both', 'other')).toMatch('400 ValidationException')
  expect(await remove('both', 'none')).toBe('not refused')
  expect(await remove('a')).toBe('not refused')
})

test('two that rest on each other are deleted once the circle is broken', async () => {
  await put('one', 'ALARM(a)')
  await put('two', 'ALARM(one)')
  await put('one', 'ALARM(two)')
  expect(await stateOf('one')).toBe('OK')
  expect(await refusal(cloudwatch.deleteAlarms({ AlarmNames: ['one'] }))).toMatch('depending on it')
  await put('one', 'FALSE')
  expect(await refusal(cloudwatch.deleteAlarms({ AlarmNames: ['two'] }))).toBe('not refused')
})

test('a suppressor is an alarm that exists, with its two periods', async () => {
  const suppressed = (more: object) => refusal(put('both', 'ALARM(a)', { ActionsSuppressor: 'b', ...more }))
  expect(await suppressed({})).toMatch('400 ValidationException')
  const periods = { ActionsSuppressorWaitPeriod: 60, ActionsSuppressorExtensionPeriod: 60 }
  expect(await suppressed({ ...periods, ActionsSuppressor: 'none' })).toMatch('400 ValidationException')
  expect(await suppressed(periods)).toBe('not refused')
})

test('the actions and the tags of a composite alarm change as those of a metric alarm', async () => {
  await put('both', 'ALARM(a)', { Tags: [{ Key: 'team', Value: 'it' }] })
  await cloudwatch.disableAlarmActions({ AlarmNames: ['both'] })
  const { CompositeAlarms: [both] = [] } = await cloudwatch.describeAlarms({ AlarmTypes: ['CompositeAlarm'] })
  expect(both?.ActionsEnabled).toBe(false)
  const { Tags } = await cloudwatch.listTagsForResource({ ResourceARN: both?.AlarmArn })
  expect(Tags).toEqual([{ Key: 'team', Value: 'it' }])
  expect(await refusal(set('none', 'OK'))).toBe('404 ResourceNotFound: Unknown alarm: none')
})

const Rule = { Schedule: { Expression: 'cron(* * * * *)', Duration: 'PT1M' } }

test('a mute rule is listed by its status and its alarms, and goes', async () => {
  const never = { Schedule: { Expression: 'at(2020-01-01T00:00)', Duration: 'PT1M' } }
  await cloudwatch.putAlarmMuteRule({ Name: 'always', Rule, MuteTargets: { AlarmNames: ['a'] } })
  await cloudwatch.putAlarmMuteRule({ Name: 'over', Rule: never })
  const names = async (more: object = {}) =>
    (await cloudwatch.listAlarmMuteRules(more)).AlarmMuteRuleSummaries?.map(
      ({ AlarmMuteRuleArn, Status, MuteType }) => `${AlarmMuteRuleArn?.split(':').at(-1)} ${Status} ${MuteType}`,
    )
  expect(await names()).toEqual(['always ACTIVE RECURRING', 'over EXPIRED ONE_TIME'])
  expect(await names({ AlarmName: 'a' })).toEqual(['always ACTIVE RECURRING'])
  expect(await names({ Statuses: ['EXPIRED'] })).toEqual(['over EXPIRED ONE_TIME'])
  expect(await cloudwatch.getAlarmMuteRule({ AlarmMuteRuleName: 'always' })).toMatchObject({
    Name: 'always',
    Rule,
    MuteTargets: { AlarmNames: ['a'] },
  })
  await cloudwatch.deleteAlarmMuteRule({ AlarmMuteRuleName: 'always' })
  expect(await refusal(cloudwatch.getAlarmMuteRule({ AlarmMuteRuleName: 'always' }))).toMatch(/NotFound/)
  expect(await refusal(cloudwatch.putAlarmMuteRule({ Name: 'c', Rule, MuteTargets: { AlarmNames: ['c'] } }))).toMatch(
    /Validation/,
  )
})

test('an alarm on a query is listed by its type alone, and shares the names of the others', async () => {
  const query = {
    ScheduledQueryConfiguration: {
      QueryString: 'filter userIdentity.type = "Root"',
      AggregationExpression: 'count(*)',
      LogGroupIdentifiers: ['trail'],
      ScheduledQueryRoleARN: 'arn:aws:iam::111122223333:role/queries',
      ScheduleConfiguration: { ScheduleExpression: 'rate(5 minutes)', StartTimeOffset: 300 },
    },
    QueryResultsToAlarm: 1,
    QueryResultsToEvaluate: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold' as const,
  }
  await cloudwatch.putLogAlarm({ AlarmName: 'root', ...query })
  expect((await cloudwatch.describeAlarms({})).LogAlarms ?? []).toEqual([])
  const { LogAlarms } = await cloudwatch.describeAlarms({ AlarmTypes: ['LogAlarm'] })
  expect(LogAlarms).toMatchObject([{ AlarmName: 'root', StateValue: 'INSUFFICIENT_DATA', ...query }])
  expect(await refusal(cloudwatch.putLogAlarm({ AlarmName: 'a', ...query }))).toMatch(/Validation/)
  await cloudwatch.deleteAlarms({ AlarmNames: ['root'] })
  expect((await cloudwatch.describeAlarms({ AlarmTypes: ['LogAlarm'] })).LogAlarms ?? []).toEqual([])
})
