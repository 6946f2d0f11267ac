import type {
  CreateClusterMessage,
  EnableLoggingMessage,
  EnableSnapshotCopyMessage,
  ModifyClusterMessage,
} from '@aws-sdk/client-redshift'
import { keyArn } from '../../../practice/company.ts'
import { awsError } from '../../../practice/service.ts'
import { ec2 } from '../../ec2/practice/index.ts'
import { s3 } from '../../s3/practice/index.ts'
import { families, familyDefaults } from './parameters.ts'
import {
  type C,
  clusterOf,
  combination,
  type Definition,
  invalid,
  onlyThese,
  parameterGroupOf,
  type RedshiftState,
  type StoredCluster,
  type StoredParameterGroup,
  shownCluster,
  shownLogging,
  shownParameterGroup,
  shownSubnetGroup,
  subnetGroupOf,
  taggedBy,
} from './state.ts'

const MOST_DAYS = 35

const tagsIn = (given: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined) =>
  (given ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }))

/** Automatic snapshots cannot be switched off with RA3 nodes (API_ModifyCluster.html). */
function days(limit: number, node: string): number {
  const least = node.startsWith('ra3') ? 1 : 0
  if (limit < least || limit > MOST_DAYS)
    throw invalid(`The automated snapshot retention period must be between ${least} and ${MOST_DAYS} days.`)
  return limit
}

function knownSecurityGroups(call: C, ids: readonly string[]): string[] {
  const known = call.of(ec2).groups
  const wrong = ids.find((id) => !known.some((one) => one.id === id))
  if (wrong !== undefined) throw invalid(`Security group ${wrong} does not exist.`)
  return [...ids]
}

/** What two zones want of a cluster (redshift/latest/mgmt/managing-cluster-multi-az.html). */
function demandMultiAz(call: C, one: StoredCluster): void {
  const zones = new Set(subnetGroupOf(call, one.subnetGroup).subnets.map(({ zone }) => zone))
  if (!one.node.startsWith('ra3') || one.nodes < 2)
    throw awsError('UnsupportedOperation', 'Multi-AZ wants two RA3 nodes or more.')
  if (one.key === null) throw awsError('UnsupportedOperation', 'Multi-AZ wants a cluster that is encrypted.')
  if (zones.size < 3) throw awsError('InvalidSubnet', 'Multi-AZ wants a subnet group over three Availability Zones.')
}

const changeable = [
  'AllowVersionUpgrade',
  'AutomatedSnapshotRetentionPeriod',
  'ClusterIdentifier',
  'ClusterParameterGroupName',
  'Encrypted',
  'EnhancedVpcRouting',
  'KmsKeyId',
  'ManageMasterPassword',
  'MasterUserPassword',
  'MultiAZ',
  'NodeType',
  'NumberOfNodes',
  'Port',
  'PreferredMaintenanceWindow',
  'PubliclyAccessible',
  'VpcSecurityGroupIds',
] as const satisfies readonly (keyof ModifyClusterMessage)[]

/** Without a key of the customer's, the one that AWS manages. */
const keyOf = ({ region }: C, given: string | undefined): string => given ?? keyArn('aws/redshift', region)

function setEncryption(call: C, one: StoredCluster, { Encrypted, KmsKeyId }: ModifyClusterMessage): void {
  if (Encrypted === false && KmsKeyId !== undefined) throw combination('A key wants the cluster to be encrypted.')
  if (Encrypted === false) one.key = null
  else if (Encrypted === true || KmsKeyId !== undefined) one.key = KmsKeyId ?? one.key ?? keyOf(call, undefined)
}

/** The password itself is kept nowhere. */
function setPassword(one: StoredCluster, input: ModifyClusterMessage): void {
  const { ManageMasterPassword: managed, MasterUserPassword: password } = input
  if (managed && password !== undefined)
    throw combination('MasterUserPassword cannot be given when ManageMasterPassword is set.')
  if (managed === false && one.managed && password === undefined)
    throw combination('Without ManageMasterPassword a MasterUserPassword is required.')
  if (managed !== undefined) one.managed = managed
}

function modify(call: C<ModifyClusterMessage>): StoredCluster {
  const { input } = call
  const one = clusterOf(call, input.ClusterIdentifier)
  onlyThese(input, changeable, 'a cluster')
  if (input.NodeType !== undefined) one.node = input.NodeType
  if (input.NumberOfNodes !== undefined) one.nodes = input.NumberOfNodes
  if (input.AutomatedSnapshotRetentionPeriod !== undefined)
    one.snapshotDays = days(input.AutomatedSnapshotRetentionPeriod, one.node)
  setEncryption(call, one, input)
  setPassword(one, input)
  if (input.AllowVersionUpgrade !== undefined) one.upgrades = input.AllowVersionUpgrade
  if (input.EnhancedVpcRouting !== undefined) one.vpcRouting = input.EnhancedVpcRouting
  if (input.Port !== undefined) one.port = input.Port
  if (input.PreferredMaintenanceWindow !== undefined) one.window = input.PreferredMaintenanceWindow
  if (input.PubliclyAccessible !== undefined) one.isPublic = input.PubliclyAccessible
  if (input.VpcSecurityGroupIds !== undefined) one.securityGroups = knownSecurityGroups(call, input.VpcSecurityGroupIds)
  if (input.ClusterParameterGroupName !== undefined) {
    one.parameterGroup = parameterGroupOf(call, input.ClusterParameterGroupName).name
    one.waits = true
  }
  if (input.MultiAZ !== undefined) one.multiAz = input.MultiAZ
  if (one.multiAz) demandMultiAz(call, one)
  return one
}

const creatable = [
  ...changeable,
  'ClusterSubnetGroupName',
  'ClusterType',
  'DBName',
  'MasterUsername',
  'Tags',
] as const satisfies readonly (keyof CreateClusterMessage)[]

function create(call: C<CreateClusterMessage>): StoredCluster {
  const { input, state, region, now } = call
  const id = input.ClusterIdentifier ?? ''
  onlyThese(input, creatable, 'a new cluster')
  if (state.clusters.some((one) => one.id === id))
    throw awsError('ClusterAlreadyExists', `Cluster ${id} already exists.`)
  if (input.ManageMasterPassword && input.MasterUserPassword !== undefined)
    throw combination('MasterUserPassword cannot be given when ManageMasterPassword is set.')
  if (!input.ManageMasterPassword && input.MasterUserPassword === undefined)
    throw combination('Either MasterUserPassword or ManageMasterPassword is required.')
  const nodes = input.NumberOfNodes ?? 1
  if (input.ClusterType === 'multi-node' && nodes < 2) throw combination('A multi-node cluster wants two nodes.')
  const node = input.NodeType ?? ''
  const made: StoredCluster = {
    id,
    node,
    nodes,
    zone: `${region}a`,
    port: input.Port ?? 5439,
    administrator: input.MasterUsername ?? '',
    database: input.DBName ?? 'dev',
    subnetGroup: subnetGroupOf(call, input.ClusterSubnetGroupName ?? 'default').name,
    parameterGroup: parameterGroupOf(call, input.ClusterParameterGroupName ?? 'default.redshift-2.0').name,
    waits: false,
    securityGroups: knownSecurityGroups(call, input.VpcSecurityGroupIds ?? []),
    isPublic: input.PubliclyAccessible ?? false,
    // encrypted since 2025, whatever is asked (redshift/latest/mgmt/working-with-db-encryption.html)
    key: keyOf(call, input.KmsKeyId),
    vpcRouting: input.EnhancedVpcRouting ?? false,
    upgrades: input.AllowVersionUpgrade ?? true,
    window: input.PreferredMaintenanceWindow ?? 'sun:03:00-sun:03:30',
    snapshotDays: days(input.AutomatedSnapshotRetentionPeriod ?? 1, node),
    multiAz: input.MultiAZ ?? false,
    logging: null,
    copy: null,
    managed: input.ManageMasterPassword ?? false,
    made: now.toISOString(),
    tags: tagsIn(input.Tags),
  }
  if (made.multiAz) demandMultiAz(call, made)
  state.clusters.push(made)
  return made
}

/** The kinds of audit logs (API_EnableLogging.html). */
const logKinds = ['connectionlog', 'useractivitylog', 'userlog']

function enableLogging(call: C<EnableLoggingMessage>): StoredCluster {
  const { input } = call
  const one = clusterOf(call, input.ClusterIdentifier)
  onlyThese(
    input,
    ['BucketName', 'ClusterIdentifier', 'LogDestinationType', 'LogExports', 'S3KeyPrefix'],
    'audit logging',
  )
  if (input.LogDestinationType === 'cloudwatch') {
    const kinds = input.LogExports ?? []
    const wrong = kinds.find((kind) => !logKinds.includes(kind))
    if (kinds.length === 0 || wrong !== undefined)
      throw invalid(`LogExports must be some of ${logKinds.join(', ')}${wrong === undefined ? '' : `, not ${wrong}`}.`)
    one.logging = { to: 'cloudwatch', kinds: kinds.toSorted() }
    return one
  }
  if (input.BucketName === undefined) throw combination('BucketName is required to log to S3.')
  if (!Object.hasOwn(call.of(s3).buckets, input.BucketName))
    throw awsError('BucketNotFoundFault', `Could not find the bucket ${input.BucketName}.`)
  one.logging = { to: 's3', bucket: input.BucketName, prefix: input.S3KeyPrefix ?? '' }
  return one
}

/** A group that somebody made: those whose name begins with `default.` are AWS's. */
function ownParameterGroup(call: C, name: string | undefined): StoredParameterGroup {
  const group = parameterGroupOf(call, name)
  if (group.name.startsWith('default.'))
    throw awsError('InvalidClusterParameterGroupState', `The default parameter group ${name} cannot be changed.`)
  return group
}

const waitForReboot = ({ clusters }: RedshiftState, group: StoredParameterGroup): void => {
  for (const one of clusters) if (one.parameterGroup === group.name) one.waits = true
}

/** Snapshots go to another region: encrypted ones under a grant that stands there. */
export function enableSnapshotCopy(
  call: C<EnableSnapshotCopyMessage>,
  grantsThere: RedshiftState['grants'],
): StoredCluster {
  const { input, region } = call
  const one = clusterOf(call, input.ClusterIdentifier)
  onlyThese(
    input,
    ['ClusterIdentifier', 'DestinationRegion', 'RetentionPeriod', 'SnapshotCopyGrantName'],
    'the copy of snapshots',
  )
  const { DestinationRegion: to = '', SnapshotCopyGrantName: grant } = input
  if (one.copy !== null)
    throw awsError('SnapshotCopyAlreadyEnabledFault', 'The snapshots of the cluster are copied already.')
  if (to === region) throw invalid('The destination must be another region.')
  if (one.key !== null && grant === undefined)
    throw combination('The cluster is encrypted: SnapshotCopyGrantName is required.')
  if (grant !== undefined && !grantsThere.some(({ name }) => name === grant))
    throw awsError('SnapshotCopyGrantNotFoundFault', `Grant ${grant} not found in ${to}.`)
  one.copy = { region: to, days: days(input.RetentionPeriod ?? 7, one.node), grant: grant ?? null }
  return one
}

export const changes = {
  ModifyCluster: (call) => ({ Cluster: { ...shownCluster(call, modify(call)), ClusterStatus: 'modifying' } }),
  CreateCluster: (call) => ({ Cluster: { ...shownCluster(call, create(call)), ClusterStatus: 'creating' } }),
  RebootCluster: (call) => {
    const one = clusterOf(call, call.input.ClusterIdentifier)
    one.waits = false
    return { Cluster: { ...shownCluster(call, one), ClusterStatus: 'rebooting' } }
  },
  DeleteCluster: (call) => {
    const { input, state } = call
    const one = clusterOf(call, input.ClusterIdentifier)
    if (!input.SkipFinalClusterSnapshot && input.FinalClusterSnapshotIdentifier === undefined)
      throw combination('FinalClusterSnapshotIdentifier is required unless SkipFinalClusterSnapshot is specified.')
    const Cluster = { ...shownCluster(call, one), ClusterStatus: 'deleting' }
    state.clusters = state.clusters.filter((other) => other !== one)
    return { Cluster }
  },
  EnableLogging: (call) => shownLogging(enableLogging(call)),
  DisableLogging: (call) => {
    const one = clusterOf(call, call.input.ClusterIdentifier)
    one.logging = null
    return shownLogging(one)
  },
  CreateSnapshotCopyGrant: (call) => {
    const { SnapshotCopyGrantName: name = '', KmsKeyId } = call.input
    onlyThese(call.input, ['KmsKeyId', 'SnapshotCopyGrantName'], 'a grant')
    if (call.state.grants.some((one) => one.name === name))
      throw awsError('SnapshotCopyGrantAlreadyExistsFault', `Grant ${name} already exists.`)
    const key = keyOf(call, KmsKeyId)
    call.state.grants.push({ name, key })
    return { SnapshotCopyGrant: { SnapshotCopyGrantName: name, KmsKeyId: key } }
  },
  DisableSnapshotCopy: (call) => {
    const one = clusterOf(call, call.input.ClusterIdentifier)
    if (one.copy === null)
      throw awsError('SnapshotCopyAlreadyDisabledFault', 'The snapshots of the cluster are not copied.')
    one.copy = null
    return { Cluster: shownCluster(call, one) }
  },
  CreateClusterParameterGroup: (call) => {
    const { ParameterGroupName, ParameterGroupFamily: family = '', Description = '', Tags } = call.input
    // names are kept in small letters (API_CreateClusterParameterGroup.html)
    const name = (ParameterGroupName ?? '').toLowerCase()
    if (call.state.parameterGroups.some((one) => one.name === name))
      throw awsError('ClusterParameterGroupAlreadyExists', `Parameter group ${name} already exists.`)
    if (!families.some((one) => one === family)) throw invalid(`Invalid parameter group family: ${family}.`)
    const made = { name, family, description: Description, values: {}, tags: tagsIn(Tags) }
    call.state.parameterGroups.push(made)
    return { ClusterParameterGroup: shownParameterGroup(made) }
  },
  ModifyClusterParameterGroup: (call) => {
    const group = ownParameterGroup(call, call.input.ParameterGroupName)
    const known = familyDefaults(group.family)
    for (const { ParameterName = '', ParameterValue = '' } of call.input.Parameters ?? []) {
      const parameter = known[ParameterName]
      if (!parameter) throw invalid(`Could not find parameter with name: ${ParameterName}`)
      if (parameter.type === 'boolean' && !['true', 'false'].includes(ParameterValue.toLowerCase()))
        throw invalid(`The value of ${ParameterName} must be true or false.`)
      group.values[ParameterName] = ParameterValue
    }
    waitForReboot(call.state, group)
    return {
      ParameterGroupName: group.name,
      ParameterGroupStatus:
        'Your parameter group has been updated. If you changed only dynamic parameters, associated clusters are being modified now. If you changed static parameters, all updates, including dynamic parameters, will be applied when you reboot the associated clusters.',
    }
  },
  DeleteClusterParameterGroup: (call) => {
    const group = ownParameterGroup(call, call.input.ParameterGroupName)
    if (call.state.clusters.some((one) => one.parameterGroup === group.name))
      throw awsError('InvalidClusterParameterGroupState', `Parameter group ${group.name} is in use.`)
    call.state.parameterGroups = call.state.parameterGroups.filter((one) => one !== group)
    return undefined
  },
  ModifyClusterSubnetGroup: (call) => {
    const group = subnetGroupOf(call, call.input.ClusterSubnetGroupName)
    const known = call.of(ec2).subnets
    group.subnets = (call.input.SubnetIds ?? []).map((id) => {
      const subnet = known.find((one) => one.id === id)
      if (!subnet || subnet.VpcId !== group.vpc) throw awsError('InvalidSubnet', `Subnet ${id} is not valid.`)
      return { id, zone: subnet.AvailabilityZone ?? '' }
    })
    if (call.input.Description !== undefined) group.description = call.input.Description
    return { ClusterSubnetGroup: shownSubnetGroup(group) }
  },
  CreateTags: (call) => {
    const stored = taggedBy(call, call.input.ResourceName)
    const added = tagsIn(call.input.Tags)
    stored.tags = [...stored.tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)), ...added]
    return undefined
  },
  DeleteTags: (call) => {
    const stored = taggedBy(call, call.input.ResourceName)
    stored.tags = stored.tags.filter(({ Key }) => !call.input.TagKeys?.includes(Key))
    return undefined
  },
} satisfies NonNullable<Definition['changes']>
