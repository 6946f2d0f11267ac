import { abstracted } from '../../catalog/service.ts'
import { both, is, when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide'

export const sqs = abstracted({
  id: 'sqs',
  title: 'Amazon SQS',
  source: `${guide}/welcome.html`,
  pages: {
    network: `${guide}/sqs-internetwork-traffic-privacy.html`,
    'encryption-in-transit': `${guide}/infrastructure-security.html`,
    'server-side-encryption': `${guide}/sqs-server-side-encryption.html`,
    'resource-policy': `${guide}/sqs-basic-examples-of-sqs-policies.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
  },
  types: {
    'AWS::SQS::Queue': {
      page: `${guide}/welcome.html`,
      parties: {
        application: 'none',
        // messages only pass through: a queue has nothing to back up or restore
        backup: 'none',
        // SQS stores each message in several Availability Zones (disaster-recovery-resiliency.html)
        resilience: 'aws',
      },
      moves: [
        {
          layers: ['server-side-encryption'],
          to: 'customer',
          when: both(when('SqsManagedSseEnabled', is(false, null)), when('KmsMasterKeyId', is(null, ''))),
          says: 'encryption at rest is off: AWS encrypts none of its messages',
          source: `${guide}/sqs-configure-sqs-sse-queue.html`,
        },
      ],
      responsibilities: [
        'private-connectivity',
        'require-tls',
        'encrypt-at-rest',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'no-public-sharing',
        'cross-account-sharing',
        'monitoring',
      ],
    },
  },
})
