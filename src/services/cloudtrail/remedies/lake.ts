import { not, type Remedies } from '../../../controls/remedy.ts'
import { existing, template } from '../../../controls/template.ts'

export const cloudtrailLakeRemedies: Remedies = {
  'CloudTrail.10': {
    console: [
      'CloudTrail > Lake > Event data stores, open the store',
      'General details > Edit > Encryption: choose Use my own AWS KMS key, and the key. This cannot be taken back',
    ],
    cli: `# the policy of the key must let cloudtrail.amazonaws.com use it; this cannot be taken back to the key of AWS
aws cloudtrail update-event-data-store --event-data-store EVENT_DATA_STORE_ARN --kms-key-id KEY_ARN`,
    cloudformation: template({ EventDataStore: existing('AWS::CloudTrail::EventDataStore', { KmsKeyId: 'KEY_ARN' }) }),
    terraform: not(
      'the provider would replace the event data store, and its events with it: set the key with the CLI, then write it as kms_key_id',
    ),
  },
  'Demarc.CloudTrail.3': {
    console: [
      'CloudTrail > Lake > Event data stores, open the store',
      'Actions > Change termination protection: choose Enabled',
    ],
    cli: `aws cloudtrail update-event-data-store --event-data-store EVENT_DATA_STORE_ARN \\
  --termination-protection-enabled`,
    cloudformation: template({
      EventDataStore: existing('AWS::CloudTrail::EventDataStore', { TerminationProtectionEnabled: true }),
    }),
    terraform: `resource "aws_cloudtrail_event_data_store" "this" {
  name                           = "EVENT_DATA_STORE"
  termination_protection_enabled = true
}`,
  },
}
