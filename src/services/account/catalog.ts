import { abstracted } from '../../catalog/service.ts'

export const account = abstracted({
  id: 'account',
  title: 'AWS account',
  source:
    'https://docs.aws.amazon.com/whitepapers/latest/aws-security-incident-response-guide/shared-responsibility.html',
  types: {
    // the subject of the controls over the whole account, and of what is asked once and not of each resource
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
        'data-classification',
        'data-residency',
        'ai-opt-out',
        'least-privilege',
        'third-party-access',
        'client-devices',
        'account-recovery',
        'backups',
        'recovery-plan',
        'audit-trail',
        'monitoring',
        'inventory',
        'change-management',
        'training',
        'penetration-tests',
        'incident-response',
        'security-contact',
        'aws-notices',
      ],
    },
  },
})
