import { container } from '../../catalog/service.ts'
import { is, when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/msk/latest/developerguide'

export const msk = container({
  id: 'msk',
  title: 'Amazon MSK',
  source: `${guide}/what-is-msk.html`,
  pages: {
    'encryption-in-transit': `${guide}/msk-encryption.html`,
    'server-side-encryption': `${guide}/msk-encryption.html`,
    'resource-policy': `${guide}/mvpc-cross-account-permissions.html`,
  },
  types: {
    'AWS::MSK::Cluster': {
      parties: {
        application: 'none',
        // brokers accept TLS alone unless the customer sets another value, and AWS renews their certificates
        'encryption-in-transit': 'shared',
        // topics have replicas; MSK makes no backup
        backup: 'customer',
      },
      sources: {
        'guest-os': `${guide}/patching-impact.html`,
        platform: `${guide}/version-upgrades.html`,
        network: `${guide}/change-security-group.html`,
        resilience: `${guide}/bestpractices.html`,
        logging: `${guide}/msk-logging.html`,
      },
      moves: [
        {
          layers: ['encryption-in-transit'],
          to: 'customer',
          when: when('EncryptionInfo.EncryptionInTransit.ClientBroker', is('PLAINTEXT')),
          says: 'its brokers accept plain text only (ClientBroker is PLAINTEXT): AWS encrypts no traffic of clients',
          source: `${guide}/msk-encryption.html`,
        },
      ],
      aws: {
        platform: 'AWS installs Apache Kafka, and carries out the upgrade that you start.',
        'encryption-in-transit':
          'AWS provides and renews the certificates of the brokers, which accept TLS by default.',
        'server-side-encryption': 'AWS encrypts the storage of the brokers, always, with the key that you choose.',
        resilience: 'AWS replaces brokers that fail, in the Availability Zones that you chose.',
      },
      responsibilities: [
        'platform-updates',
        'platform-configuration',
        'firewall-rules',
        'no-public-exposure',
        'require-tls',
        'least-privilege',
        'no-public-sharing',
        'backups',
        'high-availability',
        'monitoring',
      ],
    },
    // AWS sets the configuration and the capacity; the customer gives subnets and security groups
    'AWS::MSK::ServerlessCluster': {
      category: 'abstracted',
      parties: {
        application: 'none',
        network: 'customer',
        'server-side-encryption': 'aws',
        backup: 'customer',
      },
      sources: {
        platform: `${guide}/serverless-config.html`,
        identity: `${guide}/serverless.html`,
        'encryption-in-transit':
          'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_transit_encrypt.html',
      },
      responsibilities: [
        'firewall-rules',
        'require-tls',
        'least-privilege',
        'no-public-sharing',
        'backups',
        'monitoring',
      ],
    },
  },
})
