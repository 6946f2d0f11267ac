import { abstracted } from '../../catalog/service.ts'
import { is, when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/kms/latest/developerguide'

export const kms = abstracted({
  id: 'kms',
  title: 'AWS Key Management Service',
  source: `${guide}/data-protection.html`,
  pages: {
    facilities: `${guide}/data-protection.html`,
    network: `${guide}/kms-vpc-endpoint.html`,
    'encryption-in-transit': `${guide}/infrastructure-security.html`,
    'server-side-encryption': `${guide}/data-protection.html`,
    data: `${guide}/deleting-keys.html`,
    identity: `${guide}/control-access.html`,
    'resource-policy': `${guide}/key-policies.html`,
    // AWS writes key material to durable storage (data-protection.html)
    backup: `${guide}/data-protection.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
    logging: `${guide}/logging-using-cloudtrail.html`,
  },
  types: {
    // a customer managed key: AWS stores its material in hardware security modules and accepts only TLS
    'AWS::KMS::Key': {
      page: `${guide}/concepts.html`,
      parties: {
        application: 'none',
        'encryption-in-transit': 'aws',
        'client-side-encryption': 'none',
        backup: 'aws',
        resilience: 'aws',
      },
      moves: [
        {
          layers: [
            'facilities',
            'virtualization',
            'guest-os',
            'platform',
            'application',
            'network',
            'encryption-in-transit',
            'backup',
            'resilience',
          ],
          to: 'customer',
          when: when('Origin', is('EXTERNAL_KEY_STORE')),
          says: 'it is in an external key store: the key manager, its proxy, and the way to them are yours',
          source: `${guide}/keystore-external.html`,
          aws: 'AWS KMS encrypts with material of its own first, and asks your proxy for the rest.',
        },
        {
          layers: ['backup', 'resilience', 'identity'],
          to: 'shared',
          when: when('Origin', is('AWS_CLOUDHSM')),
          says: 'it is in a CloudHSM key store: you manage the cluster, its users and its backups; AWS KMS has a user of its own there, and rotates the password',
          source: `${guide}/keystore-cloudhsm.html`,
          aws: 'AWS CloudHSM backs up the cluster, and AWS KMS signs in to it as kmsuser.',
        },
        {
          layers: ['backup', 'resilience'],
          to: 'customer',
          when: when('Origin', is('EXTERNAL')),
          says: 'the key material was imported: you keep the only failsafe copy of it, and are responsible for its availability',
          source: `${guide}/import-keys-protect.html`,
          aws: 'AWS KMS keeps its copy of the material available, and cannot restore it after a failure of the region.',
        },
      ],
      aws: {
        facilities: 'AWS keeps the hardware security modules in its data centres.',
        backup: 'AWS KMS keeps several copies of the key material that it generated.',
      },
      responsibilities: [
        'private-connectivity',
        'key-care',
        'deletion-protection',
        'least-privilege',
        'no-public-sharing',
        'cross-account-sharing',
      ],
    },
  },
})
