import { abstracted } from '../../catalog/service.ts'

export const ecr = abstracted({
  id: 'ecr',
  title: 'Amazon ECR',
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/security.html',
  types: {
    'AWS::ECR::Repository': {
      // AWS serves images over TLS alone; copies in another Region or account are made where the customer asks for them
      owners: { network: 'aws', 'encryption-in-transit': 'aws', resilience: 'aws' },
      sources: { backup: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html' },
      duties: [
        'code-and-dependencies',
        'key-care',
        'client-side-encryption',
        'data-lifecycle',
        'least-privilege',
        'no-public-sharing',
        'cross-account-sharing',
        'monitoring',
        'inventory',
        'signed-artefacts',
      ],
    },
  },
})
