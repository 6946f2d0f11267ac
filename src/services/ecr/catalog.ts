import { abstracted, type TypeEntry } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide'

/** A registry policy, which AWS stores. */
const policy: TypeEntry['parties'] = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'none',
  'encryption-in-transit': 'aws',
  'server-side-encryption': 'aws',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'customer',
  backup: 'none',
  resilience: 'aws',
  logging: 'none',
}

export const ecr = abstracted({
  id: 'ecr',
  title: 'Amazon ECR',
  source: `${guide}/replication.html`,
  pages: {
    application: `${guide}/image-scanning.html`,
    network: `${guide}/vpc-endpoints.html`,
    'encryption-in-transit': `${guide}/infrastructure-security.html`,
    'server-side-encryption': `${guide}/encryption-at-rest.html`,
    data: `${guide}/LifecyclePolicies.html`,
    'resource-policy': `${guide}/repository-policies.html`,
  },
  types: {
    'AWS::ECR::Repository': {
      // AWS serves images only over TLS; the customer decides about copies in another Region or account
      parties: { 'encryption-in-transit': 'aws', resilience: 'aws' },
      sources: { backup: `${guide}/replication.html` },
      responsibilities: [
        'code-and-dependencies',
        'private-connectivity',
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
    'AWS::ECR::RegistryPolicy': {
      page: `${guide}/registry-permissions.html`,
      parties: policy,
      sources: { 'resource-policy': `${guide}/registry-permissions.html` },
      responsibilities: ['least-privilege', 'no-public-sharing', 'cross-account-sharing'],
    },
  },
})
