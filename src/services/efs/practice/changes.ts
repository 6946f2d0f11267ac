import type * as Client from '@aws-sdk/client-efs'
import { parsePolicy } from '../../../core/policy/parse.ts'
import { keyArn } from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { arnIn, drop, given, set } from '../../../practice/kind.ts'
import type { ServiceDefinition } from '../../../practice/service.ts'
import { tag, tagsFrom, untag } from '../../../practice/tags.ts'
import { ec2, lacking } from '../../ec2/practice/index.ts'
import {
  accessPoints,
  badRequest,
  type C,
  type EfsState,
  fileSystems,
  mountTargets,
  refuse,
  shownAccessPoint,
  shownFileSystem,
  tagged,
} from './state.ts'

const DEFAULT_KEY = 'aws/elasticfilesystem'
const MOST_GROUPS = 5

/** The key that encrypts the files: the AWS managed key by default. Undefined without encryption. */
function keyFrom(call: C, { Encrypted, KmsKeyId }: Client.CreateFileSystemRequest): string | undefined {
  if (!Encrypted) {
    if (KmsKeyId !== undefined) throw badRequest('KmsKeyId is only for a file system that is Encrypted.')
    return undefined
  }
  if (KmsKeyId === undefined) return keyArn(DEFAULT_KEY, call.region)
  return KmsKeyId.startsWith('arn:') ? KmsKeyId : arnIn(call, 'kms', `key/${KmsKeyId}`)
}

function knownGroups(call: C, groups: readonly string[]): string[] {
  if (groups.length > MOST_GROUPS)
    throw refuse('SecurityGroupLimitExceeded', `A mount target has ${MOST_GROUPS} security groups at most.`)
  const missing = lacking(call, 'groups', groups)
  if (missing !== undefined) throw refuse('SecurityGroupNotFound', `The security group '${missing}' does not exist.`)
  return [...groups]
}

export const changes = {
  CreateFileSystem: (call) => {
    const { CreationToken = '', AvailabilityZoneName, Backup, Tags } = call.input
    const known = call.state.fileSystems.find(({ is }) => is.CreationToken === CreationToken)
    if (known)
      throw refuse(
        'FileSystemAlreadyExists',
        `File system '${known.is.FileSystemId}' already exists with creation token '${CreationToken}'`,
        409,
      )
    const made = fileSystems.add(call, {
      is: {
        FileSystemId: ec2Id('fs', `made ${call.region} ${CreationToken}`),
        CreationToken,
        CreationTime: call.now.toISOString(),
        ...given({ AvailabilityZoneName, KmsKeyId: keyFrom(call, call.input) }),
      },
      // One Zone file systems are backed up unless the request sets Backup to false (efs/latest/ug/API_CreateFileSystem.html)
      backups: Backup ?? AvailabilityZoneName !== undefined,
      policy: null,
      lifecycle: [],
      tags: tagsFrom(Tags),
    })
    return { ...shownFileSystem(call, made), LifeCycleState: 'creating' }
  },
  DeleteFileSystem: (call) => {
    const { FileSystemId: id } = fileSystems.of(call, call.input.FileSystemId).is
    if (call.state.mountTargets.some(({ is }) => is.FileSystemId === id))
      throw refuse('FileSystemInUse', `File system '${id}' has mount targets.`, 409)
    fileSystems.remove(call, id)
    drop(call.state.accessPoints, ({ is }) => is.FileSystemId === id)
  },
  PutFileSystemPolicy: (call) => {
    const stored = fileSystems.of(call, call.input.FileSystemId)
    const { Policy = '' } = call.input
    const parsed = parsePolicy(Policy)
    if (!parsed.ok) throw refuse('InvalidPolicyException', `Invalid policy: ${parsed.problems[0] ?? 'no document'}`)
    const arn = fileSystems.arnOf(call, stored)
    // a policy may leave Resource out, or name this file system alone (efs/latest/ug/API_PutFileSystemPolicy.html)
    const other = parsed.policy.statements
      .flatMap(({ resources }) => resources?.patterns ?? [])
      .find((pattern) => pattern !== '*' && pattern !== arn)
    if (other !== undefined)
      throw refuse('InvalidPolicyException', `Invalid policy: the resource ${other} is not this file system.`)
    stored.policy = Policy
    return { FileSystemId: stored.is.FileSystemId, Policy }
  },
  DeleteFileSystemPolicy: (call) => set(fileSystems.of(call, call.input.FileSystemId), { policy: null }),
  PutBackupPolicy: (call) => {
    const stored = fileSystems.of(call, call.input.FileSystemId)
    const status = call.input.BackupPolicy?.Status
    if (status !== 'ENABLED' && status !== 'DISABLED')
      throw refuse('ValidationException', 'The status of a backup policy is ENABLED or DISABLED.')
    stored.backups = status === 'ENABLED'
    return { BackupPolicy: { Status: stored.backups ? 'ENABLING' : 'DISABLING' } }
  },
  PutLifecycleConfiguration: (call) => {
    const stored = fileSystems.of(call, call.input.FileSystemId)
    stored.lifecycle = call.input.LifecyclePolicies ?? []
    return { LifecyclePolicies: stored.lifecycle }
  },
  CreateMountTarget: (call) => {
    const { input, state } = call
    const { FileSystemId, AvailabilityZoneName: only } = fileSystems.of(call, input.FileSystemId).is
    const network = call.of(ec2)
    const subnet = network.subnets.find(({ SubnetId }) => SubnetId === input.SubnetId)
    if (!subnet) throw refuse('SubnetNotFound', `The subnet ID '${input.SubnetId}' does not exist.`)
    const { SubnetId, VpcId, AvailabilityZone: zone = '', CidrBlock = '' } = subnet
    if (only !== undefined && only !== zone)
      throw refuse('AvailabilityZonesMismatch', `The file system is in ${only}, the subnet in ${zone}.`)
    if (state.mountTargets.some(({ is }) => is.FileSystemId === FileSystemId && is.AvailabilityZoneName === zone))
      throw refuse('MountTargetConflict', 'mount target already exists in this AZ', 409)
    const standard = network.groups.find((one) => one.VpcId === VpcId && one.GroupName === 'default')
    const made = mountTargets.add(call, {
      is: {
        OwnerId: call.account,
        MountTargetId: ec2Id('fsmt', `made ${FileSystemId} ${SubnetId}`),
        FileSystemId,
        SubnetId,
        VpcId,
        LifeCycleState: 'available',
        IpAddress: input.IpAddress ?? CidrBlock.replace(/\.\d+\/\d+$/, '.71'),
        AvailabilityZoneName: zone,
      },
      groups: knownGroups(call, input.SecurityGroups ?? (standard ? [standard.GroupId] : [])),
    })
    return made.is
  },
  DeleteMountTarget: (call) => mountTargets.remove(call, call.input.MountTargetId),
  ModifyMountTargetSecurityGroups: (call) =>
    set(mountTargets.of(call, call.input.MountTargetId), {
      groups: knownGroups(call, call.input.SecurityGroups ?? []),
    }),
  CreateAccessPoint: (call) => {
    const { ClientToken = '', PosixUser, RootDirectory, Tags } = call.input
    const { FileSystemId } = fileSystems.of(call, call.input.FileSystemId).is
    const known = call.state.accessPoints.find(({ is }) => is.ClientToken === ClientToken)
    if (known) throw refuse('AccessPointAlreadyExists', `Access point '${known.is.AccessPointId}' already exists.`, 409)
    const { Path = '/' } = RootDirectory ?? {}
    if (!Path.startsWith('/')) throw badRequest('The path of a root directory begins with a slash.')
    const AccessPointId = ec2Id('fsap', `made ${FileSystemId} ${ClientToken}`)
    const is = { AccessPointId, ClientToken, FileSystemId, ...given({ PosixUser }), RootDirectory: { Path } }
    const made = accessPoints.add(call, { is, tags: tagsFrom(Tags) })
    return { ...shownAccessPoint(call, made), LifeCycleState: 'creating' }
  },
  DeleteAccessPoint: (call) => accessPoints.remove(call, call.input.AccessPointId),
  TagResource: (call) => {
    const { ResourceId: id, Tags } = call.input
    return tag(tagged(id).of(call, id), Tags)
  },
  UntagResource: (call) => {
    const { ResourceId: id, TagKeys } = call.input
    return untag(tagged(id).of(call, id), TagKeys)
  },
} satisfies NonNullable<ServiceDefinition<typeof Client, EfsState>['changes']>
