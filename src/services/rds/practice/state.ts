import type * as RdsClient from '@aws-sdk/client-rds'
import { type AwsError, awsError, type Call, type Page, page } from '../../../practice/service.ts'

export type Client = typeof RdsClient

/** An instance in the SDK's shape; what a cluster decides for its members is taken from the cluster when it is shown. */
export interface StoredInstance extends Omit<RdsClient.DBInstance, 'InstanceCreateTime' | 'LatestRestorableTime'> {
  DBInstanceIdentifier: string
  DBInstanceArn: string
  Engine: string
  EngineVersion: string
  DBInstanceStatus: string
  Endpoint: { Address: string; Port: number; HostedZoneId: string }
  PendingModifiedValues: RdsClient.PendingModifiedValues
  TagList: RdsClient.Tag[]
  created: string
}

export interface StoredCluster
  extends Omit<RdsClient.DBCluster, 'ClusterCreateTime' | 'LatestRestorableTime' | 'EarliestRestorableTime'> {
  DBClusterIdentifier: string
  DBClusterArn: string
  Engine: string
  EngineVersion: string
  Status: string
  PendingModifiedValues: RdsClient.ClusterPendingModifiedValues
  TagList: RdsClient.Tag[]
  created: string
}

export interface StoredSnapshot
  extends Omit<RdsClient.DBSnapshot, 'InstanceCreateTime' | 'SnapshotCreateTime' | 'OriginalSnapshotCreateTime'> {
  DBSnapshotIdentifier: string
  DBSnapshotArn: string
  TagList: RdsClient.Tag[]
  created: string
  /** Accounts that may restore it, or `all`. */
  restore: string[]
}

export interface StoredClusterSnapshot
  extends Omit<RdsClient.DBClusterSnapshot, 'ClusterCreateTime' | 'SnapshotCreateTime'> {
  DBClusterSnapshotIdentifier: string
  DBClusterSnapshotArn: string
  TagList: RdsClient.Tag[]
  created: string
  restore: string[]
}

/** A parameter group of instances or of clusters: the parameters that somebody set, and the rest is its family's. */
export interface StoredParameterGroup {
  name: string
  arn: string
  family: string
  description: string
  values: Record<string, { value: string; apply: RdsClient.ApplyMethod }>
  tags: RdsClient.Tag[]
}

export interface StoredSubscription extends RdsClient.EventSubscription {
  CustSubscriptionId: string
  EventSubscriptionArn: string
  tags: RdsClient.Tag[]
}

export interface StoredProxy extends Omit<RdsClient.DBProxy, 'CreatedDate' | 'UpdatedDate'> {
  DBProxyName: string
  DBProxyArn: string
  tags: RdsClient.Tag[]
  created: string
  updated: string
}

export interface StoredSubnetGroup extends RdsClient.DBSubnetGroup {
  DBSubnetGroupName: string
  DBSubnetGroupArn: string
  tags: RdsClient.Tag[]
}

/** RDS of one region. */
export interface RdsState {
  instances: StoredInstance[]
  clusters: StoredCluster[]
  snapshots: StoredSnapshot[]
  clusterSnapshots: StoredClusterSnapshot[]
  parameterGroups: StoredParameterGroup[]
  clusterParameterGroups: StoredParameterGroup[]
  subnetGroups: StoredSubnetGroup[]
  subscriptions: StoredSubscription[]
  proxies: StoredProxy[]
}

export type C<I = unknown> = Call<I, RdsState>

export const invalidValue = (message: string): AwsError => awsError('InvalidParameterValue', message)
export const invalidCombination = (message: string): AwsError => awsError('InvalidParameterCombination', message)

/** What changes are not done here is refused, not passed over: `members` are those that are done. */
export function refuseOthers(input: object, members: readonly string[], what: string): void {
  const others = Object.entries(input).flatMap(([name, value]) =>
    value === undefined || members.includes(name) ? [] : [name],
  )
  if (others.length > 0)
    throw awsError('NotImplemented', `The practice account does not change ${others.join(', ')} of ${what}.`, 501)
}

/** The members that were given. */
export const given = <T extends object>(members: T): Partial<T> =>
  // safe: the same object without the members that are undefined
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>

interface Listing {
  readonly MaxRecords?: number | undefined
  readonly Marker?: string | undefined
}

/** One page: from 20 to 100 items, and 100 when nobody says (AmazonRDS/latest/APIReference/API_DescribeDBInstances.html). */
export function pageOf<T>(call: C<Listing>, items: readonly T[]): Page<T> {
  const { MaxRecords, Marker } = call.input
  if (MaxRecords !== undefined && (MaxRecords < 20 || MaxRecords > 100))
    throw invalidValue(`Invalid value ${MaxRecords} for MaxRecords. Must be between 20 and 100`)
  return page(call, items, {
    token: Marker,
    size: MaxRecords,
    invalid: () => invalidValue('The request does not contain a valid Marker.'),
  })
}

/** Identifiers are case-insensitive, and an ARN does too. */
const isNamed = (name: string, arn: string, wanted: string | undefined): boolean =>
  wanted === arn || wanted?.toLowerCase() === name.toLowerCase()

/** The one of a name, all when no name is given, an error when there is none. */
export function named<T>(
  items: readonly T[],
  wanted: string | undefined,
  of: (item: T) => readonly [name: string, arn: string],
  missing: AwsError,
): T[] {
  if (wanted === undefined) return [...items]
  const found = items.filter((item) => isNamed(...of(item), wanted))
  if (found.length === 0) throw missing
  return found
}

function one<T>(
  items: readonly T[],
  wanted: string | undefined,
  of: (item: T) => readonly [string, string],
  missing: AwsError,
): T {
  const [found] = named(items, wanted ?? '', of, missing)
  if (found === undefined) throw missing
  return found
}

export const noInstance = (id: string | undefined): AwsError =>
  awsError('DBInstanceNotFound', `DBInstance ${id} not found.`, 404)
export const noCluster = (id: string | undefined): AwsError =>
  awsError('DBClusterNotFoundFault', `DBCluster ${id} not found.`, 404)
export const noSnapshot = (id: string | undefined): AwsError =>
  awsError('DBSnapshotNotFound', `DBSnapshot ${id} not found.`, 404)
export const noClusterSnapshot = (id: string | undefined): AwsError =>
  awsError('DBClusterSnapshotNotFoundFault', `DBClusterSnapshot ${id} not found.`, 404)
// clusters' groups are missed under the same code (API_ModifyDBClusterParameterGroup.html)
export const noParameterGroup = (id: string | undefined): AwsError =>
  awsError('DBParameterGroupNotFound', `DBParameterGroup not found: ${id}`, 404)

export const instanceOf = ({ state }: C, id: string | undefined): StoredInstance =>
  one(state.instances, id, (item) => [item.DBInstanceIdentifier, item.DBInstanceArn], noInstance(id))
export const clusterOf = ({ state }: C, id: string | undefined): StoredCluster =>
  one(state.clusters, id, (item) => [item.DBClusterIdentifier, item.DBClusterArn], noCluster(id))
export const snapshotOf = ({ state }: C, id: string | undefined): StoredSnapshot =>
  one(state.snapshots, id, (item) => [item.DBSnapshotIdentifier, item.DBSnapshotArn], noSnapshot(id))
export const clusterSnapshotOf = ({ state }: C, id: string | undefined): StoredClusterSnapshot =>
  one(
    state.clusterSnapshots,
    id,
    (item) => [item.DBClusterSnapshotIdentifier, item.DBClusterSnapshotArn],
    noClusterSnapshot(id),
  )
export const parameterGroupOf = (groups: readonly StoredParameterGroup[], id: string | undefined) =>
  one(groups, id, ({ name, arn }) => [name, arn], noParameterGroup(id))

export const rdsArn = ({ region, account }: { region: string; account: string }, kind: string, name: string): string =>
  `arn:aws:rds:${region}:${account}:${kind}:${name}`

/** Filters by name: for each that is known, what an item must have among its values. */
export function filtered<T>(
  items: readonly T[],
  filters: readonly RdsClient.Filter[] | undefined,
  known: Readonly<Record<string, (item: T) => readonly (string | undefined)[]>>,
): T[] {
  return (filters ?? []).reduce<T[]>(
    (left, { Name = '', Values = [] }) => {
      const of = known[Name]
      if (!of) throw invalidValue(`Unrecognized filter name: ${Name}`)
      return left.filter((item) => of(item).some((value) => value !== undefined && Values.includes(value)))
    },
    [...items],
  )
}
