import type { FileSystem } from '@aws-sdk/client-fsx'
import { collector, pages, type Seed, tagRecord, whole } from '../../collect/collector.ts'

const type = 'AWS::FSx::FileSystem'

/** File systems of all four kinds, with the settings of their kind, from one listing. */
export const managedFileSystems = collector({
  types: [type],
  service: 'fsx',
  scope: 'region',
  needs: ['fsx:DescribeFileSystems'],
  async *list({ client }) {
    const fsx = await client('fsx')
    const found = pages(
      (NextToken) => fsx.describeFileSystems({ NextToken, MaxResults: 100 }),
      (answer) => answer.FileSystems,
      (answer) => answer.NextToken,
    )
    for await (const one of found)
      if (one.ResourceARN && one.FileSystemId && one.Lifecycle !== 'DELETING')
        yield seedOf(one, one.ResourceARN, one.FileSystemId)
  },
})

/** A file system. The settings of the other three kinds are absent from the response, and null. */
const seedOf = (one: FileSystem, id: string, Id: string): Seed<typeof type> => {
  const tags = tagRecord(one.Tags)
  const { WindowsConfiguration: windows, LustreConfiguration: lustre, OntapConfiguration: ontap } = one
  return {
    type,
    id,
    owner: one.OwnerId,
    name: tags['Name'] || Id,
    tags,
    properties: {
      Id,
      FileSystemType: one.FileSystemType,
      StorageType: one.StorageType,
      SubnetIds: one.SubnetIds ?? [],
      KmsKeyId: one.KmsKeyId ?? null,
      WindowsConfiguration: windows
        ? whole(
            {
              DeploymentType: windows.DeploymentType,
              ThroughputCapacity: windows.ThroughputCapacity ?? 0,
              AutomaticBackupRetentionDays: windows.AutomaticBackupRetentionDays,
            },
            'DeploymentType',
          )
        : null,
      LustreConfiguration: lustre
        ? whole(
            {
              DeploymentType: lustre.DeploymentType,
              CopyTagsToBackups: lustre.CopyTagsToBackups,
              AutomaticBackupRetentionDays: lustre.AutomaticBackupRetentionDays,
            },
            'DeploymentType',
          )
        : null,
      OntapConfiguration: ontap
        ? whole(
            {
              DeploymentType: ontap.DeploymentType,
              AutomaticBackupRetentionDays: ontap.AutomaticBackupRetentionDays,
            },
            'DeploymentType',
          )
        : null,
      OpenZFSConfiguration: zfsOf(one),
    },
  }
}

const zfsOf = ({ OpenZFSConfiguration: zfs }: FileSystem) =>
  zfs
    ? whole(
        {
          DeploymentType: zfs.DeploymentType,
          CopyTagsToBackups: zfs.CopyTagsToBackups,
          CopyTagsToVolumes: zfs.CopyTagsToVolumes,
          AutomaticBackupRetentionDays: zfs.AutomaticBackupRetentionDays,
        },
        'DeploymentType',
        'CopyTagsToBackups',
        'CopyTagsToVolumes',
      )
    : null
