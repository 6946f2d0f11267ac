import type * as Client from '@aws-sdk/client-efs'
import { document, ifThere } from '../../../practice/described.ts'
import type { Answer, Ask, Describing } from '../../../practice/service.ts'

type Module = typeof Client

const all = (ask: Ask<Module>) => ask('DescribeFileSystems', {}).FileSystems ?? []

const backupPolicyOf = ({ BackupPolicy }: Answer<Client.BackupPolicyDescription>) => ({
  Status: BackupPolicy?.Status ?? 'DISABLED',
})

/** File systems, their mount targets and access points in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::EFS::FileSystem': (ask) =>
    all(ask).map((is) => {
      const { FileSystemId } = is
      return {
        is: { ...is, LifecyclePolicies: ask('DescribeLifecycleConfiguration', { FileSystemId }).LifecyclePolicies },
        also: {
          Arn: is.FileSystemArn,
          FileSystemPolicy: document(ifThere(() => ask('DescribeFileSystemPolicy', { FileSystemId }))?.Policy),
          BackupPolicy: ifThere(() => backupPolicyOf(ask('DescribeBackupPolicy', { FileSystemId }))),
        },
        tags: is.Tags,
      }
    }),
  'AWS::EFS::MountTarget': (ask) =>
    all(ask).flatMap(({ FileSystemId }) =>
      (ask('DescribeMountTargets', { FileSystemId }).MountTargets ?? []).map((is) => ({
        is,
        also: {
          Id: is.MountTargetId,
          SecurityGroups: ask('DescribeMountTargetSecurityGroups', { MountTargetId: is.MountTargetId }).SecurityGroups,
        },
        arn: null,
      })),
    ),
  'AWS::EFS::AccessPoint': (ask) =>
    (ask('DescribeAccessPoints', {}).AccessPoints ?? []).map((is) => ({
      is,
      also: {
        Arn: is.AccessPointArn,
        // the API has numbers, CloudFormation has strings
        PosixUser: is.PosixUser && { Uid: String(is.PosixUser.Uid), Gid: String(is.PosixUser.Gid) },
      },
      tags: is.Tags,
    })),
}
