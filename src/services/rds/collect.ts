import type { DBCluster, DBInstance } from '@aws-sdk/client-rds'
import { collector, detail, pages, type Seed, tagRecord } from '../../collect/collector.ts'

/**
 * Instances, clusters and snapshots of Amazon DocumentDB and Neptune stand among RDS's: the same calls answer for them, AWS Config
 * records them as RDS's types, and some controls ask them too (RDS.2, RDS.7, RDS.50 ...).
 */

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
  ],
})

/** RDS Custom alone has engine versions that the customer built. */
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
      PubliclyAccessible: one.PubliclyAccessible ?? null,
      StorageEncrypted: one.StorageEncrypted ?? null,
      KmsKeyId: one.KmsKeyId ?? null,
      MultiAZ: one.MultiAZ ?? null,
      MonitoringInterval: one.MonitoringInterval ?? null,
      DeletionProtection: one.DeletionProtection ?? null,
      EnableCloudwatchLogsExports: one.EnabledCloudwatchLogsExports ?? null,
      EnableIAMDatabaseAuthentication: one.IAMDatabaseAuthenticationEnabled ?? null,
      BackupRetentionPeriod: one.BackupRetentionPeriod ?? null,
      AutoMinorVersionUpgrade: one.AutoMinorVersionUpgrade ?? null,
      CopyTagsToSnapshot: one.CopyTagsToSnapshot ?? null,
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
    DeletionProtection: one.DeletionProtection ?? null,
    EnableIAMDatabaseAuthentication: one.IAMDatabaseAuthenticationEnabled ?? null,
    BacktrackWindow: one.BacktrackWindow ?? null,
    CopyTagsToSnapshot: one.CopyTagsToSnapshot ?? null,
    MasterUsername: one.MasterUsername ?? null,
    StorageEncrypted: one.StorageEncrypted ?? null,
    KmsKeyId: one.KmsKeyId ?? null,
    EnableCloudwatchLogsExports: one.EnabledCloudwatchLogsExports ?? null,
    AutoMinorVersionUpgrade: one.AutoMinorVersionUpgrade ?? null,
    DBClusterParameterGroupName: one.DBClusterParameterGroup ?? null,
    BackupRetentionPeriod: one.BackupRetentionPeriod ?? null,
  },
  state: {
    Status: one.Status ?? null,
    MultiAZ: one.MultiAZ ?? null,
    ParameterApplyStatuses: (one.DBClusterMembers ?? []).flatMap(
      ({ DBClusterParameterGroupStatus }) => DBClusterParameterGroupStatus ?? [],
    ),
  },
})

/** The snapshots that the account made or keeps; whom each may be restored by is asked of each. */
export const dbSnapshots = collector({
  types: ['Demarc::RDS::DBSnapshot'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeDBSnapshots'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeDBSnapshots({ MaxRecords: 100, Marker }),
      (answer) => answer.DBSnapshots,
      (answer) => answer.Marker,
    )
    for await (const one of found) {
      if (!one.DBSnapshotArn || !one.DBSnapshotIdentifier) continue
      yield {
        type: 'Demarc::RDS::DBSnapshot',
        id: one.DBSnapshotArn,
        name: one.DBSnapshotIdentifier,
        tags: tagRecord(one.TagList),
        properties: {
          SnapshotIdentifier: one.DBSnapshotIdentifier,
          Engine: one.Engine ?? null,
          Encrypted: one.Encrypted ?? null,
          // an automated snapshot cannot be shared
          ...(one.SnapshotType === 'manual' ? {} : { RestoreAccounts: [] }),
        },
      }
    }
  },
  details: [
    detail({
      on: 'Demarc::RDS::DBSnapshot',
      needs: ['rds:DescribeDBSnapshotAttributes'],
      fills: ['RestoreAccounts'],
      when: ({ properties }) => properties.RestoreAccounts === undefined,
      async get({ client }, { name }) {
        const rds = await client('rds')
        const { DBSnapshotAttributesResult: found } = await rds.describeDBSnapshotAttributes({
          DBSnapshotIdentifier: name,
        })
        return { properties: { RestoreAccounts: restorers(found?.DBSnapshotAttributes) } }
      },
    }),
  ],
})

export const dbClusterSnapshots = collector({
  types: ['Demarc::RDS::DBClusterSnapshot'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeDBClusterSnapshots'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeDBClusterSnapshots({ MaxRecords: 100, Marker }),
      (answer) => answer.DBClusterSnapshots,
      (answer) => answer.Marker,
    )
    for await (const one of found) {
      if (!one.DBClusterSnapshotArn || !one.DBClusterSnapshotIdentifier) continue
      yield {
        type: 'Demarc::RDS::DBClusterSnapshot',
        id: one.DBClusterSnapshotArn,
        name: one.DBClusterSnapshotIdentifier,
        tags: tagRecord(one.TagList),
        properties: {
          SnapshotIdentifier: one.DBClusterSnapshotIdentifier,
          Engine: one.Engine ?? null,
          Encrypted: one.StorageEncrypted ?? null,
          ...(one.SnapshotType === 'manual' ? {} : { RestoreAccounts: [] }),
        },
      }
    }
  },
  details: [
    detail({
      on: 'Demarc::RDS::DBClusterSnapshot',
      needs: ['rds:DescribeDBClusterSnapshotAttributes'],
      fills: ['RestoreAccounts'],
      when: ({ properties }) => properties.RestoreAccounts === undefined,
      async get({ client }, { name }) {
        const rds = await client('rds')
        const { DBClusterSnapshotAttributesResult: found } = await rds.describeDBClusterSnapshotAttributes({
          DBClusterSnapshotIdentifier: name,
        })
        return { properties: { RestoreAccounts: restorers(found?.DBClusterSnapshotAttributes) } }
      },
    }),
  ],
})

const restorers = (
  attributes:
    | readonly { readonly AttributeName?: string | undefined; readonly AttributeValues?: string[] | undefined }[]
    | undefined,
): string[] =>
  (attributes ?? []).find(({ AttributeName }) => AttributeName === 'restore')?.AttributeValues?.toSorted() ?? []

export const eventSubscriptions = collector({
  types: ['AWS::RDS::EventSubscription'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeEventSubscriptions'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeEventSubscriptions({ MaxRecords: 100, Marker }),
      (answer) => answer.EventSubscriptionsList,
      (answer) => answer.Marker,
    )
    for await (const one of found) {
      if (!one.EventSubscriptionArn || !one.CustSubscriptionId) continue
      yield {
        type: 'AWS::RDS::EventSubscription',
        id: one.EventSubscriptionArn,
        name: one.CustSubscriptionId,
        properties: {
          SubscriptionName: one.CustSubscriptionId,
          Enabled: one.Enabled ?? null,
          SourceType: one.SourceType ?? null,
          SourceIds: one.SourceIdsList?.toSorted() ?? null,
          EventCategories: one.EventCategoriesList ?? null,
          SnsTopicArn: one.SnsTopicArn ?? null,
        },
      }
    }
  },
})

/** The parameters that controls look at. */
const watched = ['rds.force_ssl', 'require_secure_transport', 'server_audit_events', 'server_audit_logging']

const parameters = (
  found: readonly { readonly ParameterName?: string | undefined; readonly ParameterValue?: string | undefined }[],
) =>
  Object.fromEntries(
    found.flatMap(({ ParameterName, ParameterValue }) =>
      ParameterName && ParameterValue !== undefined && watched.includes(ParameterName)
        ? [[ParameterName, ParameterValue]]
        : [],
    ),
  )

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

const byName = [{ Name: 'parameter-name', Values: watched }]

export const dbParameterGroups = collector({
  types: ['AWS::RDS::DBParameterGroup'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeDBParameterGroups'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeDBParameterGroups({ MaxRecords: 100, Marker }),
      (answer) => answer.DBParameterGroups,
      (answer) => answer.Marker,
    )
    for await (const { DBParameterGroupArn: id, DBParameterGroupName: name, DBParameterGroupFamily: family } of found)
      if (id && name && !/^(docdb|neptune)/.test(family ?? ''))
        yield {
          type: 'AWS::RDS::DBParameterGroup',
          id,
          name,
          properties: { DBParameterGroupName: name, Family: family ?? null },
        }
  },
  details: [
    detail({
      on: 'AWS::RDS::DBParameterGroup',
      needs: ['rds:DescribeDBParameters'],
      fills: ['state.Parameters'],
      async get({ client }, { name }) {
        const rds = await client('rds')
        const found = pages(
          (Marker) =>
            rds.describeDBParameters({ DBParameterGroupName: name, Filters: byName, MaxRecords: 100, Marker }),
          (answer) => answer.Parameters,
          (answer) => answer.Marker,
        )
        return { state: { Parameters: parameters(await all(found)) } }
      },
    }),
  ],
})

export const dbClusterParameterGroups = collector({
  types: ['AWS::RDS::DBClusterParameterGroup'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeDBClusterParameterGroups'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeDBClusterParameterGroups({ MaxRecords: 100, Marker }),
      (answer) => answer.DBClusterParameterGroups,
      (answer) => answer.Marker,
    )
    for await (const {
      DBClusterParameterGroupArn: id,
      DBClusterParameterGroupName: name,
      DBParameterGroupFamily: family,
    } of found)
      if (id && name && !/^(docdb|neptune)/.test(family ?? ''))
        yield {
          type: 'AWS::RDS::DBClusterParameterGroup',
          id,
          name,
          properties: { DBClusterParameterGroupName: name, Family: family ?? null },
        }
  },
  details: [
    detail({
      on: 'AWS::RDS::DBClusterParameterGroup',
      needs: ['rds:DescribeDBClusterParameters'],
      fills: ['state.Parameters'],
      async get({ client }, { name }) {
        const rds = await client('rds')
        const found = pages(
          (Marker) =>
            rds.describeDBClusterParameters({
              DBClusterParameterGroupName: name,
              Filters: byName,
              MaxRecords: 100,
              Marker,
            }),
          (answer) => answer.Parameters,
          (answer) => answer.Marker,
        )
        return { state: { Parameters: parameters(await all(found)) } }
      },
    }),
  ],
})

export const dbProxies = collector({
  types: ['AWS::RDS::DBProxy'],
  service: 'rds',
  scope: 'region',
  needs: ['rds:DescribeDBProxies'],
  async *list({ client }) {
    const rds = await client('rds')
    const found = pages(
      (Marker) => rds.describeDBProxies({ MaxRecords: 100, Marker }),
      (answer) => answer.DBProxies,
      (answer) => answer.Marker,
    )
    for await (const { DBProxyArn: id, DBProxyName: name, RequireTLS, EngineFamily } of found)
      if (id && name)
        yield {
          type: 'AWS::RDS::DBProxy',
          id,
          name,
          properties: { DBProxyName: name, RequireTLS: RequireTLS ?? null, EngineFamily: EngineFamily ?? null },
        }
  },
})
