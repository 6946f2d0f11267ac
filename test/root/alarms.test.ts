import { CloudTrail, type PutEventSelectorsCommandInput } from '@aws-sdk/client-cloudtrail'
import { CloudWatch, type PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { OAM } from '../../src/services/oam/sdk/client.ts'
import { clientFor } from '../practice/in-test.ts'
import { scanOf } from '../scan/in-test.ts'
import { auditBy, measureOf } from './in-test.ts'

let practice: Practice
beforeEach(async () => {
  practice = await startPracticeAccount()
})
afterEach(() => practice.close())

const there = () => clientFor(practice, 'admin', 'eu-central-1')
const limited = async () => measureOf(await auditBy(practice, 'auditor', { days: 5 }), 'limited-use')
const rootAlarm = async () => (await limited()).evidence.alarms?.find(({ name }) => name === 'root-user')

/** Changes the alarm on root use that a fresh account has. */
async function changed(changes: Partial<PutMetricAlarmInput>): Promise<void> {
  const cloudwatch = new CloudWatch(there())
  const { MetricAlarms: [found] = [] } = await cloudwatch.describeAlarms({ AlarmNames: ['root-user'] })
  await cloudwatch.putMetricAlarm({
    AlarmName: 'root-user',
    MetricName: found?.MetricName,
    Namespace: found?.Namespace,
    AlarmActions: found?.AlarmActions,
    Statistic: 'Sum',
    Period: 300,
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    Threshold: 1,
    ...changes,
  })
}

/** What demarc scan says of the same: of the account, and of the alarm by itself. */
async function scanned(id: 'CloudWatch.1' | 'Demarc.CloudWatch.3'): Promise<string | undefined> {
  const select = { controls: [id], services: [], frameworks: [], severities: [] }
  const { ledger } = await scanOf(practice, { select })
  const judged = [...ledger]
    .filter(({ resource }) => id === 'CloudWatch.1' || resource.name === 'root-user')
    .flatMap(({ layers }) => layers.flatMap(({ responsibilities }) => responsibilities.flatMap((one) => one.judged)))
  return judged.find(({ control }) => control.id === id)?.verdict.is
}

const plainOnly = { MetricName: undefined, Namespace: undefined, Statistic: undefined, Period: undefined }
const Metric = { MetricName: 'RootUser', Namespace: 'CloudTrail' }
const math = (Expression: string): Partial<PutMetricAlarmInput> => ({
  ...plainOnly,
  Metrics: [
    { Id: 'm', MetricStat: { Metric, Period: 60, Stat: 'Sum' }, ReturnData: false },
    { Id: 'e', Expression },
  ],
})

// AWS asks for an alarm with a subscriber, and not what sets it off: there demarc root and Demarc.CloudWatch.3 are stricter
test.each<[string, Partial<PutMetricAlarmInput>, string, strict: string, aws: string]>([
  ['one event sets off', {}, 'yes', 'met', 'met'],
  ['takes two events', { Threshold: 2 }, 'no', 'unmet', 'met'],
  ['is in alarm without data', { TreatMissingData: 'breaching' }, 'no', 'unmet', 'met'],
  ['has no action', { AlarmActions: [] }, 'no', 'unmet', 'unmet'],
  ['is switched off', { ActionsEnabled: false }, 'no', 'unmet', 'met'],
  ['computes with its metric alone', math('IF(FILL(m, 0) > 0, 1, 0)'), 'yes', 'met', 'unknown'],
  ['computes what one event does not reach', math('m - 1'), 'no', 'unmet', 'unknown'],
  ['computes with other metrics', math('m + METRICS()'), 'unknown', 'unknown', 'unknown'],
  ['looks at a percentile', { Statistic: undefined, ExtendedStatistic: 'p99' }, 'unknown', 'unknown', 'met'],
])('demarc root and demarc scan judge alike an alarm that %s', async (_, changes, reaches, strict, aws) => {
  await changed(changes)
  expect(await rootAlarm()).toMatchObject({ reaches })
  expect(await scanned('Demarc.CloudWatch.3')).toBe(strict)
  expect(await scanned('CloudWatch.1')).toBe(aws)
})

test.each<[string, string, string]>([
  ['rests on the alarm', 'ALARM("root-user")', 'yes'],
  ['rests on it by way of another', 'ALARM(inner)', 'yes'],
  ['wants another one as well', 'ALARM("root-user") AND ALARM(calm)', 'no'],
  ['is kept back by another that is OK', 'ALARM("root-user") AND NOT OK(calm)', 'no'],
  ['is in alarm already', 'ALARM("root-user") OR OK(calm)', 'no'],
])('a composite alarm that %s sends, where its alarm has no action', async (_, AlarmRule, reaches) => {
  const cloudwatch = new CloudWatch(there())
  const AlarmActions = (await cloudwatch.describeAlarms({ AlarmNames: ['root-user'] })).MetricAlarms?.[0]?.AlarmActions
  await changed({ AlarmActions: [] })
  await cloudwatch.putMetricAlarm({
    AlarmName: 'calm',
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
  })
  await cloudwatch.setAlarmState({ AlarmName: 'calm', StateValue: 'OK', StateReason: 'a test' })
  await cloudwatch.putCompositeAlarm({ AlarmName: 'inner', AlarmRule: 'ALARM("root-user") AND TRUE' })
  await cloudwatch.putCompositeAlarm({ AlarmName: 'both', AlarmRule, AlarmActions })
  expect(await rootAlarm()).toMatchObject({ reaches })
  expect(await scanned('Demarc.CloudWatch.3')).toBe(reaches === 'yes' ? 'met' : 'unmet')
})

test.each([
  ['now', 'cron(* * * * *)', {}, 'no', 'unmet'],
  ['at times', 'cron(0 2 29 FEB *)', {}, 'unknown', 'unknown'],
  ['no more', 'cron(* * * * *)', { ExpireDate: new Date('2026-01-01T00:00:00Z') }, 'yes', 'met'],
])(
  'demarc root and demarc scan judge alike an alarm that a mute rule mutes %s',
  async (_, Expression, more, reaches, verdict) => {
    await new CloudWatch(there()).putAlarmMuteRule({
      Name: 'night',
      Rule: { Schedule: { Expression, Duration: 'PT1M' } },
      MuteTargets: { AlarmNames: ['root-user'] },
      ...more,
    })
    expect(await rootAlarm()).toMatchObject({ reaches })
    expect(await scanned('Demarc.CloudWatch.3')).toBe(verdict)
  },
)

test('an alarm on a query of the trail is shown, and leaves it unknown whether it tells', async () => {
  const cloudwatch = new CloudWatch(there())
  const { MetricAlarms: [found] = [] } = await cloudwatch.describeAlarms({ AlarmNames: ['root-user'] })
  await changed({ AlarmActions: [] })
  await cloudwatch.putLogAlarm({
    AlarmName: 'root-query',
    ScheduledQueryConfiguration: {
      QueryString: 'filter userIdentity.type = "Root"',
      AggregationExpression: 'count(*)',
      LogGroupIdentifiers: ['/corp-it/cloudtrail'],
      ScheduledQueryRoleARN: 'arn:aws:iam::111122223333:role/queries',
      ScheduleConfiguration: { ScheduleExpression: 'rate(5 minutes)', StartTimeOffset: 300 },
    },
    QueryResultsToAlarm: 1,
    QueryResultsToEvaluate: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    AlarmActions: found?.AlarmActions,
  })
  const { state, evidence } = await limited()
  expect(evidence.alarms?.find(({ kind }) => kind === 'log-alarm')).toMatchObject({
    name: 'root-query',
    reaches: 'unknown',
  })
  expect(evidence.heard?.['sign-in']).toBe('unknown')
  expect(state).not.toBe('met')
})

const management = { IncludeManagementEvents: true, ReadWriteType: 'All' } as const
const allBut = (source: string): PutEventSelectorsCommandInput => ({
  TrailName: undefined,
  AdvancedEventSelectors: [
    {
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['Management'] },
        { Field: 'eventSource', NotEquals: [source] },
      ],
    },
  ],
})

test.each<[string, Partial<PutEventSelectorsCommandInput>, string, string]>([
  [
    'KMS, whose events are many',
    { EventSelectors: [{ ...management, ExcludeManagementEventSources: ['kms.amazonaws.com'] }] },
    'yes',
    'met',
  ],
  ['the sign-ins', allBut('signin.amazonaws.com'), 'no', 'unmet'],
])('demarc root and demarc scan judge alike a trail that leaves out %s', async (_, selectors, reaches, verdict) => {
  const cloudtrail = new CloudTrail(there())
  const { trailList = [] } = await cloudtrail.describeTrails({})
  const trail = trailList.find((one) => one.CloudWatchLogsLogGroupArn)
  await cloudtrail.putEventSelectors({ ...selectors, TrailName: trail?.TrailARN })
  expect(await rootAlarm()).toMatchObject({ reaches })
  expect(await scanned('CloudWatch.1')).toBe(verdict)
})

test('an alarm that can never sound reaches no subscription, and the audit says why', async () => {
  expect(await rootAlarm()).toMatchObject({ reaches: 'yes', why: null })
  await changed({ ComparisonOperator: 'LessThanThreshold', Threshold: -5 })
  const { state, reason, evidence } = await limited()
  expect(state).toBe('unmet')
  expect(reason).toContain('No notification of a root sign-in would arrive')
  expect(reason).toContain('one event has the Sum 1, and it wants LessThanThreshold -5')
  expect(evidence.alarms).toMatchObject([{ name: 'root-user', reaches: 'no' }])
  await changed({})
  expect(await rootAlarm()).toMatchObject({ reaches: 'yes' })
})

/** The alarm looks at an expression over the metric and one that is not known. */
const computed = async (Expression: string): Promise<void> => {
  const { name, namespace } = await metricOfRoot()
  const query = (Id: string, MetricName: string | undefined) => ({
    Id,
    MetricStat: { Metric: { Namespace: namespace, MetricName }, Period: 300, Stat: 'Sum' },
    ReturnData: false,
  })
  await changed({
    MetricName: undefined,
    Namespace: undefined,
    Statistic: undefined,
    Period: undefined,
    Metrics: [query('m', name), query('other', 'Other'), { Id: 'e', Expression }],
  })
}

test('an alarm that computes with several metrics cannot be judged', async () => {
  await computed('m + other')
  expect((await limited()).state).toBe('unknown')
  expect(await rootAlarm()).toMatchObject({ reaches: 'unknown', why: expect.stringContaining('computes with several') })
})

test('one that only fills the blind spots of the metric is judged as a plain one', async () => {
  await computed('FILL(m, 0)')
  expect(await rootAlarm()).toMatchObject({ reaches: 'yes', why: null })
})

test('a filter that counts nothing sounds no alarm', async () => {
  const { group, pattern, name, namespace } = await metricOfRoot()
  await new CloudWatchLogs(there()).putMetricFilter({
    logGroupName: group,
    filterName: 'root-user',
    filterPattern: pattern,
    metricTransformations: [{ metricName: name, metricNamespace: namespace, metricValue: '0' }],
  })
  expect(await rootAlarm()).toMatchObject({ reaches: 'no', why: expect.stringContaining('the Sum 0') })
})

async function metricOfRoot() {
  const { metricFilters = [] } = await new CloudWatchLogs(there()).describeMetricFilters({})
  const found = metricFilters.find(({ filterName }) => filterName === 'root-user')
  const [metric] = found?.metricTransformations ?? []
  return {
    group: `${found?.logGroupName}`,
    pattern: `${found?.filterPattern}`,
    name: `${metric?.metricName}`,
    namespace: `${metric?.metricNamespace}`,
  }
}

test('an alarm of a monitoring account may hear, unless the link keeps the metric back', async () => {
  const { namespace } = await metricOfRoot()
  await new CloudWatch(there()).deleteAlarms({ AlarmNames: ['root-user'] })
  expect(await rootAlarm()).toMatchObject({ reaches: 'no' })
  const oam = new OAM(there())
  const link = (account: string, types: string[], Filter?: string) =>
    oam.createLink({
      LabelTemplate: 'company',
      ResourceTypes: types,
      SinkIdentifier: `arn:aws:oam:eu-central-1:${account}:sink/0a1b2c3d`,
      ...(Filter === undefined ? {} : { LinkConfiguration: { MetricConfiguration: { Filter } } }),
    })
  await link('100000000001', ['AWS::Logs::LogGroup'])
  await link('100000000002', ['AWS::CloudWatch::Metric'], `Namespace != '${namespace}'`)
  expect(await rootAlarm()).toMatchObject({ reaches: 'no' })
  await link('100000000003', ['AWS::CloudWatch::Metric'], `Namespace = '${namespace}'`)
  expect(await rootAlarm()).toMatchObject({
    reaches: 'unknown',
    why: expect.stringContaining('the monitoring account 100000000003 may'),
  })
  expect((await limited()).state).not.toBe('met')
})
