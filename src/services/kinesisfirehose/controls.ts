import { unknown } from '../../controls/answer.ts'
import { updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/datafirehose-controls.html'
const on = 'AWS::KinesisFirehose::DeliveryStream'

export const streamsAreEncrypted = control({
  id: 'DataFirehose.1',
  compared: '2026-11-30',
  configRule: 'kinesis-firehose-delivery-stream-encrypted',
  on,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'Firehose streams should have server-side encryption (DeliveryStreamEncryptionConfigurationInput)',
  finding: 'Server-side encryption is off (DeliveryStreamEncryptionConfigurationInput is not set)',
  // AWS names no exception for a stream with a Kinesis data stream as source, which cannot have it (firehose/latest/dev/encryption.html)
  reads: ['DeliveryStreamEncryptionConfigurationInput'],
  holds: ({ DeliveryStreamEncryptionConfigurationInput: encryption }) => {
    if (encryption === null) return false
    return (
      ['AWS_OWNED_CMK', 'CUSTOMER_MANAGED_CMK'].includes(encryption.KeyType ?? '') ||
      unknown('DeliveryStreamEncryptionConfigurationInput.KeyType')
    )
  },
  fix: 'Turn on server-side encryption (StartDeliveryStreamEncryption). With a Kinesis data stream as source that stream encrypts the records (Kinesis.1): accept it (`demarc accept --control DataFirehose.1`).',
  remedy: () => ({
    console: [
      'Amazon Data Firehose, open the stream > Configuration > Server-side encryption (SSE) > Edit',
      'Enable server-side encryption, choose an AWS owned key or a customer managed key; Save changes',
    ],
    cli: updatedByCloudControl(on, 'STREAM', {
      '/DeliveryStreamEncryptionConfigurationInput': { KeyType: 'AWS_OWNED_CMK' },
    }),
    cloudformation: template({
      Stream: existing(on, { DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK' } }),
    }),
    terraform: `resource "aws_kinesis_firehose_delivery_stream" "this" {
  # the rest as it is
  server_side_encryption {
    enabled  = true
    key_type = "AWS_OWNED_CMK"
  }
}`,
  }),
  source: `${docs}#datafirehose-1`,
})
