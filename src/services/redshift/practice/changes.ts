import type * as Client from '@aws-sdk/client-redshift'
import { keyArn } from '../../../practice/company.ts'
import { take } from '../../../practice/kind.ts'
import { onlyThese } from '../../../practice/limits.ts'
import { type Answer, awsError } from '../../../practice/service.ts'
import { tag, tagsFrom, untag } from '../../../practice/tags.ts'
import { ec2, lacking } from '../../ec2/practice/index.ts'
import { s3 } from '../../s3/practice/index.ts'
import { families, familyDefaults } from './parameters.ts'
import {
  type C,
  type Cluster,
  clusterFrom,
  clusters,
  combination,
  copiedTo,
  type Definition,
  grants,
  inForce,
  invalid,
  logsTo,
  type ParameterGroup,
  parameterGroups,
  passwordSecret,
  type RedshiftState,
  shownCluster,
  shownParameterGroup,
  shownSubnet,
  shownSubnetGroup,
  subnetGroups,
  taggedBy,
} from './state.ts'

const MOST_DAYS = 35

/** Automated snapshots cannot be turned off with RA3 nodes (API_ModifyCluster.html). */
function days(limit: number, node: string): number {
  const least = node.startsWith('ra3') ? 1 : 0
  if (limit < least || limit > MOST_DAYS)
    throw invalid(`The automated snapshot retention period must be between ${least} and ${MOST_DAYS} days.`)
  return limit
}

function checkGroups(call: C, ids: readonly string[] | undefined): void {
  const wrong = lacking(call, 'groups', ids)
  if (wrong !== undefined) throw invalid(`Security group ${wrong} does not exist.`)
}

/** The requirements of Multi-AZ (redshift/latest/mgmt/managing-cluster-multi-az.html). */
function checkMultiAz(call: C, { is }: Cluster): void {
  if (is.MultiAZ !== 'Enabled') return
  const { Subnets } = subnetGroups.of(call, is.ClusterSubnetGroupName).is
  if (!is.NodeType.startsWith('ra3') || is.NumberOfNodes < 2)
    throw awsError('UnsupportedOperation', 'Multi-AZ requires at least two RA3 nodes.')
  if (!is.Encrypted) throw awsError('UnsupportedOperation', 'Multi-AZ requires an encrypted cluster.')
  if (new Set(Subnets.map(({ SubnetAvailabilityZone }) => SubnetAvailabilityZone?.Name)).size < 3)
    throw awsError('InvalidSubnet', 'Multi-AZ requires a subnet group with three Availability Zones.')
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
] as const satisfies readonly (keyof Client.ModifyClusterMessage)[]

/** The key of the request, or the AWS managed key. */
const keyOf = ({ region }: C, given: string | undefined): string => given ?? keyArn('aws/redshift', region)

function setEncryption(call: C, { is }: Cluster, { Encrypted, KmsKeyId }: Client.ModifyClusterMessage): void {
  if (Encrypted === false && KmsKeyId !== undefined) throw combination('A KMS key requires an encrypted cluster.')
  if (Encrypted === undefined && KmsKeyId === undefined) return
  is.Encrypted = Encrypted !== false
  if (is.Encrypted) is.KmsKeyId = KmsKeyId ?? is.KmsKeyId ?? keyOf(call, undefined)
  else delete is.KmsKeyId
}

/** Checks the password settings; a password itself is not stored. */
function setPassword(call: C, { is }: Cluster, input: Client.ModifyClusterMessage): void {
  const { ManageMasterPassword: managed, MasterUserPassword: password } = input
  if (managed && password !== undefined)
    throw combination('MasterUserPassword cannot be given when ManageMasterPassword is set.')
  if (managed === false && is.MasterPasswordSecretArn && password === undefined)
    throw combination('Without ManageMasterPassword a MasterUserPassword is required.')
  if (managed) is.MasterPasswordSecretArn = passwordSecret(call, is)
  else if (managed === false) delete is.MasterPasswordSecretArn
}

function modify(call: C<Client.ModifyClusterMessage>): Cluster {
  const { input } = call
  const one = clusters.of(call, input.ClusterIdentifier)
  const { is } = one
  onlyThese(input, changeable, 'a cluster')
  take(is, input, 'NodeType', 'NumberOfNodes')
  if (input.AutomatedSnapshotRetentionPeriod !== undefined)
    is.AutomatedSnapshotRetentionPeriod = days(input.AutomatedSnapshotRetentionPeriod, is.NodeType)
  setEncryption(call, one, input)
  setPassword(call, one, input)
  take(is, input, 'AllowVersionUpgrade', 'EnhancedVpcRouting', 'PreferredMaintenanceWindow', 'PubliclyAccessible')
  if (input.Port !== undefined) is.Endpoint = { ...is.Endpoint, Port: input.Port }
  checkGroups(call, input.VpcSecurityGroupIds)
  if (input.VpcSecurityGroupIds !== undefined) is.VpcSecurityGroups = inForce(input.VpcSecurityGroupIds)
  if (input.ClusterParameterGroupName !== undefined) {
    const { ParameterGroupName } = parameterGroups.of(call, input.ClusterParameterGroupName).is
    is.ClusterParameterGroups = [{ ParameterGroupName, ParameterApplyStatus: 'pending-reboot' }]
  }
  if (input.MultiAZ !== undefined) is.MultiAZ = input.MultiAZ ? 'Enabled' : 'Disabled'
  checkMultiAz(call, one)
  return one
}

const creatable = [
  ...changeable,
  'ClusterSubnetGroupName',
  'ClusterType',
  'DBName',
  'MasterUsername',
  'Tags',
] as const satisfies readonly (keyof Client.CreateClusterMessage)[]

function create(call: C<Client.CreateClusterMessage>): Cluster {
  const { input } = call
  onlyThese(input, creatable, 'a new cluster')
  if (input.ManageMasterPassword && input.MasterUserPassword !== undefined)
    throw combination('MasterUserPassword cannot be given when ManageMasterPassword is set.')
  if (!input.ManageMasterPassword && input.MasterUserPassword === undefined)
    throw combination('Either MasterUserPassword or ManageMasterPassword is required.')
  if (input.ClusterType === 'multi-node' && (input.NumberOfNodes ?? 1) < 2)
    throw combination('A multi-node cluster requires at least two nodes.')
  const { VpcId } = subnetGroups.of(call, input.ClusterSubnetGroupName ?? 'default').is
  const { ClusterParameterGroupName = 'default.redshift-2.0', NodeType = '' } = input
  parameterGroups.of(call, ClusterParameterGroupName)
  checkGroups(call, input.VpcSecurityGroupIds)
  days(input.AutomatedSnapshotRetentionPeriod ?? 1, NodeType)
  // since 2025 new clusters are always encrypted (redshift/latest/mgmt/working-with-db-encryption.html)
  const asked = { ...input, ClusterParameterGroupName, KmsKeyId: keyOf(call, input.KmsKeyId) }
  const made = clusterFrom(call, asked, { VpcId, made: call.now.toISOString() })
  checkMultiAz(call, made)
  return clusters.add(call, made)
}

/** The types of audit logs (API_EnableLogging.html). */
const logKinds = ['connectionlog', 'useractivitylog', 'userlog']

function enableLogging(call: C<Client.EnableLoggingMessage>): Client.LoggingStatus {
  const { BucketName, LogDestinationType = 's3', LogExports = [], S3KeyPrefix = '' } = call.input
  const one = clusters.of(call, call.input.ClusterIdentifier)
  onlyThese(
    call.input,
    ['BucketName', 'ClusterIdentifier', 'LogDestinationType', 'LogExports', 'S3KeyPrefix'],
    'audit logging',
  )
  if (LogDestinationType === 'cloudwatch') {
    const wrong = LogExports.find((kind) => !logKinds.includes(kind))
    if (LogExports.length === 0 || wrong !== undefined)
      throw invalid(`LogExports must be some of ${logKinds.join(', ')}${wrong === undefined ? '' : `, not ${wrong}`}.`)
    one.logging = logsTo('cloudwatch', { LogExports: LogExports.toSorted() })
    return one.logging
  }
  if (BucketName === undefined) throw combination('BucketName is required to log to S3.')
  if (!Object.hasOwn(call.of(s3).buckets, BucketName))
    throw awsError('BucketNotFoundFault', `Could not find the bucket ${BucketName}.`)
  one.logging = logsTo('s3', { BucketName, S3KeyPrefix })
  return one.logging
}

/** Throws for a default parameter group, whose name begins with `default.`. */
function ownParameterGroup(call: C, name: string | undefined): ParameterGroup {
  const group = parameterGroups.of(call, name)
  if (group.is.ParameterGroupName.startsWith('default.'))
    throw awsError('InvalidClusterParameterGroupState', `The default parameter group ${name} cannot be changed.`)
  return group
}

/** The status of a parameter group on each cluster that uses it. */
const uses = ({ clusters: all }: RedshiftState, { is: group }: ParameterGroup): Client.ClusterParameterGroupStatus[] =>
  all
    .flatMap(({ is }) => is.ClusterParameterGroups)
    .filter(({ ParameterGroupName }) => ParameterGroupName === group.ParameterGroupName)

const answered = (one: Cluster, ClusterStatus: string): { Cluster: Answer<Client.Cluster> } => ({
  Cluster: { ...shownCluster(one), ClusterStatus },
})

/** Copies snapshots to another region; an encrypted cluster needs a snapshot copy grant there. */
export function enableSnapshotCopy(
  call: C<Client.EnableSnapshotCopyMessage>,
  grantsThere: RedshiftState['grants'],
): { Cluster: Answer<Client.Cluster> } {
  const one = clusters.of(call, call.input.ClusterIdentifier)
  onlyThese(
    call.input,
    ['ClusterIdentifier', 'DestinationRegion', 'RetentionPeriod', 'SnapshotCopyGrantName'],
    'the copy of snapshots',
  )
  const { DestinationRegion: to = '', SnapshotCopyGrantName: grant, RetentionPeriod = 7 } = call.input
  if (one.is.ClusterSnapshotCopyStatus)
    throw awsError('SnapshotCopyAlreadyEnabledFault', 'The snapshots of the cluster are copied already.')
  if (to === call.region) throw invalid('The destination must be another region.')
  if (one.is.Encrypted && grant === undefined)
    throw combination('The cluster is encrypted: SnapshotCopyGrantName is required.')
  if (grant !== undefined && !grantsThere.some(({ SnapshotCopyGrantName }) => SnapshotCopyGrantName === grant))
    throw awsError('SnapshotCopyGrantNotFoundFault', `Grant ${grant} not found in ${to}.`)
  one.is.ClusterSnapshotCopyStatus = copiedTo(to, days(RetentionPeriod, one.is.NodeType), grant)
  return answered(one, 'available')
}

export const changes = {
  ModifyCluster: (call) => answered(modify(call), 'modifying'),
  CreateCluster: (call) => answered(create(call), 'creating'),
  RebootCluster: (call) => {
    const one = clusters.of(call, call.input.ClusterIdentifier)
    for (const group of one.is.ClusterParameterGroups) group.ParameterApplyStatus = 'in-sync'
    return answered(one, 'rebooting')
  },
  DeleteCluster: (call) => {
    const { ClusterIdentifier: id, SkipFinalClusterSnapshot: skip, FinalClusterSnapshotIdentifier: last } = call.input
    clusters.of(call, id)
    if (!skip && last === undefined)
      throw combination('FinalClusterSnapshotIdentifier is required unless SkipFinalClusterSnapshot is specified.')
    return answered(clusters.remove(call, id), 'deleting')
  },
  EnableLogging: enableLogging,
  DisableLogging: (call) => {
    const one = clusters.of(call, call.input.ClusterIdentifier)
    one.logging = { LoggingEnabled: false }
    return one.logging
  },
  CreateSnapshotCopyGrant: (call) => {
    const { SnapshotCopyGrantName = '', KmsKeyId } = call.input
    onlyThese(call.input, ['KmsKeyId', 'SnapshotCopyGrantName'], 'a grant')
    return { SnapshotCopyGrant: grants.add(call, { SnapshotCopyGrantName, KmsKeyId: keyOf(call, KmsKeyId) }) }
  },
  DisableSnapshotCopy: (call) => {
    const one = clusters.of(call, call.input.ClusterIdentifier)
    if (!one.is.ClusterSnapshotCopyStatus)
      throw awsError('SnapshotCopyAlreadyDisabledFault', 'The snapshots of the cluster are not copied.')
    delete one.is.ClusterSnapshotCopyStatus
    return answered(one, 'available')
  },
  CreateClusterParameterGroup: (call) => {
    const { ParameterGroupName: name = '', ParameterGroupFamily = '', Description = '', Tags } = call.input
    if (!families.some((one) => one === ParameterGroupFamily))
      throw invalid(`Invalid parameter group family: ${ParameterGroupFamily}.`)
    // names are stored in lower case (API_CreateClusterParameterGroup.html)
    const is = { ParameterGroupName: name.toLowerCase(), ParameterGroupFamily, Description }
    const made = parameterGroups.add(call, { is, values: {}, tags: tagsFrom(Tags) })
    return { ClusterParameterGroup: shownParameterGroup(made) }
  },
  ModifyClusterParameterGroup: (call) => {
    const group = ownParameterGroup(call, call.input.ParameterGroupName)
    const known = familyDefaults(group.is.ParameterGroupFamily)
    for (const { ParameterName = '', ParameterValue = '' } of call.input.Parameters ?? []) {
      const parameter = known[ParameterName]
      if (!parameter) throw invalid(`Could not find parameter with name: ${ParameterName}`)
      if (parameter.type === 'boolean' && !['true', 'false'].includes(ParameterValue.toLowerCase()))
        throw invalid(`The value of ${ParameterName} must be true or false.`)
      group.values[ParameterName] = ParameterValue
    }
    for (const use of uses(call.state, group)) use.ParameterApplyStatus = 'pending-reboot'
    return {
      ParameterGroupName: group.is.ParameterGroupName,
      ParameterGroupStatus:
        'Your parameter group has been updated. If you changed only dynamic parameters, associated clusters are being modified now. If you changed static parameters, all updates, including dynamic parameters, will be applied when you reboot the associated clusters.',
    }
  },
  DeleteClusterParameterGroup: (call) => {
    const { ParameterGroupName: name } = call.input
    if (uses(call.state, ownParameterGroup(call, name)).length > 0)
      throw awsError('InvalidClusterParameterGroupState', `Parameter group ${name} is in use.`)
    parameterGroups.remove(call, name)
  },
  ModifyClusterSubnetGroup: (call) => {
    const group = subnetGroups.of(call, call.input.ClusterSubnetGroupName)
    const known = call.of(ec2).subnets
    group.is.Subnets = (call.input.SubnetIds ?? []).map((id) => {
      const subnet = known.find(({ SubnetId }) => SubnetId === id)
      if (subnet?.VpcId !== group.is.VpcId) throw awsError('InvalidSubnet', `Subnet ${id} is not valid.`)
      return shownSubnet(id, subnet.AvailabilityZone)
    })
    take(group.is, call.input, 'Description')
    return { ClusterSubnetGroup: shownSubnetGroup(group) }
  },
  CreateTags: (call) => tag(taggedBy(call, call.input.ResourceName), call.input.Tags),
  DeleteTags: (call) => untag(taggedBy(call, call.input.ResourceName), call.input.TagKeys),
} satisfies NonNullable<Definition['changes']>
