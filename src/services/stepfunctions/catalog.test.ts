import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { stepfunctions } from './catalog.ts'

moveCases(stepfunctions, 'AWS::StepFunctions::StateMachine', { StateMachineType: 'EXPRESS' }, [
  [{ StateMachineType: 'STANDARD' }, { logging: 'shared' }],
  [{ StateMachineType: null }, { logging: 'shared' }],
])
