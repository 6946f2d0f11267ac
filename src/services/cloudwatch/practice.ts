import type { MetricAlarm, PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch'
import { HOME, queues, type Stack, tagsOf, topics, US } from '../../practice/company.ts'
import { arnIn, isAmong, named } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { daysAgo } from '../../practice/seeds.ts'
import { type Answer, awsError, type Call, practiceService, type SeedContext } from '../../practice/service.ts'
import { type HasTags, tag, tagPairs, tagsFrom, untag } from '../../practice/tags.ts'
import { TRAIL_METRICS } from '../logs/practice/seed.ts'
import { cloudwatch as sdk } from './sdk.ts'

/** An alarm of a metric, by CloudWatch's own words; dates as text. */
interface StoredAlarm extends HasTags {
  alarm: Omit<PutMetricAlarmInput, 'Tags' | 'AlarmName'>
  updated: string
}

/** CloudWatch in one region: alarms by name. Metrics it does not keep: every alarm waits for data. */
interface CloudWatchState {
  alarms: Record<string, StoredAlarm>
}
type C<I = unknown> = Call<I, CloudWatchState>

function seed(context: SeedContext): CloudWatchState {
  const { region } = context
  const topic = (name: string): string => arnIn(context, 'sns', name)
  const alarm = (
    name: string,
    stack: Stack,
    [Namespace, MetricName]: readonly [string, string],
    more: Partial<StoredAlarm['alarm']>,
  ): [string, StoredAlarm] => [
    name,
    {
      alarm: {
        ActionsEnabled: true,
        AlarmActions: [],
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        EvaluationPeriods: 1,
        MetricName,
        Namespace,
        Period: 300,
        Statistic: 'Sum',
        Threshold: 1,
        TreatMissingData: 'notBreaching',
        ...more,
      },
      updated: daysAgo(context, 100),
      tags: tagsOf(stack),
    },
  ]
  if (region === HOME)
    return {
      alarms: Object.fromEntries([
        alarm('root-user', 'corp-it', [TRAIL_METRICS, 'RootUser'], { AlarmActions: [topic(topics.securityAlarms)] }),
        alarm('key-deletions', 'corp-it', [TRAIL_METRICS, 'KeyDeletions'], {
          AlarmActions: [topic(topics.databaseEvents)],
        }),
        alarm('shop-prod-orders-waiting', 'shop-prod', ['AWS/SQS', 'ApproximateAgeOfOldestMessage'], {
          Dimensions: [{ Name: 'QueueName', Value: queues.orders }],
          Threshold: 600,
        }),
        alarm('shop-prod-database-cpu', 'shop-prod', ['AWS/RDS', 'CPUUtilization'], {
          ActionsEnabled: false,
          AlarmActions: [topic(topics.securityAlarms)],
          Threshold: 90,
        }),
      ]),
    }
  if (region !== US) return { alarms: {} }
  return {
    alarms: Object.fromEntries([
      alarm('analytics-failed-jobs', 'analytics', ['Analytics', 'FailedJobs'], {
        AlarmActions: [topic(topics.analyticsAlarms)],
      }),
    ]),
  }
}

export const alarms = named<CloudWatchState, StoredAlarm>({
  in: (state) => state.alarms,
  arn: ['cloudwatch', 'alarm:'],
  missing: (arn) =>
    awsError('ResourceNotFoundException', `Unknown alarm: ${arn}`, 404, {}, 'ResourceNotFoundException'),
})
const invalid = () => awsError('InvalidNextToken', 'Invalid NextToken', 400, {}, 'InvalidNextToken')
const paged = listing({ token: 'NextToken', size: 'MaxRecords', next: 'NextToken', invalid })

const shown = (call: C, name: string, { alarm, updated }: StoredAlarm): Answer<MetricAlarm> => ({
  AlarmName: name,
  AlarmArn: alarms.arn(call, name),
  OKActions: [],
  InsufficientDataActions: [],
  Dimensions: [],
  ...alarm,
  AlarmConfigurationUpdatedTimestamp: updated,
  StateValue: 'INSUFFICIENT_DATA',
  StateReason: 'Unchecked: Initial alarm creation',
  StateUpdatedTimestamp: updated,
})

const taggedAlarm = (call: C, arn: string | undefined): StoredAlarm => alarms.at(call, arn) ?? alarms.of(call, arn)

const existing = ({ state }: C, names: readonly string[] | undefined): readonly StoredAlarm[] =>
  // an unknown alarm name is ignored (AmazonCloudWatch/latest/APIReference/API_DisableAlarmActions.html)
  (names ?? []).flatMap((name) => state.alarms[name] ?? [])

/** Amazon CloudWatch: alarms of metrics, with their actions and tags. */
export const cloudwatch = practiceService<typeof import('@aws-sdk/client-cloudwatch'), CloudWatchState>({
  sdk,
  scope: 'regional',
  seed,
  acts: { ResourceARN: (_, arn) => arn },
  describes: {
    'AWS::CloudWatch::Alarm': (ask) =>
      (ask('DescribeAlarms', { AlarmTypes: ['MetricAlarm'] }).MetricAlarms ?? []).map((is) => ({
        is,
        also: { Arn: is.AlarmArn },
        tags: ask('ListTagsForResource', { ResourceARN: is.AlarmArn }).Tags,
      })),
  },
  reads: {
    DescribeAlarms: (call) => {
      const { AlarmNames: names, AlarmTypes: types, AlarmNamePrefix: prefix = '' } = call.input
      // composite alarms this account has none
      const fits = (name: string) =>
        (types?.includes('MetricAlarm') ?? true) && isAmong(names, name) && name.startsWith(prefix)
      const MetricAlarms = alarms.all(call, fits).map((one) => shown(call, ...one))
      return { ...paged(call, { MetricAlarms }), CompositeAlarms: [] }
    },
    ListTagsForResource: (call) => ({ Tags: tagPairs(taggedAlarm(call, call.input.ResourceARN).tags) }),
  },
  changes: {
    PutMetricAlarm: (call) => {
      const { AlarmName = '', Tags, ...alarm } = call.input
      const missing = ['ComparisonOperator', 'EvaluationPeriods'].filter((name) => !(name in alarm))
      if (AlarmName === '') missing.push('AlarmName')
      if (missing.length > 0)
        throw awsError(
          'MissingRequiredParameterException',
          `The parameter ${missing.join(', ')} is required.`,
          400,
          {},
          'MissingParameter',
        )
      const known = alarms.find(call, AlarmName)
      alarms.add(call, AlarmName, {
        alarm: { ActionsEnabled: true, AlarmActions: [], ...alarm },
        updated: call.now.toISOString(),
        // tags are given when it is made; afterwards by TagResource alone
        tags: known?.tags ?? tagsFrom(Tags),
      })
    },
    DeleteAlarms: (call) => {
      for (const name of call.input.AlarmNames ?? []) delete call.state.alarms[name]
    },
    EnableAlarmActions: (call) => {
      for (const { alarm } of existing(call, call.input.AlarmNames)) alarm.ActionsEnabled = true
    },
    DisableAlarmActions: (call) => {
      for (const { alarm } of existing(call, call.input.AlarmNames)) alarm.ActionsEnabled = false
    },
    TagResource: (call) => tag(taggedAlarm(call, call.input.ResourceARN), call.input.Tags),
    UntagResource: (call) => untag(taggedAlarm(call, call.input.ResourceARN), call.input.TagKeys),
  },
})
