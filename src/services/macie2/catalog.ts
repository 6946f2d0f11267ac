import { abstracted, settingParties } from '../../catalog/service.ts'

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
      parties: settingParties,
      responsibilities: ['threat-detection'],
    },
  },
})
