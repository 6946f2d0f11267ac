import type * as Client from '@aws-sdk/client-fsx'
import { keyArn } from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { given } from '../../../practice/kind.ts'
import { awsError, practiceService } from '../../../practice/service.ts'
import { tag, tagPairs, tagsFrom, untag } from '../../../practice/tags.ts'
import { fsx as sdk } from '../sdk.ts'
import { seedFsx } from './seed.ts'
import { badRequest, type C, type FsxState, fileSystems, paged, shown } from './state.ts'

function tagged(call: C, arn: string | undefined) {
  const found = fileSystems.at(call, arn)
  if (!found) throw awsError('ResourceNotFound', `The resource ${arn} does not exist.`)
  return found
}

/** Amazon FSx: file systems, without files. */
export const fsx = practiceService<typeof Client, FsxState>({
  sdk,
  scope: 'regional',
  seed: seedFsx,
  acts: { FileSystemId: fileSystems.arn, ResourceARN: (_, arn) => arn },
  describes: {
    'AWS::FSx::FileSystem': (ask) =>
      (ask('DescribeFileSystems', {}).FileSystems ?? []).map((is) => ({
        is,
        also: { Id: is.FileSystemId },
        tags: is.Tags,
        arn: is.ResourceARN,
      })),
  },
  reads: {
    DescribeFileSystems: (call) => {
      const { FileSystemIds: ids = [] } = call.input
      const those = ids.length > 0 ? ids.map((id) => fileSystems.of(call, id)) : call.state.fileSystems
      return paged(call, { FileSystems: those.map((one) => shown(call, one)) })
    },
    ListTagsForResource: (call) => ({ Tags: tagPairs(tagged(call, call.input.ResourceARN).tags) }),
  },
  changes: {
    CreateFileSystem: (call) => {
      const { input, now, region } = call
      const { FileSystemType: kind, SubnetIds = [], WindowsConfiguration, LustreConfiguration } = input
      const { OntapConfiguration, OpenZFSConfiguration } = input
      if (kind === undefined || SubnetIds.length === 0) throw badRequest('A file system must have a type and a subnet.')
      const made = fileSystems.add(call, {
        is: {
          FileSystemId: ec2Id('fs', `fsx ${region} ${now.toISOString()} ${call.state.fileSystems.length}`),
          FileSystemType: kind,
          StorageType: input.StorageType ?? 'SSD',
          SubnetIds,
          CreationTime: now.toISOString(),
          KmsKeyId: input.KmsKeyId ?? keyArn('aws/fsx', region),
          ...given({ StorageCapacity: input.StorageCapacity }),
          // FSx's defaults for what the request leaves out (fsx/latest/APIReference/API_CreateFileSystem.html)
          ...(kind === 'WINDOWS' && {
            WindowsConfiguration: {
              DeploymentType: WindowsConfiguration?.DeploymentType ?? 'SINGLE_AZ_1',
              CopyTagsToBackups: WindowsConfiguration?.CopyTagsToBackups ?? false,
              AutomaticBackupRetentionDays: WindowsConfiguration?.AutomaticBackupRetentionDays ?? 30,
              ...given({ ThroughputCapacity: WindowsConfiguration?.ThroughputCapacity }),
            },
          }),
          ...(kind === 'LUSTRE' && {
            LustreConfiguration: {
              DeploymentType: LustreConfiguration?.DeploymentType ?? 'SCRATCH_1',
              CopyTagsToBackups: LustreConfiguration?.CopyTagsToBackups ?? false,
              AutomaticBackupRetentionDays: LustreConfiguration?.AutomaticBackupRetentionDays ?? 0,
            },
          }),
          ...(kind === 'ONTAP' && {
            OntapConfiguration: {
              AutomaticBackupRetentionDays: OntapConfiguration?.AutomaticBackupRetentionDays ?? 30,
              ...given({ DeploymentType: OntapConfiguration?.DeploymentType }),
            },
          }),
          ...(kind === 'OPENZFS' && {
            OpenZFSConfiguration: {
              CopyTagsToBackups: OpenZFSConfiguration?.CopyTagsToBackups ?? false,
              CopyTagsToVolumes: OpenZFSConfiguration?.CopyTagsToVolumes ?? false,
              AutomaticBackupRetentionDays: OpenZFSConfiguration?.AutomaticBackupRetentionDays ?? 30,
              ...given({ DeploymentType: OpenZFSConfiguration?.DeploymentType }),
            },
          }),
        },
        tags: tagsFrom(input.Tags),
      })
      return { FileSystem: { ...shown(call, made), Lifecycle: 'CREATING' } }
    },
    UpdateFileSystem: (call) => {
      const { input } = call
      const stored = fileSystems.of(call, input.FileSystemId)
      const { is } = stored
      if (input.OpenZFSConfiguration) {
        if (is.FileSystemType !== 'OPENZFS') throw badRequest('It is not a file system of OpenZFS.')
        is.OpenZFSConfiguration = { ...is.OpenZFSConfiguration, ...given(input.OpenZFSConfiguration) }
      }
      if (input.StorageCapacity !== undefined) is.StorageCapacity = input.StorageCapacity
      return { FileSystem: { ...shown(call, stored), Lifecycle: 'UPDATING' } }
    },
    DeleteFileSystem: (call) => {
      const { FileSystemId } = fileSystems.remove(call, call.input.FileSystemId).is
      return { FileSystemId, Lifecycle: 'DELETING' }
    },
    TagResource: (call) => tag(tagged(call, call.input.ResourceARN), call.input.Tags),
    UntagResource: (call) => untag(tagged(call, call.input.ResourceARN), call.input.TagKeys),
  },
})
