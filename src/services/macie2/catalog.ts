import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/macie/latest/user'

export const macie2 = abstracted({
  id: 'macie2',
  title: 'Amazon Macie',
  source: `${guide}/what-is-macie.html`,
  pages: {
    'encryption-in-transit': `${guide}/data-protection.html`,
    'server-side-encryption': `${guide}/data-protection.html`,
  },
  types: {
    // once per Region: whether the buckets are looked at; Macie keeps its findings itself
    'Demarc::Macie::Region': {
      page: `${guide}/what-is-macie.html`,
      parties: {
        'guest-os': 'none',
        platform: 'none',
        application: 'none',
        network: 'none',
        'encryption-in-transit': 'aws',
        'server-side-encryption': 'aws',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
        resilience: 'aws',
      },
      responsibilities: ['threat-detection'],
    },
  },
})
