import { allOf, type Control, control } from '../../../controls/control.ts'
import { anchorOf } from '../../../controls/page.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html'
const page = (id: string): string => anchorOf(docs, id)

/** The same two questions for snapshots of instances and of clusters: the controls of AWS look at both. */
export const ofSnapshots: readonly Control[] = (
  ['Demarc::RDS::DBSnapshot', 'Demarc::RDS::DBClusterSnapshot'] as const
).flatMap((on) => [
  control({
    id: 'RDS.1',
    compared: '2026-11-30',
    configRule: 'rds-snapshots-public-prohibited',
    on,
    duty: 'no-public-sharing',
    severity: 'critical',
    says: 'Not everyone may restore a database snapshot.',
    reads: ['RestoreAccounts'],
    holds: (snapshot) => !snapshot.RestoreAccounts?.includes('all'),
    fix: 'Remove "all" from the restore attribute of the snapshot.',
    source: page('RDS.1'),
  }),
  control({
    id: 'RDS.4',
    compared: '2026-11-30',
    configRule: 'rds-snapshot-encrypted',
    on,
    duty: 'encrypt-at-rest',
    severity: 'medium',
    says: 'A database snapshot is encrypted.',
    reads: ['Encrypted'],
    holds: (snapshot) => snapshot.Encrypted,
    // CopyDBClusterSnapshot refuses a key for a plain snapshot (AmazonRDS/latest/APIReference/API_CopyDBClusterSnapshot.html)
    fix:
      on === 'Demarc::RDS::DBSnapshot'
        ? 'Copy the snapshot with a KMS key, and delete the plain one.'
        : 'Restore a cluster from it with a KMS key, take a snapshot of that, and delete the plain one.',
    source: page('RDS.4'),
  }),
])

const on = 'AWS::RDS::EventSubscription'

interface Subscription {
  readonly Enabled: boolean | null
  readonly SourceType: string | null
  readonly EventCategories: readonly string[] | null
}

/** Whether a subscription tells of some kinds of event; without categories it tells of all, without a source type of every source. */
const tells = (one: Subscription, source: string, categories: readonly string[]): boolean =>
  one.Enabled === true &&
  (one.SourceType === source || one.SourceType === null) &&
  (!one.EventCategories?.length || categories.every((category) => one.EventCategories?.includes(category)))

/** Each subscription that there is tells enough (AWS passes an account that has none). */
const existing = (id: string, configRule: string, source: string, categories: readonly string[], name: string) =>
  control({
    id,
    compared: '2026-11-30',
    configRule,
    on,
    duty: 'monitoring',
    severity: 'low',
    says: `A subscription to the events of ${name} tells of ${categories.join(', ')}.`,
    reads: ['Enabled', 'SourceType', 'EventCategories'],
    applies: (one) => one.SourceType === source,
    holds: (one) => tells(one, source, categories),
    fix: `Enable the subscription and add the event categories ${categories.join(', ')}.`,
    source: page(id),
  })

/**
 * Some subscription of the region tells of it, where there are any: AWS passes an account without one. The verdict stands on each
 * subscription.
 */
const wanted = (id: string, configRule: string, source: string, categories: readonly string[], name: string) =>
  control({
    id,
    compared: '2026-11-30',
    configRule,
    on,
    duty: 'monitoring',
    severity: 'low',
    says: `Among the subscriptions of a region one tells of ${categories.join(' and ')} of ${name}.`,
    reads: [],
    near: { subscriptions: allOf(on, { within: 'region', reads: ['Enabled', 'SourceType', 'EventCategories'] }) },
    holds: (_, { near }) => near.subscriptions.some(({ properties }) => tells(properties, source, categories)),
    fix: `Create an event subscription for ${source} with the event categories ${categories.join(', ')}.`,
    source: page(id),
  })

export const clusterEventsAreTold: Control = existing(
  'RDS.19',
  'rds-cluster-event-notifications-configured',
  'db-cluster',
  ['maintenance', 'failure'],
  'DB clusters',
)
export const instanceEventsAreTold: Control = existing(
  'RDS.20',
  'rds-instance-event-notifications-configured',
  'db-instance',
  ['maintenance', 'configuration change', 'failure'],
  'DB instances',
)
export const parameterGroupEventsAreTold: Control = wanted(
  'RDS.21',
  'rds-pg-event-notifications-configured',
  'db-parameter-group',
  ['configuration change'],
  'DB parameter groups',
)
export const securityGroupEventsAreTold: Control = wanted(
  'RDS.22',
  'rds-sg-event-notifications-configured',
  'db-security-group',
  ['configuration change', 'failure'],
  'DB security groups',
)
