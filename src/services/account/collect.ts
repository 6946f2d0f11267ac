import { collector, detail, stated } from '../../collect/collector.ts'
import { resourceId } from '../../model/resource.ts'
import { readAccountAlias } from '../iam/collect/account-alias.ts'
import { ownOrganization } from '../organizations/collect/organization.ts'

/** Whether an alternate contact is set, and its title; its name and phone number are never read. */
const contact = (
  AlternateContactType: 'BILLING' | 'OPERATIONS' | 'SECURITY',
  fills: 'BillingContact' | 'OperationsContact' | 'SecurityContact',
) =>
  detail({
    on: 'Demarc::Account::Account',
    needs: ['account:GetAlternateContact'],
    fills: [fills],
    none: ['ResourceNotFoundException'],
    async get({ client }) {
      const account = await client('account')
      const { AlternateContact } = await account.getAlternateContact({ AlternateContactType })
      return { properties: { [fills]: stated(AlternateContact, 'AlternateContact').Title || 'set' } }
    },
  })

/** The account itself, the subject of account-wide controls. It is listed even if every call is denied. */
export const accounts = collector({
  types: ['Demarc::Account::Account'],
  service: 'account',
  scope: 'global',
  needs: [],
  async *list({ account }) {
    yield {
      type: 'Demarc::Account::Account',
      id: resourceId('Demarc::Account::Account', account, 'global'),
      name: account,
      properties: { AccountId: account },
    }
  },
  details: [
    detail({
      on: 'Demarc::Account::Account',
      needs: ['iam:ListAccountAliases'],
      fills: ['Alias'],
      async get({ client }) {
        return { properties: { Alias: await readAccountAlias(await client('iam')) } }
      },
    }),
    contact('SECURITY', 'SecurityContact'),
    contact('OPERATIONS', 'OperationsContact'),
    contact('BILLING', 'BillingContact'),
    detail({
      on: 'Demarc::Account::Account',
      needs: ['organizations:DescribeOrganization'],
      fills: ['OrganizationId'],
      async get({ client }) {
        const organization = await ownOrganization(await client('organizations'))
        return { properties: { OrganizationId: organization?.id ?? null } }
      },
    }),
    detail({
      on: 'Demarc::Account::Account',
      // any account of an organization can read its own effective policy
      // (organizations/latest/APIReference/API_DescribeEffectivePolicy.html)
      needs: ['organizations:DescribeEffectivePolicy'],
      fills: ['AiOptOutPolicy'],
      none: ['AWSOrganizationsNotInUseException', 'EffectivePolicyNotFoundException'],
      async get({ client }) {
        const organizations = await client('organizations')
        const answer = await organizations.describeEffectivePolicy({ PolicyType: 'AISERVICES_OPT_OUT_POLICY' })
        const { PolicyContent } = stated(answer.EffectivePolicy, 'EffectivePolicy')
        return { properties: { AiOptOutPolicy: stated(PolicyContent, 'PolicyContent') } }
      },
    }),
  ],
})
