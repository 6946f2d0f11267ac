import { examples } from '../../controls/examples.ts'
import {
  accountBelongsToAnOrganization,
  aiServicesKeepNothing,
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

const OrganizationId = 'o-abcdefghij'
const policy = (services: Readonly<Record<string, string>>) => ({
  OrganizationId,
  AiOptOutPolicy: JSON.stringify({
    services: Object.fromEntries(Object.entries(services).map(([name, opt_out_policy]) => [name, { opt_out_policy }])),
  }),
})
examples(aiServicesKeepNothing, {
  absent: ['OrganizationId'],
  met: [policy({ default: 'optOut' }), policy({ default: 'optOut', lex: 'optOut' })],
  unmet: [
    { OrganizationId, AiOptOutPolicy: null },
    policy({ default: 'optIn' }),
    policy({ lex: 'optOut' }),
    policy({ default: 'optOut', lex: 'optIn' }),
  ],
  unknown: [
    { OrganizationId, AiOptOutPolicy: 'not a policy' },
    { OrganizationId, AiOptOutPolicy: '{"services":[]}' },
  ],
  notApplicable: [{ ...policy({ default: 'optOut' }), OrganizationId: null }],
})
