import { examples } from '../../controls/examples.ts'
import { stacksHaveServiceRole, stacksHaveTerminationProtection } from './controls.ts'

examples(stacksHaveTerminationProtection, {
  met: [{ state: { EnableTerminationProtection: true } }],
  unmet: [{ state: { EnableTerminationProtection: false } }],
  unknown: [{ state: { EnableTerminationProtection: null } }],
})

examples(stacksHaveServiceRole, {
  met: [{ state: { RoleARN: 'arn:aws:iam::111122223333:role/deploys-network' } }],
  unmet: [{ state: { RoleARN: null } }],
})
