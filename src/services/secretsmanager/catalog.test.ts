import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { secretsmanager } from './catalog.ts'

moveCases(secretsmanager, 'AWS::SecretsManager::Secret', { 'state.OwningService': null }, [
  [{ 'state.OwningService': 'rds' }, { identity: 'shared' }],
])
