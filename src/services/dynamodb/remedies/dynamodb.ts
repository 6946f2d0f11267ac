import { policyHcl } from '../../../controls/hcl.ts'
import type { Remedies } from '../../../controls/remedy.ts'
import { backedUpDaily } from '../../../controls/snippets.ts'
import { existing, policyDocument, sub, template } from '../../../controls/template.ts'

const read = {
  Effect: 'Allow',
  Principal: { AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/ROLE') },
  Action: ['dynamodb:GetItem', 'dynamodb:Query'],
  Resource: '*',
}

const readStream = { ...read, Action: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'] }

export const dynamodbRemedies: Remedies = {
  'DynamoDB.1': {
    console: [
      'DynamoDB > Tables, open the table, Additional settings > Read/write capacity > Edit',
      'Capacity mode: On-demand; or Provisioned with auto scaling on for reads and for writes, and for each index',
    ],
    cli: `# on demand: the table stays in use while it changes; the price is by request instead of by hour
aws dynamodb update-table --table-name TABLE --billing-mode PAY_PER_REQUEST`,
    cloudformation: template({
      Table: existing('AWS::DynamoDB::Table', { BillingMode: 'PAY_PER_REQUEST' }, 'its indexes without it too', {
        without: ['ProvisionedThroughput'],
      }),
    }),
    terraform: `resource "aws_dynamodb_table" "this" {
  # the rest as it is, without read_capacity and write_capacity, on the table and on its indexes
  billing_mode = "PAY_PER_REQUEST"
}`,
  },
  'DynamoDB.2': {
    console: [
      'DynamoDB > Tables, open the table, Backups > Point-in-time recovery (PITR) > Edit',
      'Turn on point-in-time recovery',
    ],
    cli: `aws dynamodb update-continuous-backups --table-name TABLE \\
  --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
    cloudformation: template({
      Table: existing('AWS::DynamoDB::Table', {
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    }),
    terraform: `resource "aws_dynamodb_table" "this" {
  # the rest as it is
  point_in_time_recovery {
    enabled = true
  }
}`,
  },
  'DynamoDB.4': {
    console: [
      'AWS Backup > Settings > Service opt-in: see that DynamoDB is on',
      'AWS Backup > Backup plans, open a plan (or Create backup plan)',
      'Assign resources: choose the table, or all that have a tag',
    ],
    ...backedUpDaily('tables', 'TABLE_ARN'),
  },
  'DynamoDB.6': {
    console: ['DynamoDB > Tables, open the table, Additional settings > Deletion protection', 'Turn on'],
    cli: 'aws dynamodb update-table --table-name TABLE --deletion-protection-enabled',
    cloudformation: template({ Table: existing('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true }) }),
    terraform: `resource "aws_dynamodb_table" "this" {
  # the rest as it is
  deletion_protection_enabled = true
}`,
  },
  'Demarc.DynamoDB.1': {
    console: [
      'DynamoDB > Tables, open the table, Additional settings > Encryption > Manage encryption',
      'Choose a key stored in your account; who reads the table needs kms:Decrypt of it from then on',
    ],
    cli: `# who reads the table needs kms:Decrypt of the key from then on
aws dynamodb update-table --table-name TABLE \\
  --sse-specification Enabled=true,SSEType=KMS,KMSMasterKeyId=KEY_ARN`,
    cloudformation: template({
      Table: existing(
        'AWS::DynamoDB::Table',
        { SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: 'KEY_ARN' } },
        'who reads the table needs kms:Decrypt of the key from then on',
      ),
    }),
    terraform: `resource "aws_dynamodb_table" "this" {
  # the rest as it is; who reads the table needs kms:Decrypt of the key from then on
  server_side_encryption {
    enabled     = true
    kms_key_arn = "KEY_ARN"
  }
}`,
  },
  'Demarc.DynamoDB.3': {
    console: [
      'DynamoDB > Tables, open the table, Permissions > Resource-based policy for stream > Edit',
      'Take out the principals of other accounts, or delete the policy',
    ],
    cli: `aws dynamodb get-resource-policy --resource-arn STREAM_ARN --query Policy --output text > policy.json
# take the principals of other accounts out of policy.json; it replaces the policy as a whole
aws dynamodb put-resource-policy --resource-arn STREAM_ARN --policy file://policy.json
# or, if nothing remains
aws dynamodb delete-resource-policy --resource-arn STREAM_ARN`,
    cloudformation: template({
      Table: existing('AWS::DynamoDB::Table', {
        StreamSpecification: {
          StreamViewType: 'NEW_AND_OLD_IMAGES',
          ResourcePolicy: { PolicyDocument: policyDocument(readStream) },
        },
      }),
    }),
    terraform: `resource "aws_dynamodb_resource_policy" "stream" {
  resource_arn = "STREAM_ARN"
  policy = ${policyHcl([{ ...readStream, Resource: 'STREAM_ARN' }])}
}`,
  },
  'Demarc.DynamoDB.2': {
    console: [
      'DynamoDB > Tables, open the table, Permissions > Resource-based policy for table > Edit',
      'Take out the principals of other accounts, or delete the policy',
    ],
    cli: `aws dynamodb get-resource-policy --resource-arn TABLE_ARN --query Policy --output text > policy.json
# take the principals of other accounts out of policy.json; it replaces the policy as a whole
aws dynamodb put-resource-policy --resource-arn TABLE_ARN --policy file://policy.json
# or, if nothing remains
aws dynamodb delete-resource-policy --resource-arn TABLE_ARN`,
    cloudformation: template({
      Table: existing('AWS::DynamoDB::Table', {
        ResourcePolicy: {
          PolicyDocument: policyDocument(read),
        },
      }),
    }),
    terraform: `resource "aws_dynamodb_resource_policy" "this" {
  resource_arn = "TABLE_ARN"
  policy = ${policyHcl([{ ...read, Resource: 'TABLE_ARN' }])}
}`,
  },
}
