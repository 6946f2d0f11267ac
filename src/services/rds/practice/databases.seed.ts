import { iamArn, keyArn, roles, tagList } from '../../../practice/company.ts'
import { alnumId } from '../../../practice/ids.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { defaultGroupId, groupId } from '../../ec2/practice/security-groups.seed.ts'
import { type ClusterPlan, type Common, clusterPlans, instancePlans } from './database-plans.ts'
import { familyOf, isAurora } from './engines.ts'
import { rdsArn, type StoredCluster, type StoredInstance, type StoredSubnetGroup } from './state.ts'

const DAY = 86_400_000

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
