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
      owners: {
        application: 'nobody',
        // messages pass through: nothing of a topic can be backed up or restored
        backup: 'nobody',
        // SNS keeps each message in several Availability Zones until it is delivered (disaster-recovery-resiliency.html)
        resilience: 'aws',
      },
      duties: [
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
    // the way from a topic to one endpoint: whom it reaches, and how
    'AWS::SNS::Subscription': {
      page: `${guide}/sns-create-subscribe-endpoint-to-topic.html`,
      owners: {
        'guest-os': 'nobody',
        platform: 'nobody',
        application: 'nobody',
        network: 'nobody',
        'server-side-encryption': 'nobody',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        'resource-policy': 'nobody',
        backup: 'nobody',
        resilience: 'aws',
        logging: 'nobody',
      },
      duties: ['require-tls', 'inventory'],
    },
  },
})
