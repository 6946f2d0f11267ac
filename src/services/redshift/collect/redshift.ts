import type { Cluster, ClusterSubnetGroup } from '@aws-sdk/client-redshift'
import { collector, detail, pages, type Seed, tagRecord } from '../../../collect/collector.ts'
import { watchedParameters } from '../sdk.ts'

const clusterType = 'AWS::Redshift::Cluster'
const parameterType = 'AWS::Redshift::ClusterParameterGroup'
const subnetType = 'AWS::Redshift::ClusterSubnetGroup'

/** Provisioned clusters, with their audit logging. */
export const warehouses = collector({
  types: [clusterType],
  service: 'redshift',
  scope: 'region',
  needs: ['redshift:DescribeClusters'],
  async *list({ client, partition, region, account }) {
    const redshift = await client('redshift')
    const found = pages(
      (Marker) => redshift.describeClusters({ Marker, MaxRecords: 100 }),
      (answer) => answer.Clusters,
      (answer) => answer.Marker,
    )
    for await (const one of found)
      if (one.ClusterIdentifier && one.ClusterStatus !== 'deleting')
        yield clusterSeed(
          one,
          `arn:${partition}:redshift:${region}:${account}:cluster:${one.ClusterIdentifier}`,
          one.ClusterIdentifier,
        )
  },
  details: [
    detail({
      on: clusterType,
      needs: ['redshift:DescribeLoggingStatus'],
      fills: ['LoggingProperties'],
      async get({ client }, { name }) {
        const redshift = await client('redshift')
        const one = await redshift.describeLoggingStatus({ ClusterIdentifier: name })
        // LoggingEnabled is always present: without it the answer is invalid
        if (one.LoggingEnabled === undefined) return {}
        const { BucketName, S3KeyPrefix, LogDestinationType, LogExports } = one
        const logging = { BucketName, S3KeyPrefix, LogDestinationType, LogExports }
        return { properties: { LoggingProperties: one.LoggingEnabled ? logging : null } }
      },
    }),
  ],
})

const clusterSeed = (one: Cluster, arn: string, id: string): Seed<typeof clusterType> => ({
  type: clusterType,
  id: arn,
  name: id,
  tags: tagRecord(one.Tags),
  properties: {
    ClusterIdentifier: id,
    AllowVersionUpgrade: one.AllowVersionUpgrade,
    AutomatedSnapshotRetentionPeriod: one.AutomatedSnapshotRetentionPeriod,
    // at most one (redshift/latest/mgmt/working-with-parameter-groups.html)
    ClusterParameterGroupName: one.ClusterParameterGroups?.[0]?.ParameterGroupName ?? null,
    ClusterSubnetGroupName: one.ClusterSubnetGroupName ?? null,
    DBName: one.DBName ?? null,
    DestinationRegion: one.ClusterSnapshotCopyStatus?.DestinationRegion ?? null,
    Encrypted: one.Encrypted,
    // no endpoint before the first start
    Endpoint: one.Endpoint?.Port === undefined ? null : { Port: String(one.Endpoint.Port) },
    EnhancedVpcRouting: one.EnhancedVpcRouting,
    KmsKeyId: one.KmsKeyId ?? null,
    MaintenanceTrackName: one.MaintenanceTrackName ?? null,
    MasterPasswordSecretArn: one.MasterPasswordSecretArn ?? null,
    MasterUsername: one.MasterUsername ?? null,
    // a string, although documented as a boolean (redshift/latest/APIReference/API_Cluster.html)
    MultiAZ: ['enabled', 'true'].includes(one.MultiAZ?.toLowerCase() ?? ''),
    PubliclyAccessible: one.PubliclyAccessible,
    VpcSecurityGroupIds: (one.VpcSecurityGroups ?? []).flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? []),
  },
  state: { Status: one.ClusterStatus ?? null },
})

/** Parameter groups, including the default ones, with the parameters that controls read. */
export const warehouseParameterGroups = collector({
  types: [parameterType],
  service: 'redshift',
  scope: 'region',
  needs: ['redshift:DescribeClusterParameterGroups'],
  async *list({ client, partition, region, account }) {
    const redshift = await client('redshift')
    const found = pages(
      (Marker) => redshift.describeClusterParameterGroups({ Marker, MaxRecords: 100 }),
      (answer) => answer.ParameterGroups,
      (answer) => answer.Marker,
    )
    for await (const { ParameterGroupName: name, ParameterGroupFamily, Tags } of found)
      if (name)
        yield {
          type: parameterType,
          id: `arn:${partition}:redshift:${region}:${account}:parametergroup:${name}`,
          name,
          tags: tagRecord(Tags),
          properties: {
            ParameterGroupName: name,
            ParameterGroupFamily: ParameterGroupFamily ?? null,
          },
        }
  },
  details: [
    detail({
      on: parameterType,
      needs: ['redshift:DescribeClusterParameters'],
      fills: ['Parameters'],
      async get({ client }, { name }) {
        const redshift = await client('redshift')
        const found = pages(
          (Marker) => redshift.describeClusterParameters({ ParameterGroupName: name, Marker, MaxRecords: 100 }),
          (answer) => answer.Parameters,
          (answer) => answer.Marker,
        )
        const Parameters: { ParameterName: string; ParameterValue?: string | undefined }[] = []
        for await (const { ParameterName, ParameterValue } of found)
          if (ParameterName && watchedParameters.includes(ParameterName))
            Parameters.push({ ParameterName, ParameterValue })
        return { properties: { Parameters } }
      },
    }),
  ],
})

/** Subnet groups, with the Availability Zones of their subnets. */
export const warehouseSubnetGroups = collector({
  types: [subnetType],
  service: 'redshift',
  scope: 'region',
  needs: ['redshift:DescribeClusterSubnetGroups'],
  async *list({ client, partition, region, account }) {
    const redshift = await client('redshift')
    const found = pages(
      (Marker) => redshift.describeClusterSubnetGroups({ Marker, MaxRecords: 100 }),
      (answer) => answer.ClusterSubnetGroups,
      (answer) => answer.Marker,
    )
    for await (const one of found)
      if (one.ClusterSubnetGroupName)
        yield subnetSeed(
          one,
          `arn:${partition}:redshift:${region}:${account}:subnetgroup:${one.ClusterSubnetGroupName}`,
          one.ClusterSubnetGroupName,
        )
  },
})

const subnetSeed = (one: ClusterSubnetGroup, arn: string, name: string): Seed<typeof subnetType> => {
  const zones = (one.Subnets ?? []).flatMap(({ SubnetAvailabilityZone }) => SubnetAvailabilityZone?.Name ?? [])
  return {
    type: subnetType,
    id: arn,
    name,
    tags: tagRecord(one.Tags),
    properties: {
      ClusterSubnetGroupName: name,
      SubnetIds: (one.Subnets ?? []).flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
    },
    state: { AvailabilityZones: [...new Set(zones)].toSorted() },
  }
}
