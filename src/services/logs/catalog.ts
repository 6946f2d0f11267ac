import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs'

export const logs = abstracted({
  id: 'logs',
  title: 'Amazon CloudWatch Logs',
  source: `${guide}/CloudWatchLogsConcepts.html`,
  pages: {
    network: `${guide}/cloudwatch-logs-and-interface-VPC.html`,
    'encryption-in-transit': `${guide}/infrastructure-security.html`,
    'server-side-encryption': `${guide}/encrypt-log-data-kms.html`,
    // log groups have the property ResourcePolicyDocument
    'resource-policy':
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html',
  },
  types: {
    'AWS::Logs::LogGroup': {
      page: `${guide}/CloudWatchLogsConcepts.html`,
      parties: {
        application: 'none',
        // the endpoints accept only TLS (infrastructure-security.html)
        'encryption-in-transit': 'aws',
        'client-side-encryption': 'none',
        backup: 'none',
        resilience: 'aws',
        // the resource that logs is responsible for logging; metric filters and alarms are responsible for monitoring
        logging: 'none',
      },
      responsibilities: [
        'private-connectivity',
        // no encrypt-at-rest: log data is always encrypted, at least with the service's own keys (data-protection.html)
        'key-care',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'no-public-sharing',
      ],
    },
    // counts matches of a pattern in a log group, for alarms to watch
    'AWS::Logs::MetricFilter': {
      page: `${guide}/MonitoringLogData.html`,
      parties: {
        'guest-os': 'none',
        platform: 'none',
        application: 'none',
        network: 'none',
        'encryption-in-transit': 'none',
        'server-side-encryption': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
        resilience: 'none',
        logging: 'none',
      },
      responsibilities: [],
    },
  },
})
