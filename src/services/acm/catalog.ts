import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/acm/latest/userguide'

export const acm = abstracted({
  id: 'acm',
  title: 'AWS Certificate Manager',
  source: `${guide}/security.html`,
  types: {
    'AWS::CertificateManager::Certificate': {
      owners: {
        application: 'nobody',
        network: 'nobody',
        // ACM guards the private keys with KMS (data-protection.html)
        'server-side-encryption': 'aws',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        'resource-policy': 'nobody',
        backup: 'nobody',
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
      duties: ['tls-strength', 'least-privilege', 'monitoring', 'inventory'],
    },
  },
})
