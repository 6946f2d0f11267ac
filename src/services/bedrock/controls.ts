import { updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'

const on = 'AWS::Bedrock::DataSource'

export const dataSourcesHaveOwnKeys = control({
  id: 'Bedrock.1',
  compared: '2026-11-30',
  configRule: 'bedrock-data-source-encryption-enabled',
  on,
  responsibility: 'key-care',
  severity: 'medium',
  title: 'Bedrock data sources should be encrypted with a customer managed KMS key (KmsKeyArn)',
  finding: "ServerSideEncryptionConfiguration.KmsKeyArn is not set: AWS's own key is used",
  reads: ['ServerSideEncryptionConfiguration'],
  holds: ({ ServerSideEncryptionConfiguration: encryption }) => Boolean(encryption?.KmsKeyArn),
  fix: 'Set ServerSideEncryptionConfiguration.KmsKeyArn to a customer managed key that the service role may use (UpdateDataSource), and sync the source.',
  remedy: () => ({
    console: [
      'Amazon Bedrock > Knowledge Bases, open the knowledge base > Data source, choose it > Edit',
      'Advanced settings > KMS key for transient data storage: choose a customer managed key; Submit, and sync the source',
    ],
    cli: updatedByCloudControl(on, "'KNOWLEDGE_BASE_ID|DATA_SOURCE_ID'", {
      '/ServerSideEncryptionConfiguration': { KmsKeyArn: 'KEY_ARN' },
    }),
    cloudformation: template({
      DataSource: existing(on, { ServerSideEncryptionConfiguration: { KmsKeyArn: 'KEY_ARN' } }),
    }),
    terraform: `resource "aws_bedrockagent_data_source" "this" {
  # the rest as it is
  server_side_encryption_configuration {
    kms_key_arn = "KEY_ARN"
  }
}`,
  }),
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/bedrock-controls.html#bedrock-1',
})
