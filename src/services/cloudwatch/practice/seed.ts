import { HOME, queues, type Stack, tagsOf, topics, US } from '../../../practice/company.ts'
import { arnIn } from '../../../practice/kind.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { TRAIL_METRICS } from '../../logs/practice/seed.ts'
import type { CloudWatchState, StoredAlarm } from './state.ts'

export function seed(context: SeedContext): CloudWatchState {
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
