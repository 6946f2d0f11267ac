import { abstracted, type TypeEntry } from '../../catalog/service.ts'

/** What carries events to other resources, and keeps none. */
const passing: TypeEntry['owners'] = {
  application: 'nobody',
  network: 'aws',
  'encryption-in-transit': 'aws',
  'server-side-encryption': 'aws',
  'client-side-encryption': 'nobody',
  data: 'nobody',
  identity: 'nobody',
  backup: 'nobody',
  logging: 'nobody',
}

export const events = abstracted({
  id: 'events',
  title: 'Amazon EventBridge',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-security.html',
  types: {
    'AWS::Events::EventBus': {
      owners: { ...passing, resilience: 'aws' },
      duties: ['no-public-sharing', 'cross-account-sharing'],
    },
    'AWS::Events::Endpoint': {
      owners: { ...passing, 'resource-policy': 'nobody', resilience: 'shared' },
      duties: ['high-availability'],
    },
  },
})
