import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { cognito } from './catalog.ts'

moveCases(cognito, 'AWS::Cognito::UserPool', { UserPoolAddOns: { AdvancedSecurityMode: 'OFF' } }, [
  [{ UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }, { logging: 'shared' }],
  [{ UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } }, { logging: 'shared' }],
])
