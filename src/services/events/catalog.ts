import { abstracted, type TypeEntry } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/eventbridge/latest/userguide'

/** Forwards events to other resources, and stores none that could be restored. */
const passing: TypeEntry['parties'] = {
  application: 'none',
  'encryption-in-transit': 'aws',
  'client-side-encryption': 'none',
  data: 'none',
  backup: 'none',
}

export const events = abstracted({
  id: 'events',
  title: 'Amazon EventBridge',
  source: `${guide}/eb-what-is.html`,
  pages: {
    network: `${guide}/eb-related-service-vpc.html`,
    'encryption-in-transit': `${guide}/eb-data-protection.html`,
    'server-side-encryption': `${guide}/eb-encryption-at-rest-key-options.html`,
    identity: `${guide}/eb-use-identity-based.html`,
    'resource-policy': `${guide}/eb-event-bus-perms.html`,
    logging: `${guide}/eb-event-bus-logs.html`,
  },
  types: {
    'AWS::Events::EventBus': {
      parties: { ...passing, resilience: 'aws' },
      page: `${guide}/eb-event-bus.html`,
      responsibilities: ['private-connectivity', 'no-public-sharing', 'cross-account-sharing'],
    },
    'AWS::Events::Endpoint': {
      // two buses behind one endpoint: each bus has its own responsibilities for keys and logs
      parties: {
        ...passing,
        'server-side-encryption': 'none',
        network: 'aws',
        'resource-policy': 'none',
        resilience: 'shared',
        logging: 'none',
      },
      page: `${guide}/eb-global-endpoints.html`,
      // AWS sends the events to the bus of the other region
      sources: { network: `${guide}/eb-global-endpoints.html`, resilience: `${guide}/eb-global-endpoints.html` },
      responsibilities: ['high-availability'],
    },
  },
})
