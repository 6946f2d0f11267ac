import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { acm } from './catalog.ts'

moveCases(acm, 'AWS::CertificateManager::Certificate', { 'state.Type': 'AMAZON_ISSUED' }, [
  [{ 'state.Type': 'IMPORTED' }, { 'encryption-in-transit': 'customer' }],
])
