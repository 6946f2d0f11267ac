import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/kms/latest/developerguide'

export const kms = abstracted({
  id: 'kms',
  title: 'AWS Key Management Service',
  source: `${guide}/data-protection.html`,
  types: {
    // a customer managed key: AWS keeps its material in hardware modules and speaks TLS alone
    'AWS::KMS::Key': {
      owners: {
        application: 'nobody',
        network: 'nobody',
        'encryption-in-transit': 'aws',
        'client-side-encryption': 'nobody',
        backup: 'aws',
        resilience: 'aws',
      },
      moves: [
        {
          layers: ['backup', 'resilience'],
          to: 'customer',
          when: ({ properties }) => isOutside(properties['Origin']),
          says: 'the key material was imported or lies outside AWS: the customer keeps a copy of it and its availability',
          source: `${guide}/importing-keys.html`,
        },
      ],
      duties: ['key-care', 'deletion-protection', 'least-privilege', 'no-public-sharing', 'cross-account-sharing'],
    },
  },
})

const OUTSIDE: readonly unknown[] = ['EXTERNAL', 'EXTERNAL_KEY_STORE']
const isOutside = (origin: unknown): boolean | undefined =>
  origin === undefined ? undefined : OUTSIDE.includes(origin)
