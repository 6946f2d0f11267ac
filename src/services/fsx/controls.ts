import { isOn, unknown } from '../../controls/answer.ts'
import { control } from '../../controls/control.ts'
import { listed, settingIs } from '../../controls/wording.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/fsx-controls.html'
const on = 'AWS::FSx::FileSystem'

export const zfsCopiesTags = control({
  id: 'FSx.1',
  compared: '2026-11-30',
  configRule: 'fsx-openzfs-copy-tags-enabled',
  on,
  responsibility: 'inventory',
  severity: 'low',
  title: 'FSx for OpenZFS file systems should copy their tags to backups and volumes',
  finding: ({ OpenZFSConfiguration: zfs }) =>
    `Tags are not copied: ${listed([
      ...(zfs?.CopyTagsToBackups === true ? [] : ['CopyTagsToBackups is false']),
      ...(zfs?.CopyTagsToVolumes === true ? [] : ['CopyTagsToVolumes is false']),
    ])}`,
  reads: ['FileSystemType', 'OpenZFSConfiguration'],
  applies: ({ FileSystemType }) => FileSystemType === 'OPENZFS',
  holds: ({ OpenZFSConfiguration: zfs }) =>
    zfs ? zfs.CopyTagsToBackups === true && zfs.CopyTagsToVolumes === true : unknown('OpenZFSConfiguration'),
  fix: 'Set CopyTagsToBackups and CopyTagsToVolumes to true in OpenZFSConfiguration (UpdateFileSystem).',
  source: `${docs}#fsx-1`,
})

export const lustreCopiesTags = control({
  id: 'FSx.2',
  compared: '2026-11-30',
  configRule: 'fsx-lustre-copy-tags-to-backups',
  on,
  responsibility: 'inventory',
  severity: 'low',
  title: 'FSx for Lustre file systems should copy their tags to backups (CopyTagsToBackups)',
  finding: ({ LustreConfiguration: lustre }) => settingIs('CopyTagsToBackups', lustre?.CopyTagsToBackups),
  reads: ['FileSystemType', 'LustreConfiguration'],
  // AWS names no exception for a scratch file system, of which FSx makes no backups (fsx/latest/LustreGuide/using-backups-fsx.html)
  applies: ({ FileSystemType }) => FileSystemType === 'LUSTRE',
  holds: ({ LustreConfiguration: lustre }) => isOn(lustre?.CopyTagsToBackups, 'LustreConfiguration.CopyTagsToBackups'),
  fix: 'Back the file system up and create another from the backup with CopyTagsToBackups true: it cannot be set later. A scratch file system has no backups: accept it (`demarc accept --control FSx.2`).',
  source: `${docs}#fsx-2`,
})

export const zfsIsInSeveralZones = control({
  id: 'FSx.3',
  compared: '2026-11-30',
  parameters: { deploymentTypes: { value: 'MULTI_AZ_1' } },
  configRule: 'fsx-openzfs-deployment-type-check',
  on,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'FSx for OpenZFS file systems should be Multi-AZ (DeploymentType {deploymentTypes})',
  finding: ({ OpenZFSConfiguration: zfs }) => settingIs('DeploymentType', zfs?.DeploymentType),
  reads: ['FileSystemType', 'OpenZFSConfiguration'],
  applies: ({ FileSystemType }) => FileSystemType === 'OPENZFS',
  holds: ({ OpenZFSConfiguration: zfs }, { parameters }) =>
    zfs ? zfs.DeploymentType === parameters.deploymentTypes : unknown('OpenZFSConfiguration'),
  fix: 'Create a file system with DeploymentType {deploymentTypes}, and copy the files to it: the type cannot be changed.',
  source: `${docs}#fsx-3`,
})

export const ontapIsInSeveralZones = control({
  id: 'FSx.4',
  compared: '2026-11-30',
  parameters: {
    deploymentTypes: { value: ['MULTI_AZ_1', 'MULTI_AZ_2'], many: true, among: ['MULTI_AZ_1', 'MULTI_AZ_2'] },
  },
  configRule: 'fsx-ontap-deployment-type-check',
  on,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'FSx for NetApp ONTAP file systems should be Multi-AZ (DeploymentType {deploymentTypes})',
  finding: ({ OntapConfiguration: ontap }) => settingIs('DeploymentType', ontap?.DeploymentType),
  reads: ['FileSystemType', 'OntapConfiguration'],
  applies: ({ FileSystemType }) => FileSystemType === 'ONTAP',
  holds: ({ OntapConfiguration: ontap }, { parameters }) =>
    ontap
      ? (parameters.deploymentTypes ?? []).some((one) => one === ontap.DeploymentType)
      : unknown('OntapConfiguration'),
  fix: 'Back the data up, and restore it on a file system with DeploymentType {deploymentTypes}: the type cannot be changed.',
  source: `${docs}#fsx-4`,
})

export const windowsIsInSeveralZones = control({
  id: 'FSx.5',
  compared: '2026-11-30',
  parameters: { deploymentTypes: { value: 'MULTI_AZ_1' } },
  configRule: 'fsx-windows-deployment-type-check',
  on,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'FSx for Windows File Server file systems should be Multi-AZ (DeploymentType {deploymentTypes})',
  finding: ({ WindowsConfiguration: windows }) => settingIs('DeploymentType', windows?.DeploymentType),
  reads: ['FileSystemType', 'WindowsConfiguration'],
  applies: ({ FileSystemType }) => FileSystemType === 'WINDOWS',
  holds: ({ WindowsConfiguration: windows }, { parameters }) =>
    windows ? windows.DeploymentType === parameters.deploymentTypes : unknown('WindowsConfiguration'),
  fix: 'Create a file system with DeploymentType {deploymentTypes} from a backup: the type cannot be changed.',
  source: `${docs}#fsx-5`,
})
