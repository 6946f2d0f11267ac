import { control } from '../../../controls/control.ts'
import { backupPlansHere, isCoveredByPlanHere, vaultLock } from '../../backup/controls/selections.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'

export const snapshotsArePrivate = control({
  id: 'EC2.1',
  compared: '2026-11-30',
  configRule: 'ebs-snapshot-public-restorable-check',
  on: 'Demarc::EC2::Snapshot',
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'Not everyone may restore an EBS snapshot.',
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
  title: 'An EBS snapshot is encrypted.',
  reads: ['Encrypted'],
  holds: (snapshot) => snapshot.Encrypted,
  fix: 'Copy the snapshot with encryption, and delete the plain one.',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html',
})

export const volumesAreEncrypted = control({
  id: 'EC2.3',
  compared: '2026-11-30',
  configRule: 'encrypted-volumes',
  on: 'AWS::EC2::Volume',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'An attached EBS volume is encrypted.',
  reads: ['Encrypted', 'state.Status'],
  // what AWS attaches for its services names no instance (AWSEC2/latest/APIReference/API_VolumeAttachment.html)
  applies: (_, at) => at.state.Status === 'in-use',
  holds: (volume) => volume.Encrypted,
  fix: 'Make an encrypted copy from a snapshot and put it in the place of the plain volume.',
  source: `${docs}#ec2-3`,
})

export const newVolumesAreEncrypted = control({
  id: 'EC2.7',
  compared: '2026-11-30',
  configRule: 'ec2-ebs-encryption-by-default',
  on: 'Demarc::EC2::EbsDefaultEncryption',
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'New EBS volumes of the region are encrypted by default.',
  reads: ['Enabled'],
  holds: (setting) => setting.Enabled,
  fix: 'Switch on EBS encryption by default in the region: aws ec2 enable-ebs-encryption-by-default',
  source: `${docs}#ec2-7`,
})

export const snapshotsCannotBeMadePublic = control({
  id: 'EC2.182',
  compared: '2026-11-30',
  configRule: 'ebs-snapshot-block-public-access',
  on: 'Demarc::EC2::SnapshotBlockPublicAccess',
  responsibility: 'no-public-sharing',
  severity: 'high',
  title: 'The region blocks all public sharing of EBS snapshots.',
  reads: ['State'],
  holds: (setting) => setting.State === 'block-all-sharing',
  fix: 'Enable block public access for snapshots with block-all-sharing.',
  source: `${docs}#ec2-182`,
})

export const imagesArePrivate = control({
  id: 'Demarc.EC2.1',
  configRule: 'ec2-ami-public-check',
  on: 'Demarc::EC2::Image',
  responsibility: 'no-public-sharing',
  severity: 'critical',
  title: 'Not everyone may launch an image of the account.',
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
  title: 'The snapshots behind an image are encrypted.',
  reads: ['SnapshotsEncrypted'],
  applies: (image) => image.SnapshotsEncrypted !== null,
  holds: (image) => image.SnapshotsEncrypted,
  fix: 'Copy the image with encryption, and deregister the plain one.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html',
})

export const imagesCannotBeMadePublic = control({
  id: 'Demarc.EC2.7',
  on: 'Demarc::EC2::ImageBlockPublicAccess',
  responsibility: 'no-public-sharing',
  severity: 'medium',
  title: 'The region blocks new public sharing of images.',
  reads: ['State'],
  holds: (setting) => setting.State === 'block-new-sharing',
  fix: 'Enable block public access for AMIs: aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing',
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
  title: 'A selection of a backup plan of AWS Backup covers a volume in use.',
  reads: ['tags', 'state.Status'],
  near: backupPlansHere,
  applies: (_, { state }) => state.Status === 'in-use',
  // a plan that selects the instance backs its volumes up too, and AWS's page asks for the volume itself
  holds: (_, { id, tags, near, parameters }) =>
    isCoveredByPlanHere(near, { id, tags, type: 'EBS' }, parameters.backupVaultLockCheck),
  fix: 'Assign the volume to a backup plan in AWS Backup; a plan that selects its instance alone does not count.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-28',
})
