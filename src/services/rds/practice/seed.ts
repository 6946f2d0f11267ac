import type { Tag } from '@aws-sdk/client-rds'
import {
  HOME,
  iamArn,
  partnerAccount,
  placeOf,
  roles,
  type Stack,
  type SubnetKey,
  subnetIds,
  subnets,
  tagList,
  US,
  vpcIdOf,
} from '../../../practice/company.ts'
import { alnumId, ec2Id } from '../../../practice/ids.ts'
import { arnIn } from '../../../practice/kind.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import { seedClusters, seedInstances, seedMembers } from './databases.seed.ts'
import { familyOf } from './engines.ts'
import { seedGlobalClusters } from './global-clusters.ts'
import { seedPending } from './maintenance.ts'
import { setTo } from './parameters.ts'
import { clusterSnapshot, instanceSnapshot } from './snapshot-shapes.ts'
import {
  proxies,
  type RdsState,
  type StoredCluster,
  type StoredClusterSnapshot,
  type StoredInstance,
  type StoredParameterGroup,
  type StoredProxy,
  type StoredSnapshot,
  type StoredSubnetGroup,
  type StoredSubscription,
  subnetGroups as subnetGroupKind,
  subscriptions,
  vpcOf,
} from './state.ts'

/** The databases of Nordlicht Instruments; other regions are empty. */
export function seedRds(context: SeedContext): RdsState {
  const subnetGroups = seedSubnetGroups(context)
  const clusters = seedClusters(context)
  const instances = [...seedInstances(context, subnetGroups), ...seedMembers(context, subnetGroups)]
  return {
    instances,
    clusters,
    snapshots: seedSnapshots(context, instances),
    clusterSnapshots: seedClusterSnapshots(context, { clusters, subnetGroups }),
    parameterGroups: seedParameterGroups(context, instances, ownGroups),
    clusterParameterGroups: seedParameterGroups(context, clusters, ownClusterGroups),
    subnetGroups,
    pending: seedPending(context.region),
    subscriptions: seedSubscriptions(context),
    proxies: seedProxies(context),
    globalClusters: seedGlobalClusters(context),
  }
}

const subnetGroupPlans: readonly (readonly [name: string, Stack, members: readonly [SubnetKey, ...SubnetKey[]]])[] = [
  ['shop-prod-private', 'shop-prod', ['shopPrivateA', 'shopPrivateB']],
  ['shop-staging-public', 'shop-staging', ['stagingPublicA', 'stagingPublicB']],
  ['corp-it-private', 'corp-it', ['corpPrivateA', 'corpPrivateB']],
  ['analytics-private', 'analytics', ['analyticsPrivateA', 'analyticsPrivateB']],
  ['us-shop-public', 'shop-prod', ['usPublicA', 'usPublicB']],
  ['my-shop-private', 'my-shop', ['myPrivateA', 'myPrivateB']],
]

function seedSubnetGroups(context: SeedContext): StoredSubnetGroup[] {
  const region = placeOf(context)
  const group = (
    name: string,
    vpc: string,
    members: readonly { name: string; zone: string }[],
    TagList: Tag[],
  ): StoredSubnetGroup => ({
    DBSubnetGroupName: name,
    DBSubnetGroupArn: subnetGroupKind.arn(context, name),
    DBSubnetGroupDescription: name,
    VpcId: ec2Id('vpc', vpc),
    SubnetGroupStatus: 'Complete',
    SupportedNetworkTypes: ['IPV4'],
    Subnets: members.map((one) => ({
      SubnetIdentifier: ec2Id('subnet', one.name),
      SubnetAvailabilityZone: { Name: one.zone },
      SubnetStatus: 'Active',
    })),
    TagList,
  })
  const own = subnetGroupPlans
    .filter(([, , [first]]) => subnets[first].zone.startsWith(region))
    .map(([name, stack, members]) =>
      group(
        name,
        subnets[members[0]].vpc,
        members.map((key) => subnets[key]),
        tagList(stack, name),
      ),
    )
  if (region !== US) return own
  // created by the console, in the default VPC
  const zones = ['a', 'b', 'c'].map((letter) => ({ name: `default ${US}${letter}`, zone: `${US}${letter}` }))
  return [...own, group('default', 'default', zones, [])]
}

type GroupPlan = readonly [name: string, region: string, Stack, family: string, values: StoredParameterGroup['values']]
const TLS = { require_secure_transport: setTo('1') }
const ownGroups: readonly GroupPlan[] = [
  [
    'shop-prod-postgres16',
    HOME,
    'shop-prod',
    'postgres16',
    { 'rds.force_ssl': setTo('1'), log_min_duration_statement: setTo('500') },
  ],
  ['corp-it-mysql8', HOME, 'corp-it', 'mysql8.0', TLS],
  ['corp-it-mariadb10-11', HOME, 'corp-it', 'mariadb10.11', TLS],
  ['corp-it-sqlserver-se-15', HOME, 'corp-it', 'sqlserver-se-15.0', { 'rds.force_ssl': setTo('1', 'pending-reboot') }],
]
const ownClusterGroups: readonly GroupPlan[] = [
  [
    'shop-prod-aurora-mysql8',
    HOME,
    'shop-prod',
    'aurora-mysql8.0',
    {
      server_audit_logging: setTo('1'),
      server_audit_events: setTo('CONNECT,QUERY_DCL,QUERY_DDL'),
      require_secure_transport: setTo('ON'),
    },
  ],
  ['shop-prod-docdb5', HOME, 'shop-prod', 'docdb5.0', { tls: setTo('tls1.2+', 'pending-reboot') }],
  // created for the US shop, and not assigned to a cluster
  ['us-shop-aurora-mysql8', US, 'shop-prod', 'aurora-mysql8.0', {}],
]

/** The custom parameter groups, and the default groups of the families in use. */
function seedParameterGroups(
  context: SeedContext,
  users: readonly { Engine: string; EngineVersion: string }[],
  own: readonly GroupPlan[],
): StoredParameterGroup[] {
  const families = new Set(users.map((one) => familyOf(one.Engine, one.EngineVersion)))
  const standard = [...families].toSorted().map((family) => ({
    name: `default.${family}`,
    family,
    description: `Default parameter group for ${family}`,
    values: {},
    TagList: [],
  }))
  const made = own
    .filter(([, region]) => region === context.region)
    .map(([name, , stack, family, values]) => ({ name, family, description: name, values, TagList: tagList(stack) }))
  return [...standard, ...made]
}

type SnapshotPlan = readonly [name: string, of: string, Stack, ageInDays: number, restore?: string]
const snapshotPlans: readonly SnapshotPlan[] = [
  ['shop-prod-orders-before-16-4', 'shop-prod-orders', 'shop-prod', 90],
  ['shop-prod-orders-for-calibration-lab', 'shop-prod-orders', 'shop-prod', 40, partnerAccount],
  ['shop-staging-for-the-agency', 'shop-staging', 'shop-staging', 210, 'all'],
  ['us-shop-orders-2025', 'us-shop-orders', 'shop-prod', 60],
]
const clusterSnapshotPlans: readonly SnapshotPlan[] = [
  ['shop-prod-catalog-before-relaunch', 'shop-prod-catalog', 'shop-prod', 120],
  ['corp-it-tickets-for-the-agency', 'corp-it-tickets', 'corp-it', 150, 'all'],
  ['shop-prod-reviews-before-5-0', 'shop-prod-reviews', 'shop-prod', 320],
  ['shop-prod-related-first', 'shop-prod-related', 'shop-prod', 200],
  ['analytics-graph-for-the-university', 'analytics-graph', 'analytics', 330, 'all'],
  ['analytics-warehouse-for-the-university', 'analytics-warehouse', 'analytics', 330, 'all'],
]

/** The name of an automated snapshot: `rds:name-2026-01-31-02-10`. */
const automatic = (name: string, at: string): string => `rds:${name}-${at.slice(0, 10)}-02-10`

/** The last automated snapshot of each database with backups, and the manual snapshots. */
function plansFor(
  context: SeedContext,
  name: string,
  { BackupRetentionPeriod: days = 0, CopyTagsToSnapshot, TagList }: StoredInstance | StoredCluster,
  plans: readonly SnapshotPlan[],
) {
  const automated = {
    name: automatic(name, daysAgo(context, 1)),
    type: 'automated' as const,
    tags: CopyTagsToSnapshot ? TagList : [],
    created: daysAgo(context, 1),
  }
  const taken = plans
    .filter(([, of]) => of === name)
    .map(([taken, , stack, age, restore]) => ({
      name: taken,
      type: 'manual' as const,
      tags: tagList(stack),
      created: daysAgo(context, age),
      restore: restore === undefined ? [] : [restore],
    }))
  return [...(days > 0 ? [automated] : []), ...taken]
}

const seedSnapshots = (context: SeedContext, instances: readonly StoredInstance[]): StoredSnapshot[] =>
  instances
    .filter(({ DBClusterIdentifier }) => DBClusterIdentifier === undefined)
    .flatMap((of) =>
      plansFor(context, of.DBInstanceIdentifier, of, snapshotPlans).map((taken) =>
        instanceSnapshot(context, of, taken),
      ),
    )

const seedClusterSnapshots = (
  context: SeedContext,
  state: Pick<RdsState, 'clusters' | 'subnetGroups'>,
): StoredClusterSnapshot[] =>
  state.clusters.flatMap((of) =>
    plansFor(context, of.DBClusterIdentifier, of, clusterSnapshotPlans).map((taken) =>
      clusterSnapshot(context, of, vpcOf(state, of), taken),
    ),
  )

const subscriptionPlans: readonly (readonly [
  name: string,
  region: string,
  Stack,
  source: string,
  categories: string[],
])[] = [
  ['corp-it-clusters', HOME, 'corp-it', 'db-cluster', ['failover', 'failure', 'maintenance']],
  [
    'corp-it-instances',
    HOME,
    'corp-it',
    'db-instance',
    ['configuration change', 'failure', 'low storage', 'maintenance'],
  ],
  ['corp-it-parameter-groups', HOME, 'corp-it', 'db-parameter-group', ['configuration change']],
  ['analytics-clusters', US, 'analytics', 'db-cluster', ['failover']],
  ['us-shop-security-groups', US, 'shop-prod', 'db-security-group', ['configuration change', 'failure']],
  ['us-shop-instances', US, 'shop-prod', 'db-instance', ['configuration change', 'failure', 'maintenance']],
]
const OFF = 'us-shop-instances'
/** The subscriptions for certain sources only. */
const sourcesOf: Readonly<Record<string, string[]>> = {
  'corp-it-parameter-groups': ownGroups.flatMap(([name, , stack]) => (stack === 'corp-it' ? [name] : [])),
}

const seedSubscriptions = (context: SeedContext): StoredSubscription[] =>
  subscriptionPlans
    .filter(([, region]) => region === context.region)
    .map(([name, , stack, SourceType, EventCategoriesList]) => ({
      ...(sourcesOf[name] ? { SourceIdsList: sourcesOf[name] } : {}),
      CustomerAwsId: context.account,
      CustSubscriptionId: name,
      SnsTopicArn: arnIn(context, 'sns', `${stack}-database-events`),
      Status: 'active',
      SubscriptionCreationTime: daysAgo(context, 350),
      SourceType,
      EventCategoriesList,
      Enabled: name !== OFF,
      EventSubscriptionArn: subscriptions.arn(context, name),
      TagList: tagList(stack),
    }))

/** The proxies of the shop's databases. */
function seedProxies(context: SeedContext): StoredProxy[] {
  const { region } = context
  if (region !== HOME) return []
  const proxy = (
    name: string,
    stack: Stack,
    family: string,
    places: readonly [SubnetKey, ...SubnetKey[]],
    group: Parameters<typeof groupId>[0],
    tls: boolean,
  ): StoredProxy => ({
    DBProxyName: name,
    DBProxyArn: proxies.arn(context, name),
    Status: 'available',
    EngineFamily: family,
    VpcId: vpcIdOf(places),
    VpcSecurityGroupIds: [groupId(group)],
    VpcSubnetIds: subnetIds(places),
    Auth: [
      {
        AuthScheme: 'SECRETS',
        IAMAuth: tls ? 'REQUIRED' : 'DISABLED',
        SecretArn: arnIn(context, 'secretsmanager', `secret:${name}-${alnumId('secret', name, 6)}`),
      },
    ],
    RoleArn: iamArn(`role/${roles.databaseProxy}`),
    Endpoint: `${name}.proxy-${alnumId('rds-endpoint', region, 12)}.${region}.rds.amazonaws.com`,
    RequireTLS: tls,
    IdleClientTimeout: 1800,
    DebugLogging: false,
    CreatedDate: daysAgo(context, 250),
    UpdatedDate: daysAgo(context, 250),
    TagList: tagList(stack),
  })
  return [
    proxy('shop-prod-orders', 'shop-prod', 'POSTGRESQL', ['shopPrivateA', 'shopPrivateB'], 'shopDatabase', true),
    proxy('shop-staging', 'shop-staging', 'MYSQL', ['stagingPublicA', 'stagingPublicB'], 'stagingDatabase', false),
  ]
}
