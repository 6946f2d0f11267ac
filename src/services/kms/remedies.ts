import { policyHcl } from '../../controls/hcl.ts'
import { not, type Remedies, type Remedy } from '../../controls/remedy.ts'
import { existing, policyDocument, ref, sub, type TemplateMap, template } from '../../controls/template.ts'

const byIam = {
  Sid: 'The account hands permissions on by IAM',
  Effect: 'Allow',
  Principal: { AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root') },
  Action: 'kms:*',
  Resource: '*',
}

/**
 * Replaces a key policy as a whole: statements missing from the new policy are lost, including those for the
 * administration of the key.
 */
const keyPolicy = (step: string, ...uses: readonly TemplateMap[]): Remedy => ({
  console: [
    'KMS > Customer managed keys, open the key, Key policy > Switch to policy view > Edit',
    step,
    'Leave the statement for your own account in: without it no principal can administer the key',
  ],
  cli: `aws kms get-key-policy --key-id KEY_ID --query Policy --output text > key-policy.json
# change key-policy.json; it replaces the policy as a whole: leave the statement for your own account in
aws kms put-key-policy --key-id KEY_ID --policy-name default --policy file://key-policy.json`,
  cloudformation: template({
    Key: existing('AWS::KMS::Key', {
      KeyPolicy: policyDocument(byIam, ...uses),
    }),
  }),
  terraform: `resource "aws_kms_key_policy" "this" {
  key_id = "KEY_ID"
  policy = ${policyHcl([byIam, ...uses])}
}`,
})

export const kmsRemedies: Remedies = {
  'KMS.3': {
    console: [
      'KMS > Customer managed keys, open the key, Key actions > Cancel key deletion',
      'Key actions > Enable: after the deletion is cancelled the key is disabled',
      'A key that nothing seems to use: disable it for a while, before you delete it',
    ],
    cli: `aws kms cancel-key-deletion --key-id KEY_ID
# the key is disabled after that
aws kms enable-key --key-id KEY_ID`,
    cloudformation: not(
      'a template cannot cancel a deletion; to keep a key, give it DeletionPolicy: Retain before it is taken out',
    ),
    terraform: not('the provider cannot cancel a deletion: cancel it with the CLI, and import the key again'),
  },
  'KMS.4': {
    console: [
      'KMS > Customer managed keys, open the key, Key rotation > Edit',
      'Automatic key rotation: Enable, every 365 days. What the old material encrypted stays readable',
    ],
    cli: `# what the old material encrypted stays readable, under the same key id
aws kms enable-key-rotation --key-id KEY_ID --rotation-period-in-days 365`,
    cloudformation: template({
      Key: existing('AWS::KMS::Key', { EnableKeyRotation: true, RotationPeriodInDays: 365 }),
    }),
    terraform: `resource "aws_kms_key" "this" {
  # the rest as it is
  enable_key_rotation     = true
  rotation_period_in_days = 365
}`,
  },
  'KMS.5': keyPolicy(
    'Replace the principal * by those who use the key, or bind it by a condition on kms:CallerAccount',
    {
      Sid: 'Who of the account comes through S3',
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: {
        StringEquals: {
          'kms:CallerAccount': ref('AWS::AccountId'),
          'kms:ViaService': sub('s3.${AWS::Region}.amazonaws.com'),
        },
      },
    },
  ),
  'Demarc.KMS.3': keyPolicy('Add kms:CallerAccount with your account to the condition beside kms:ViaService', {
    Sid: 'Who of the account comes through S3',
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: '*',
    Condition: {
      StringEquals: {
        'kms:CallerAccount': ref('AWS::AccountId'),
        'kms:ViaService': sub('s3.${AWS::Region}.amazonaws.com'),
      },
    },
  }),
  'Demarc.KMS.1': keyPolicy(
    'Where another account has kms:* or administers the key: leave it the use of the key only',
    {
      Sid: 'Use by another account',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::OTHER_ACCOUNT_ID:root' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      Resource: '*',
    },
  ),
  'Demarc.KMS.2': keyPolicy(
    'Where a user or role has kms:*: name what it does, one statement for use and one for administration',
    {
      Sid: 'Use',
      Effect: 'Allow',
      Principal: { AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/USER_OF_THE_KEY') },
      Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      Resource: '*',
    },
    {
      Sid: 'Administration',
      Effect: 'Allow',
      Principal: { AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/ADMIN_OF_THE_KEY') },
      Action: [
        'kms:DescribeKey',
        'kms:EnableKeyRotation',
        'kms:PutKeyPolicy',
        'kms:TagResource',
        'kms:ScheduleKeyDeletion',
        'kms:CancelKeyDeletion',
      ],
      Resource: '*',
    },
  ),
}
