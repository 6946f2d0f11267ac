import { examples } from '../../../controls/examples.ts'
import { eventDataStoreIsEncryptedWithOwnKey, eventDataStoreIsProtectedFromDeletion } from './lake.ts'

const state = { Status: 'ENABLED' }
const leaving = { Status: 'PENDING_DELETION' }

examples(eventDataStoreIsEncryptedWithOwnKey, {
  met: [{ KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1', state }],
  unmet: [{ KmsKeyId: null, state }],
  notApplicable: [{ KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1', state: leaving }],
})

examples(eventDataStoreIsProtectedFromDeletion, {
  met: [{ TerminationProtectionEnabled: true, state }],
  unmet: [{ TerminationProtectionEnabled: false, state }],
  notApplicable: [{ TerminationProtectionEnabled: true, state: leaving }],
})
