import type { DBCluster, DBInstance } from '@aws-sdk/client-rds'
import { collector, detail, pages, type Reach, type Seed, tagRecord } from '../../../collect/collector.ts'

/**
 * Includes instances, clusters and snapshots of Amazon DocumentDB and Neptune: the same API calls return them, AWS Config records
 * them under the types of RDS, and some controls apply to them (RDS.2, RDS.7, RDS.50 ...).
 */

/** The pending maintenance actions of the region, by the ARN of the resource: one listing for instances and clusters. */
const pendingMaintenance = ({ once, client, region }: Reach): Promise<ReadonlyMap<string, readonly string[]>> =>
  once(`rds pending maintenance ${region}`, async () => {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describePendingMaintenanceActions({ MaxRecords: 100, Marker }),
      (answer) => answer.PendingMaintenanceActions,
      (answer) => answer.Marker,
    )
    const waiting = new Map<string, readonly string[]>()
    for await (const { ResourceIdentifier, PendingMaintenanceActionDetails = [] } of found)
      if (ResourceIdentifier)
        waiting.set(ResourceIdentifier, PendingMaintenanceActionDetails.flatMap(({ Action }) => Action ?? []).sort())
    return waiting
  })

export const dbInstances = collector({
  types: ['AWS::RDS::DBInstance'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeDBInstances'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeDBInstances({ MaxRecords: 100, Marker }),
      (answer) => answer.DBInstances,
      (answer) => answer.Marker,
    )
    for await (const one of found)
      if (one.DBInstanceArn && one.DBInstanceIdentifier && one.DBInstanceStatus !== 'deleting')
        yield instanceSeed(one, one.DBInstanceArn, one.DBInstanceIdentifier)
  },
  details: [
    detail({
      on: 'AWS::RDS::DBInstance',
      needs: ['rds:DescribeDBEngineVersions'],
      fills: ['state.CustomEngineVersion'],
      when: ({ state }) => state?.CustomEngineVersion === undefined,
      async get({ client }, { properties }) {
        const { Engine, EngineVersion } = properties
        if (!Engine || !EngineVersion) return {}
        const rds = await client('rds')
        const { DBEngineVersions = [] } = await rds.describeDBEngineVersions({
          Engine,
          EngineVersion,
          IncludeAll: true,
        })
        const [found] = DBEngineVersions
        // only a custom engine version has an ARN (AmazonRDS/latest/APIReference/API_DBEngineVersion.html)
        return found ? { state: { CustomEngineVersion: found.DBEngineVersionArn !== undefined } } : {}
      },
    }),
    detail({
      on: 'AWS::RDS::DBInstance',
      needs: ['rds:DescribePendingMaintenanceActions'],
      fills: ['state.PendingMaintenance'],
      async get(reach, { id }) {
        return { state: { PendingMaintenance: (await pendingMaintenance(reach)).get(id) ?? [] } }
      },
    }),
  ],
})

/** Only RDS Custom has engine versions that the customer built. */
const isCustom = (engine: string | undefined): boolean => engine?.startsWith('custom-') ?? false

const outposts = (one: DBInstance): string[] => {
  const arns = (one.DBSubnetGroup?.Subnets ?? []).flatMap(({ SubnetOutpost }) => SubnetOutpost?.Arn ?? [])
  return [...new Set(arns)].sort()
}

function instanceSeed(one: DBInstance, id: string, name: string): Seed<'AWS::RDS::DBInstance'> {
  const port = one.Endpoint?.Port ?? one.DbInstancePort
  return {
    type: 'AWS::RDS::DBInstance',
    id,
    name,
    tags: tagRecord(one.TagList),
    properties: {
      DBInstanceIdentifier: name,
      DBClusterIdentifier: one.DBClusterIdentifier ?? null,
      Engine: one.Engine ?? null,
      EngineVersion: one.EngineVersion ?? null,
      CACertificateIdentifier: one.CACertificateIdentifier ?? null,
      PubliclyAccessible: one.PubliclyAccessible,
      StorageEncrypted: one.StorageEncrypted,
      KmsKeyId: one.KmsKeyId ?? null,
      MultiAZ: one.MultiAZ,
      MonitoringInterval: one.MonitoringInterval ?? null,
      DeletionProtection: one.DeletionProtection,
      EnableCloudwatchLogsExports: one.EnabledCloudwatchLogsExports ?? null,
      EnableIAMDatabaseAuthentication: one.IAMDatabaseAuthenticationEnabled,
      BackupRetentionPeriod: one.BackupRetentionPeriod,
      AutoMinorVersionUpgrade: one.AutoMinorVersionUpgrade,
      CopyTagsToSnapshot: one.CopyTagsToSnapshot,
      MasterUsername: one.MasterUsername ?? null,
      Port: port ? String(port) : null,
      DBParameterGroupName: one.DBParameterGroups?.[0]?.DBParameterGroupName ?? null,
      DBSubnetGroupName: one.DBSubnetGroup?.DBSubnetGroupName ?? null,
    },
    state: {
      Status: one.DBInstanceStatus ?? null,
      ReplicaOf: one.ReadReplicaSourceDBInstanceIdentifier ?? one.ReadReplicaSourceDBClusterIdentifier ?? null,
      InVpc: Boolean(one.DBSubnetGroup?.VpcId),
      SubnetIds: (one.DBSubnetGroup?.Subnets ?? []).flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []).sort(),
      OutpostArns: outposts(one),
      ...(isCustom(one.Engine) ? {} : { CustomEngineVersion: false }),
      ParameterApplyStatus: one.DBParameterGroups?.[0]?.ParameterApplyStatus ?? null,
    },
  }
}

export const dbClusters = collector({
  types: ['AWS::RDS::DBCluster'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeDBClusters'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeDBClusters({ MaxRecords: 100, Marker }),
      (answer) => answer.DBClusters,
      (answer) => answer.Marker,
    )
    for await (const one of found)
      if (one.DBClusterArn && one.DBClusterIdentifier && one.Status !== 'deleting')
        yield clusterSeed(one, one.DBClusterArn, one.DBClusterIdentifier)
  },
  details: [
    detail({
      on: 'AWS::RDS::DBCluster',
      needs: ['rds:DescribePendingMaintenanceActions'],
      fills: ['state.PendingMaintenance'],
      async get(reach, { id }) {
        return { state: { PendingMaintenance: (await pendingMaintenance(reach)).get(id) ?? [] } }
      },
    }),
  ],
})

const clusterSeed = (one: DBCluster, id: string, name: string): Seed<'AWS::RDS::DBCluster'> => ({
  type: 'AWS::RDS::DBCluster',
  id,
  name,
  tags: tagRecord(one.TagList),
  properties: {
    DBClusterIdentifier: name,
    Engine: one.Engine ?? null,
    EngineVersion: one.EngineVersion ?? null,
    EngineMode: one.EngineMode ?? null,
    DeletionProtection: one.DeletionProtection,
    EnableIAMDatabaseAuthentication: one.IAMDatabaseAuthenticationEnabled,
    BacktrackWindow: one.BacktrackWindow ?? null,
    CopyTagsToSnapshot: one.CopyTagsToSnapshot,
    MasterUsername: one.MasterUsername ?? null,
    StorageEncrypted: one.StorageEncrypted,
    KmsKeyId: one.KmsKeyId ?? null,
    EnableCloudwatchLogsExports: one.EnabledCloudwatchLogsExports ?? null,
    AutoMinorVersionUpgrade: one.AutoMinorVersionUpgrade ?? null,
    DBClusterParameterGroupName: one.DBClusterParameterGroup ?? null,
    BackupRetentionPeriod: one.BackupRetentionPeriod,
  },
  state: {
    Status: one.Status ?? null,
    MultiAZ: one.MultiAZ,
    ParameterApplyStatuses: (one.DBClusterMembers ?? []).flatMap(
      ({ DBClusterParameterGroupStatus }) => DBClusterParameterGroupStatus ?? [],
    ),
  },
})

/**
 * The global databases of Aurora. Their ARN has no region, and each region that lists one returns the same
 * (AmazonRDS/latest/APIReference/API_DescribeGlobalClusters.html).
 */
export const globalClusters = collector({
  types: ['AWS::RDS::GlobalCluster'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeGlobalClusters'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeGlobalClusters({ MaxRecords: 100, Marker }),
      (answer) => answer.GlobalClusters,
      (answer) => answer.Marker,
    )
    for await (const one of found)
      if (one.GlobalClusterArn && one.GlobalClusterIdentifier && one.Status !== 'deleting')
        yield {
          type: 'AWS::RDS::GlobalCluster',
          id: one.GlobalClusterArn,
          name: one.GlobalClusterIdentifier,
          region: 'global',
          tags: tagRecord(one.TagList),
          properties: { Engine: one.Engine ?? null, EngineVersion: one.EngineVersion ?? null },
        }
  },
})
