import { examples } from '../../controls/examples.ts'
import { streamsAreEncrypted } from './controls.ts'

const encryption = (KeyType: string) => ({ DeliveryStreamEncryptionConfigurationInput: { KeyType } })
examples(streamsAreEncrypted, {
  met: [encryption('AWS_OWNED_CMK'), encryption('CUSTOMER_MANAGED_CMK')],
  // a Kinesis data stream as source among them
  unmet: [{ DeliveryStreamEncryptionConfigurationInput: null }],
  unknown: [encryption('ANOTHER')],
})
