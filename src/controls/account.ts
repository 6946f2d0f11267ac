import { control } from './control.ts'

export const operationsContactIsSet = control({
  id: 'Demarc.Account.1',
  on: 'Demarc::Account::Account',
  duty: 'incident-response',
  severity: 'low',
  says: 'An alternate contact for operations is set, whom AWS tells of events that touch what runs.',
  reads: ['OperationsContact'],
  holds: (account) => account.OperationsContact !== null,
  fix: 'Set the alternate contact for operations, to an address that several people read (PutAlternateContact).',
  source: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html',
})

export const accountControls = [operationsContactIsSet]
