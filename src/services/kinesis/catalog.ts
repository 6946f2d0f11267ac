import { endpointsPage } from '../../catalog/endpoints.ts'
import { abstracted } from '../../catalog/service.ts'
import { when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/streams/latest/dev'

export const kinesis = abstracted({
  id: 'kinesis',
  title: 'Amazon Kinesis Data Streams',
  source: `${guide}/introduction.html`,
  types: {
    'AWS::Kinesis::Stream': {
      // records are kept for their retention period, and then deleted: a stream has no backup
      parties: { application: 'none', backup: 'none', resilience: 'aws' },
      sources: {
        network: endpointsPage,
        'encryption-in-transit': `${guide}/infrastructure-security.html`,
        'server-side-encryption': `${guide}/what-is-sse.html`,
        identity: `${guide}/security-best-practices.html`,
        logging: `${guide}/monitoring.html`,
      },
      moves: [
        {
          layers: ['server-side-encryption'],
          to: 'customer',
          when: when('StreamEncryption', (value) => value === null),
          says: 'encryption at rest is off: AWS encrypts none of its data',
          source: `${guide}/getting-started-with-sse.html`,
        },
      ],
      aws: { 'server-side-encryption': 'AWS encrypts records before it stores them where you turned encryption on.' },
      responsibilities: [
        'private-connectivity',
        'require-tls',
        'encrypt-at-rest',
        'data-integrity',
        'client-side-encryption',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'no-public-sharing',
        'monitoring',
      ],
    },
  },
})
