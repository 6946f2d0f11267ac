import type { CreateFileSystemRequest } from '@aws-sdk/client-efs'
import { parsePolicy } from '../../../core/policy/parse.ts'
import { keyArn } from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { ec2 } from '../../ec2/practice/index.ts'
import {
  accessPointOf,
  badRequest,
  type C,
  type Definition,
  fileSystemArn,
  fileSystemOf,
  mountTargetOf,
  refuse,
  type StoredFileSystem,
  shownAccessPoint,
  shownFileSystem,
  shownMountTarget,
  taggedBy,
} from './state.ts'

const DEFAULT_KEY = 'aws/elasticfilesystem'
const MOST_GROUPS = 5

type Tags = StoredFileSystem['tags']
const tagsFrom = (given: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined): Tags =>
  (given ?? []).map(({ Key = '', Value = '' }) => ({ Key, Value }))
const nameIn = (tags: Tags): string => tags.find(({ Key }) => Key === 'Name')?.Value ?? ''

/** Encrypted or not, and by which key: the account's AWS managed one without a word. */
function keyFrom({ partition, region, account }: C, { Encrypted, KmsKeyId }: CreateFileSystemRequest): string | null {
  if (!Encrypted) {
    if (KmsKeyId !== undefined) throw badRequest('KmsKeyId is only for a file system that is Encrypted.')
    return null
  }
  if (KmsKeyId === undefined) return keyArn(DEFAULT_KEY, region)
  return KmsKeyId.startsWith('arn:') ? KmsKeyId : `arn:${partition}:kms:${region}:${account}:key/${KmsKeyId}`
}

function create(call: C<CreateFileSystemRequest>): StoredFileSystem {
  const { input, state, now } = call
  const token = input.CreationToken ?? ''
  const known = state.fileSystems.find((one) => one.token === token)
  if (known)
    throw refuse(
      'FileSystemAlreadyExists',
      `File system '${known.id}' already exists with creation token '${token}'`,
      409,
    )
  const tags = tagsFrom(input.Tags)
  const zone = input.AvailabilityZoneName ?? null
  return {
    id: ec2Id('fs', `made ${call.region} ${token}`),
    token,
    name: nameIn(tags),
    made: now.toISOString(),
    key: keyFrom(call, input),
    zone,
    // One Zone file systems are backed up unless the caller says no (efs/latest/ug/API_CreateFileSystem.html)
    backups: input.Backup ?? zone !== null,
    policy: null,
    lifecycle: [],
    tags,
  }
}

function checkGroups(call: C, groups: readonly string[]): void {
  if (groups.length > MOST_GROUPS)
    throw refuse('SecurityGroupLimitExceeded', `A mount target has ${MOST_GROUPS} security groups at most.`)
  const known = call.of(ec2).groups
  const missing = groups.find((id) => !known.some((one) => one.id === id))
  if (missing !== undefined) throw refuse('SecurityGroupNotFound', `The security group '${missing}' does not exist.`)
}

export const changes = {
  CreateFileSystem: (call) => {
    const stored = create(call)
    call.state.fileSystems.push(stored)
    return { ...shownFileSystem(call, stored), LifeCycleState: 'creating' as const }
  },
  DeleteFileSystem: (call) => {
    const { id } = fileSystemOf(call, call.input.FileSystemId)
    if (call.state.mountTargets.some(({ fileSystem }) => fileSystem === id))
      throw refuse('FileSystemInUse', `File system '${id}' has mount targets.`, 409)
    call.state.fileSystems = call.state.fileSystems.filter((one) => one.id !== id)
    call.state.accessPoints = call.state.accessPoints.filter(({ fileSystem }) => fileSystem !== id)
    return {}
  },
  PutFileSystemPolicy: (call) => {
    const stored = fileSystemOf(call, call.input.FileSystemId)
    const document = call.input.Policy ?? ''
    const parsed = parsePolicy(document)
    if (!parsed.ok) throw refuse('InvalidPolicyException', `Invalid policy: ${parsed.problems[0] ?? 'no document'}`)
    const arn = fileSystemArn(call, stored.id)
    // a policy may leave Resource out, or name this file system alone (efs/latest/ug/API_PutFileSystemPolicy.html)
    const other = parsed.policy.statements
      .flatMap(({ resources }) => resources?.patterns ?? [])
      .find((pattern) => pattern !== '*' && pattern !== arn)
    if (other !== undefined)
      throw refuse('InvalidPolicyException', `Invalid policy: the resource ${other} is not this file system.`)
    stored.policy = document
    return { FileSystemId: stored.id, Policy: document }
  },
  DeleteFileSystemPolicy: (call) => {
    fileSystemOf(call, call.input.FileSystemId).policy = null
    return {}
  },
  PutBackupPolicy: (call) => {
    const stored = fileSystemOf(call, call.input.FileSystemId)
    const status = call.input.BackupPolicy?.Status
    if (status !== 'ENABLED' && status !== 'DISABLED')
      throw refuse('ValidationException', 'The status of a backup policy is ENABLED or DISABLED.')
    stored.backups = status === 'ENABLED'
    return { BackupPolicy: { Status: stored.backups ? ('ENABLING' as const) : ('DISABLING' as const) } }
  },
  PutLifecycleConfiguration: (call) => {
    const stored = fileSystemOf(call, call.input.FileSystemId)
    stored.lifecycle = [...(call.input.LifecyclePolicies ?? [])]
    return { LifecyclePolicies: stored.lifecycle }
  },
  CreateMountTarget: (call) => {
    const { input, state } = call
    const owner = fileSystemOf(call, input.FileSystemId)
    const network = call.of(ec2)
    const subnet = network.subnets.find(({ id }) => id === input.SubnetId)
    if (!subnet) throw refuse('SubnetNotFound', `The subnet ID '${input.SubnetId}' does not exist.`)
    const zone = subnet.AvailabilityZone ?? ''
    if (owner.zone !== null && owner.zone !== zone)
      throw refuse('AvailabilityZonesMismatch', `The file system is in ${owner.zone}, the subnet in ${zone}.`)
    if (state.mountTargets.some((one) => one.fileSystem === owner.id && one.zone === zone))
      throw refuse('MountTargetConflict', 'mount target already exists in this AZ', 409)
    const vpc = subnet.VpcId ?? ''
    const standard = network.groups.find((one) => one.VpcId === vpc && one.GroupName === 'default')
    const groups = input.SecurityGroups ?? (standard ? [standard.id] : [])
    checkGroups(call, groups)
    const stored = {
      id: ec2Id('fsmt', `made ${owner.id} ${subnet.id}`),
      fileSystem: owner.id,
      subnet: subnet.id,
      vpc,
      zone,
      address: input.IpAddress ?? (subnet.CidrBlock ?? '').replace(/\.\d+\/\d+$/, '.71'),
      groups: [...groups],
    }
    state.mountTargets.push(stored)
    return shownMountTarget(call, stored)
  },
  DeleteMountTarget: (call) => {
    const { id } = mountTargetOf(call, call.input.MountTargetId)
    call.state.mountTargets = call.state.mountTargets.filter((one) => one.id !== id)
    return {}
  },
  ModifyMountTargetSecurityGroups: (call) => {
    const stored = mountTargetOf(call, call.input.MountTargetId)
    const groups = call.input.SecurityGroups ?? []
    checkGroups(call, groups)
    stored.groups = [...groups]
    return {}
  },
  CreateAccessPoint: (call) => {
    const { input, state } = call
    const owner = fileSystemOf(call, input.FileSystemId)
    const token = input.ClientToken ?? ''
    const known = state.accessPoints.find((one) => one.token === token)
    if (known) throw refuse('AccessPointAlreadyExists', `Access point '${known.id}' already exists.`, 409)
    const path = input.RootDirectory?.Path ?? '/'
    if (!path.startsWith('/')) throw badRequest('The path of a root directory begins with a slash.')
    const { Uid, Gid } = input.PosixUser ?? {}
    const stored = {
      id: ec2Id('fsap', `made ${owner.id} ${token}`),
      token,
      fileSystem: owner.id,
      user: Uid === undefined || Gid === undefined ? null : { Uid, Gid },
      path,
      tags: tagsFrom(input.Tags),
    }
    state.accessPoints.push(stored)
    return { ...shownAccessPoint(call, stored), LifeCycleState: 'creating' as const }
  },
  DeleteAccessPoint: (call) => {
    const { id } = accessPointOf(call, call.input.AccessPointId)
    call.state.accessPoints = call.state.accessPoints.filter((one) => one.id !== id)
    return {}
  },
  TagResource: (call) => {
    const stored = taggedBy(call, call.input.ResourceId)
    const added = tagsFrom(call.input.Tags)
    retag(stored, [...stored.tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key)), ...added])
    return {}
  },
  UntagResource: (call) => {
    const stored = taggedBy(call, call.input.ResourceId)
    retag(
      stored,
      stored.tags.filter(({ Key }) => !call.input.TagKeys?.includes(Key)),
    )
    return {}
  },
} satisfies NonNullable<Definition['changes']>

/** The Name tag is the file system's name. */
function retag(stored: ReturnType<typeof taggedBy>, tags: Tags): void {
  stored.tags = tags
  if ('name' in stored) stored.name = nameIn(tags)
}
