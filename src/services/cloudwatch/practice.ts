import type { MetricAlarm, PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch'
import { HOME, queues, type Stack, tagList, topics, US } from '../../practice/company.ts'
import { awsError, type Call, page, practiceService, type SeedContext } from '../../practice/service.ts'
import { TRAIL_METRICS } from '../logs/practice/seed.ts'
import { cloudwatch as sdk } from './sdk.ts'

type Tags = { Key: string; Value: string }[]

/** An alarm of a metric, by CloudWatch's own words; dates as text. */
interface StoredAlarm {
  alarm: Omit<PutMetricAlarmInput, 'Tags' | 'AlarmName'>
  updated: string
  tags: Tags
}

/** CloudWatch in one region: alarms by name. Metrics it does not keep: every alarm waits for data. */
interface CloudWatchState {
  alarms: Record<string, StoredAlarm>
}
type C<I = unknown> = Call<I, CloudWatchState>

const DAY = 86_400_000

function seed({ account, partition, region, now }: SeedContext): CloudWatchState {
  const topic = (name: string): string => `arn:${partition}:sns:${region}:${account}:${name}`
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
      updated: new Date(now.getTime() - 100 * DAY).toISOString(),
      tags: tagList(stack),
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

const arnOf = ({ partition, region, account }: C, name: string): string =>
  `arn:${partition}:cloudwatch:${region}:${account}:alarm:${name}`

const shown = (call: C, name: string, { alarm, updated }: StoredAlarm): MetricAlarm => ({
  AlarmName: name,
  AlarmArn: arnOf(call, name),
  OKActions: [],
  InsufficientDataActions: [],
  Dimensions: [],
  ...alarm,
  AlarmConfigurationUpdatedTimestamp: new Date(updated),
  StateValue: 'INSUFFICIENT_DATA',
  StateReason: 'Unchecked: Initial alarm creation',
  StateUpdatedTimestamp: new Date(updated),
})

function taggedAlarm(call: C, arn: string | undefined): StoredAlarm {
  const [, found] = Object.entries(call.state.alarms).find(([name]) => arnOf(call, name) === arn) ?? []
  if (!found) throw awsError('ResourceNotFoundException', `Unknown alarm: ${arn}`, 404, {}, 'ResourceNotFoundException')
  return found
}

const existing = ({ state }: C, names: readonly string[] | undefined): readonly StoredAlarm[] =>
  // a name that is nobody's is passed over (AmazonCloudWatch/latest/APIReference/API_DisableAlarmActions.html)
  (names ?? []).flatMap((name) => state.alarms[name] ?? [])

const onAlarm = ({ input }: { input: { ResourceARN?: string | undefined } }): string => input.ResourceARN ?? '*'

/** Amazon CloudWatch: alarms of metrics, with their actions and tags. */
export const cloudwatch = practiceService<typeof import('@aws-sdk/client-cloudwatch'), CloudWatchState>({
  sdk,
  scope: 'regional',
  seed,
  resource: { ListTagsForResource: onAlarm, TagResource: onAlarm, UntagResource: onAlarm },
  reads: {
    DescribeAlarms: (call) => {
      const { input, state } = call
      const names = input.AlarmNames ?? []
      const all = Object.entries(state.alarms)
        // composite alarms this account has none
        .filter(() => input.AlarmTypes === undefined || input.AlarmTypes.includes('MetricAlarm'))
        .filter(([name]) => names.length === 0 || names.includes(name))
        .filter(([name]) => name.startsWith(input.AlarmNamePrefix ?? ''))
        .sort(([a], [b]) => (a < b ? -1 : 1))
      const size = Math.min(input.MaxRecords ?? call.pageSize, call.pageSize)
      const invalid = () => awsError('InvalidNextToken', 'Invalid NextToken', 400, {}, 'InvalidNextToken')
      const { items, next } = page(call, all, { token: input.NextToken, size, invalid })
      return { MetricAlarms: items.map(([name, one]) => shown(call, name, one)), CompositeAlarms: [], NextToken: next }
    },
    ListTagsForResource: (call) => ({ Tags: taggedAlarm(call, call.input.ResourceARN).tags }),
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
      const known = call.state.alarms[AlarmName]
      call.state.alarms[AlarmName] = {
        alarm: { ActionsEnabled: true, AlarmActions: [], ...alarm },
        updated: call.now.toISOString(),
        // tags are given when it is made; afterwards by TagResource alone
        tags: known?.tags ?? (Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value })),
      }
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
    TagResource: (call) => {
      const one = taggedAlarm(call, call.input.ResourceARN)
      const added = (call.input.Tags ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }))
      one.tags = [...one.tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)), ...added]
    },
    UntagResource: (call) => {
      const one = taggedAlarm(call, call.input.ResourceARN)
      one.tags = one.tags.filter(({ Key }) => !call.input.TagKeys?.includes(Key))
    },
  },
})
