import { control } from '../../../controls/control.ts'

/** A store that was deleted stays for seven days, in which it is not judged. */
const isLeaving = (status: string | null): boolean => status === 'PENDING_DELETION'

export const eventDataStoreIsEncryptedWithOwnKey = control({
  id: 'CloudTrail.10',
  compared: '2026-11-30',
  parameters: {
    // without a value any customer managed key is accepted
    kmsKeyArns: {
      value: null,
      many: true,
      atMost: 3,
      matching: /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/,
      like: 'KMS key ARNs',
    },
  },
  configRule: 'event-data-store-cmk-encryption-enabled',
  on: 'AWS::CloudTrail::EventDataStore',
  responsibility: 'key-care',
  severity: 'medium',
  title: 'CloudTrail Lake event data stores should be encrypted with a customer managed KMS key',
  finding: ({ KmsKeyId }) => (KmsKeyId ? `KmsKeyId is ${KmsKeyId}` : 'KmsKeyId is not set'),
  reads: ['KmsKeyId'],
  holds: ({ KmsKeyId: key }, { parameters: { kmsKeyArns } }) =>
    Boolean(key) && (kmsKeyArns === null || kmsKeyArns.some((arn) => arn === key)),
  fix: 'Set a customer managed KMS key (UpdateEventDataStore KmsKeyId); the store cannot return to a key of AWS.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html',
})

export const eventDataStoreIsProtectedFromDeletion = control({
  id: 'Demarc.CloudTrail.3',
  on: 'AWS::CloudTrail::EventDataStore',
  responsibility: 'deletion-protection',
  severity: 'medium',
  title: 'CloudTrail Lake event data stores should have termination protection enabled',
  finding: 'TerminationProtectionEnabled is false',
  reads: ['TerminationProtectionEnabled', 'state.Status'],
  applies: (_, { state }) => !isLeaving(state.Status),
  holds: (store) => store.TerminationProtectionEnabled,
  fix: 'Turn on termination protection (UpdateEventDataStore TerminationProtectionEnabled).',
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-eds-termination-protection.html',
})
