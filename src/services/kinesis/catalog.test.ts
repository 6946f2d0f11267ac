import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { kinesis } from './catalog.ts'

moveCases(kinesis, 'AWS::Kinesis::Stream', { StreamEncryption: { EncryptionType: 'KMS' } }, [
  [{ StreamEncryption: null }, { 'server-side-encryption': 'customer' }],
])
