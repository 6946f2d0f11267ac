import type * as RdsClient from '@aws-sdk/client-rds'
import { keyArn } from '../../../practice/company.ts'
import { type AwsError, awsError, type ServiceDefinition } from '../../../practice/service.ts'
import { clusterSnapshot, instanceSnapshot } from './snapshot-shapes.ts'
import {
  type C,
  type Client,
  clusterSnapshots,
  clusters,
  filtered,
  instances,
  invalidValue,
  paged,
  type RdsState,
  type StoredCluster,
  type StoredClusterSnapshot,
  type StoredInstance,
  type StoredSnapshot,
  snapshots,
  vpcOf,
} from './state.ts'

const IDENTIFIER = /^[a-z](-?[a-z0-9])*$/i
const MOST_SHARED = 20

/** The type of a snapshot by its name: the name of an automated snapshot begins with `rds:`. */
function checkName(name: string): void {
  if (!IDENTIFIER.test(name) || name.length > 255)
    throw invalidValue(`The parameter ${name} is not a valid identifier.`)
}

/** Takes a snapshot of an instance. */
export function snapshotFrom(call: C, of: StoredInstance, name: string, tags: RdsClient.Tag[]): StoredSnapshot {
  checkName(name)
  const taken = { name: name.toLowerCase(), type: 'manual' as const, tags, created: call.now.toISOString() }
  return snapshots.add(call, instanceSnapshot(call, of, taken))
}

/** Takes a snapshot of a cluster. */
export function clusterSnapshotFrom(
  call: C,
  of: StoredCluster,
  name: string,
  tags: RdsClient.Tag[],
): StoredClusterSnapshot {
  checkName(name)
  const taken = { name: name.toLowerCase(), type: 'manual' as const, tags, created: call.now.toISOString() }
  return clusterSnapshots.add(call, clusterSnapshot(call, of, vpcOf(call.state, of), taken))
}

const shown = <T extends { restore: string[] }>({ restore: _, ...snapshot }: T) => snapshot
const attributes = ({ restore }: { restore: string[] }) => [{ AttributeName: 'restore', AttributeValues: restore }]
const shared = (found: StoredSnapshot) => ({
  DBSnapshotAttributesResult: {
    DBSnapshotIdentifier: found.DBSnapshotIdentifier,
    DBSnapshotAttributes: attributes(found),
  },
})
const clusterShared = (found: StoredClusterSnapshot) => ({
  DBClusterSnapshotAttributesResult: {
    DBClusterSnapshotIdentifier: found.DBClusterSnapshotIdentifier,
    DBClusterSnapshotAttributes: attributes(found),
  },
})

/** The snapshots of the account: those that other accounts share are named by ARN, and the practice account has none. */
const ofType = (type: string | undefined) => (one: { SnapshotType?: string | undefined }) =>
  type === undefined || one.SnapshotType === type

export const snapshotReads = {
  DescribeDBSnapshots: (call) => {
    const { DBSnapshotIdentifier, DBInstanceIdentifier: of, SnapshotType, Filters } = call.input
    const own = snapshots.those(call, DBSnapshotIdentifier).filter(ofType(SnapshotType))
    const those = filtered(
      own.filter(({ DBInstanceIdentifier }) => of === undefined || DBInstanceIdentifier === of),
      Filters,
      {
        'db-instance-id': 'DBInstanceIdentifier',
        'db-snapshot-id': 'DBSnapshotIdentifier',
        'dbi-resource-id': 'DbiResourceId',
        'snapshot-type': 'SnapshotType',
        engine: 'Engine',
      },
    )
    return paged(call, { DBSnapshots: those.map(shown) })
  },
  DescribeDBClusterSnapshots: (call) => {
    const { DBClusterSnapshotIdentifier, DBClusterIdentifier: of, SnapshotType, Filters } = call.input
    const own = clusterSnapshots.those(call, DBClusterSnapshotIdentifier).filter(ofType(SnapshotType))
    const those = filtered(
      own.filter(({ DBClusterIdentifier }) => of === undefined || DBClusterIdentifier === of),
      Filters,
      {
        'db-cluster-id': 'DBClusterIdentifier',
        'db-cluster-snapshot-id': 'DBClusterSnapshotIdentifier',
        'snapshot-type': 'SnapshotType',
        engine: 'Engine',
      },
    )
    return paged(call, { DBClusterSnapshots: those.map(shown) })
  },
  DescribeDBSnapshotAttributes: (call) => shared(snapshots.of(call, call.input.DBSnapshotIdentifier)),
  DescribeDBClusterSnapshotAttributes: (call) =>
    clusterShared(clusterSnapshots.of(call, call.input.DBClusterSnapshotIdentifier)),
} satisfies ServiceDefinition<Client, RdsState>['reads']

interface Sharing {
  readonly AttributeName?: string | undefined
  readonly ValuesToAdd?: readonly string[] | undefined
  readonly ValuesToRemove?: readonly string[] | undefined
}
type Shareable = Pick<StoredSnapshot, 'SnapshotType' | 'KmsKeyId' | 'restore'>

/** The accounts that may restore a snapshot (AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html). */
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

const wrongState = (message: string) => awsError('InvalidDBSnapshotState', message)
const wrongClusterState = (message: string) => awsError('InvalidDBClusterSnapshotStateFault', message)

/** The tags of a new snapshot: those of the request, or those of the database if it copies tags. */
const tagsFor = (of: StoredInstance | StoredCluster, asked: RdsClient.Tag[] | undefined): RdsClient.Tag[] =>
  asked ?? (of.CopyTagsToSnapshot ? of.TagList : [])

export const snapshotChanges = {
  CreateDBSnapshot: (call) => {
    const { DBSnapshotIdentifier = '', DBInstanceIdentifier, Tags } = call.input
    const of = instances.of(call, DBInstanceIdentifier)
    if (of.DBClusterIdentifier !== undefined)
      throw invalidValue(
        `The DB instance ${of.DBInstanceIdentifier} is a member of a cluster: take a cluster snapshot.`,
      )
    return { DBSnapshot: shown(snapshotFrom(call, of, DBSnapshotIdentifier, tagsFor(of, Tags))) }
  },
  CreateDBClusterSnapshot: (call) => {
    const { DBClusterSnapshotIdentifier = '', DBClusterIdentifier, Tags } = call.input
    const of = clusters.of(call, DBClusterIdentifier)
    return { DBClusterSnapshot: shown(clusterSnapshotFrom(call, of, DBClusterSnapshotIdentifier, tagsFor(of, Tags))) }
  },
  ModifyDBSnapshotAttribute: (call) => {
    const found = snapshots.of(call, call.input.DBSnapshotIdentifier)
    share(call, found, wrongState)
    return shared(found)
  },
  ModifyDBClusterSnapshotAttribute: (call) => {
    const found = clusterSnapshots.of(call, call.input.DBClusterSnapshotIdentifier)
    share(call, found, wrongClusterState)
    return clusterShared(found)
  },
  DeleteDBSnapshot: (call) => {
    const gone = snapshots.remove(call, call.input.DBSnapshotIdentifier)
    if (gone.SnapshotType !== 'manual') throw wrongState('Only manual snapshots can be deleted.')
    return { DBSnapshot: { ...shown(gone), Status: 'deleted' } }
  },
  DeleteDBClusterSnapshot: (call) => {
    const gone = clusterSnapshots.remove(call, call.input.DBClusterSnapshotIdentifier)
    if (gone.SnapshotType !== 'manual') throw wrongClusterState('Only manual snapshots can be deleted.')
    return { DBClusterSnapshot: { ...shown(gone), Status: 'deleted' } }
  },
} satisfies ServiceDefinition<Client, RdsState>['changes']
