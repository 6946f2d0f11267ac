import { control } from '../../../controls/control.ts'
import { backupPlansHere, coveredByNoPlan, isCoveredByPlanHere, vaultLock } from '../../backup/controls/selections.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'

export const snapshotsArePrivate = control({
  id: 'EC2.1',
  compared: '2026-11-30',
  configRule: 'ebs-snapshot-public-restorable-check',
  on: 'Demarc::EC2::Snapshot',
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'EBS snapshots should not be restorable by all AWS accounts (public snapshots)',
  finding: 'Any AWS account can restore the snapshot: createVolumePermission contains the group all',
  reads: ['Public'],
  holds: (snapshot) => !snapshot.Public,
  fix: 'Remove the group "all" from the permissions of the snapshot (ModifySnapshotAttribute).',
  source: `${docs}#ec2-1`,
})

export const snapshotsAreEncrypted = control({
  id: 'Demarc.EC2.5',
  on: 'Demarc::EC2::Snapshot',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'EBS snapshots should be encrypted',
  finding: 'Encrypted is false',
  reads: ['Encrypted'],
  holds: (snapshot) => snapshot.Encrypted,
  fix: 'Copy the snapshot with encryption (CopySnapshot Encrypted=true), and delete the unencrypted one.',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html',
})

export const volumesAreEncrypted = control({
  id: 'EC2.3',
  compared: '2026-11-30',
  configRule: 'encrypted-volumes',
  on: 'AWS::EC2::Volume',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'EBS volumes in use should be encrypted at rest',
  finding: 'Encrypted is false',
  reads: ['Encrypted', 'state.Status'],
  // the attachment of a volume that an AWS service manages has no instance id
  // (AWSEC2/latest/APIReference/API_VolumeAttachment.html)
  applies: (_, at) => at.state.Status === 'in-use',
  holds: (volume) => volume.Encrypted,
  fix: 'Create an encrypted volume from a snapshot, and replace the unencrypted volume with it; the instance must be stopped.',
  source: `${docs}#ec2-3`,
})

export const newVolumesAreEncrypted = control({
  id: 'EC2.7',
  compared: '2026-11-30',
  configRule: 'ec2-ebs-encryption-by-default',
  on: 'Demarc::EC2::EbsDefaultEncryption',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'EBS encryption by default should be turned on in each Region',
  finding: 'EBS encryption by default is off',
  reads: ['Enabled'],
  holds: (setting) => setting.Enabled,
  fix: 'Turn on EBS encryption by default in the Region (`aws ec2 enable-ebs-encryption-by-default`).',
  source: `${docs}#ec2-7`,
})

export const snapshotsCannotBeMadePublic = control({
  id: 'EC2.182',
  compared: '2026-11-30',
  configRule: 'ebs-snapshot-block-public-access',
  on: 'Demarc::EC2::SnapshotBlockPublicAccess',
  responsibility: 'no-public-sharing',
  severity: 'high',
  title: 'Block public access for EBS snapshots should block all sharing in each Region',
  finding: ({ State }) =>
    State === 'block-new-sharing'
      ? 'Snapshots that were shared publicly before stay public (block public access: block-new-sharing)'
      : `EBS snapshots can be shared publicly (block public access: ${State ?? 'not set'})`,
  reads: ['State'],
  holds: (setting) => setting.State === 'block-all-sharing',
  fix: 'Set block public access for snapshots to block-all-sharing (EnableSnapshotBlockPublicAccess); public snapshots are no longer available to other accounts.',
  source: `${docs}#ec2-182`,
})

export const imagesArePrivate = control({
  id: 'Demarc.EC2.1',
  configRule: 'ec2-ami-public-check',
  on: 'Demarc::EC2::Image',
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'AMIs should not be launchable by all AWS accounts (public images)',
  finding: 'Any AWS account can launch the image: its launch permissions are public',
  reads: ['Public'],
  holds: (image) => image.Public === false,
  fix: 'Remove the group "all" from the launch permissions of the image (ModifyImageAttribute).',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html',
})

export const imagesAreEncrypted = control({
  id: 'Demarc.EC2.6',
  on: 'Demarc::EC2::Image',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'AMIs should have encrypted EBS snapshots',
  finding: 'An EBS snapshot of the image is not encrypted',
  reads: ['SnapshotsEncrypted'],
  applies: (image) => image.SnapshotsEncrypted !== null,
  holds: (image) => image.SnapshotsEncrypted,
  fix: 'Copy the image with encryption (CopyImage Encrypted=true), and deregister the unencrypted one.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html',
})

export const imagesCannotBeMadePublic = control({
  id: 'Demarc.EC2.7',
  on: 'Demarc::EC2::ImageBlockPublicAccess',
  responsibility: 'no-public-sharing',
  severity: 'medium',
  title: 'Block public access for AMIs should block new public sharing in each Region',
  finding: ({ State }) => `Block public access for AMIs is ${State ?? 'not set'}`,
  reads: ['State'],
  holds: (setting) => setting.State === 'block-new-sharing',
  fix: 'Turn on block public access for AMIs (`aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing`).',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html',
})

export const volumesAreInABackupPlan = control({
  id: 'EC2.28',
  compared: '2026-11-30',
  parameters: vaultLock,
  configRule: 'ebs-resources-protected-by-backup-plan',
  on: 'AWS::EC2::Volume',
  responsibility: 'backups',
  severity: 'low',
  title: 'EBS volumes in use should be in a backup plan of AWS Backup',
  finding: (_, { parameters }) => coveredByNoPlan('the volume', parameters.backupVaultLockCheck),
  reads: ['tags', 'state.Status'],
  near: backupPlansHere,
  applies: (_, { state }) => state.Status === 'in-use',
  // a plan that selects the instance also backs up its volumes, but AWS's page requires the volume itself
  holds: (_, { id, tags, near, parameters }) =>
    isCoveredByPlanHere(near, { id, tags, type: 'EBS' }, parameters.backupVaultLockCheck),
  fix: 'Assign the volume to a backup plan in AWS Backup; a plan that selects only its instance does not count.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-28',
})
