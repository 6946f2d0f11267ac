import { ofOwnServer } from '../../catalog/own-server.ts'
import { infrastructure } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/emr/latest/ManagementGuide'

export const emr = infrastructure({
  id: 'emr',
  title: 'Amazon EMR',
  source: `${guide}/emr-security.html`,
  types: {
    // an image applies at the start of a cluster: to patch it is to launch another
    'AWS::EMR::Cluster': {
      parties: { 'resource-policy': 'none' },
      sources: {
        'guest-os': `${guide}/emr-custom-ami.html`,
        network: `${guide}/emr-clusters-in-a-vpc.html`,
        'encryption-in-transit': `${guide}/emr-data-encryption-options.html`,
        'server-side-encryption': `${guide}/emr-data-encryption-options.html`,
      },
      responsibilities: [
        ...ofOwnServer,
        'firewall-rules',
        'no-public-exposure',
        'require-tls',
        'encrypt-at-rest',
        'monitoring',
      ],
    },
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
