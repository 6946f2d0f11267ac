import type * as RdsClient from '@aws-sdk/client-rds'
import { keyArn } from '../../../practice/company.ts'
import { type AwsError, awsError, type ServiceDefinition } from '../../../practice/service.ts'
import { clusterSnapshot, instanceSnapshot } from './snapshot-shapes.ts'
import {
  type C,
  type Client,
  clusterOf,
  clusterSnapshotOf,
  filtered,
  instanceOf,
  invalidValue,
  named,
  noClusterSnapshot,
  noSnapshot,
  pageOf,
  type RdsState,
  type StoredCluster,
  type StoredClusterSnapshot,
  type StoredInstance,
  type StoredSnapshot,
  snapshotOf,
} from './state.ts'

const IDENTIFIER = /^[a-z](-?[a-z0-9])*$/i
const MOST_SHARED = 20

/** What is told apart in lists: an automated snapshot's name begins with `rds:`. */
function checkName(name: string): void {
  if (!IDENTIFIER.test(name) || name.length > 255)
    throw invalidValue(`The parameter ${name} is not a valid identifier.`)
}

/** Takes a snapshot of an instance. */
export function snapshotFrom(call: C, of: StoredInstance, name: string, tags: RdsClient.Tag[]): StoredSnapshot {
  const { state } = call
  checkName(name)
  const id = name.toLowerCase()
  if (state.snapshots.some((one) => one.DBSnapshotIdentifier === id))
    throw awsError(
      'DBSnapshotAlreadyExists',
      `Cannot create the snapshot because a snapshot named ${id} already exists.`,
    )
  const made = instanceSnapshot(call, of, { name: id, type: 'manual', tags, created: call.now.toISOString() })
  state.snapshots.push(made)
  return made
}

/** Takes a snapshot of a cluster. */
export function clusterSnapshotFrom(
  call: C,
  of: StoredCluster,
  name: string,
  tags: RdsClient.Tag[],
): StoredClusterSnapshot {
  const { state } = call
  checkName(name)
  const id = name.toLowerCase()
  if (state.clusterSnapshots.some((one) => one.DBClusterSnapshotIdentifier === id))
    throw awsError('DBClusterSnapshotAlreadyExistsFault', `A cluster snapshot named ${id} already exists.`)
  const vpc = state.subnetGroups.find(({ DBSubnetGroupName }) => DBSubnetGroupName === of.DBSubnetGroup)?.VpcId
  const made = clusterSnapshot(call, of, vpc, { name: id, type: 'manual', tags, created: call.now.toISOString() })
  state.clusterSnapshots.push(made)
  return made
}

const shown = ({ created, restore: _, ...snapshot }: StoredSnapshot): RdsClient.DBSnapshot => ({
  ...snapshot,
  SnapshotCreateTime: new Date(created),
})
const clustersShown = ({ created, restore: _, ...one }: StoredClusterSnapshot): RdsClient.DBClusterSnapshot => ({
  ...one,
  SnapshotCreateTime: new Date(created),
})
const attributes = ({ restore }: { restore: string[] }) => [{ AttributeName: 'restore', AttributeValues: restore }]

/** Snapshots of one's own: those that others shared are named by their ARN, and there are none here. */
const ofType = (type: string | undefined) => (one: { SnapshotType?: string | undefined }) =>
  type === undefined || one.SnapshotType === type

export const snapshotReads = {
  DescribeDBSnapshots: (call) => {
    const { input, state } = call
    const { DBSnapshotIdentifier: id, DBInstanceIdentifier: of } = input
    const found = named(
      state.snapshots,
      id,
      (one) => [one.DBSnapshotIdentifier, one.DBSnapshotArn] as const,
      noSnapshot(id),
    )
      .filter(ofType(input.SnapshotType))
      .filter(({ DBInstanceIdentifier }) => of === undefined || DBInstanceIdentifier === of)
    const { items, next } = pageOf(
      call,
      filtered(found, input.Filters, {
        'db-instance-id': (one) => [one.DBInstanceIdentifier],
        'db-snapshot-id': (one) => [one.DBSnapshotIdentifier],
        'dbi-resource-id': (one) => [one.DbiResourceId],
        'snapshot-type': (one) => [one.SnapshotType],
        engine: (one) => [one.Engine],
      }),
    )
    return { DBSnapshots: items.map(shown), Marker: next }
  },
  DescribeDBClusterSnapshots: (call) => {
    const { input, state } = call
    const { DBClusterSnapshotIdentifier: id, DBClusterIdentifier: of } = input
    const found = named(
      state.clusterSnapshots,
      id,
      (one) => [one.DBClusterSnapshotIdentifier, one.DBClusterSnapshotArn] as const,
      noClusterSnapshot(id),
    )
      .filter(ofType(input.SnapshotType))
      .filter(({ DBClusterIdentifier }) => of === undefined || DBClusterIdentifier === of)
    const { items, next } = pageOf(
      call,
      filtered(found, input.Filters, {
        'db-cluster-id': (one) => [one.DBClusterIdentifier],
        'db-cluster-snapshot-id': (one) => [one.DBClusterSnapshotIdentifier],
        'snapshot-type': (one) => [one.SnapshotType],
        engine: (one) => [one.Engine],
      }),
    )
    return { DBClusterSnapshots: items.map(clustersShown), Marker: next }
  },
  DescribeDBSnapshotAttributes: (call) => {
    const found = snapshotOf(call, call.input.DBSnapshotIdentifier)
    return {
      DBSnapshotAttributesResult: {
        DBSnapshotIdentifier: found.DBSnapshotIdentifier,
        DBSnapshotAttributes: attributes(found),
      },
    }
  },
  DescribeDBClusterSnapshotAttributes: (call) => {
    const found = clusterSnapshotOf(call, call.input.DBClusterSnapshotIdentifier)
    return {
      DBClusterSnapshotAttributesResult: {
        DBClusterSnapshotIdentifier: found.DBClusterSnapshotIdentifier,
        DBClusterSnapshotAttributes: attributes(found),
      },
    }
  },
} satisfies ServiceDefinition<Client, RdsState>['reads']

interface Sharing {
  readonly AttributeName?: string | undefined
  readonly ValuesToAdd?: readonly string[] | undefined
  readonly ValuesToRemove?: readonly string[] | undefined
}
interface Shareable {
  readonly SnapshotType?: string | undefined
  readonly KmsKeyId?: string | undefined
  readonly Status?: string | undefined
  restore: string[]
}

/** Who may restore a snapshot (AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html). */
function share({ input, region }: C<Sharing>, snapshot: Shareable, wrongState: (message: string) => AwsError): void {
  const { AttributeName, ValuesToAdd: add = [], ValuesToRemove: remove = [] } = input
  if (AttributeName !== 'restore') throw invalidValue(`Invalid attribute name: ${AttributeName}`)
  const wrong = [...add, ...remove].find((value) => value !== 'all' && !/^\d{12}$/.test(value))
  if (wrong !== undefined) throw invalidValue(`Invalid value for the restore attribute: ${wrong}`)
  if (snapshot.SnapshotType !== 'manual') throw wrongState('Only manual snapshots can be shared.')
  if (add.length > 0 && snapshot.KmsKeyId === keyArn('aws/rds', region))
    throw wrongState('A snapshot that is encrypted with the default KMS key of RDS cannot be shared.')
  if (add.includes('all') && snapshot.KmsKeyId !== undefined)
    throw wrongState('An encrypted snapshot cannot be shared as public.')
  const after = [...new Set([...snapshot.restore, ...add])].filter((value) => !remove.includes(value))
  if (after.filter((value) => value !== 'all').length > MOST_SHARED)
    throw awsError('SharedSnapshotQuotaExceeded', `A snapshot is shared with ${MOST_SHARED} accounts at most.`)
  snapshot.restore = after
}

export const snapshotChanges = {
  CreateDBSnapshot: (call) => {
    const { input } = call
    const of = instanceOf(call, input.DBInstanceIdentifier)
    if (of.DBClusterIdentifier !== undefined)
      throw invalidValue(
        `The DB instance ${of.DBInstanceIdentifier} is a member of a cluster: take a cluster snapshot.`,
      )
    const tags = [...(input.Tags ?? []), ...(of.CopyTagsToSnapshot && !input.Tags ? of.TagList : [])]
    return { DBSnapshot: shown(snapshotFrom(call, of, input.DBSnapshotIdentifier ?? '', tags)) }
  },
  CreateDBClusterSnapshot: (call) => {
    const { input } = call
    const of = clusterOf(call, input.DBClusterIdentifier)
    const tags = [...(input.Tags ?? []), ...(of.CopyTagsToSnapshot && !input.Tags ? of.TagList : [])]
    const name = input.DBClusterSnapshotIdentifier ?? ''
    return { DBClusterSnapshot: clustersShown(clusterSnapshotFrom(call, of, name, tags)) }
  },
  ModifyDBSnapshotAttribute: (call) => {
    const found = snapshotOf(call, call.input.DBSnapshotIdentifier)
    share(call, found, (message) => awsError('InvalidDBSnapshotState', message))
    return {
      DBSnapshotAttributesResult: {
        DBSnapshotIdentifier: found.DBSnapshotIdentifier,
        DBSnapshotAttributes: attributes(found),
      },
    }
  },
  ModifyDBClusterSnapshotAttribute: (call) => {
    const found = clusterSnapshotOf(call, call.input.DBClusterSnapshotIdentifier)
    share(call, found, (message) => awsError('InvalidDBClusterSnapshotStateFault', message))
    return {
      DBClusterSnapshotAttributesResult: {
        DBClusterSnapshotIdentifier: found.DBClusterSnapshotIdentifier,
        DBClusterSnapshotAttributes: attributes(found),
      },
    }
  },
  DeleteDBSnapshot: (call) => {
    const found = snapshotOf(call, call.input.DBSnapshotIdentifier)
    if (found.SnapshotType !== 'manual')
      throw awsError('InvalidDBSnapshotState', 'Only manual snapshots can be deleted.')
    call.state.snapshots = call.state.snapshots.filter((one) => one !== found)
    return { DBSnapshot: { ...shown(found), Status: 'deleted' } }
  },
  DeleteDBClusterSnapshot: (call) => {
    const found = clusterSnapshotOf(call, call.input.DBClusterSnapshotIdentifier)
    if (found.SnapshotType !== 'manual')
      throw awsError('InvalidDBClusterSnapshotStateFault', 'Only manual snapshots can be deleted.')
    call.state.clusterSnapshots = call.state.clusterSnapshots.filter((one) => one !== found)
    return { DBClusterSnapshot: { ...clustersShown(found), Status: 'deleted' } }
  },
} satisfies ServiceDefinition<Client, RdsState>['changes']
