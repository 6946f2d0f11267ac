import type { AlternateContact, AlternateContactType } from '@aws-sdk/client-account'
import { awsError, practiceService, type SeedContext } from '../../practice/service.ts'
import { account as sdk } from './sdk.ts'

/** The alternate contacts of the account, by kind. */
interface AccountState {
  contacts: Partial<Record<AlternateContactType, Omit<AlternateContact, 'AlternateContactType'>>>
}

/** AWS Account Management: the alternate contacts. */
export const account = practiceService({
  sdk,
  scope: 'global',
  endpoint: 'global',
  seed: (_: SeedContext): AccountState => ({
    contacts: {
      BILLING: {
        Name: 'Finance',
        Title: 'Accounts payable',
        EmailAddress: 'billing@nordlicht.example',
        PhoneNumber: '+49 431 555 0100',
      },
    },
  }),
  reads: {
    GetAlternateContact: ({ input, state }) => {
      const kind = input.AlternateContactType
      const contact = kind === undefined ? undefined : state.contacts[kind as keyof AccountState['contacts']] // safe: an unknown kind has none
      if (!contact)
        throw awsError('ResourceNotFoundException', 'No contact of the inputted alternate contact type found.', 404)
      return { AlternateContact: { AlternateContactType: kind, ...contact } }
    },
  },
  changes: {
    PutAlternateContact: ({ input, state }) => {
      const { AlternateContactType: kind, Name = '', Title = '', EmailAddress = '', PhoneNumber = '' } = input
      if (kind !== 'BILLING' && kind !== 'OPERATIONS' && kind !== 'SECURITY')
        throw awsError('ValidationException', 'The alternate contact type is not one of BILLING, OPERATIONS, SECURITY.')
      state.contacts[kind] = { Name, Title, EmailAddress, PhoneNumber }
    },
    DeleteAlternateContact: ({ input, state }) => {
      delete state.contacts[input.AlternateContactType as keyof AccountState['contacts']] // safe: deleting an unknown kind does nothing
    },
  },
})
