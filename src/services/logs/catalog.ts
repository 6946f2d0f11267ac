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
    'resource-policy': `${guide}/iam-access-control-overview-cwl.html`,
  },
  types: {
    'AWS::Logs::LogGroup': {
      page: `${guide}/CloudWatchLogsConcepts.html`,
      owners: {
        application: 'nobody',
        // the endpoints speak TLS alone (infrastructure-security.html)
        'encryption-in-transit': 'aws',
        'client-side-encryption': 'nobody',
        backup: 'nobody',
        resilience: 'aws',
        // what is logged is told by what logs; that it is watched is a duty of filters and alarms
        logging: 'nobody',
      },
      duties: [
        'private-connectivity',
        // no encrypt-at-rest: log data is always encrypted, with keys of the service at least (data-protection.html)
        'key-care',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'no-public-sharing',
      ],
    },
    // counts what a pattern finds in a log group, for alarms to watch
    'AWS::Logs::MetricFilter': {
      page: `${guide}/MonitoringLogData.html`,
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
        logging: 'nobody',
      },
      duties: [],
    },
  },
})
