import { unknown } from '../../../controls/answer.ts'
import { allOf, type Control, control } from '../../../controls/control.ts'
import { Found } from '../../../controls/found.ts'
import { anchorOf } from '../../../controls/page.ts'
import { listed, settingIs } from '../../../controls/wording.ts'
import { isOfRds } from './engines.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html'
const page = (id: string): string => anchorOf(docs, id)

/** AWS's two controls of snapshots, which apply to snapshots of instances and of clusters. */
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
    title:
      on === 'Demarc::RDS::DBSnapshot'
        ? 'RDS DB snapshots should not be public'
        : 'RDS DB cluster snapshots should not be public',
    finding: 'Any AWS account can restore the snapshot: its restore attribute contains all',
    reads: ['RestoreAccounts'],
    holds: (snapshot) => !snapshot.RestoreAccounts?.includes('all'),
    fix: `Remove "all" from the restore attribute of the snapshot (${on === 'Demarc::RDS::DBSnapshot' ? 'ModifyDBSnapshotAttribute' : 'ModifyDBClusterSnapshotAttribute'}).`,
    source: page('RDS.1'),
  }),
  control({
    id: 'RDS.4',
    compared: '2026-11-30',
    configRule: 'rds-snapshot-encrypted',
    on,
    responsibility: 'encrypt-at-rest',
    severity: 'medium',
    title:
      on === 'Demarc::RDS::DBSnapshot'
        ? 'RDS DB snapshots should be encrypted at rest'
        : 'RDS DB cluster snapshots should be encrypted at rest',
    finding: (snapshot) => settingIs('Encrypted', snapshot.Encrypted),
    reads: ['Encrypted'],
    holds: (snapshot) => snapshot.Encrypted,
    // CopyDBClusterSnapshot rejects a key for an unencrypted snapshot (AmazonRDS/latest/APIReference/API_CopyDBClusterSnapshot.html)
    fix:
      on === 'Demarc::RDS::DBSnapshot'
        ? 'Copy the snapshot with a KMS key (CopyDBSnapshot), and delete the unencrypted one.'
        : 'Restore a cluster from it with a KMS key, take a snapshot of that cluster, and delete the unencrypted snapshot.',
    source: page('RDS.4'),
  }),
])

const on = 'AWS::RDS::EventSubscription'

const fixOf = (source: string, categories: readonly string[]): string =>
  `Create an event subscription for source type ${source} with the event categories ${listed(categories)} (CreateEventSubscription).`

interface Subscription {
  readonly Enabled: boolean | null
  readonly SourceType: string | null
  readonly EventCategories: readonly string[] | null
}

/** Does a subscription cover some event categories? Without categories it covers all, without a source type all sources. */
const covers = (one: Subscription, source: string, categories: readonly string[]): boolean =>
  one.Enabled === true &&
  (one.SourceType === source || one.SourceType === null) &&
  (!one.EventCategories?.length || categories.every((category) => one.EventCategories?.includes(category)))

/** Each subscription to a source type covers the categories (AWS passes an account without a subscription). */
const existing = (id: string, configRule: string, source: string, categories: readonly string[], name: string) =>
  control({
    id,
    compared: '2026-11-30',
    leftOpen:
      'A subscription without a source type, which gets the events of all sources, is unknown where it would fail: the page does not say whether it is asked.',
    configRule,
    on,
    responsibility: 'log-and-alert-settings',
    severity: 'low',
    title: `RDS event subscriptions for ${name} should cover ${listed(categories)}`,
    finding: (one) =>
      one.Enabled === true
        ? `EventCategories lack ${listed(categories.filter((each) => !one.EventCategories?.includes(each)))}`
        : 'Enabled is false: the subscription sends no notifications',
    reads: ['Enabled', 'SourceType', 'EventCategories'],
    applies: (one) => one.SourceType === source || one.SourceType === null,
    holds: (one) =>
      covers(one, source, categories) ||
      (one.SourceType === null && unknown('whether AWS judges a subscription without a source type')),
    fix: `Enable the subscription and add the event categories ${listed(categories)} (ModifyEventSubscription).`,
    source: page(id),
  })

/**
 * One subscription of the region covers the categories. AWS passes an account without a subscription; each subscription gets the
 * verdict.
 */
const wanted = (id: string, configRule: string, source: string, categories: readonly string[], name: string) =>
  control({
    id,
    compared: '2026-11-30',
    configRule,
    on,
    responsibility: 'log-and-alert-settings',
    severity: 'low',
    title: `RDS event subscriptions of a Region should cover ${listed(categories)} of ${name}`,
    finding: `No enabled event subscription of the Region covers ${listed(categories)} of ${name}`,
    reads: [],
    near: { subscriptions: allOf(on, { within: 'region', reads: ['Enabled', 'SourceType', 'EventCategories'] }) },
    holds: (_, { near }) => near.subscriptions.some(({ properties }) => covers(properties, source, categories)),
    fix: fixOf(source, categories),
    source: page(id),
  })

export const clusterEventsAreCovered: Control = existing(
  'RDS.19',
  'rds-cluster-event-notifications-configured',
  'db-cluster',
  ['maintenance', 'failure'],
  'DB clusters',
)
export const instanceEventsAreCovered: Control = existing(
  'RDS.20',
  'rds-instance-event-notifications-configured',
  'db-instance',
  ['maintenance', 'configuration change', 'failure'],
  'DB instances',
)
export const parameterGroupEventsAreCovered: Control = wanted(
  'RDS.21',
  'rds-pg-event-notifications-configured',
  'db-parameter-group',
  ['configuration change'],
  'DB parameter groups',
)
export const securityGroupEventsAreCovered: Control = wanted(
  'RDS.22',
  'rds-sg-event-notifications-configured',
  'db-security-group',
  ['configuration change', 'failure'],
  'DB security groups',
)

const events = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html'
const subscriptions = allOf(on, { within: 'region', reads: ['Enabled', 'SourceType', 'EventCategories', 'SourceIds'] })
interface Subscribed {
  readonly properties: Subscription & { readonly SourceIds: readonly string[] | null }
}
type Subscriptions = Found<Subscribed>

/** Does one subscription cover an event category of one source? A subscription without `SourceIds` is for all sources of its type. */
const coversOne =
  (source: string, name: string | null, category: string) =>
  ({ properties }: Subscribed): boolean =>
    covers(properties, source, [category]) &&
    (!properties.SourceIds?.length || (name !== null && properties.SourceIds.includes(name)))

/** Do the subscriptions of the region together cover the event categories of one source? */
const areCovered = (
  found: Subscriptions,
  source: string,
  name: string | null,
  categories: readonly string[],
): boolean => Found.of(categories).every((category) => found.some(coversOne(source, name, category)))

/** The finding for the event categories that no subscription covers. */
const uncovered = (found: Subscriptions, source: string, name: string | null, categories: readonly string[]): string =>
  `No event subscription of the Region covers ${listed(categories.filter((one) => found.seen(coversOne(source, name, one)).length === 0))}`

const INSTANCE_EVENTS = ['maintenance', 'configuration change', 'failure']
const CLUSTER_EVENTS = ['maintenance', 'failure']
const GROUP_EVENTS = ['configuration change']

/**
 * AWS's controls RDS.19 to RDS.22 judge subscriptions, and pass a region that has none. These controls judge each database: whether
 * subscriptions cover its events.
 */
export const eventsOfInstancesAreCovered = control({
  id: 'Demarc.RDS.2',
  on: 'AWS::RDS::DBInstance',
  responsibility: 'monitoring',
  severity: 'low',
  title: `RDS DB instances should have event subscriptions for ${listed(INSTANCE_EVENTS)}`,
  finding: (_, { near, name }) => uncovered(near.subscriptions, 'db-instance', name, INSTANCE_EVENTS),
  reads: ['Engine'],
  near: { subscriptions },
  applies: (db) => isOfRds(db.Engine),
  holds: (_, { near, name }) => areCovered(near.subscriptions, 'db-instance', name, INSTANCE_EVENTS),
  fix: fixOf('db-instance', INSTANCE_EVENTS),
  source: events,
})

export const eventsOfClustersAreCovered = control({
  id: 'Demarc.RDS.3',
  on: 'AWS::RDS::DBCluster',
  responsibility: 'monitoring',
  severity: 'low',
  title: `RDS DB clusters should have event subscriptions for ${listed(CLUSTER_EVENTS)}`,
  finding: (_, { near, name }) => uncovered(near.subscriptions, 'db-cluster', name, CLUSTER_EVENTS),
  reads: ['Engine'],
  near: { subscriptions },
  applies: (db) => isOfRds(db.Engine),
  holds: (_, { near, name }) => areCovered(near.subscriptions, 'db-cluster', name, CLUSTER_EVENTS),
  fix: fixOf('db-cluster', CLUSTER_EVENTS),
  source: events,
})

export const eventsOfParameterGroupsAreCovered = control({
  id: 'Demarc.RDS.4',
  on: 'AWS::RDS::DBInstance',
  responsibility: 'monitoring',
  severity: 'low',
  title: 'RDS DB instances should have an event subscription for their parameter group',
  finding: ({ DBParameterGroupName: group }, { near }) =>
    `${uncovered(near.subscriptions, 'db-parameter-group', group, GROUP_EVENTS)} of the parameter group`,
  reads: ['Engine', 'DBParameterGroupName'],
  near: { subscriptions },
  // the default groups of AWS cannot be changed (AmazonRDS/latest/UserGuide/parameter-groups-overview.html)
  applies: (db) => isOfRds(db.Engine) && db.DBParameterGroupName?.startsWith('default.') !== true,
  holds: ({ DBParameterGroupName: group }, { near }) =>
    areCovered(near.subscriptions, 'db-parameter-group', group, GROUP_EVENTS),
  fix: fixOf('db-parameter-group', GROUP_EVENTS),
  source: events,
})
