import { examples } from '../../../controls/examples.ts'
import { eventDataStoreIsEncryptedWithOwnKey, eventDataStoreIsProtectedFromDeletion } from './lake.ts'

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1'
const state = { Status: 'ENABLED' }
const leaving = { Status: 'PENDING_DELETION' }

examples(eventDataStoreIsEncryptedWithOwnKey, {
  met: [{ KmsKeyId: KEY }, { KmsKeyId: KEY, parameters: { kmsKeyArns: [KEY] } }],
  unmet: [{ KmsKeyId: null }, { KmsKeyId: KEY, parameters: { kmsKeyArns: [`${KEY}2`] } }],
})

examples(eventDataStoreIsProtectedFromDeletion, {
  met: [{ TerminationProtectionEnabled: true, state }],
  unmet: [{ TerminationProtectionEnabled: false, state }],
  notApplicable: [{ TerminationProtectionEnabled: true, state: leaving }],
})
