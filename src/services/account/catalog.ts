import { abstracted } from '../../catalog/service.ts'

export const account = abstracted({
  id: 'account',
  title: 'AWS account',
  source:
    'https://docs.aws.amazon.com/whitepapers/latest/aws-security-incident-response-guide/shared-responsibility.html',
  types: {
    // the subject of the controls over the whole account: what it has of its own is identity, logging, governance, and
    // that there are backups at all
    'Demarc::Account::Account': {
      owners: {
        application: 'nobody',
        network: 'nobody',
        'encryption-in-transit': 'nobody',
        'server-side-encryption': 'nobody',
        'client-side-encryption': 'nobody',
        'resource-policy': 'nobody',
      },
      duties: [
        'backups',
        'audit-trail',
        'monitoring',
        'inventory',
        'incident-response',
        'security-contact',
        'recovery-plan',
      ],
    },
  },
})
