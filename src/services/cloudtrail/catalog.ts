import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide'

export const cloudtrail = abstracted({
  id: 'cloudtrail',
  title: 'AWS CloudTrail',
  source: `${guide}/encrypting-cloudtrail-log-files-with-aws-kms.html`,
  pages: {
    network: `${guide}/cloudtrail-and-interface-VPC.html`,
    'encryption-in-transit': `${guide}/infrastructure-security.html`,
    'server-side-encryption': `${guide}/encrypting-cloudtrail-log-files-with-aws-kms.html`,
    logging: `${guide}/send-cloudtrail-events-to-cloudwatch-logs.html`,
  },
  types: {
    'AWS::CloudTrail::Trail': {
      // channels, event data stores and dashboards have policies; the bucket policy decides who reads the log files
      sources: { 'resource-policy': `${guide}/security_iam_service-with-iam.html` },
      parties: {
        application: 'none',
        'client-side-encryption': 'none',
        'resource-policy': 'none',
        backup: 'none',
        // CloudTrail delivers to S3 and CloudWatch Logs over TLS (awscloudtrail/latest/userguide/infrastructure-security.html)
        'encryption-in-transit': 'aws',
        resilience: 'aws',
      },
      // the log files are in a bucket, which has its own responsibilities
      holds: false,
      responsibilities: [
        'private-connectivity',
        'log-integrity',
        'encrypt-at-rest',
        'data-lifecycle',
        'monitoring',
        'threat-detection',
      ],
    },
    // CloudTrail Lake: CloudTrail itself stores the records, not a bucket of the customer, and they cannot be backed up
    'AWS::CloudTrail::EventDataStore': {
      sources: { 'resource-policy': `${guide}/security_iam_resource-based-policy-examples.html` },
      parties: {
        application: 'none',
        'client-side-encryption': 'none',
        'encryption-in-transit': 'aws',
        backup: 'none',
        resilience: 'aws',
        logging: 'none',
      },
      responsibilities: ['private-connectivity', 'key-care', 'deletion-protection', 'cross-account-sharing'],
    },
  },
})
