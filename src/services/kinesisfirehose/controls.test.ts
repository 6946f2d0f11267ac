import { examples } from '../../controls/examples.ts'
import { streamsAreEncrypted } from './controls.ts'

const encryption = (KeyType: string) => ({ DeliveryStreamEncryptionConfigurationInput: { KeyType } })
const none = { DeliveryStreamEncryptionConfigurationInput: null }
examples(streamsAreEncrypted, {
  met: [
    { DeliveryStreamType: 'DirectPut', ...encryption('AWS_OWNED_CMK') },
    { DeliveryStreamType: 'MSKAsSource', ...encryption('CUSTOMER_MANAGED_CMK') },
  ],
  unmet: [{ DeliveryStreamType: 'DirectPut', ...none }],
  unknown: [{ DeliveryStreamType: 'DirectPut', ...encryption('ANOTHER') }],
  // the data stream that it reads from has the records and their encryption
  notApplicable: [
    { DeliveryStreamType: 'KinesisStreamAsSource', ...none },
    { DeliveryStreamType: 'KinesisStreamAsSource', ...encryption('AWS_OWNED_CMK') },
  ],
})
