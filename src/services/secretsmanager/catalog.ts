import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide'

export const secretsmanager = abstracted({
  id: 'secretsmanager',
  title: 'AWS Secrets Manager',
  source: `${guide}/whats-in-a-secret.html`,
  pages: {
    network: `${guide}/vpc-endpoint-overview.html`,
    'encryption-in-transit': `${guide}/data-protection.html`,
    'server-side-encryption': `${guide}/security-encryption.html`,
    identity: `${guide}/rotating-secrets.html`,
    'resource-policy': `${guide}/auth-and-access_resource-policies.html`,
    logging: `${guide}/monitoring.html`,
  },
  types: {
    'AWS::SecretsManager::Secret': {
      page: `${guide}/whats-in-a-secret.html`,
      parties: {
        application: 'none',
        // its endpoints accept only TLS (data-protection.html)
        'encryption-in-transit': 'aws',
        'client-side-encryption': 'none',
        // stored in several Availability Zones; a previous version of a secret is not a backup
        // (disaster-recovery-resiliency.html)
        backup: 'none',
        resilience: 'aws',
      },
      moves: [
        {
          layers: ['identity'],
          to: 'shared',
          when: ({ state }) => (state['OwningService'] === undefined ? undefined : state['OwningService'] !== null),
          says: 'another AWS service manages the secret and rotates it',
          source: `${guide}/rotate-secrets_managed.html`,
        },
      ],
      responsibilities: [
        'private-connectivity',
        // no encrypt-at-rest: every secret is encrypted, at least with the AWS managed key (security-encryption.html)
        'key-care',
        'data-classification',
        'credential-hygiene',
        'no-public-sharing',
        'cross-account-sharing',
        'monitoring',
      ],
    },
  },
})
