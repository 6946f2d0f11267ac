import type * as Client from '@aws-sdk/client-efs'
import { practiceService } from '../../../practice/service.ts'
import { tagPairs } from '../../../practice/tags.ts'
import { efs as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { seedEfs } from './seed.ts'
import {
  accessPoints,
  badRequest,
  byMarker,
  byToken,
  type EfsState,
  fileSystems,
  mountTargets,
  refuse,
  shownAccessPoint,
  shownFileSystem,
  tagged,
} from './state.ts'

/** Amazon EFS: file systems, their mount targets and access points, without files. */
export const efs = practiceService<typeof Client, EfsState>({
  sdk,
  scope: 'regional',
  seed: seedEfs,
  acts: {
    MountTargetId: (call, id) => fileSystems.arn(call, mountTargets.find(call, id)?.is.FileSystemId ?? '*'),
    FileSystemId: fileSystems.arn,
    AccessPointId: accessPoints.arn,
    ResourceId: (call, id) => tagged(id).arn(call, id),
  },
  describes,
  reads: {
    DescribeFileSystems: (call) => {
      const { FileSystemId, CreationToken: token } = call.input
      const those = fileSystems.those(call, FileSystemId, ({ is }) => !token || is.CreationToken === token)
      return byMarker(call, { FileSystems: those.map((one) => shownFileSystem(call, one)) })
    },
    DescribeFileSystemPolicy: (call) => {
      const { is, policy } = fileSystems.of(call, call.input.FileSystemId)
      const { FileSystemId } = is
      if (policy === null)
        throw refuse('PolicyNotFound', `File system '${FileSystemId}' has no policy of its own.`, 404)
      return { FileSystemId, Policy: policy }
    },
    DescribeBackupPolicy: (call) => {
      const { is, backups } = fileSystems.of(call, call.input.FileSystemId)
      if (!backups) throw refuse('PolicyNotFound', `File system '${is.FileSystemId}' has no backup policy.`, 404)
      return { BackupPolicy: { Status: 'ENABLED' } }
    },
    DescribeLifecycleConfiguration: (call) => ({
      LifecyclePolicies: fileSystems.of(call, call.input.FileSystemId).lifecycle,
    }),
    DescribeMountTargets: (call) => {
      const { FileSystemId, MountTargetId, AccessPointId } = call.input
      const owner = AccessPointId === undefined ? FileSystemId : accessPoints.of(call, AccessPointId).is.FileSystemId
      if (owner === undefined && MountTargetId === undefined)
        throw badRequest('One of FileSystemId, MountTargetId and AccessPointId must be given.')
      if (owner === undefined) return byMarker(call, { MountTargets: [mountTargets.of(call, MountTargetId).is] })
      const { FileSystemId: id } = fileSystems.of(call, owner).is
      const those = mountTargets.those(call, undefined, ({ is }) => is.FileSystemId === id)
      return byMarker(call, { MountTargets: those.map(({ is }) => is) })
    },
    DescribeMountTargetSecurityGroups: (call) => ({
      SecurityGroups: mountTargets.of(call, call.input.MountTargetId).groups,
    }),
    DescribeAccessPoints: (call) => {
      const { FileSystemId: owner, AccessPointId } = call.input
      const those = accessPoints.those(call, AccessPointId, ({ is }) => !owner || is.FileSystemId === owner)
      return byToken(call, { AccessPoints: those.map((one) => shownAccessPoint(call, one)) })
    },
    ListTagsForResource: (call) => {
      const { ResourceId: id } = call.input
      return byToken(call, { Tags: tagPairs(tagged(id).of(call, id).tags) })
    },
  },
  changes,
})
