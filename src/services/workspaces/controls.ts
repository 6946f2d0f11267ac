import { isOn } from '../../controls/answer.ts'
import { copiedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { resource, template } from '../../controls/template.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/workspaces-controls.html'
const on = 'AWS::WorkSpaces::Workspace'

/** Encryption can only be set when a WorkSpace is created. */
const remedyOf = (property: 'RootVolumeEncryptionEnabled' | 'UserVolumeEncryptionEnabled', hcl: string) => () => ({
  console: [
    'Amazon WorkSpaces > WorkSpaces > Create WorkSpaces, for the same user and directory',
    'Under Customization turn on encryption, and choose a KMS key',
    'Move the data of the user, and delete the old WorkSpace',
  ],
  cli: copiedByCloudControl(on, 'WORKSPACE_ID', `set ${property} to true and VolumeEncryptionKey to a KMS key`),
  cloudformation: template({
    '#': 'A new WorkSpace: move the data of the user, and delete the old one.',
    Workspace: resource(on, {
      BundleId: 'BUNDLE_ID',
      DirectoryId: 'DIRECTORY_ID',
      UserName: 'USER_NAME',
      [property]: true,
      VolumeEncryptionKey: 'KMS_KEY_ARN',
    }),
  }),
  terraform: `# a change replaces the WorkSpace, with its data
resource "aws_workspaces_workspace" "this" {
  # the rest as it is
  ${hcl} = true
  volume_encryption_key = "KMS_KEY_ARN"
}`,
})

export const userVolumesAreEncrypted = control({
  id: 'WorkSpaces.1',
  compared: '2026-11-30',
  configRule: 'workspaces-user-volume-encryption-enabled',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'WorkSpaces should encrypt the user volume at rest (UserVolumeEncryptionEnabled)',
  finding: 'UserVolumeEncryptionEnabled is false',
  reads: ['UserVolumeEncryptionEnabled'],
  holds: ({ UserVolumeEncryptionEnabled }) => isOn(UserVolumeEncryptionEnabled, 'UserVolumeEncryptionEnabled'),
  fix: 'Create a WorkSpace with UserVolumeEncryptionEnabled=true and move the data to it: the setting cannot be changed.',
  remedy: remedyOf('UserVolumeEncryptionEnabled', 'user_volume_encryption_enabled'),
  source: `${docs}#workspaces-1`,
})

export const rootVolumesAreEncrypted = control({
  id: 'WorkSpaces.2',
  compared: '2026-11-30',
  configRule: 'workspaces-root-volume-encryption-enabled',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'WorkSpaces should encrypt the root volume at rest (RootVolumeEncryptionEnabled)',
  finding: 'RootVolumeEncryptionEnabled is false',
  reads: ['RootVolumeEncryptionEnabled'],
  holds: ({ RootVolumeEncryptionEnabled }) => isOn(RootVolumeEncryptionEnabled, 'RootVolumeEncryptionEnabled'),
  fix: 'Create a WorkSpace with RootVolumeEncryptionEnabled=true and move the data to it: the setting cannot be changed.',
  remedy: remedyOf('RootVolumeEncryptionEnabled', 'root_volume_encryption_enabled'),
  source: `${docs}#workspaces-2`,
})
