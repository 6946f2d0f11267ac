import { infrastructure } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/emr/latest/ManagementGuide'

export const emr = infrastructure({
  id: 'emr',
  title: 'Amazon EMR',
  source: `${guide}/emr-security.html`,
  types: {
    // once per Region: a setting of EMR, without a server and without data
    'Demarc::EMR::BlockPublicAccess': {
      page: `${guide}/emr-block-public-access.html`,
      sources: { network: `${guide}/emr-block-public-access.html` },
      parties: {
        'guest-os': 'none',
        platform: 'none',
        application: 'none',
        network: 'customer',
        'encryption-in-transit': 'none',
        'server-side-encryption': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
        resilience: 'aws',
        // CloudTrail records who changes it; it reports nothing itself
        logging: 'none',
      },
      responsibilities: ['no-public-exposure'],
    },
  },
})
