import { policyHcl } from '../../controls/hcl.ts'
import type { Remedies } from '../../controls/remedy.ts'
import { fromClients } from '../../controls/snippets.ts'
import { existing, policyDocument, resource, type TemplateMap, template } from '../../controls/template.ts'

const newFileSystem = {
  console: [
    'Amazon EFS > File systems > Create file system, Customize',
    'Encryption: leave "Enable encryption of data at rest" on, and choose the key',
    'AWS DataSync > Tasks: copy the files from the old file system to the new one, then delete the old one',
  ],
  cli: 'aws efs create-file-system --creation-token NAME --encrypted --kms-key-id KEY_ARN --tags Key=Name,Value=NAME',
  cloudformation: template({ NewFiles: resource('AWS::EFS::FileSystem', { Encrypted: true, KmsKeyId: 'KEY_ARN' }) }),
  terraform: `resource "aws_efs_file_system" "this" {
  encrypted  = true
  kms_key_id = "KEY_ARN"
}`,
}

/** A file system policy with one statement. */
const policy = (title: string, statement: TemplateMap) => ({
  console: ['Amazon EFS > File systems, open the file system > File system policy, Edit', `${title}, then Save`],
  cli: `aws efs put-file-system-policy --file-system-id FILE_SYSTEM_ID \\
  --policy '{"Version":"2012-10-17","Statement":[${JSON.stringify(statement)}]}'`,
  cloudformation: template({
    Files: existing('AWS::EFS::FileSystem', { FileSystemPolicy: policyDocument(statement) }),
  }),
  terraform: `resource "aws_efs_file_system_policy" "this" {
  file_system_id = "FILE_SYSTEM_ID"
  policy = ${policyHcl([statement])}
}`,
})

const clients = policy('Grant ClientMount and ClientWrite to the roles of the clients, and nothing to *', {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::ACCOUNT_ID:role/ROLE' },
  Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
  Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
})

const backups = {
  console: [
    'Amazon EFS > File systems, open the file system > General, Edit',
    'Automatic backups: turn "Enable automatic backups" on, Save changes',
  ],
  cli: 'aws efs put-backup-policy --file-system-id FILE_SYSTEM_ID --backup-policy Status=ENABLED',
  cloudformation: template({ Files: existing('AWS::EFS::FileSystem', { BackupPolicy: { Status: 'ENABLED' } }) }),
  terraform: `resource "aws_efs_backup_policy" "this" {
  file_system_id = "FILE_SYSTEM_ID"

  backup_policy {
    status = "ENABLED"
  }
}`,
}

const point = {
  console: [
    'Amazon EFS > Access points > Create access point',
    'Root directory path: a directory of its own. POSIX user: the user and group id of the application',
    'Mount the new access point on the clients, then delete the old one',
  ],
  cli: `aws efs create-access-point --file-system-id FILE_SYSTEM_ID --posix-user Uid=1000,Gid=1000 \\
  --root-directory 'Path=/DIRECTORY,CreationInfo={OwnerUid=1000,OwnerGid=1000,Permissions=750}'
aws efs delete-access-point --access-point-id OLD_ACCESS_POINT_ID`,
  cloudformation: template({
    AccessPoint: resource('AWS::EFS::AccessPoint', {
      FileSystemId: 'FILE_SYSTEM_ID',
      PosixUser: { Uid: '1000', Gid: '1000' },
      RootDirectory: { Path: '/DIRECTORY', CreationInfo: { OwnerUid: '1000', OwnerGid: '1000', Permissions: '750' } },
    }),
  }),
  terraform: `resource "aws_efs_access_point" "this" {
  file_system_id = "FILE_SYSTEM_ID"

  posix_user {
    uid = 1000
    gid = 1000
  }

  root_directory {
    path = "/DIRECTORY"

    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "750"
    }
  }
}`,
}

export const efsRemedies: Remedies = {
  'EFS.1': newFileSystem,
  'EFS.2': backups,
  'EFS.3': point,
  'EFS.4': point,
  'EFS.6': {
    console: [
      'Amazon EFS > File systems, open the file system > Network, Manage',
      'Remove the mount target in the public subnet, Save',
      'Manage again: add a mount target in a private subnet of the same zone, Save',
    ],
    cli: `aws efs delete-mount-target --mount-target-id MOUNT_TARGET_ID
aws efs create-mount-target --file-system-id FILE_SYSTEM_ID --subnet-id PRIVATE_SUBNET_ID --security-groups SECURITY_GROUP_ID`,
    cloudformation: template({
      MountTarget: resource('AWS::EFS::MountTarget', {
        FileSystemId: 'FILE_SYSTEM_ID',
        SubnetId: 'PRIVATE_SUBNET_ID',
        SecurityGroups: ['SECURITY_GROUP_ID'],
      }),
    }),
    terraform: `resource "aws_efs_mount_target" "this" {
  file_system_id  = "FILE_SYSTEM_ID"
  subnet_id       = "PRIVATE_SUBNET_ID"
  security_groups = ["SECURITY_GROUP_ID"]
}`,
  },
  'EFS.7': backups,
  'EFS.8': newFileSystem,
  'Demarc.EFS.1': fromClients(
    [
      'Amazon EFS > File systems, open the file system > Network: note the security groups',
      'EC2 > Security Groups, open each > Edit inbound rules',
      'Delete the rule for port 2049 from 0.0.0.0/0 and ::/0, add one whose source is the security group of the clients',
    ],
    2049,
    { resource: 'MountTargetGroup', hcl: 'nfs' },
  ),
  'Demarc.EFS.2': policy('Choose "Enforce in-transit encryption for all clients"', {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: '*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  }),
  'Demarc.EFS.3': clients,
  'Demarc.EFS.4': clients,
  'Demarc.EFS.5': clients,
  'Demarc.EFS.6': {
    console: [
      'Amazon EFS > File systems > Create file system, Customize. File system type: Regional',
      'AWS DataSync > Tasks: copy the files from the One Zone file system, then delete it',
    ],
    cli: 'aws efs create-file-system --creation-token NAME --encrypted --tags Key=Name,Value=NAME',
    cloudformation: template({
      '#': 'the file system type cannot be changed: create a new file system without AvailabilityZoneName',
      NewFiles: resource('AWS::EFS::FileSystem', { Encrypted: true }),
    }),
    terraform: `# the file system type cannot be changed: create a new file system without availability_zone_name
resource "aws_efs_file_system" "new" {
  encrypted = true
}`,
  },
}
