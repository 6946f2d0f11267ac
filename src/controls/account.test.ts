import { operationsContactIsSet } from './account.ts'
import { examples } from './examples.ts'

examples(operationsContactIsSet, {
  met: [{ OperationsContact: 'Head of IT' }],
  unmet: [{ OperationsContact: null }],
})
