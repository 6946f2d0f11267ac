import type { Tag } from '@aws-sdk/client-rds'
import {
  HOME,
  iamArn,
  partnerAccount,
  roles,
  type Stack,
  type SubnetKey,
  subnets,
  tagList,
  US,
  vpcs,
} from '../../../practice/company.ts'
import { alnumId, ec2Id, hexId } from '../../../practice/ids.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import { seedClusters, seedInstances, seedMembers } from './databases.seed.ts'
import { familyOf } from './engines.ts'
import { setTo } from './parameters.ts'
import { clusterSnapshot, instanceSnapshot } from './snapshot-shapes.ts'
import {
  type RdsState,
  rdsArn,
  type StoredCluster,
  type StoredClusterSnapshot,
  type StoredInstance,
  type StoredParameterGroup,
  type StoredProxy,
  type StoredSnapshot,
  type StoredSubnetGroup,
  type StoredSubscription,
} from './state.ts'

const DAY = 86_400_000
const ago = ({ now }: SeedContext, days: number): string => new Date(now.getTime() - days * DAY).toISOString()

/** The databases of Nordlicht Instruments; any other region is empty. */
export function seedRds(context: SeedContext): RdsState {
  const subnetGroups = seedSubnetGroups(context)
  const clusters = seedClusters(context)
  const instances = [...seedInstances(context, subnetGroups), ...seedMembers(context, subnetGroups)]
  return {
    instances,
    clusters,
    snapshots: seedSnapshots(context, instances),
    clusterSnapshots: seedClusterSnapshots(context, clusters, subnetGroups),
    parameterGroups: seedParameterGroups(context, instances, ownGroups, 'pg'),
    clusterParameterGroups: seedParameterGroups(context, clusters, ownClusterGroups, 'cluster-pg'),
    subnetGroups,
    subscriptions: seedSubscriptions(context),
    proxies: seedProxies(context),
  }
}

interface SubnetGroupPlan {
  readonly name: string
  readonly region: string
  readonly stack: Stack
  readonly subnets: readonly SubnetKey[]
}
const subnetGroupPlans: readonly SubnetGroupPlan[] = [
  { name: 'shop-prod-private', region: HOME, stack: 'shop-prod', subnets: ['shopPrivateA', 'shopPrivateB'] },
  { name: 'shop-staging-public', region: HOME, stack: 'shop-staging', subnets: ['stagingPublicA', 'stagingPublicB'] },
  { name: 'corp-it-private', region: HOME, stack: 'corp-it', subnets: ['corpPrivateA', 'corpPrivateB'] },
  { name: 'analytics-private', region: US, stack: 'analytics', subnets: ['analyticsPrivateA', 'analyticsPrivateB'] },
  { name: 'us-shop-public', region: US, stack: 'shop-prod', subnets: ['usPublicA', 'usPublicB'] },
]

function seedSubnetGroups(context: SeedContext): StoredSubnetGroup[] {
  const { region } = context
  const group = (
    name: string,
    vpc: string,
    members: readonly { name: string; zone: string }[],
    tags: Tag[],
  ): StoredSubnetGroup => ({
    DBSubnetGroupName: name,
    DBSubnetGroupArn: rdsArn(context, 'subgrp', name),
    DBSubnetGroupDescription: name,
    VpcId: ec2Id('vpc', vpc),
    SubnetGroupStatus: 'Complete',
    SupportedNetworkTypes: ['IPV4'],
    Subnets: members.map((one) => ({
      SubnetIdentifier: ec2Id('subnet', one.name),
      SubnetAvailabilityZone: { Name: one.zone },
      SubnetStatus: 'Active',
    })),
    tags,
  })
  const own = subnetGroupPlans
    .filter((plan) => plan.region === region)
    .map((plan) => {
      const members = plan.subnets.map((key) => subnets[key])
      return group(plan.name, members[0]?.vpc ?? '', members, tagList(plan.stack, plan.name))
    })
  if (region !== US) return own
  // made by the console, of the default VPC
  const zones = ['a', 'b', 'c'].map((letter) => ({ name: `default ${US}${letter}`, zone: `${US}${letter}` }))
  return [...own, group('default', 'default', zones, [])]
}

interface GroupPlan {
  readonly name: string
  readonly region: string
  readonly stack: Stack
  readonly family: string
  readonly values: () => StoredParameterGroup['values']
}
const ownGroups: readonly GroupPlan[] = [
  {
    name: 'shop-prod-postgres16',
    region: HOME,
    stack: 'shop-prod',
    family: 'postgres16',
    values: () => ({ 'rds.force_ssl': setTo('1'), log_min_duration_statement: setTo('500') }),
  },
  {
    name: 'corp-it-mysql8',
    region: HOME,
    stack: 'corp-it',
    family: 'mysql8.0',
    values: () => ({ require_secure_transport: setTo('1') }),
  },
  {
    name: 'corp-it-mariadb10-11',
    region: HOME,
    stack: 'corp-it',
    family: 'mariadb10.11',
    values: () => ({ require_secure_transport: setTo('1') }),
  },
  {
    name: 'corp-it-sqlserver-se-15',
    region: HOME,
    stack: 'corp-it',
    family: 'sqlserver-se-15.0',
    values: () => ({ 'rds.force_ssl': setTo('1', 'pending-reboot') }),
  },
]
const ownClusterGroups: readonly GroupPlan[] = [
  {
    name: 'shop-prod-aurora-mysql8',
    region: HOME,
    stack: 'shop-prod',
    family: 'aurora-mysql8.0',
    values: () => ({
      server_audit_logging: setTo('1'),
      server_audit_events: setTo('CONNECT,QUERY_DCL,QUERY_DDL'),
      require_secure_transport: setTo('ON'),
    }),
  },
  // made for the US shop, and given to no cluster yet
  {
    name: 'us-shop-aurora-mysql8',
    region: US,
    stack: 'shop-prod',
    family: 'aurora-mysql8.0',
    values: () => ({}),
  },
]

/** The company's groups, and the default ones of the families that are in use. */
function seedParameterGroups(
  context: SeedContext,
  users: readonly { Engine: string; EngineVersion: string }[],
  own: readonly GroupPlan[],
  kind: 'pg' | 'cluster-pg',
): StoredParameterGroup[] {
  const families = new Set(users.map((one) => familyOf(one.Engine, one.EngineVersion)))
  return [
    ...[...families].toSorted().map((family) => ({
      name: `default.${family}`,
      arn: rdsArn(context, kind, `default.${family}`),
      family,
      description: `Default parameter group for ${family}`,
      values: {},
      tags: [],
    })),
    ...own
      .filter(({ region }) => region === context.region)
      .map(({ name, family, stack, values }) => ({
        name,
        arn: rdsArn(context, kind, name),
        family,
        description: name,
        values: values(),
        tags: tagList(stack),
      })),
  ]
}

interface SnapshotPlan {
  readonly name: string
  readonly of: string
  readonly stack: Stack
  readonly age: number
  readonly restore?: readonly string[]
}
const snapshotPlans: readonly SnapshotPlan[] = [
  { name: 'shop-prod-orders-before-16-4', of: 'shop-prod-orders', stack: 'shop-prod', age: 90 },
  {
    name: 'shop-prod-orders-for-calibration-lab',
    of: 'shop-prod-orders',
    stack: 'shop-prod',
    age: 40,
    restore: [partnerAccount],
  },
  { name: 'shop-staging-for-the-agency', of: 'shop-staging', stack: 'shop-staging', age: 210, restore: ['all'] },
  { name: 'us-shop-orders-2025', of: 'us-shop-orders', stack: 'shop-prod', age: 60 },
]
const clusterSnapshotPlans: readonly SnapshotPlan[] = [
  { name: 'shop-prod-catalog-before-relaunch', of: 'shop-prod-catalog', stack: 'shop-prod', age: 120 },
  {
    name: 'analytics-warehouse-for-the-university',
    of: 'analytics-warehouse',
    stack: 'analytics',
    age: 330,
    restore: ['all'],
  },
]

/** `rds:name-2026-01-31-02-10`: the last automated one of each database that keeps some. */
const automatic = (name: string, at: string): string => `rds:${name}-${at.slice(0, 10)}-02-10`

/** The last automated one, where backups are kept, and those that somebody took. */
function plansFor(
  context: SeedContext,
  name: string,
  { BackupRetentionPeriod: days = 0, CopyTagsToSnapshot, TagList }: StoredInstance | StoredCluster,
  plans: readonly SnapshotPlan[],
) {
  const automated = {
    name: automatic(name, ago(context, 1)),
    type: 'automated' as const,
    tags: CopyTagsToSnapshot ? TagList : [],
    created: ago(context, 1),
  }
  const taken = plans
    .filter(({ of }) => of === name)
    .map((plan) => ({
      name: plan.name,
      type: 'manual' as const,
      tags: tagList(plan.stack),
      created: ago(context, plan.age),
      restore: plan.restore ?? [],
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
  clusters: readonly StoredCluster[],
  groups: readonly StoredSubnetGroup[],
): StoredClusterSnapshot[] =>
  clusters.flatMap((of) => {
    const vpc = groups.find(({ DBSubnetGroupName }) => DBSubnetGroupName === of.DBSubnetGroup)?.VpcId
    return plansFor(context, of.DBClusterIdentifier, of, clusterSnapshotPlans).map((taken) =>
      clusterSnapshot(context, of, vpc, taken),
    )
  })

interface SubscriptionPlan {
  readonly name: string
  readonly region: string
  readonly stack: Stack
  readonly source: string
  readonly categories: readonly string[]
  readonly off?: true
}
const subscriptionPlans: readonly SubscriptionPlan[] = [
  {
    name: 'corp-it-clusters',
    region: HOME,
    stack: 'corp-it',
    source: 'db-cluster',
    categories: ['failover', 'failure', 'maintenance'],
  },
  {
    name: 'corp-it-instances',
    region: HOME,
    stack: 'corp-it',
    source: 'db-instance',
    categories: ['configuration change', 'failure', 'low storage', 'maintenance'],
  },
  {
    name: 'corp-it-parameter-groups',
    region: HOME,
    stack: 'corp-it',
    source: 'db-parameter-group',
    categories: ['configuration change'],
  },
  { name: 'analytics-clusters', region: US, stack: 'analytics', source: 'db-cluster', categories: ['failover'] },
  {
    name: 'us-shop-instances',
    region: US,
    stack: 'shop-prod',
    source: 'db-instance',
    categories: ['configuration change', 'failure', 'maintenance'],
    off: true,
  },
]

const seedSubscriptions = (context: SeedContext): StoredSubscription[] =>
  subscriptionPlans
    .filter(({ region }) => region === context.region)
    .map(({ name, stack, source, categories, off }) => ({
      CustomerAwsId: context.account,
      CustSubscriptionId: name,
      SnsTopicArn: `arn:aws:sns:${context.region}:${context.account}:${stack}-database-events`,
      Status: 'active',
      SubscriptionCreationTime: ago(context, 350),
      SourceType: source,
      EventCategoriesList: [...categories],
      Enabled: off !== true,
      EventSubscriptionArn: rdsArn(context, 'es', name),
      tags: tagList(stack),
    }))

/** The pools before the shop's databases. */
function seedProxies(context: SeedContext): StoredProxy[] {
  const { region, account } = context
  if (region !== HOME) return []
  const proxy = (
    name: string,
    stack: Stack,
    family: string,
    places: readonly SubnetKey[],
    group: Parameters<typeof groupId>[0],
    tls: boolean,
  ): StoredProxy => ({
    DBProxyName: name,
    DBProxyArn: rdsArn(context, 'db-proxy', `prx-0${hexId('prx', name, 16)}`),
    Status: 'available',
    EngineFamily: family,
    VpcId: ec2Id('vpc', places[0] ? subnets[places[0]].vpc : vpcs.shopProd),
    VpcSecurityGroupIds: [groupId(group)],
    VpcSubnetIds: places.map((key) => ec2Id('subnet', subnets[key].name)),
    Auth: [
      {
        AuthScheme: 'SECRETS',
        IAMAuth: tls ? 'REQUIRED' : 'DISABLED',
        SecretArn: `arn:aws:secretsmanager:${region}:${account}:secret:${name}-${alnumId('secret', name, 6)}`,
      },
    ],
    RoleArn: iamArn(`role/${roles.databaseProxy}`),
    Endpoint: `${name}.proxy-${alnumId('rds-endpoint', region, 12)}.${region}.rds.amazonaws.com`,
    RequireTLS: tls,
    IdleClientTimeout: 1800,
    DebugLogging: false,
    tags: tagList(stack),
    created: ago(context, 250),
    updated: ago(context, 250),
  })
  return [
    proxy('shop-prod-orders', 'shop-prod', 'POSTGRESQL', ['shopPrivateA', 'shopPrivateB'], 'shopDatabase', true),
    proxy('shop-staging', 'shop-staging', 'MYSQL', ['stagingPublicA', 'stagingPublicB'], 'stagingDatabase', false),
  ]
}
