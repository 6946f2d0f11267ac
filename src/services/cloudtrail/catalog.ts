import { abstracted } from '../../catalog/service.ts'

export const cloudtrail = abstracted({
  id: 'cloudtrail',
  title: 'AWS CloudTrail',
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Security.html',
  types: {
    'AWS::CloudTrail::Trail': {
      owners: {
        application: 'nobody',
        'client-side-encryption': 'nobody',
        network: 'nobody',
        backup: 'nobody',
        // CloudTrail delivers to S3 and CloudWatch Logs over TLS (awscloudtrail/latest/userguide/infrastructure-security.html)
        'encryption-in-transit': 'aws',
        resilience: 'aws',
      },
      duties: [
        'log-integrity',
        'encrypt-at-rest',
        'data-lifecycle',
        'no-public-sharing',
        'access-logs',
        'monitoring',
        'threat-detection',
      ],
    },
    // CloudTrail Lake: the records lie with CloudTrail itself, not in a bucket of the customer's
    'AWS::CloudTrail::EventDataStore': {
      owners: {
        application: 'nobody',
        'client-side-encryption': 'nobody',
        network: 'nobody',
        'encryption-in-transit': 'aws',
        'resource-policy': 'nobody',
        backup: 'aws',
        resilience: 'aws',
        logging: 'nobody',
      },
      duties: ['key-care', 'deletion-protection'],
    },
  },
})
