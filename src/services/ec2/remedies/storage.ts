import { not, type Remedies } from '../../../controls/remedy.ts'
import { backedUpDaily } from '../../../controls/snippets.ts'
import { resource, template } from '../../../controls/template.ts'

const noSnapshots = 'CloudFormation has no resource for a snapshot'
const noImages = 'CloudFormation has no resource for an image'

export const ec2StorageRemedies: Remedies = {
  'EC2.1': {
    console: [
      'EC2 > Snapshots, choose the snapshot, Snapshot settings > Modify permissions',
      'Sharing options: Private; add the accounts that still need it',
      'Accounts that copied the snapshot keep the copy: rotate the secrets that were on the volume',
    ],
    cli: `aws ec2 modify-snapshot-attribute --snapshot-id SNAPSHOT_ID \\
  --attribute createVolumePermission --operation-type remove --group-names all`,
    cloudformation: not(noSnapshots),
    terraform: not(
      'the provider manages permissions of accounts only (aws_snapshot_create_volume_permission); remove the public permission with the CLI',
    ),
  },
  'Demarc.EC2.5': {
    console: [
      'EC2 > Snapshots, choose the snapshot, Actions > Copy snapshot',
      'Encrypt this snapshot, and choose the key',
      'When the copy is completed: choose the unencrypted one, Actions > Delete snapshot (not while an image uses it)',
    ],
    cli: `aws ec2 copy-snapshot --source-region REGION --source-snapshot-id SNAPSHOT_ID --encrypted --kms-key-id KEY_ARN
aws ec2 wait snapshot-completed --snapshot-ids COPY_ID
aws ec2 delete-snapshot --snapshot-id SNAPSHOT_ID`,
    cloudformation: not(noSnapshots),
    terraform: `# then delete the unencrypted snapshot
resource "aws_ebs_snapshot_copy" "this" {
  source_snapshot_id = "SNAPSHOT_ID"
  source_region      = "REGION"
  encrypted          = true
  kms_key_id         = "KEY_ARN"
}`,
  },
  'EC2.3': {
    console: [
      'A volume cannot be encrypted in place. EC2 > Instances: stop the instance, so that no data changes during the copy',
      'EC2 > Volumes, choose the volume, Actions > Create snapshot; note its zone, type and device name',
      'EC2 > Snapshots, choose it, Actions > Create volume from snapshot: the same zone and type, Encrypt this volume, and the key',
      'EC2 > Volumes: detach the unencrypted volume, attach the new one under the same device name, start the instance',
      'When the instance works: delete the unencrypted volume and its snapshot',
    ],
    cli: `# a volume cannot be encrypted in place: replace it with an encrypted copy while the instance is stopped
aws ec2 stop-instances --instance-ids INSTANCE_ID
aws ec2 wait instance-stopped --instance-ids INSTANCE_ID
SNAPSHOT=$(aws ec2 create-snapshot --volume-id VOLUME_ID --query SnapshotId --output text)
aws ec2 wait snapshot-completed --snapshot-ids $SNAPSHOT
# with the type, size and throughput of the unencrypted volume
COPY=$(aws ec2 create-volume --snapshot-id $SNAPSHOT --availability-zone ZONE --volume-type gp3 \\
  --encrypted --kms-key-id KEY_ARN --query VolumeId --output text)
aws ec2 wait volume-available --volume-ids $COPY
aws ec2 detach-volume --volume-id VOLUME_ID
aws ec2 wait volume-available --volume-ids VOLUME_ID
aws ec2 attach-volume --volume-id $COPY --instance-id INSTANCE_ID --device /dev/xvda
aws ec2 start-instances --instance-ids INSTANCE_ID`,
    cloudformation: template({
      '#': 'a new volume from a snapshot of the unencrypted one, to replace it: Encrypted of a volume cannot be changed',
      EncryptedVolume: resource(
        'AWS::EC2::Volume',
        {
          AvailabilityZone: 'ZONE',
          SnapshotId: 'SNAPSHOT_ID',
          VolumeType: 'gp3',
          Encrypted: true,
          KmsKeyId: 'KEY_ARN',
        },
        { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' },
      ),
    }),
    terraform: `# a new volume from a snapshot of the unencrypted one, to replace it: a change of encrypted replaces a volume
resource "aws_ebs_volume" "encrypted" {
  availability_zone = "ZONE"
  snapshot_id       = "SNAPSHOT_ID"
  type              = "gp3"
  encrypted         = true
  kms_key_id        = "KEY_ARN"
}

resource "aws_volume_attachment" "encrypted" {
  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.encrypted.id
  instance_id = "INSTANCE_ID"
}`,
  },
  'EC2.7': {
    console: [
      'EC2 > EC2 Dashboard > Account attributes > Data protection and security, EBS encryption > Manage',
      'Always encrypt new EBS volumes: Enable, and choose the default key. Do the same in every region in use',
    ],
    cli: `# in every region in use; existing volumes do not change
aws ec2 enable-ebs-encryption-by-default --region REGION`,
    cloudformation: not('CloudFormation has no resource for this setting of the account and region'),
    terraform: `resource "aws_ebs_encryption_by_default" "this" {
  enabled = true
}`,
  },
  'EC2.182': {
    console: [
      'EC2 > EC2 Dashboard > Account attributes > Data protection and security, Block public access for EBS snapshots > Manage',
      'Block public access: Block all public access. Do the same in every region in use',
    ],
    cli: `# in every region in use; public snapshots can no longer be used by others
aws ec2 enable-snapshot-block-public-access --state block-all-sharing --region REGION`,
    cloudformation: template({
      SnapshotBlockPublicAccess: resource('AWS::EC2::SnapshotBlockPublicAccess', { State: 'block-all-sharing' }),
    }),
    terraform: `resource "aws_ebs_snapshot_block_public_access" "this" {
  state = "block-all-sharing"
}`,
  },
  'Demarc.EC2.1': {
    console: [
      'EC2 > AMIs, choose the image, Actions > Edit AMI permissions',
      'AMI availability: Private; add the accounts that still need it',
    ],
    cli: `aws ec2 modify-image-attribute --image-id IMAGE_ID --launch-permission 'Remove=[{Group=all}]'`,
    cloudformation: not(noImages),
    terraform: not(
      'no setting to change: remove the aws_ami_launch_permission with group = "all" from the configuration, or remove the permission with the CLI',
    ),
  },
  'Demarc.EC2.6': {
    console: [
      'EC2 > AMIs, choose the image, Actions > Copy AMI',
      'Encrypt EBS snapshots of AMI copy, and choose the key',
      'When the copy is available: set it in the launch templates, then choose the unencrypted image, Actions > Deregister AMI, and delete its snapshots',
    ],
    cli: `aws ec2 copy-image --name NEW_NAME --source-region REGION --source-image-id IMAGE_ID \\
  --encrypted --kms-key-id KEY_ARN
aws ec2 wait image-available --image-ids COPY_ID
# after no launch template names it; then delete its snapshots
aws ec2 deregister-image --image-id IMAGE_ID`,
    cloudformation: not(noImages),
    terraform: `# then set the copy in the launch templates, and deregister the unencrypted image
resource "aws_ami_copy" "this" {
  name              = "NEW_NAME"
  source_ami_id     = "IMAGE_ID"
  source_ami_region = "REGION"
  encrypted         = true
  kms_key_id        = "KEY_ARN"
}`,
  },
  'Demarc.EC2.7': {
    console: [
      'EC2 > EC2 Dashboard > Account attributes > Data protection and security, Block public access for AMIs > Manage',
      'Block new public sharing: turn it on. Do the same in every region in use',
    ],
    cli: `# in every region in use; images that are already public stay public
aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing --region REGION`,
    cloudformation: not('CloudFormation has no resource for this setting of the account and region'),
    terraform: `resource "aws_ec2_image_block_public_access" "this" {
  state = "block-new-sharing"
}`,
  },
  'EC2.28': {
    console: [
      'AWS Backup > Settings > Service opt-in: check that EBS is on',
      'AWS Backup > Backup plans, open a plan (or Create backup plan)',
      'Assign resources: choose the volume by type and id, or all volumes with a tag; a plan that selects only its instance does not count',
    ],
    ...backedUpDaily('volumes', 'VOLUME_ARN'),
  },
}
