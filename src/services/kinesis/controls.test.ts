import { examples } from '../../controls/examples.ts'
import { streamsAreEncrypted, streamsKeepRecords } from './controls.ts'

examples(streamsAreEncrypted, {
  met: [
    { StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } },
    { StreamEncryption: { EncryptionType: 'KMS', KeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' } },
  ],
  unmet: [{ StreamEncryption: null }],
})

examples(streamsKeepRecords, {
  met: [{ RetentionPeriodHours: 168 }, { RetentionPeriodHours: 8760 }],
  // 24 hours where nothing else was set
  unmet: [{ RetentionPeriodHours: 167 }, { RetentionPeriodHours: null }],
})
