import { awsError, practiceService, type SeedContext } from '../../practice/service.ts'
import { account as sdk } from './sdk.ts'

interface Contact {
  name: string
  title: string
  email: string
  phone: string
}

/** The alternate contacts of the account, by kind. */
interface AccountState {
  contacts: Partial<Record<'BILLING' | 'OPERATIONS' | 'SECURITY', Contact>>
}

/** AWS Account Management: the alternate contacts. */
export const account = practiceService({
  sdk,
  scope: 'global',
  endpoint: 'global',
  seed: (_: SeedContext): AccountState => ({
    contacts: {
      BILLING: {
        name: 'Finance',
        title: 'Accounts payable',
        email: 'billing@nordlicht.example',
        phone: '+49 431 555 0100',
      },
    },
  }),
  reads: {
    GetAlternateContact: ({ input, state }) => {
      const kind = input.AlternateContactType
      const contact = kind === undefined ? undefined : state.contacts[kind as keyof AccountState['contacts']] // safe: an unknown kind has none
      if (!contact)
        throw awsError('ResourceNotFoundException', 'No contact of the inputted alternate contact type found.', 404)
      return {
        AlternateContact: {
          AlternateContactType: kind,
          Name: contact.name,
          Title: contact.title,
          EmailAddress: contact.email,
          PhoneNumber: contact.phone,
        },
      }
    },
  },
  changes: {
    PutAlternateContact: ({ input, state }) => {
      const kind = input.AlternateContactType
      if (kind !== 'BILLING' && kind !== 'OPERATIONS' && kind !== 'SECURITY')
        throw awsError('ValidationException', 'The alternate contact type is not one of BILLING, OPERATIONS, SECURITY.')
      state.contacts[kind] = {
        name: input.Name ?? '',
        title: input.Title ?? '',
        email: input.EmailAddress ?? '',
        phone: input.PhoneNumber ?? '',
      }
    },
    DeleteAlternateContact: ({ input, state }) => {
      delete state.contacts[input.AlternateContactType as keyof AccountState['contacts']] // safe: deleting an unknown kind does nothing
    },
  },
})
