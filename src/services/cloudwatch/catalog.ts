import { abstracted } from '../../catalog/service.ts'

export const cloudwatch = abstracted({
  id: 'cloudwatch',
  title: 'Amazon CloudWatch',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/security.html',
  types: {
    // a threshold of a metric, and whom to tell: what it watches over is another resource's
    'AWS::CloudWatch::Alarm': {
      owners: {
        application: 'nobody',
        network: 'nobody',
        'encryption-in-transit': 'aws',
        'server-side-encryption': 'aws',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        identity: 'nobody',
        'resource-policy': 'nobody',
        backup: 'nobody',
        resilience: 'aws',
      },
      duties: ['monitoring'],
    },
  },
})
