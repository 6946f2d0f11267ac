import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/acm/latest/userguide'

export const acm = abstracted({
  id: 'acm',
  title: 'AWS Certificate Manager',
  source: `${guide}/managed-renewal.html`,
  pages: {
    network: 'https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html',
    'encryption-in-transit': `${guide}/managed-renewal.html`,
    'server-side-encryption': `${guide}/data-protection.html`,
  },
  types: {
    'AWS::CertificateManager::Certificate': {
      parties: {
        'guest-os': 'none',
        platform: 'none',
        application: 'none',
        // ACM encrypts the private keys with KMS (data-protection.html)
        'server-side-encryption': 'aws',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
        resilience: 'aws',
      },
      moves: [
        {
          layers: ['encryption-in-transit'],
          to: 'customer',
          when: ({ state }) => (state['Type'] === undefined ? undefined : state['Type'] === 'IMPORTED'),
          says: 'the certificate was imported: ACM does not renew it',
          source: `${guide}/import-certificate.html`,
        },
      ],
      aws: {
        'encryption-in-transit': 'AWS renews certificates that it issued, as long as their domain stays validated.',
      },
      responsibilities: ['private-connectivity', 'tls-strength', 'least-privilege', 'identity-use', 'inventory'],
    },
  },
})
