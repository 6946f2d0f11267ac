import { policyHcl } from '../../controls/hcl.ts'
import { not, type Remedies } from '../../controls/remedy.ts'
import { existing, policyDocument, resource, template } from '../../controls/template.ts'

const rotation = {
  cli: `aws secretsmanager rotate-secret --secret-id SECRET --rotation-lambda-arn FUNCTION_ARN \\
  --rotation-rules AutomaticallyAfterDays=30`,
  cloudformation: template({
    Rotation: resource('AWS::SecretsManager::RotationSchedule', {
      SecretId: 'SECRET',
      RotationLambdaARN: 'FUNCTION_ARN',
      RotationRules: { AutomaticallyAfterDays: 30 },
    }),
  }),
  terraform: `resource "aws_secretsmanager_secret_rotation" "this" {
  secret_id           = "SECRET"
  rotation_lambda_arn = "FUNCTION_ARN"

  rotation_rules {
    automatically_after_days = 30
  }
}`,
}

const statement = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::ACCOUNT_ID:role/ROLE' },
  Action: 'secretsmanager:GetSecretValue',
  Resource: '*',
}

const policy = (step: string) => ({
  console: [
    'Secrets Manager > Secrets, open the secret',
    `Resource permissions > Edit permissions: ${step}`,
    'Block public access: leave it on, Save',
  ],
  cli: `aws secretsmanager put-resource-policy --secret-id SECRET --block-public-policy \\
  --resource-policy '{"Version":"2012-10-17","Statement":[${JSON.stringify(statement)}]}'`,
  cloudformation: template({
    Policy: resource('AWS::SecretsManager::ResourcePolicy', {
      SecretId: 'SECRET',
      BlockPublicPolicy: true,
      ResourcePolicy: policyDocument(statement),
    }),
  }),
  terraform: `resource "aws_secretsmanager_secret_policy" "this" {
  secret_arn          = "SECRET_ARN"
  block_public_policy = true
  policy = ${policyHcl([statement])}
}`,
})

export const secretsManagerRemedies: Remedies = {
  'SecretsManager.1': {
    console: [
      'Secrets Manager > Secrets, open the secret > Rotation > Edit rotation',
      'Automatic rotation: turn it on, set the schedule, and choose the rotation function, Save',
    ],
    ...rotation,
  },
  'SecretsManager.2': {
    console: [
      'Secrets Manager > Secrets, open the secret > Rotation: open the rotation function',
      'Lambda > Monitor > View CloudWatch logs: fix what the log says',
      'Back in the secret: Rotation > Rotate secret immediately',
    ],
    cli: `aws logs tail /aws/lambda/FUNCTION --since 1d
aws secretsmanager rotate-secret --secret-id SECRET`,
    cloudformation: not('a rotation that fails is fixed in its function, not in a template'),
    terraform: not('a rotation that fails is fixed in its function, not in a configuration'),
  },
  'SecretsManager.3': {
    console: [
      'Secrets Manager > Secrets, open the secret',
      'Actions > Delete secret: choose the waiting period, within which it can be restored, Schedule deletion',
    ],
    cli: 'aws secretsmanager delete-secret --secret-id SECRET --recovery-window-in-days 30',
    cloudformation: not('remove the resource of the secret from its template, and update the stack'),
    terraform: not('remove the resource of the secret from the configuration, and apply'),
  },
  'SecretsManager.4': {
    console: [
      'Secrets Manager > Secrets, open the secret > Rotation > Rotate secret immediately',
      'Edit rotation: a schedule of 90 days or less, Save',
    ],
    ...rotation,
  },
  'Demarc.SecretsManager.1': policy('name the principals that read the secret instead of *'),
  'Demarc.SecretsManager.2': policy("take the other accounts' principals out"),
  'Demarc.SecretsManager.3': {
    console: [
      'Secrets Manager > Secrets, open the secret > Actions > Edit encryption key',
      'Choose a customer managed key, and leave "Create new version of secret with new encryption key" on, Save',
    ],
    cli: 'aws secretsmanager update-secret --secret-id SECRET --kms-key-id KEY_ARN',
    cloudformation: template({
      Secret: existing('AWS::SecretsManager::Secret', { KmsKeyId: 'KEY_ARN' }),
    }),
    terraform: `resource "aws_secretsmanager_secret" "this" {
  name       = "SECRET"
  kms_key_id = "KEY_ARN"
}`,
  },
}
