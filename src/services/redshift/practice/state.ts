import type * as Client from '@aws-sdk/client-redshift'
import { among, arnIn, given, type Is, kind, type Place } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type Answer, type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'
import { type HasTags, tagPairs, tagsFrom } from '../../../practice/tags.ts'
import { familyDefaults } from './parameters.ts'

export interface Cluster extends HasTags {
  is: Is<
    Client.Cluster,
    'ClusterIdentifier' | 'NodeType' | 'NumberOfNodes' | 'ClusterParameterGroups' | 'ClusterSubnetGroupName'
  >
  logging: Client.LoggingStatus
}

export interface ParameterGroup extends HasTags {
  is: Is<Client.ClusterParameterGroup, 'ParameterGroupName' | 'ParameterGroupFamily'>
  /** The parameters that differ from the defaults of the family. */
  values: Record<string, string>
}

export interface SubnetGroup extends HasTags {
  is: Is<Client.ClusterSubnetGroup, 'ClusterSubnetGroupName' | 'VpcId' | 'Subnets'>
}

/** Redshift in one region. */
export interface RedshiftState {
  clusters: Cluster[]
  parameterGroups: ParameterGroup[]
  subnetGroups: SubnetGroup[]
  /** The snapshot copy grants: KMS keys for snapshots from other regions. */
  grants: Is<Client.SnapshotCopyGrant, 'SnapshotCopyGrantName'>[]
}

export type C<I = unknown> = Call<I, RedshiftState>
export type Definition = ServiceDefinition<typeof Client, RedshiftState>

export const invalid = (message: string): AwsError => awsError('InvalidParameterValue', message)
export const combination = (message: string): AwsError => awsError('InvalidParameterCombination', message)

export const paged = listing({
  token: 'Marker',
  size: 'MaxRecords',
  next: 'Marker',
  invalid: () => invalid('The marker is not one that this operation gave.'),
})

export const clusters = kind<RedshiftState, Cluster>({
  in: (state) => state.clusters,
  id: ({ is }) => is.ClusterIdentifier,
  arn: ['redshift', 'cluster:'],
  missing: (id) => awsError('ClusterNotFound', `Cluster ${id} not found.`, 404),
  exists: (id) => awsError('ClusterAlreadyExists', `Cluster ${id} already exists.`),
})
export const parameterGroups = kind<RedshiftState, ParameterGroup>({
  in: (state) => state.parameterGroups,
  id: ({ is }) => is.ParameterGroupName,
  arn: ['redshift', 'parametergroup:'],
  missing: (name) => awsError('ClusterParameterGroupNotFound', `ParameterGroup not found: ${name}`, 404),
  exists: (name) => awsError('ClusterParameterGroupAlreadyExists', `Parameter group ${name} already exists.`),
})
export const subnetGroups = kind<RedshiftState, SubnetGroup>({
  in: (state) => state.subnetGroups,
  id: ({ is }) => is.ClusterSubnetGroupName,
  arn: ['redshift', 'subnetgroup:'],
  missing: (name) => awsError('ClusterSubnetGroupNotFoundFault', `Cluster subnet group ${name} does not exist.`),
})
export const grants = kind<RedshiftState, RedshiftState['grants'][number]>({
  in: (state) => state.grants,
  id: ({ SnapshotCopyGrantName }) => SnapshotCopyGrantName,
  arn: ['redshift', 'snapshotcopygrant:'],
  missing: (name) => awsError('SnapshotCopyGrantNotFoundFault', `Grant ${name} not found.`),
  exists: (name) => awsError('SnapshotCopyGrantAlreadyExistsFault', `Grant ${name} already exists.`),
})
export const taggedBy = among<RedshiftState, HasTags>([clusters, parameterGroups, subnetGroups], (arn) =>
  awsError('ResourceNotFoundFault', `The resource ${arn} was not found.`, 404),
)

export const passwordSecret = (place: Place, { ClusterIdentifier: id, MasterUsername: user }: Cluster['is']): string =>
  arnIn(place, 'secretsmanager', `secret:redshift!${id}-${user}`)
export const shownSubnet = (SubnetIdentifier: string, Name: string | undefined): Client.Subnet => ({
  SubnetIdentifier,
  SubnetAvailabilityZone: { Name },
  SubnetStatus: 'Active',
})
export const inForce = (ids: readonly string[]): Client.VpcSecurityGroupMembership[] =>
  ids.map((VpcSecurityGroupId) => ({ VpcSecurityGroupId, Status: 'active' }))

/** The destination of the audit logs. */
export const logsTo = (
  LogDestinationType: Client.LogDestinationType,
  where: Pick<Client.LoggingStatus, 'BucketName' | 'S3KeyPrefix' | 'LogExports'>,
): Client.LoggingStatus => ({ LoggingEnabled: true, LogDestinationType, ...where })

/** The destination region of snapshot copies, and the grant there. */
export const copiedTo = (
  DestinationRegion: string,
  RetentionPeriod: number,
  SnapshotCopyGrantName: string | undefined,
): Client.ClusterSnapshotCopyStatus => ({
  DestinationRegion,
  RetentionPeriod,
  ManualSnapshotRetentionPeriod: -1,
  ...given({ SnapshotCopyGrantName }),
})

/** The cluster of a create request, in the VPC of its subnets; encrypted if the request has a key. */
export function clusterFrom(
  place: Place,
  asked: Client.CreateClusterMessage,
  { VpcId, made }: { VpcId: string; made: string },
): Cluster {
  const { ClusterIdentifier = '', NodeType = '', MasterUsername = '', NumberOfNodes = 1, DBName = 'dev' } = asked
  const { ClusterSubnetGroupName = 'default', ClusterParameterGroupName = '', KmsKeyId } = asked
  const is: Cluster['is'] = {
    ClusterIdentifier,
    NodeType,
    ClusterStatus: 'available',
    ClusterAvailabilityStatus: 'Available',
    MasterUsername,
    DBName,
    Endpoint: {
      Address: `${ClusterIdentifier}.cluster.${place.region}.redshift.amazonaws.com`,
      Port: asked.Port ?? 5439,
    },
    ClusterCreateTime: made,
    AutomatedSnapshotRetentionPeriod: asked.AutomatedSnapshotRetentionPeriod ?? 1,
    ManualSnapshotRetentionPeriod: -1,
    ClusterSecurityGroups: [],
    VpcSecurityGroups: inForce(asked.VpcSecurityGroupIds ?? []),
    ClusterParameterGroups: [{ ParameterGroupName: ClusterParameterGroupName, ParameterApplyStatus: 'in-sync' }],
    ClusterSubnetGroupName,
    VpcId,
    AvailabilityZone: `${place.region}a`,
    PreferredMaintenanceWindow: asked.PreferredMaintenanceWindow ?? 'sun:03:00-sun:03:30',
    PendingModifiedValues: {},
    ClusterVersion: '1.0',
    AllowVersionUpgrade: asked.AllowVersionUpgrade ?? true,
    NumberOfNodes,
    PubliclyAccessible: asked.PubliclyAccessible ?? false,
    Encrypted: KmsKeyId !== undefined,
    ...given({ KmsKeyId }),
    EnhancedVpcRouting: asked.EnhancedVpcRouting ?? false,
    IamRoles: [],
    MaintenanceTrackName: 'current',
    MultiAZ: asked.MultiAZ ? 'Enabled' : 'Disabled',
  }
  if (asked.ManageMasterPassword) is.MasterPasswordSecretArn = passwordSecret(place, is)
  return { is, logging: { LoggingEnabled: false }, tags: tagsFrom(asked.Tags) }
}

export const shownCluster = ({ is, tags }: Cluster): Answer<Client.Cluster> => ({ ...is, Tags: tagPairs(tags) })
export const shownParameterGroup = ({ is, tags }: ParameterGroup) => ({ ...is, Tags: tagPairs(tags) })
export const shownSubnetGroup = ({ is, tags }: SubnetGroup) => ({ ...is, Tags: tagPairs(tags) })

export const shownParameters = ({ is, values }: ParameterGroup): Client.Parameter[] =>
  Object.entries(familyDefaults(is.ParameterGroupFamily)).map(([ParameterName, { value, type }]) => ({
    ParameterName,
    ParameterValue: values[ParameterName] ?? value,
    Source: values[ParameterName] === undefined ? 'engine-default' : 'user',
    DataType: type,
    ApplyType: 'static',
    IsModifiable: true,
  }))
