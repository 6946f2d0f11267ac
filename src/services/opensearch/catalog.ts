import { container } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide'

export const opensearch = container({
  id: 'opensearch',
  title: 'Amazon OpenSearch Service',
  source: `${guide}/security.html`,
  types: {
    // service software: AWS offers it, you take it; what AWS marks as required it installs itself after a notice, within 30 days
    // (service-software.html)
    'AWS::OpenSearchService::Domain': {
      owners: { application: 'nobody' },
      duties: [
        'platform-updates',
        'no-public-exposure',
        'firewall-rules',
        'require-tls',
        'tls-strength',
        'encrypt-at-rest',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'no-public-sharing',
        // no backups: AWS takes a snapshot every hour by itself (managedomains-snapshots.html)
        'restore-tests',
        'high-availability',
        'access-logs',
        'monitoring',
      ],
    },
    'AWS::OpenSearchServerless::Collection': {
      category: 'abstracted',
      // an endpoint that speaks TLS alone
      owners: { application: 'nobody', 'encryption-in-transit': 'aws', backup: 'aws' },
      duties: [
        'no-public-exposure',
        'key-care',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'cross-account-sharing',
        'high-availability',
      ],
    },
  },
})
