import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring'

export const cloudwatch = abstracted({
  id: 'cloudwatch',
  title: 'Amazon CloudWatch',
  source: `${guide}/CloudWatch_Alarms.html`,
  pages: {
    'encryption-in-transit': `${guide}/infrastructure-security.html`,
    'server-side-encryption': `${guide}/data-protection.html`,
    logging: `${guide}/CloudWatch_Alarms.html`,
  },
  types: {
    // a threshold of a metric, and whom to tell: what it watches over is another resource's
    'AWS::CloudWatch::Alarm': {
      page: `${guide}/CloudWatch_Alarms.html`,
      owners: {
        'guest-os': 'nobody',
        platform: 'nobody',
        application: 'nobody',
        network: 'nobody',
        'encryption-in-transit': 'aws',
        'server-side-encryption': 'aws',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        'resource-policy': 'nobody',
        backup: 'nobody',
        resilience: 'aws',
      },
      duties: ['monitoring'],
    },
  },
})
