import { examples } from '../../controls/examples.ts'
import {
  accountBelongsToAnOrganization,
  billingContactIsSet,
  operationsContactIsSet,
  securityContactIsKnown,
} from './controls.ts'

examples(operationsContactIsSet, {
  met: [{ OperationsContact: 'Head of IT' }],
  unmet: [{ OperationsContact: null }],
})
examples(billingContactIsSet, { met: [{ BillingContact: 'Accounts payable' }], unmet: [{ BillingContact: null }] })
examples(accountBelongsToAnOrganization, {
  met: [{ OrganizationId: 'o-abcdefghij' }],
  unmet: [{ OrganizationId: null }],
})

examples(securityContactIsKnown, { met: [{ SecurityContact: 'CISO' }], unmet: [{ SecurityContact: null }] })
