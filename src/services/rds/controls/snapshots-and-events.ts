import { allOf, type Control, control } from '../../../controls/control.ts'
import { Found } from '../../../controls/found.ts'
import { anchorOf } from '../../../controls/page.ts'
import { isOfRds } from './engines.ts'

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
    responsibility: 'no-public-sharing',
    severity: 'critical',
    title: 'Not everyone may restore a database snapshot.',
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
    responsibility: 'encrypt-at-rest',
    severity: 'medium',
    title: 'A database snapshot is encrypted.',
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
    responsibility: 'monitoring',
    severity: 'low',
    title: `A subscription to the events of ${name} tells of ${categories.join(', ')}.`,
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
    responsibility: 'monitoring',
    severity: 'low',
    title: `Among the subscriptions of a region one tells of ${categories.join(' and ')} of ${name}.`,
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

const events = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html'
const subscriptions = allOf(on, { within: 'region', reads: ['Enabled', 'SourceType', 'EventCategories', 'SourceIds'] })
type Subscriptions = Found<{
  readonly properties: Subscription & { readonly SourceIds: readonly string[] | null }
}>

/** Is each of some kinds of event of one source told of, by one subscription of the region or by several? */
const areTold = (found: Subscriptions, source: string, name: string | null, categories: readonly string[]): boolean =>
  Found.of(categories).every((category) =>
    found.some(
      ({ properties }) =>
        tells(properties, source, [category]) &&
        // a subscription without names is for all sources of its type
        (!properties.SourceIds?.length || (name !== null && properties.SourceIds.includes(name))),
    ),
  )

const INSTANCE_EVENTS = ['maintenance', 'configuration change', 'failure']
const CLUSTER_EVENTS = ['maintenance', 'failure']
const GROUP_EVENTS = ['configuration change']
const fixOf = (source: string, categories: readonly string[]): string =>
  `Create an event subscription for ${source} with the event categories ${categories.join(', ')}.`

/**
 * AWS asks the subscriptions that there are (RDS.19 to RDS.22), and passes a region that has none. These ask each database whether
 * its events reach a topic.
 */
export const eventsOfInstancesAreTold = control({
  id: 'Demarc.RDS.2',
  on: 'AWS::RDS::DBInstance',
  responsibility: 'monitoring',
  severity: 'low',
  title: `Event subscriptions of the region tell of ${INSTANCE_EVENTS.join(', ')} of a DB instance.`,
  reads: ['Engine'],
  near: { subscriptions },
  applies: (db) => isOfRds(db.Engine),
  holds: (_, { near, name }) => areTold(near.subscriptions, 'db-instance', name, INSTANCE_EVENTS),
  fix: fixOf('db-instance', INSTANCE_EVENTS),
  source: events,
})

export const eventsOfClustersAreTold = control({
  id: 'Demarc.RDS.3',
  on: 'AWS::RDS::DBCluster',
  responsibility: 'monitoring',
  severity: 'low',
  title: `Event subscriptions of the region tell of ${CLUSTER_EVENTS.join(', ')} of a DB cluster.`,
  reads: ['Engine'],
  near: { subscriptions },
  applies: (db) => isOfRds(db.Engine),
  holds: (_, { near, name }) => areTold(near.subscriptions, 'db-cluster', name, CLUSTER_EVENTS),
  fix: fixOf('db-cluster', CLUSTER_EVENTS),
  source: events,
})

export const eventsOfParameterGroupsAreTold = control({
  id: 'Demarc.RDS.4',
  on: 'AWS::RDS::DBInstance',
  responsibility: 'monitoring',
  severity: 'low',
  title: 'An event subscription of the region tells of configuration changes of the parameter group of a DB instance.',
  reads: ['Engine', 'DBParameterGroupName'],
  near: { subscriptions },
  // the default groups of AWS cannot be changed (AmazonRDS/latest/UserGuide/parameter-groups-overview.html)
  applies: (db) => isOfRds(db.Engine) && db.DBParameterGroupName?.startsWith('default.') !== true,
  holds: ({ DBParameterGroupName: group }, { near }) =>
    areTold(near.subscriptions, 'db-parameter-group', group, GROUP_EVENTS),
  fix: fixOf('db-parameter-group', GROUP_EVENTS),
  source: events,
})
