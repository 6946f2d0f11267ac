import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { sqs } from './catalog.ts'

moveCases(sqs, 'AWS::SQS::Queue', { SqsManagedSseEnabled: true, KmsMasterKeyId: null }, [
  [{ SqsManagedSseEnabled: false }, { 'server-side-encryption': 'customer' }],
  [{ SqsManagedSseEnabled: null }, { 'server-side-encryption': 'customer' }],
])
