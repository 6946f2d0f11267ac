import { HOME, keyArn, keys, placeOf, SMALL, type Stack, tagsOf, US } from '../../../practice/company.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type { LogsState, StoredGroup } from './state.ts'

const DAY = 86_400_000

const TRAIL_GROUP = '/corp-it/cloudtrail'
/** The namespace of the metrics counted in the trail's log. */
export const TRAIL_METRICS = 'CloudTrail'

/** The log groups of Nordlicht Instruments, with their metric filters. */
export function seedLogs(context: SeedContext): LogsState {
  const { region, now } = context
  const made = (days: number): number => now.getTime() - days * DAY
  const group = (name: string, stack: Stack, age: number, more: Partial<StoredGroup> = {}): [string, StoredGroup] => [
    name,
    { created: made(age), retention: null, key: null, filters: {}, tags: tagsOf(stack), ...more },
  ]
  const filter = (pattern: string, metric: string, namespace = TRAIL_METRICS) => ({
    pattern,
    created: made(300),
    metrics: [{ metricName: metric, metricNamespace: namespace, metricValue: '1' }],
  })
  if (region === HOME)
    return {
      groups: Object.fromEntries([
        group(TRAIL_GROUP, 'corp-it', 900, {
          retention: 731,
          key: keyArn(keys.cloudtrail.alias, region),
          filters: {
            'root-user': filter(
              '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
              'RootUser',
            ),
            // deletions are missing from the pattern, and there is no alarm
            'trail-changes': filter('{ ($.eventName = UpdateTrail) || ($.eventName = StopLogging) }', 'TrailChanges'),
            'key-deletions': filter(
              '{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}',
              'KeyDeletions',
            ),
          },
        }),
        group('/aws/rds/cluster/shop-prod/postgresql', 'shop-prod', 700, { retention: 90 }),
        group('/aws/elasticbeanstalk/shop-blog-prod/var/log/nginx/access.log', 'shop-prod', 420, { retention: 400 }),
        group('/vpc/shop-prod', 'shop-prod', 800, { retention: 365 }),
        group('/vpn/remote-work', 'corp-it', 300),
        group('/newsletter', 'corp-it', 2500, { retention: 7 }),
      ]),
    }
  if (placeOf(context) === SMALL)
    return { groups: Object.fromEntries([group('/aws/lambda/my-shop-thumbnails', 'my-shop', 200)]) }
  if (region !== US) return { groups: {} }
  return {
    groups: Object.fromEntries([
      group('/analytics/jobs', 'analytics', 500, {
        retention: 30,
        key: keyArn(keys.analyticsData.alias, region),
        filters: { 'failed-jobs': filter('ERROR', 'FailedJobs', 'Analytics') },
      }),
    ]),
  }
}
