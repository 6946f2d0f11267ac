import type { AlternateContact, AlternateContactType } from '@aws-sdk/client-account'
import { isSmall } from '../../practice/company.ts'
import { account as management } from '../../practice/principals.ts'
import { awsError, type Call, type PracticeService, practiceService, type SeedContext } from '../../practice/service.ts'
import { organizations } from '../organizations/practice/index.ts'
import { account as sdk } from './sdk.ts'

type Module = typeof import('@aws-sdk/client-account')

/** The contacts of one account. */
interface AccountState {
  /** The alternate contacts, by type. */
  contacts: Partial<Record<AlternateContactType, Omit<AlternateContact, 'AlternateContactType'>>>
  /** The phone number of the primary contact; null before it is set. */
  phone: string | null
}
type C<I> = Call<I, AccountState>

const SERVICE = 'account.amazonaws.com'

/**
 * The account that a request is about: the caller's own, or a member account by its id. Only the management account or
 * a delegated administrator may name a member, with trusted access enabled, and never its own id
 * (accounts/latest/reference/API_GetContactInformation.html).
 */
function stateOf(call: C<{ AccountId?: string | undefined }>): AccountState {
  const { AccountId } = call.input
  if (AccountId === undefined) return call.state
  const { trusted, delegated, accounts } = call.of(organizations)
  const entitled = call.account === management.id || (delegated[call.account] ?? []).includes(SERVICE)
  if (!entitled || !Object.hasOwn(trusted, SERVICE))
    throw awsError('AccessDeniedException', 'User is not authorized to access this account.', 403)
  if (AccountId === management.id)
    throw awsError('ValidationException', 'The management account can not be managed using this operation.')
  if (!accounts.some(({ id }) => id === AccountId))
    throw awsError('AccessDeniedException', 'The account is not in the organization.', 403)
  return call.of(account, undefined, AccountId)
}

const kindOf = (kind: string | undefined): AlternateContactType => {
  if (kind === 'BILLING' || kind === 'OPERATIONS' || kind === 'SECURITY') return kind
  throw awsError('ValidationException', 'The alternate contact type is not one of BILLING, OPERATIONS, SECURITY.')
}

const NONE = 'No contact of the inputted alternate contact type found.'
const finance = {
  Name: 'Finance',
  Title: 'Accounts payable',
  EmailAddress: 'billing@nordlicht.example',
  PhoneNumber: '+49 431 555 0100',
}

/** AWS Account Management: the contacts. */
export const account: PracticeService<AccountState> = practiceService<Module, AccountState>({
  sdk,
  scope: 'global',
  endpoint: 'global',
  seed: (context: SeedContext): AccountState => ({
    contacts: isSmall(context) ? {} : { BILLING: finance },
    phone: '+49 431 555 0199',
  }),
  member: (_: SeedContext): AccountState => ({ contacts: {}, phone: '+49 431 555 0199' }),
  reads: {
    GetAlternateContact: (call) => {
      const kind = kindOf(call.input.AlternateContactType)
      const contact = stateOf(call).contacts[kind]
      if (!contact) throw awsError('ResourceNotFoundException', NONE, 404)
      return { AlternateContact: { AlternateContactType: kind, ...contact } }
    },
    GetContactInformation: (call) => {
      const { phone } = stateOf(call)
      if (phone === null) throw awsError('ResourceNotFoundException', 'No contact information found.', 404)
      return {
        ContactInformation: {
          FullName: 'Nordlicht Instruments GmbH',
          AddressLine1: 'Kai 1',
          City: 'Kiel',
          PostalCode: '24103',
          CountryCode: 'DE',
          PhoneNumber: phone,
        },
      }
    },
  },
  changes: {
    PutAlternateContact: (call) => {
      const { AlternateContactType: kind, Name = '', Title = '', EmailAddress = '', PhoneNumber = '' } = call.input
      stateOf(call).contacts[kindOf(kind)] = { Name, Title, EmailAddress, PhoneNumber }
    },
    DeleteAlternateContact: (call) => {
      const { contacts } = stateOf(call)
      const kind = kindOf(call.input.AlternateContactType)
      if (!contacts[kind]) throw awsError('ResourceNotFoundException', NONE, 404)
      delete contacts[kind]
    },
  },
})
