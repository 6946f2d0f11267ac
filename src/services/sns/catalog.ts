import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/sns/latest/dg'

export const sns = abstracted({
  id: 'sns',
  title: 'Amazon SNS',
  source: `${guide}/welcome.html`,
  pages: {
    network: `${guide}/sns-internetwork-traffic-privacy.html`,
    'encryption-in-transit': `${guide}/infrastructure-security.html`,
    'server-side-encryption': `${guide}/sns-server-side-encryption.html`,
    'resource-policy': `${guide}/sns-access-policy-use-cases.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
    logging: `${guide}/logging-using-cloudtrail.html`,
  },
  types: {
    'AWS::SNS::Topic': {
      page: `${guide}/welcome.html`,
      parties: {
        application: 'none',
        // messages only pass through: a topic has nothing to back up or restore
        backup: 'none',
        // SNS stores each message in several Availability Zones until it is delivered
        // (disaster-recovery-resiliency.html)
        resilience: 'aws',
      },
      responsibilities: [
        'private-connectivity',
        'require-tls',
        'encrypt-at-rest',
        'data-classification',
        'least-privilege',
        'no-public-sharing',
        'cross-account-sharing',
        'monitoring',
      ],
    },
    // the delivery from a topic to one endpoint: its address and protocol
    'AWS::SNS::Subscription': {
      page: `${guide}/sns-create-subscribe-endpoint-to-topic.html`,
      parties: {
        'guest-os': 'none',
        platform: 'none',
        application: 'none',
        network: 'none',
        'server-side-encryption': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
        resilience: 'shared',
        logging: 'none',
      },
      sources: { resilience: `${guide}/sns-dead-letter-queues.html` },
      responsibilities: ['require-tls', 'inventory', 'failed-events'],
    },
  },
})
