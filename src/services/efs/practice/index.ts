import { page, practiceService } from '../../../practice/service.ts'
import { changes } from './changes.ts'
import { seedEfs } from './seed.ts'
import {
  accessPointArn,
  accessPointOf,
  badRequest,
  type C,
  type EfsState,
  fileSystemArn,
  fileSystemOf,
  type Module,
  mountTargetOf,
  refuse,
  shownAccessPoint,
  shownFileSystem,
  shownMountTarget,
  taggedBy,
} from './state.ts'

interface OfFileSystem {
  readonly FileSystemId?: string | undefined
}
const byFileSystem = (call: C<OfFileSystem>): string => {
  const id = call.input.FileSystemId
  return id === undefined ? '*' : id.startsWith('arn:') ? id : fileSystemArn(call, id)
}
const byMountTarget = (call: C<{ readonly MountTargetId?: string | undefined }>): string => {
  const found = call.state.mountTargets.find(({ id }) => id === call.input.MountTargetId)
  return found ? fileSystemArn(call, found.fileSystem) : '*'
}
const byAccessPoint = (call: C<{ readonly AccessPointId?: string | undefined }>): string => {
  const id = call.input.AccessPointId
  return id === undefined ? '*' : id.startsWith('arn:') ? id : accessPointArn(call, id)
}
const byResource = (call: C<{ readonly ResourceId?: string | undefined }>): string => {
  const id = call.input.ResourceId ?? '*'
  if (id === '*' || id.startsWith('arn:')) return id
  return id.startsWith('fsap-') ? accessPointArn(call, id) : fileSystemArn(call, id)
}

const invalid = () => badRequest('The marker or token is not one that EFS gave.')

/** Amazon EFS: file systems, their mount targets and access points. Files it does not keep. */
export const efs = practiceService<Module, EfsState>({
  id: 'efs',
  scope: 'regional',
  client: () => import('@aws-sdk/client-efs'),
  seed: seedEfs,
  resource: {
    DescribeFileSystems: byFileSystem,
    DescribeFileSystemPolicy: byFileSystem,
    DescribeBackupPolicy: byFileSystem,
    DescribeLifecycleConfiguration: byFileSystem,
    DescribeMountTargets: (call) => (call.input.MountTargetId ? byMountTarget(call) : byFileSystem(call)),
    DescribeMountTargetSecurityGroups: byMountTarget,
    DescribeAccessPoints: (call) => (call.input.FileSystemId ? byFileSystem(call) : byAccessPoint(call)),
    ListTagsForResource: byResource,
    PutFileSystemPolicy: byFileSystem,
    DeleteFileSystemPolicy: byFileSystem,
    PutBackupPolicy: byFileSystem,
    PutLifecycleConfiguration: byFileSystem,
    DeleteFileSystem: byFileSystem,
    CreateMountTarget: byFileSystem,
    DeleteMountTarget: byMountTarget,
    ModifyMountTargetSecurityGroups: byMountTarget,
    CreateAccessPoint: byFileSystem,
    DeleteAccessPoint: byAccessPoint,
    TagResource: byResource,
    UntagResource: byResource,
  },
  reads: {
    DescribeFileSystems: (call) => {
      const { FileSystemId, CreationToken, Marker: token, MaxItems: size } = call.input
      const all =
        FileSystemId === undefined
          ? call.state.fileSystems.filter((one) => CreationToken === undefined || one.token === CreationToken)
          : [fileSystemOf(call, FileSystemId)]
      const { items, next } = page(call, all, { token, size: smaller(call, size), invalid })
      return { FileSystems: items.map((one) => shownFileSystem(call, one)), NextMarker: next }
    },
    DescribeFileSystemPolicy: (call) => {
      const { id, policy } = fileSystemOf(call, call.input.FileSystemId)
      if (policy === null) throw refuse('PolicyNotFound', `File system '${id}' has no policy of its own.`, 404)
      return { FileSystemId: id, Policy: policy }
    },
    DescribeBackupPolicy: (call) => {
      const { id, backups } = fileSystemOf(call, call.input.FileSystemId)
      if (!backups) throw refuse('PolicyNotFound', `File system '${id}' has no backup policy.`, 404)
      return { BackupPolicy: { Status: 'ENABLED' as const } }
    },
    DescribeLifecycleConfiguration: (call) => ({
      LifecyclePolicies: fileSystemOf(call, call.input.FileSystemId).lifecycle,
    }),
    DescribeMountTargets: (call) => {
      const { FileSystemId, MountTargetId, AccessPointId, Marker: token, MaxItems: size } = call.input
      const owner = AccessPointId === undefined ? FileSystemId : accessPointOf(call, AccessPointId).fileSystem
      if (owner === undefined && MountTargetId === undefined)
        throw badRequest('One of FileSystemId, MountTargetId and AccessPointId must be given.')
      const all =
        owner === undefined
          ? [mountTargetOf(call, MountTargetId)]
          : call.state.mountTargets.filter(({ fileSystem }) => fileSystem === fileSystemOf(call, owner).id)
      const { items, next } = page(call, all, { token, size: smaller(call, size), invalid })
      return { MountTargets: items.map((one) => shownMountTarget(call, one)), NextMarker: next }
    },
    DescribeMountTargetSecurityGroups: (call) => ({
      SecurityGroups: mountTargetOf(call, call.input.MountTargetId).groups,
    }),
    DescribeAccessPoints: (call) => {
      const { FileSystemId, AccessPointId, NextToken: token, MaxResults: size } = call.input
      const all =
        AccessPointId === undefined
          ? call.state.accessPoints.filter((one) => FileSystemId === undefined || one.fileSystem === FileSystemId)
          : [accessPointOf(call, AccessPointId)]
      const { items, next } = page(call, all, { token, size: smaller(call, size), invalid })
      return { AccessPoints: items.map((one) => shownAccessPoint(call, one)), NextToken: next }
    },
    ListTagsForResource: (call) => {
      const { NextToken: token, MaxResults: size } = call.input
      const { items, next } = page(call, taggedBy(call, call.input.ResourceId).tags, { token, size, invalid })
      return { Tags: items, NextToken: next }
    },
  },
  changes,
})

/** A page is small whatever is asked for, as it may be on AWS. */
const smaller = ({ pageSize }: C, size: number | undefined): number => Math.min(size ?? pageSize, pageSize)
