import type * as Client from '@aws-sdk/client-redshift'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'
import { familyDefaults } from './parameters.ts'

interface Tag {
  Key: string
  Value: string
}

/** Where the audit logs go: a bucket, or CloudWatch Logs by kind. */
type Logging = { to: 's3'; bucket: string; prefix: string } | { to: 'cloudwatch'; kinds: string[] }

export interface StoredCluster {
  id: string
  node: string
  nodes: number
  zone: string
  port: number
  administrator: string
  database: string
  subnetGroup: string
  parameterGroup: string
  /** A change of its parameter group waits for a reboot. */
  waits: boolean
  securityGroups: string[]
  isPublic: boolean
  /** ARN of the key; null: not encrypted. */
  key: string | null
  vpcRouting: boolean
  upgrades: boolean
  window: string
  snapshotDays: number
  multiAz: boolean
  logging: Logging | null
  copy: { region: string; days: number; grant: string | null } | null
  /** Secrets Manager keeps the administrator's password. */
  managed: boolean
  made: string
  tags: Tag[]
}

export interface StoredParameterGroup {
  name: string
  family: string
  description: string
  /** What differs from the family's defaults. */
  values: Record<string, string>
  tags: Tag[]
}

export interface StoredSubnetGroup {
  name: string
  description: string
  vpc: string
  subnets: { id: string; zone: string }[]
  tags: Tag[]
}

/** Redshift in one region. */
export interface RedshiftState {
  clusters: StoredCluster[]
  parameterGroups: StoredParameterGroup[]
  subnetGroups: StoredSubnetGroup[]
  /** Which keys snapshots from other regions may be encrypted with, here. */
  grants: { name: string; key: string }[]
}

export type Module = typeof Client
export type C<I = unknown> = Call<I, RedshiftState>
export type Definition = ServiceDefinition<Module, RedshiftState>

export const invalid = (message: string): AwsError => awsError('InvalidParameterValue', message)
export const combination = (message: string): AwsError => awsError('InvalidParameterCombination', message)

/** Refuses what the practice account would have to take without doing it. */
export function onlyThese(input: object, known: readonly string[], what: string): void {
  const others = Object.entries(input).flatMap(([name, value]) =>
    value === undefined || known.includes(name) ? [] : [name],
  )
  if (others.length > 0)
    throw awsError('NotImplemented', `The practice account does not take ${others.join(', ')} of ${what}.`, 501)
}

export const arnOf = ({ partition, region, account }: C, kind: string, name: string): string =>
  `arn:${partition}:redshift:${region}:${account}:${kind}:${name}`

export function clusterOf({ state }: C, id: string | undefined): StoredCluster {
  const found = state.clusters.find((one) => one.id === id)
  if (!found) throw awsError('ClusterNotFound', `Cluster ${id} not found.`, 404)
  return found
}
export function parameterGroupOf({ state }: C, name: string | undefined): StoredParameterGroup {
  const found = state.parameterGroups.find((one) => one.name === name)
  if (!found) throw awsError('ClusterParameterGroupNotFound', `ParameterGroup not found: ${name}`, 404)
  return found
}
export function subnetGroupOf({ state }: C, name: string | undefined): StoredSubnetGroup {
  const found = state.subnetGroups.find((one) => one.name === name)
  if (!found) throw awsError('ClusterSubnetGroupNotFoundFault', `Cluster subnet group ${name} does not exist.`)
  return found
}

/** What an ARN names that has tags. */
export function taggedBy(call: C, arn = ''): { tags: Tag[] } {
  const { clusters, parameterGroups, subnetGroups } = call.state
  const found =
    clusters.find(({ id }) => arnOf(call, 'cluster', id) === arn) ??
    parameterGroups.find(({ name }) => arnOf(call, 'parametergroup', name) === arn) ??
    subnetGroups.find(({ name }) => arnOf(call, 'subnetgroup', name) === arn)
  if (!found) throw awsError('ResourceNotFoundFault', `The resource ${arn} was not found.`, 404)
  return found
}

export const shownCluster = (call: C, one: StoredCluster): Client.Cluster => ({
  ClusterIdentifier: one.id,
  NodeType: one.node,
  ClusterStatus: 'available',
  ClusterAvailabilityStatus: 'Available',
  MasterUsername: one.administrator,
  DBName: one.database,
  Endpoint: { Address: `${one.id}.cluster.${call.region}.redshift.amazonaws.com`, Port: one.port },
  ClusterCreateTime: new Date(one.made),
  AutomatedSnapshotRetentionPeriod: one.snapshotDays,
  ManualSnapshotRetentionPeriod: -1,
  ClusterSecurityGroups: [],
  VpcSecurityGroups: one.securityGroups.map((VpcSecurityGroupId) => ({ VpcSecurityGroupId, Status: 'active' })),
  ClusterParameterGroups: [
    { ParameterGroupName: one.parameterGroup, ParameterApplyStatus: one.waits ? 'pending-reboot' : 'in-sync' },
  ],
  ClusterSubnetGroupName: one.subnetGroup,
  VpcId: subnetGroupOf(call, one.subnetGroup).vpc,
  AvailabilityZone: one.zone,
  PreferredMaintenanceWindow: one.window,
  PendingModifiedValues: {},
  ClusterVersion: '1.0',
  AllowVersionUpgrade: one.upgrades,
  NumberOfNodes: one.nodes,
  PubliclyAccessible: one.isPublic,
  Encrypted: one.key !== null,
  ...(one.key === null ? {} : { KmsKeyId: one.key }),
  ...(one.copy === null
    ? {}
    : {
        ClusterSnapshotCopyStatus: {
          DestinationRegion: one.copy.region,
          RetentionPeriod: one.copy.days,
          ManualSnapshotRetentionPeriod: -1,
          ...(one.copy.grant === null ? {} : { SnapshotCopyGrantName: one.copy.grant }),
        },
      }),
  Tags: one.tags,
  EnhancedVpcRouting: one.vpcRouting,
  IamRoles: [],
  MaintenanceTrackName: 'current',
  ...(one.managed
    ? {
        MasterPasswordSecretArn: `arn:${call.partition}:secretsmanager:${call.region}:${call.account}:secret:redshift!${one.id}-${one.administrator}`,
      }
    : {}),
  MultiAZ: one.multiAz ? 'Enabled' : 'Disabled',
})

export const shownLogging = ({ logging }: StoredCluster): Client.LoggingStatus =>
  logging === null
    ? { LoggingEnabled: false }
    : logging.to === 's3'
      ? { LoggingEnabled: true, LogDestinationType: 's3', BucketName: logging.bucket, S3KeyPrefix: logging.prefix }
      : { LoggingEnabled: true, LogDestinationType: 'cloudwatch', LogExports: logging.kinds }

export const shownParameterGroup = (one: StoredParameterGroup): Client.ClusterParameterGroup => ({
  ParameterGroupName: one.name,
  ParameterGroupFamily: one.family,
  Description: one.description,
  Tags: one.tags,
})

export const shownParameters = ({ family, values }: StoredParameterGroup): Client.Parameter[] =>
  Object.entries(familyDefaults(family)).map(([ParameterName, { value, type }]) => ({
    ParameterName,
    ParameterValue: values[ParameterName] ?? value,
    Source: values[ParameterName] === undefined ? 'engine-default' : 'user',
    DataType: type,
    ApplyType: 'static',
    IsModifiable: true,
  }))

export const shownSubnetGroup = (one: StoredSubnetGroup): Client.ClusterSubnetGroup => ({
  ClusterSubnetGroupName: one.name,
  Description: one.description,
  VpcId: one.vpc,
  SubnetGroupStatus: 'Complete',
  Subnets: one.subnets.map(({ id, zone }) => ({
    SubnetIdentifier: id,
    SubnetAvailabilityZone: { Name: zone },
    SubnetStatus: 'Active',
  })),
  Tags: one.tags,
})
