import { abstracted } from '../../catalog/service.ts'

export const ecr = abstracted({
  id: 'ecr',
  title: 'Amazon ECR',
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/security.html',
  types: {
    'AWS::ECR::Repository': {
      // images come from the customer's own pipeline, and AWS serves them over TLS alone
      owners: { network: 'aws', 'encryption-in-transit': 'aws', resilience: 'aws', backup: 'nobody' },
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
