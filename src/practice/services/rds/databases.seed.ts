import { HOME, iamArn, keyArn, keys, roles, type Stack, type securityGroups, tagList, US } from '../../company.ts'
import { alnumId } from '../../ids.ts'
import type { SeedContext } from '../../service.ts'
import { defaultGroupId, groupId } from '../ec2/security-groups.seed.ts'
import { familyOf, isAurora } from './engines.ts'
import { rdsArn, type StoredCluster, type StoredInstance, type StoredSubnetGroup } from './state.ts'

const DAY = 86_400_000

interface Common {
  readonly name: string
  readonly stack: Stack
  readonly engine: string
  readonly version: string
  readonly subnets: string
  readonly group: keyof typeof securityGroups | 'default'
  readonly admin: string
  readonly port: number
  /** The alias of the KMS key; without one, the storage is plain. */
  readonly key?: string
  readonly days: number
  readonly ageInDays: number
  readonly protected?: true
  readonly iam?: true
  readonly copiesTags?: true
  readonly logs?: readonly string[]
  /** A parameter group of one's own. */
  readonly parameters?: string
}
interface InstancePlan extends Omit<Common, 'subnets' | 'group'> {
  /** Absent in what is left of EC2-Classic. */
  readonly subnets?: string
  readonly group?: Common['group']
  readonly class: string
  readonly storage: number
  readonly license?: string
  readonly standby?: true
  readonly public?: true
  readonly monitored?: 60
  readonly minor?: false
  readonly replicaOf?: string
}
interface ClusterPlan extends Common {
  readonly class: string
  /** The zones of its instances, the writer's first. */
  readonly zones: readonly string[]
  readonly backtrack?: number
  readonly minor?: false
  readonly monitored?: 60
}

const careful = { protected: true, iam: true, copiesTags: true, monitored: 60 } as const

const instancePlans: Readonly<Record<string, readonly InstancePlan[]>> = {
  [HOME]: [
    {
      name: 'shop-prod-orders',
      stack: 'shop-prod',
      engine: 'postgres',
      version: '16.4',
      class: 'db.r6g.large',
      storage: 200,
      subnets: 'shop-prod-private',
      group: 'shopDatabase',
      admin: 'orders_owner',
      port: 5432,
      key: keys.shopDatabase.alias,
      days: 14,
      ageInDays: 640,
      ...careful,
      standby: true,
      logs: ['postgresql', 'upgrade'],
      parameters: 'shop-prod-postgres16',
    },
    {
      name: 'shop-prod-orders-reports',
      stack: 'shop-prod',
      engine: 'postgres',
      version: '16.4',
      class: 'db.r6g.large',
      storage: 200,
      subnets: 'shop-prod-private',
      group: 'shopDatabase',
      admin: 'orders_owner',
      port: 5432,
      key: keys.shopDatabase.alias,
      days: 0,
      ageInDays: 300,
      iam: true,
      parameters: 'shop-prod-postgres16',
      replicaOf: 'shop-prod-orders',
    },
    {
      // the database that every default was left at
      name: 'shop-staging',
      stack: 'shop-staging',
      engine: 'mysql',
      version: '8.0.39',
      class: 'db.t4g.medium',
      storage: 50,
      subnets: 'shop-staging-public',
      group: 'stagingDatabase',
      admin: 'admin',
      port: 3306,
      days: 1,
      ageInDays: 380,
      public: true,
      minor: false,
    },
    {
      name: 'corp-it-wiki',
      stack: 'corp-it',
      engine: 'mariadb',
      version: '10.11.9',
      class: 'db.t4g.small',
      storage: 20,
      subnets: 'corp-it-private',
      group: 'corpDatabases',
      admin: 'wiki_owner',
      port: 13_306,
      key: 'aws/rds',
      days: 7,
      ageInDays: 500,
      ...careful,
      logs: ['audit', 'error'],
      parameters: 'corp-it-mariadb10-11',
    },
    {
      name: 'corp-it-helpdesk',
      stack: 'corp-it',
      engine: 'mysql',
      version: '8.0.39',
      class: 'db.t4g.medium',
      storage: 40,
      subnets: 'corp-it-private',
      group: 'corpDatabases',
      admin: 'helpdesk_owner',
      port: 13_307,
      key: 'aws/rds',
      days: 7,
      ageInDays: 420,
      ...careful,
      logs: ['audit', 'error', 'general', 'slowquery'],
      parameters: 'corp-it-mysql8',
    },
    {
      name: 'corp-it-erp',
      stack: 'corp-it',
      engine: 'sqlserver-se',
      version: '15.00.4385.2.v1',
      class: 'db.m6i.large',
      storage: 300,
      license: 'license-included',
      subnets: 'corp-it-private',
      group: 'corpDatabases',
      admin: 'erp_owner',
      port: 11_433,
      key: 'aws/rds',
      days: 30,
      ageInDays: 900,
      protected: true,
      copiesTags: true,
      monitored: 60,
      standby: true,
      logs: ['agent', 'error'],
      parameters: 'corp-it-sqlserver-se-15',
    },
    {
      name: 'corp-it-timesheets',
      stack: 'corp-it',
      engine: 'sqlserver-ex',
      version: '15.00.4385.2.v1',
      class: 'db.t3.small',
      storage: 20,
      license: 'license-included',
      subnets: 'corp-it-private',
      group: 'corpDatabases',
      admin: 'admin',
      port: 1433,
      key: 'aws/rds',
      days: 3,
      ageInDays: 1500,
    },
    {
      // AWS has moved all such instances into VPCs since; this account keeps one, so that RDS.18 is seen unmet
      name: 'shop-2019',
      stack: 'shop-prod',
      engine: 'mysql',
      version: '5.7.44',
      class: 'db.m1.medium',
      storage: 30,
      admin: 'admin',
      port: 3306,
      days: 0,
      ageInDays: 2600,
      minor: false,
    },
  ],
  [US]: [
    {
      name: 'us-shop-orders',
      stack: 'shop-prod',
      engine: 'postgres',
      version: '14.13',
      class: 'db.t4g.large',
      storage: 100,
      subnets: 'us-shop-public',
      group: 'usDatabases',
      admin: 'postgres',
      port: 5432,
      key: 'aws/rds',
      days: 5,
      ageInDays: 700,
    },
    {
      name: 'us-shop-reviews',
      stack: 'shop-prod',
      engine: 'mariadb',
      version: '10.11.9',
      class: 'db.t4g.small',
      storage: 20,
      subnets: 'us-shop-public',
      group: 'usDatabases',
      admin: 'reviews',
      port: 3306,
      days: 7,
      ageInDays: 650,
      copiesTags: true,
    },
  ],
}

const clusterPlans: Readonly<Record<string, readonly ClusterPlan[]>> = {
  [HOME]: [
    {
      name: 'shop-prod-catalog',
      stack: 'shop-prod',
      engine: 'aurora-mysql',
      version: '8.0.mysql_aurora.3.08.0',
      class: 'db.r6g.large',
      zones: [`${HOME}a`, `${HOME}b`],
      subnets: 'shop-prod-private',
      group: 'shopDatabase',
      admin: 'catalog_owner',
      port: 3306,
      key: keys.shopDatabase.alias,
      days: 14,
      ageInDays: 600,
      ...careful,
      backtrack: 86_400,
      logs: ['audit', 'error', 'general', 'slowquery'],
      parameters: 'shop-prod-aurora-mysql8',
    },
  ],
  [US]: [
    {
      name: 'analytics-warehouse',
      stack: 'analytics',
      engine: 'aurora-postgresql',
      version: '16.4',
      class: 'db.r6g.xlarge',
      zones: [`${US}a`],
      subnets: 'analytics-private',
      group: 'analyticsWarehouse',
      admin: 'postgres',
      port: 5432,
      days: 1,
      ageInDays: 800,
    },
    {
      name: 'analytics-reports',
      stack: 'analytics',
      engine: 'aurora-postgresql',
      version: '16.4',
      class: 'db.t4g.large',
      zones: [`${US}a`, `${US}b`],
      subnets: 'analytics-private',
      group: 'analyticsWarehouse',
      admin: 'reports_owner',
      port: 5432,
      key: keys.analyticsData.alias,
      days: 7,
      ageInDays: 400,
      ...careful,
      logs: ['postgresql'],
    },
    {
      name: 'us-shop-catalog',
      stack: 'shop-prod',
      engine: 'aurora-mysql',
      version: '8.0.mysql_aurora.3.08.0',
      class: 'db.t4g.medium',
      zones: [`${US}a`],
      subnets: 'us-shop-public',
      group: 'usDatabases',
      admin: 'admin',
      port: 3306,
      key: 'aws/rds',
      days: 7,
      ageInDays: 500,
    },
    {
      name: 'us-shop-inventory',
      stack: 'shop-prod',
      engine: 'postgres',
      version: '16.4',
      class: 'db.m6gd.large',
      zones: [`${US}a`, `${US}b`, `${US}c`],
      subnets: 'default',
      group: 'default',
      admin: 'inventory_owner',
      port: 5432,
      key: 'aws/rds',
      days: 7,
      ageInDays: 200,
      protected: true,
      copiesTags: true,
      monitored: 60,
      logs: ['postgresql', 'upgrade'],
    },
    {
      name: 'us-shop-checkout',
      stack: 'shop-prod',
      engine: 'mysql',
      version: '8.0.39',
      class: 'db.m6gd.large',
      zones: [`${US}a`, `${US}b`, `${US}c`],
      subnets: 'default',
      group: 'default',
      admin: 'checkout_owner',
      port: 3306,
      key: 'aws/rds',
      days: 1,
      ageInDays: 150,
      minor: false,
    },
  ],
}

type Place = Pick<SeedContext, 'region' | 'account'>

const resourceId = (prefix: string, region: string, name: string): string =>
  `${prefix}-${alnumId(prefix, `${region} ${name}`, 26).toUpperCase()}`
/** The part of endpoints' names that is the account's in a region. */
const suffix = (region: string): string => `${alnumId('rds-endpoint', region, 12)}.${region}.rds.amazonaws.com`

const groupsOf = (group: Common['group']) => [
  { VpcSecurityGroupId: group === 'default' ? defaultGroupId('default') : groupId(group), Status: 'active' },
]
const encryption = ({ key }: { readonly key?: string }, region: string) => ({
  StorageEncrypted: key !== undefined,
  ...(key === undefined ? {} : { KmsKeyId: keyArn(key, region) }),
})
const monitoring = ({ monitored }: { readonly monitored?: 60 }) =>
  monitored === undefined
    ? { MonitoringInterval: 0 }
    : { MonitoringInterval: monitored, MonitoringRoleArn: iamArn(`role/${roles.rdsMonitoring}`) }
const createdAt = ({ now }: SeedContext, ageInDays: number) => new Date(now.getTime() - ageInDays * DAY).toISOString()

/** What an instance has that stands alone or is a member. */
const instanceBase = (place: Place, name: string, engine: string, version: string) => ({
  DBInstanceIdentifier: name,
  DBInstanceArn: rdsArn(place, 'db', name),
  DbiResourceId: resourceId('db', place.region, name),
  Engine: engine,
  EngineVersion: version,
  DBInstanceStatus: 'available',
  PendingModifiedValues: {},
  DBSecurityGroups: [],
  CACertificateIdentifier: 'rds-ca-rsa2048-g1',
  PreferredBackupWindow: '02:10-02:40',
  PreferredMaintenanceWindow: 'sun:03:10-sun:03:40',
  PerformanceInsightsEnabled: false,
})

function subnetGroup(groups: readonly StoredSubnetGroup[], name: string) {
  const found = groups.find((one) => one.DBSubnetGroupName === name)
  if (!found) return {}
  const { tags: _, ...group } = structuredClone(found)
  return { DBSubnetGroup: group }
}

/** The instances of a region that stand alone. */
export function seedInstances(context: SeedContext, groups: readonly StoredSubnetGroup[]): StoredInstance[] {
  const { region } = context
  const plans = instancePlans[region] ?? []
  return plans.map((plan): StoredInstance => {
    const replicas = plans.filter(({ replicaOf }) => replicaOf === plan.name).map(({ name }) => name)
    return {
      ...instanceBase(context, plan.name, plan.engine, plan.version),
      DBInstanceClass: plan.class,
      AllocatedStorage: plan.storage,
      StorageType: 'gp3',
      LicenseModel: plan.license ?? (plan.engine === 'postgres' ? 'postgresql-license' : 'general-public-license'),
      MasterUsername: plan.admin,
      Endpoint: {
        Address: `${plan.name}.${suffix(region)}`,
        Port: plan.port,
        HostedZoneId: resourceId('Z', region, 'rds').slice(2, 16),
      },
      AvailabilityZone: `${region}a`,
      ...(plan.standby ? { SecondaryAvailabilityZone: `${region}b` } : {}),
      MultiAZ: plan.standby ?? false,
      PubliclyAccessible: plan.public ?? false,
      ...encryption(plan, region),
      ...(plan.subnets === undefined
        ? { DBSecurityGroups: [{ DBSecurityGroupName: 'default', Status: 'active' }] }
        : subnetGroup(groups, plan.subnets)),
      VpcSecurityGroups: plan.group === undefined ? [] : groupsOf(plan.group),
      DBParameterGroups: [
        {
          DBParameterGroupName: plan.parameters ?? `default.${familyOf(plan.engine, plan.version)}`,
          ParameterApplyStatus: 'in-sync',
        },
      ],
      BackupRetentionPeriod: plan.days,
      AutoMinorVersionUpgrade: plan.minor ?? true,
      CopyTagsToSnapshot: plan.copiesTags ?? false,
      DeletionProtection: plan.protected ?? false,
      IAMDatabaseAuthenticationEnabled: plan.iam ?? false,
      EnabledCloudwatchLogsExports: [...(plan.logs ?? [])],
      ...monitoring(plan),
      ...(plan.replicaOf === undefined ? {} : { ReadReplicaSourceDBInstanceIdentifier: plan.replicaOf }),
      ReadReplicaDBInstanceIdentifiers: replicas,
      TagList: tagList(plan.stack, plan.name),
      created: createdAt(context, plan.ageInDays),
    }
  })
}

const memberNames = ({ name, engine, zones }: ClusterPlan): string[] =>
  zones.map((_, index) => (isAurora(engine) ? `${name}-${index + 1}` : `${name}-instance-${index + 1}`))

/** The clusters of a region. */
export const seedClusters = (context: SeedContext): StoredCluster[] =>
  (clusterPlans[context.region] ?? []).map((plan): StoredCluster => {
    const { region } = context
    const aurora = isAurora(plan.engine)
    return {
      DBClusterIdentifier: plan.name,
      DBClusterArn: rdsArn(context, 'cluster', plan.name),
      DbClusterResourceId: resourceId('cluster', region, plan.name),
      Engine: plan.engine,
      EngineVersion: plan.version,
      EngineMode: 'provisioned',
      Status: 'available',
      AllocatedStorage: aurora ? 1 : 100,
      AvailabilityZones: [...plan.zones],
      MultiAZ: plan.zones.length > 1,
      Endpoint: `${plan.name}.cluster-${suffix(region)}`,
      ReaderEndpoint: `${plan.name}.cluster-ro-${suffix(region)}`,
      Port: plan.port,
      MasterUsername: plan.admin,
      DBSubnetGroup: plan.subnets,
      DBClusterParameterGroup: plan.parameters ?? `default.${familyOf(plan.engine, plan.version)}`,
      VpcSecurityGroups: groupsOf(plan.group),
      DBClusterMembers: memberNames(plan).map((DBInstanceIdentifier, index) => ({
        DBInstanceIdentifier,
        IsClusterWriter: index === 0,
        DBClusterParameterGroupStatus: 'in-sync',
        PromotionTier: 1,
      })),
      ...encryption(plan, region),
      BackupRetentionPeriod: plan.days,
      PreferredBackupWindow: '02:10-02:40',
      PreferredMaintenanceWindow: 'sun:03:10-sun:03:40',
      DeletionProtection: plan.protected ?? false,
      IAMDatabaseAuthenticationEnabled: plan.iam ?? false,
      CopyTagsToSnapshot: plan.copiesTags ?? false,
      EnabledCloudwatchLogsExports: [...(plan.logs ?? [])],
      ...(plan.engine === 'aurora-mysql' ? { BacktrackWindow: plan.backtrack ?? 0 } : {}),
      // an Aurora cluster leaves these to its instances
      ...(aurora
        ? {}
        : { AutoMinorVersionUpgrade: plan.minor ?? true, DBClusterInstanceClass: plan.class, ...monitoring(plan) }),
      PendingModifiedValues: {},
      TagList: tagList(plan.stack, plan.name),
      created: createdAt(context, plan.ageInDays),
    }
  })

/** The instances of a region that are members of its clusters. */
export const seedMembers = (context: SeedContext, groups: readonly StoredSubnetGroup[]): StoredInstance[] =>
  (clusterPlans[context.region] ?? []).flatMap((plan) =>
    memberNames(plan).map(
      (name, index): StoredInstance => ({
        ...instanceBase(context, name, plan.engine, plan.version),
        DBClusterIdentifier: plan.name,
        DBInstanceClass: plan.class,
        AllocatedStorage: isAurora(plan.engine) ? 1 : 100,
        StorageType: isAurora(plan.engine) ? 'aurora' : 'gp3',
        Endpoint: {
          Address: `${name}.${suffix(context.region)}`,
          Port: plan.port,
          HostedZoneId: resourceId('Z', context.region, 'rds').slice(2, 16),
        },
        AvailabilityZone: plan.zones[index] ?? '',
        PubliclyAccessible: false,
        ...subnetGroup(groups, plan.subnets),
        DBParameterGroups: [
          {
            DBParameterGroupName: `default.${familyOf(plan.engine, plan.version)}`,
            ParameterApplyStatus: 'in-sync',
          },
        ],
        AutoMinorVersionUpgrade: plan.minor ?? true,
        CopyTagsToSnapshot: plan.copiesTags ?? false,
        PromotionTier: 1,
        ...monitoring(plan),
        TagList: tagList(plan.stack, name),
        created: createdAt(context, plan.ageInDays),
      }),
    ),
  )
