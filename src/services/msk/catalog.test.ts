import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { msk } from './catalog.ts'

moveCases(msk, 'AWS::MSK::Cluster', { EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS' } } }, [
  [{ EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'PLAINTEXT' } } }, { 'encryption-in-transit': 'customer' }],
])
