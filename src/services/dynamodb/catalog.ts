import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide'

export const dynamodb = abstracted({
  id: 'dynamodb',
  title: 'Amazon DynamoDB',
  source: `${guide}/security.html`,
  types: {
    'AWS::DynamoDB::Table': {
      owners: { application: 'nobody' },
      duties: [
        'private-connectivity',
        'require-tls',
        // no encrypt-at-rest: every table is encrypted, with AWS's own key at least (EncryptionAtRest.html)
        'key-care',
        'data-classification',
        'data-lifecycle',
        'deletion-protection',
        'least-privilege',
        // no no-public-sharing: DynamoDB refuses a policy that opens a table to everyone (rbac-bpa-rbp.html)
        'cross-account-sharing',
        'backups',
        'restore-tests',
        'high-availability',
        'access-logs',
        'monitoring',
      ],
    },
    // a cache of tables: nodes that AWS patches, in the customer's VPC
    'AWS::DAX::Cluster': {
      category: 'container',
      owners: {
        application: 'nobody',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        'resource-policy': 'nobody',
        backup: 'nobody',
      },
      duties: [
        'platform-configuration',
        'network-placement',
        'firewall-rules',
        'require-tls',
        'encrypt-at-rest',
        'least-privilege',
        'high-availability',
        'monitoring',
      ],
    },
  },
})
