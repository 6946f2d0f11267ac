import type * as RdsClient from '@aws-sdk/client-rds'
import { type Fields, passing } from '../../../practice/filters.ts'
import { hexId } from '../../../practice/ids.ts'
import { arnIn, type Is, kind } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type AwsError, awsError, type Call } from '../../../practice/service.ts'

export type Client = typeof RdsClient

interface Tagged {
  TagList: RdsClient.Tag[]
}

/** An instance in the shape of the SDK; the settings of its cluster are added when it is returned. */
export type StoredInstance = Tagged &
  Is<
    RdsClient.DBInstance,
    | 'DBInstanceIdentifier'
    | 'DBInstanceArn'
    | 'Engine'
    | 'EngineVersion'
    | 'DBInstanceStatus'
    | 'Endpoint'
    | 'PendingModifiedValues'
  >
export type StoredCluster = Tagged &
  Is<
    RdsClient.DBCluster,
    | 'DBClusterIdentifier'
    | 'DBClusterArn'
    | 'Engine'
    | 'EngineVersion'
    | 'Status'
    | 'PendingModifiedValues'
    | 'DBClusterMembers'
  >

interface Shareable extends Tagged {
  /** Accounts that may restore it, or `all`. */
  restore: string[]
}
export type StoredSnapshot = Shareable & Is<RdsClient.DBSnapshot, 'DBSnapshotIdentifier' | 'DBSnapshotArn'>
export type StoredClusterSnapshot = Shareable &
  Is<RdsClient.DBClusterSnapshot, 'DBClusterSnapshotIdentifier' | 'DBClusterSnapshotArn'>

/** A parameter group of instances or clusters: the parameters that were changed; the others have the defaults of the family. */
export interface StoredParameterGroup extends Tagged {
  name: string
  family: string
  description: string
  values: Record<string, { value: string; apply: RdsClient.ApplyMethod }>
}

export type StoredSubscription = Tagged & Is<RdsClient.EventSubscription, 'CustSubscriptionId'>
export type StoredProxy = Tagged & Is<RdsClient.DBProxy, 'DBProxyName' | 'DBProxyArn'>
export type StoredSubnetGroup = Tagged & Is<RdsClient.DBSubnetGroup, 'DBSubnetGroupName' | 'DBSubnetGroupArn' | 'VpcId'>

export type StoredGlobalCluster = Tagged &
  Is<RdsClient.GlobalCluster, 'GlobalClusterIdentifier' | 'Engine' | 'EngineVersion' | 'GlobalClusterMembers'>

/** RDS of one region. */
export interface RdsState {
  /** The pending maintenance actions, by the name of an instance or cluster. */
  pending: Record<string, readonly string[]>
  instances: StoredInstance[]
  clusters: StoredCluster[]
  snapshots: StoredSnapshot[]
  clusterSnapshots: StoredClusterSnapshot[]
  parameterGroups: StoredParameterGroup[]
  clusterParameterGroups: StoredParameterGroup[]
  subnetGroups: StoredSubnetGroup[]
  subscriptions: StoredSubscription[]
  proxies: StoredProxy[]
  /** The global clusters with the primary cluster in this region, or created here without one. */
  globalClusters: StoredGlobalCluster[]
}

export type C<I = unknown> = Call<I, RdsState>

export const invalidValue = (message: string): AwsError => awsError('InvalidParameterValue', message)
export const invalidCombination = (message: string): AwsError => awsError('InvalidParameterCombination', message)

/** From 20 to 100 items a page, 100 by default (AmazonRDS/latest/APIReference/API_DescribeDBInstances.html). */
export const paged = listing({
  token: 'Marker',
  size: 'MaxRecords',
  next: 'Marker',
  whole: true,
  invalid: () => invalidValue('The request does not contain a valid Marker.'),
  check: (size) => {
    if (size < 20 || size > 100) throw invalidValue(`Invalid value ${size} for MaxRecords. Must be between 20 and 100`)
  },
})

/** Identifiers are case-insensitive, and an ARN is accepted in their place. */
const means = (given: string, id: string, arn: string): boolean =>
  given === arn || given.toLowerCase() === id.toLowerCase()
const missing = (code: string, message: (id: string | undefined) => string) => (id: string | undefined) =>
  awsError(code, message(id), 404)

export const instances = kind<RdsState, StoredInstance>({
  in: (state) => state.instances,
  id: ({ DBInstanceIdentifier }) => DBInstanceIdentifier,
  arn: ['rds', 'db:'],
  means,
  missing: missing('DBInstanceNotFound', (id) => `DBInstance ${id} not found.`),
})
export const clusters = kind<RdsState, StoredCluster>({
  in: (state) => state.clusters,
  id: ({ DBClusterIdentifier }) => DBClusterIdentifier,
  arn: ['rds', 'cluster:'],
  means,
  missing: missing('DBClusterNotFoundFault', (id) => `DBCluster ${id} not found.`),
})
export const snapshots = kind<RdsState, StoredSnapshot>({
  in: (state) => state.snapshots,
  id: ({ DBSnapshotIdentifier }) => DBSnapshotIdentifier,
  arn: ['rds', 'snapshot:'],
  means,
  missing: missing('DBSnapshotNotFound', (id) => `DBSnapshot ${id} not found.`),
  exists: (id) =>
    awsError('DBSnapshotAlreadyExists', `Cannot create the snapshot because a snapshot named ${id} already exists.`),
})
export const clusterSnapshots = kind<RdsState, StoredClusterSnapshot>({
  in: (state) => state.clusterSnapshots,
  id: ({ DBClusterSnapshotIdentifier }) => DBClusterSnapshotIdentifier,
  arn: ['rds', 'cluster-snapshot:'],
  means,
  missing: missing('DBClusterSnapshotNotFoundFault', (id) => `DBClusterSnapshot ${id} not found.`),
  exists: (id) => awsError('DBClusterSnapshotAlreadyExistsFault', `A cluster snapshot named ${id} already exists.`),
})
const ofParameters = {
  id: ({ name }: StoredParameterGroup) => name,
  means,
  // a missing cluster parameter group has the same error code (API_ModifyDBClusterParameterGroup.html)
  missing: missing('DBParameterGroupNotFound', (id) => `DBParameterGroup not found: ${id}`),
  exists: (name: string) => awsError('DBParameterGroupAlreadyExists', `Parameter group ${name} already exists`),
}
export const parameterGroups = kind<RdsState, StoredParameterGroup>({
  ...ofParameters,
  in: (state) => state.parameterGroups,
  arn: ['rds', 'pg:'],
})
export const clusterParameterGroups = kind<RdsState, StoredParameterGroup>({
  ...ofParameters,
  in: (state) => state.clusterParameterGroups,
  arn: ['rds', 'cluster-pg:'],
})
export const subnetGroups = kind<RdsState, StoredSubnetGroup>({
  in: (state) => state.subnetGroups,
  id: ({ DBSubnetGroupName }) => DBSubnetGroupName,
  arn: ['rds', 'subgrp:'],
  means,
  missing: missing('DBSubnetGroupNotFoundFault', (name) => `DBSubnetGroup not found: ${name}`),
})
export const subscriptions = kind<RdsState, StoredSubscription>({
  in: (state) => state.subscriptions,
  id: ({ CustSubscriptionId }) => CustSubscriptionId,
  arn: ['rds', 'es:'],
  missing: missing('SubscriptionNotFound', (name) => `Subscription ${name} not found.`),
  exists: (name) => awsError('SubscriptionAlreadyExist', `Subscription ${name} already exists.`),
})
export const proxies = kind<RdsState, StoredProxy>({
  in: (state) => state.proxies,
  id: ({ DBProxyName }) => DBProxyName,
  // the ARN ends with an id
  arn: (place, name) => arnIn(place, 'rds', `db-proxy:prx-0${hexId('prx', name, 16)}`),
  missing: missing('DBProxyNotFoundFault', (name) => `DBProxy ${name} not found.`),
})

/** The requested resources that match the filters. */
export const filtered = <T>(
  all: readonly T[],
  filters: readonly RdsClient.Filter[] | undefined,
  known: Fields<T>,
): T[] => passing(all, filters, known, (name) => invalidValue(`Unrecognized filter name: ${name}`))

/** The VPC of a cluster's subnets. */
export const vpcOf = (
  { subnetGroups: all }: Pick<RdsState, 'subnetGroups'>,
  { DBSubnetGroup }: StoredCluster,
): string | undefined => all.find(({ DBSubnetGroupName }) => DBSubnetGroupName === DBSubnetGroup)?.VpcId
