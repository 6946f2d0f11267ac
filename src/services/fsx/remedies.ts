import type { Remedies, Remedy } from '../../controls/remedy.ts'
import { existing, resource, type TemplateProperties, template } from '../../controls/template.ts'

/** Creates a new file system, because the setting cannot be changed, and moves the data to it. */
const another = (
  kind: string,
  settings: string,
  cli: string,
  properties: TemplateProperties<'AWS::FSx::FileSystem'>,
  hcl: string,
): Remedy => ({
  console: [
    `Amazon FSx > File systems > Create file system: ${kind}`,
    settings,
    'Copy the files to it (AWS DataSync, or restore a backup), move the clients, and delete the old file system',
  ],
  cli: `aws fsx create-file-system ${cli}
# then copy the files, move the clients, and delete the old file system`,
  cloudformation: template({
    '#': 'a new file system: copy the files to it before the old one is deleted',
    Files: resource('AWS::FSx::FileSystem', properties),
  }),
  terraform: hcl,
})

const SUBNETS = ['PRIVATE_SUBNET_ID', 'OTHER_PRIVATE_SUBNET_ID']

export const fsxRemedies: Remedies = {
  'FSx.1': {
    console: [
      'Amazon FSx > File systems, open the file system > Actions > Update tag settings',
      'Turn on copying tags to backups and to volumes, Save',
    ],
    cli: `aws fsx update-file-system --file-system-id FILE_SYSTEM_ID \\
  --open-zfs-configuration CopyTagsToBackups=true,CopyTagsToVolumes=true`,
    cloudformation: template({
      Files: existing('AWS::FSx::FileSystem', {
        OpenZFSConfiguration: { DeploymentType: 'MULTI_AZ_1', CopyTagsToBackups: true, CopyTagsToVolumes: true },
      }),
    }),
    terraform: `resource "aws_fsx_openzfs_file_system" "this" {
  # the rest as it is
  copy_tags_to_backups = true
  copy_tags_to_volumes = true
}`,
  },
  'FSx.2': another(
    'Amazon FSx for Lustre',
    'Backup: turn on copying tags to backups',
    `--file-system-type LUSTRE --storage-capacity 1200 --subnet-ids PRIVATE_SUBNET_ID \\
  --lustre-configuration DeploymentType=PERSISTENT_2,PerUnitStorageThroughput=125,CopyTagsToBackups=true`,
    {
      FileSystemType: 'LUSTRE',
      StorageCapacity: 1200,
      SubnetIds: ['PRIVATE_SUBNET_ID'],
      LustreConfiguration: { DeploymentType: 'PERSISTENT_2', PerUnitStorageThroughput: 125, CopyTagsToBackups: true },
    },
    `resource "aws_fsx_lustre_file_system" "this" {
  storage_capacity            = 1200
  subnet_ids                  = ["PRIVATE_SUBNET_ID"]
  deployment_type             = "PERSISTENT_2"
  per_unit_storage_throughput = 125
  copy_tags_to_backups        = true
}`,
  ),
  'FSx.3': another(
    'Amazon FSx for OpenZFS',
    'Deployment type: Multi-AZ (HA)',
    `--file-system-type OPENZFS --storage-capacity 1200 \\
  --subnet-ids PRIVATE_SUBNET_ID OTHER_PRIVATE_SUBNET_ID \\
  --open-zfs-configuration DeploymentType=MULTI_AZ_1,ThroughputCapacity=160,PreferredSubnetId=PRIVATE_SUBNET_ID`,
    {
      FileSystemType: 'OPENZFS',
      StorageCapacity: 1200,
      SubnetIds: SUBNETS,
      OpenZFSConfiguration: {
        DeploymentType: 'MULTI_AZ_1',
        ThroughputCapacity: 160,
        PreferredSubnetId: 'PRIVATE_SUBNET_ID',
      },
    },
    `resource "aws_fsx_openzfs_file_system" "this" {
  storage_capacity    = 1200
  subnet_ids          = ["PRIVATE_SUBNET_ID", "OTHER_PRIVATE_SUBNET_ID"]
  preferred_subnet_id = "PRIVATE_SUBNET_ID"
  deployment_type     = "MULTI_AZ_1"
  throughput_capacity = 160
}`,
  ),
  'FSx.4': another(
    'Amazon FSx for NetApp ONTAP',
    'Deployment type: Multi-AZ 2 (Multi-AZ 1 where the Region lacks it)',
    `--file-system-type ONTAP --storage-capacity 1200 \\
  --subnet-ids PRIVATE_SUBNET_ID OTHER_PRIVATE_SUBNET_ID \\
  --ontap-configuration DeploymentType=MULTI_AZ_2,ThroughputCapacity=384,PreferredSubnetId=PRIVATE_SUBNET_ID`,
    {
      FileSystemType: 'ONTAP',
      StorageCapacity: 1200,
      SubnetIds: SUBNETS,
      OntapConfiguration: {
        DeploymentType: 'MULTI_AZ_2',
        ThroughputCapacity: 384,
        PreferredSubnetId: 'PRIVATE_SUBNET_ID',
      },
    },
    `resource "aws_fsx_ontap_file_system" "this" {
  storage_capacity                = 1200
  subnet_ids                      = ["PRIVATE_SUBNET_ID", "OTHER_PRIVATE_SUBNET_ID"]
  preferred_subnet_id             = "PRIVATE_SUBNET_ID"
  deployment_type                 = "MULTI_AZ_2"
  throughput_capacity_per_ha_pair = 384
}`,
  ),
  'FSx.5': another(
    'Amazon FSx for Windows File Server',
    'Deployment type: Multi-AZ',
    `--file-system-type WINDOWS --storage-capacity 1200 \\
  --subnet-ids PRIVATE_SUBNET_ID OTHER_PRIVATE_SUBNET_ID --windows-configuration \\
  ActiveDirectoryId=DIRECTORY_ID,DeploymentType=MULTI_AZ_1,ThroughputCapacity=32,PreferredSubnetId=PRIVATE_SUBNET_ID`,
    {
      FileSystemType: 'WINDOWS',
      StorageCapacity: 1200,
      SubnetIds: SUBNETS,
      WindowsConfiguration: {
        ActiveDirectoryId: 'DIRECTORY_ID',
        DeploymentType: 'MULTI_AZ_1',
        ThroughputCapacity: 32,
        PreferredSubnetId: 'PRIVATE_SUBNET_ID',
      },
    },
    `resource "aws_fsx_windows_file_system" "this" {
  storage_capacity    = 1200
  subnet_ids          = ["PRIVATE_SUBNET_ID", "OTHER_PRIVATE_SUBNET_ID"]
  preferred_subnet_id = "PRIVATE_SUBNET_ID"
  deployment_type     = "MULTI_AZ_1"
  throughput_capacity = 32
  active_directory_id = "DIRECTORY_ID"
}`,
  ),
}
