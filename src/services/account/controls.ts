import { type Answer, unknown } from '../../controls/answer.ts'
import { control } from '../../controls/control.ts'
import { isRecord } from '../../core/record.ts'

export const operationsContactIsSet = control({
  id: 'Demarc.Account.1',
  on: 'Demarc::Account::Account',
  responsibility: 'aws-notices',
  severity: 'low',
  title: 'AWS accounts should have an alternate contact for operations',
  finding: 'No alternate operations contact is set',
  reads: ['OperationsContact'],
  holds: (account) => account.OperationsContact !== null,
  fix: 'Set the alternate contact for operations to an address that several people read (PutAlternateContact).',
  source: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html',
})

export const billingContactIsSet = control({
  id: 'Demarc.Account.2',
  on: 'Demarc::Account::Account',
  responsibility: 'aws-notices',
  severity: 'low',
  title: 'AWS accounts should have an alternate contact for billing',
  finding: 'No alternate billing contact is set',
  reads: ['BillingContact'],
  holds: (account) => account.BillingContact !== null,
  fix: 'Set the alternate contact for billing to an address that several people read (PutAlternateContact): AWS suspends accounts that do not pay, and an unexpected bill can be the first sign of misuse.',
  source: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html',
})

export const aiServicesKeepNothing = control({
  id: 'Demarc.Account.3',
  on: 'Demarc::Account::Account',
  responsibility: 'ai-opt-out',
  severity: 'low',
  title: 'AWS accounts should opt out of the use of their content to improve AWS AI services',
  finding: ({ AiOptOutPolicy }) =>
    AiOptOutPolicy === null
      ? 'No AI services opt-out policy applies to the account'
      : 'AI services opt-out policy does not set optOut for every service',
  reads: ['OrganizationId', 'AiOptOutPolicy'],
  // an account outside an organization cannot attach a policy
  applies: ({ OrganizationId }) => OrganizationId !== null,
  holds: ({ AiOptOutPolicy: policy }) => policy !== null && optsOut(policy),
  fix: 'Attach an AI services opt-out policy with the default optOut to the root of the organization, or accept the use (`demarc accept`).',
  source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out_all.html',
})

/** Whether an effective policy opts out by default, and opts in to no service. */
function optsOut(policy: string): Answer {
  const choices = choicesOf(policy)
  if (choices === undefined) return unknown('what the opt-out policy says')
  return choices['default'] === 'optOut' && !Object.values(choices).includes('optIn')
}

/** The policy's choice for each service, and for `default`; undefined for text of another form. */
function choicesOf(policy: string): Readonly<Record<string, unknown>> | undefined {
  let document: unknown
  try {
    document = JSON.parse(policy)
  } catch {
    return undefined
  }
  const services = isRecord(document) ? document['services'] : undefined
  if (!isRecord(services)) return undefined
  return Object.fromEntries(
    Object.entries(services).map(([name, one]) => [name, isRecord(one) ? one['opt_out_policy'] : undefined]),
  )
}

export const accountBelongsToAnOrganization = control({
  id: 'Account.2',
  compared: '2026-11-30',
  configRule: 'account-part-of-organizations',
  on: 'Demarc::Account::Account',
  responsibility: 'inventory',
  severity: 'high',
  title: 'AWS accounts should belong to an organization in AWS Organizations',
  finding: 'Account is not part of an organization',
  reads: ['OrganizationId'],
  holds: (account) => account.OrganizationId !== null,
  fix: 'Accept the invitation of your organization (AcceptHandshake), or create one here (CreateOrganization).',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/account-controls.html#account-2',
})

export const securityContactIsKnown = control({
  id: 'Account.1',
  compared: '2026-11-30',
  configRule: 'security-account-information-provided',
  on: 'Demarc::Account::Account',
  responsibility: 'security-contact',
  severity: 'medium',
  title: 'AWS accounts should have an alternate contact for security',
  finding: 'No alternate security contact is set',
  reads: ['SecurityContact'],
  holds: (account) => account.SecurityContact !== null,
  fix: 'Set the alternate contact for security to an address that several people read (PutAlternateContact).',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/account-controls.html#account-1',
})
