import { sharedResponsibility } from '../../catalog/pages.ts'
import { abstracted } from '../../catalog/service.ts'

export const account = abstracted({
  id: 'account',
  title: 'AWS account',
  source: sharedResponsibility,
  types: {
    // the subject of account-wide controls, and of the responsibilities that only the account has
    'Demarc::Account::Account': {
      page: 'https://docs.aws.amazon.com/accounts/latest/reference/accounts-welcome.html',
      sources: {
        backup:
          'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_backing_up_data_identified_backups_data.html',
        resilience:
          'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/shared-responsibility-model-for-resiliency.html',
        logging:
          'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_detect_investigate_events_app_service_logging.html',
      },
      parties: {
        'guest-os': 'none',
        platform: 'none',
        application: 'none',
        network: 'none',
        'encryption-in-transit': 'none',
        'server-side-encryption': 'none',
        'client-side-encryption': 'none',
        'resource-policy': 'none',
      },
      responsibilities: [
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
