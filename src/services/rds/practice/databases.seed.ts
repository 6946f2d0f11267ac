import { iamArn, keyArn, placeOf, roles, tagList } from '../../../practice/company.ts'
import { alnumId } from '../../../practice/ids.ts'
import { given } from '../../../practice/kind.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { defaultGroupId, groupId } from '../../ec2/practice/security-groups.seed.ts'
import { type ClusterPlan, clusterPlans, type DatabasePlan, instancePlans } from './database-plans.ts'
import { familyOf, sharesStorage } from './engines.ts'
import { clusters, instances, type StoredCluster, type StoredInstance, type StoredSubnetGroup } from './state.ts'

const resourceId = (prefix: string, region: string, name: string): string =>
  `${prefix}-${alnumId(prefix, `${region} ${name}`, 26).toUpperCase()}`
/** The part of endpoint names that identifies an account and region. */
const suffix = (region: string): string => `${alnumId('rds-endpoint', region, 12)}.${region}.rds.amazonaws.com`

const groupsOf = (group: ClusterPlan['group']) => [
  { VpcSecurityGroupId: group === 'default' ? defaultGroupId('default') : groupId(group), Status: 'active' },
]
const encryption = ({ key }: DatabasePlan, region: string) => ({
  StorageEncrypted: key !== undefined,
  ...(key === undefined ? {} : { KmsKeyId: keyArn(key, region) }),
})
const monitoring = ({ monitored }: DatabasePlan) =>
  monitored === undefined
    ? { MonitoringInterval: 0 }
    : { MonitoringInterval: monitored, MonitoringRoleArn: iamArn(`role/${roles.rdsMonitoring}`) }
const inGroup = ({ engine, version, parameters }: Omit<DatabasePlan, 'name'>): string =>
  parameters ?? `default.${familyOf(engine, version)}`

/** The properties that standalone instances and members of clusters share. */
const instanceBase = (context: SeedContext, name: string, plan: DatabasePlan) => ({
  DBInstanceIdentifier: name,
  DBInstanceArn: instances.arn(context, name),
  DbiResourceId: resourceId('db', context.region, name),
  Engine: plan.engine,
  EngineVersion: plan.version,
  DBInstanceClass: plan.class,
  DBInstanceStatus: 'available',
  Endpoint: {
    Address: `${name}.${suffix(context.region)}`,
    Port: plan.port,
    HostedZoneId: resourceId('Z', context.region, 'rds').slice(2, 16),
  },
  PendingModifiedValues: {},
  DBSecurityGroups: [],
  CACertificateIdentifier: plan.authority ?? 'rds-ca-rsa2048-g1',
  PreferredBackupWindow: '02:10-02:40',
  PreferredMaintenanceWindow: 'sun:03:10-sun:03:40',
  PerformanceInsightsEnabled: false,
  AutoMinorVersionUpgrade: plan.minor ?? true,
  CopyTagsToSnapshot: plan.copiesTags ?? false,
  ...monitoring(plan),
  TagList: tagList(plan.stack, name),
  InstanceCreateTime: daysAgo(context, plan.ageInDays),
})
const parameterGroup = (DBParameterGroupName: string) => [{ DBParameterGroupName, ParameterApplyStatus: 'in-sync' }]

function subnetGroup(groups: readonly StoredSubnetGroup[], name: string) {
  const found = groups.find((one) => one.DBSubnetGroupName === name)
  if (!found) return {}
  const { TagList: _, ...group } = found
  return { DBSubnetGroup: group }
}

/** The standalone instances of a region. */
export function seedInstances(context: SeedContext, groups: readonly StoredSubnetGroup[]): StoredInstance[] {
  const { region } = context
  const plans = instancePlans[placeOf(context)] ?? []
  return plans.map((plan): StoredInstance => {
    const replicas = plans.filter(({ replicaOf }) => replicaOf === plan.name).map(({ name }) => name)
    return {
      ...instanceBase(context, plan.name, plan),
      AllocatedStorage: plan.storage,
      StorageType: 'gp3',
      LicenseModel: plan.license ?? (plan.engine === 'postgres' ? 'postgresql-license' : 'general-public-license'),
      MasterUsername: plan.admin,
      AvailabilityZone: `${region}a`,
      ...(plan.standby ? { SecondaryAvailabilityZone: `${region}b` } : {}),
      MultiAZ: plan.standby ?? false,
      PubliclyAccessible: plan.public ?? false,
      ...encryption(plan, region),
      ...(plan.subnets === undefined
        ? { DBSecurityGroups: [{ DBSecurityGroupName: 'default', Status: 'active' }] }
        : subnetGroup(groups, plan.subnets)),
      VpcSecurityGroups: plan.group === undefined ? [] : groupsOf(plan.group),
      DBParameterGroups: parameterGroup(inGroup(plan)),
      BackupRetentionPeriod: plan.days,
      DeletionProtection: plan.protected ?? false,
      IAMDatabaseAuthenticationEnabled: plan.iam ?? false,
      EnabledCloudwatchLogsExports: [...(plan.logs ?? [])],
      ...given({ ReadReplicaSourceDBInstanceIdentifier: plan.replicaOf }),
      ReadReplicaDBInstanceIdentifiers: replicas,
    }
  })
}

const memberNames = ({ name, engine, zones }: ClusterPlan): string[] =>
  zones.map((_, index) => (sharesStorage(engine) ? `${name}-${index + 1}` : `${name}-instance-${index + 1}`))

/** The clusters of a region. */
export const seedClusters = (context: SeedContext): StoredCluster[] =>
  (clusterPlans[context.region] ?? []).map((plan): StoredCluster => {
    const { region } = context
    const aurora = sharesStorage(plan.engine)
    return {
      DBClusterIdentifier: plan.name,
      DBClusterArn: clusters.arn(context, plan.name),
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
      DBClusterParameterGroup: inGroup(plan),
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
      // in Aurora, instances have these settings
      AutoMinorVersionUpgrade: plan.minor ?? true,
      ...(aurora ? {} : { DBClusterInstanceClass: plan.class, ...monitoring(plan) }),
      PendingModifiedValues: {},
      TagList: tagList(plan.stack, plan.name),
      ClusterCreateTime: daysAgo(context, plan.ageInDays),
    }
  })

/** The instances of a region that are members of its clusters. */
export const seedMembers = (context: SeedContext, groups: readonly StoredSubnetGroup[]): StoredInstance[] =>
  (clusterPlans[context.region] ?? []).flatMap((plan) =>
    memberNames(plan).map(
      (name, index): StoredInstance => ({
        ...instanceBase(context, name, plan),
        DBClusterIdentifier: plan.name,
        AllocatedStorage: sharesStorage(plan.engine) ? 1 : 100,
        StorageType: sharesStorage(plan.engine) ? 'aurora' : 'gp3',
        AvailabilityZone: plan.zones[index] ?? '',
        PubliclyAccessible: false,
        ...subnetGroup(groups, plan.subnets),
        // DocumentDB has cluster parameter groups only
        DBParameterGroups:
          plan.engine === 'docdb' ? [] : parameterGroup(`default.${familyOf(plan.engine, plan.version)}`),
        PromotionTier: 1,
      }),
    ),
  )
