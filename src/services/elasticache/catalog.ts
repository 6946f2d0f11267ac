import { onOutpost } from '../../catalog/outposts.ts'
import { sharedResponsibility } from '../../catalog/pages.ts'
import { type Configured, container, type Move } from '../../catalog/service.ts'
import { is, when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg'

/** Whether a cache cluster is a node of a replication group (Memcached has none); undefined where that was not read. */
function isMember({ properties, state }: Configured): boolean | undefined {
  if (properties['Engine'] === 'memcached') return false
  const group = state['ReplicationGroupId']
  return group === undefined ? undefined : group !== null
}

const hardens =
  'AWS hardens the operating system, applies critical security updates in your maintenance window, and releases others as service updates.'
const memcached: Move['when'] = when('Engine', is('memcached'))

/** Automatic backups are off where no retention is set: that is the default. */
const notBackedUp: Move = {
  layers: ['backup'],
  to: 'customer',
  when: when('SnapshotRetentionLimit', is(0, null)),
  says: 'automatic backups are off (SnapshotRetentionLimit is 0): it has only the backups that you make',
  source: `${guide}/backups-automatic.html`,
}

export const elasticache = container({
  id: 'elasticache',
  title: 'Amazon ElastiCache',
  source: `${guide}/Self-Service-Updates.html`,
  pages: {
    'guest-os': `${guide}/Self-Service-Updates.html`,
    platform: sharedResponsibility,
    application: `${guide}/WhatIs.corecomponents.html`,
    network: `${guide}/VPCs.html`,
    'encryption-in-transit': `${guide}/in-transit-encryption.html`,
    'server-side-encryption': `${guide}/at-rest-encryption.html`,
    backup: `${guide}/backups.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
  },
  types: {
    // a group of nodes; each node's network and engine are responsibilities of its cache cluster
    'AWS::ElastiCache::ReplicationGroup': {
      parties: {
        'guest-os': 'shared',
        platform: 'none',
        application: 'none',
        network: 'none',
        'resource-policy': 'none',
      },
      sources: {
        'resource-policy': `${guide}/security_iam_service-with-iam.html`,
        platform: `${guide}/Replication.html`,
        network: `${guide}/Replication.html`,
        resilience: `${guide}/AutoFailover.html`,
        logging: `${guide}/Log_Delivery.html`,
      },
      moves: [
        ...onOutpost({ at: 'state.OutpostArns', resilience: `${guide}/ElastiCache-Outposts.html` }),
        {
          layers: ['resilience'],
          to: 'customer',
          when: when('MultiAZEnabled', is(false)),
          says: 'Multi-AZ is off: there is no failover when its Availability Zone fails',
          source: `${guide}/AutoFailover.html`,
        },
        {
          layers: ['server-side-encryption'],
          to: 'customer',
          when: when('AtRestEncryptionEnabled', is(false)),
          says: 'encryption at rest is off, and cannot be turned on later',
          source: `${guide}/at-rest-encryption.html`,
        },
        notBackedUp,
      ],
      aws: {
        'guest-os': hardens,
        'server-side-encryption': 'AWS encrypts the disks and backups where encryption at rest is on.',
        resilience: 'AWS promotes a replica in another Availability Zone where Multi-AZ is on.',
      },
      responsibilities: [
        'service-updates',
        'require-tls',
        'encrypt-at-rest',
        'data-classification',
        'least-privilege',
        'backups',
        'restore-tests',
        'high-availability',
        'monitoring',
      ],
    },
    // a standalone cluster has no replica, and no encryption at rest: only replication groups have it
    'AWS::ElastiCache::CacheCluster': {
      parties: {
        'guest-os': 'shared',
        application: 'none',
        'server-side-encryption': 'customer',
        'resource-policy': 'none',
        resilience: 'customer',
      },
      sources: {
        'resource-policy': `${guide}/security_iam_service-with-iam.html`,
        logging: `${guide}/Log_Delivery.html`,
      },
      moves: [
        {
          layers: [
            'guest-os',
            'encryption-in-transit',
            'server-side-encryption',
            'client-side-encryption',
            'data',
            'identity',
            'backup',
            'resilience',
            'logging',
          ],
          to: 'none',
          when: isMember,
          says: 'it is a node of a replication group, which has these responsibilities',
          source: `${guide}/Replication.html`,
        },
        {
          layers: ['server-side-encryption'],
          to: 'none',
          when: memcached,
          says: 'it runs node-based Memcached, which has no encryption at rest',
          source: `${guide}/at-rest-encryption.html`,
        },
        {
          layers: ['backup'],
          to: 'none',
          when: memcached,
          says: 'it runs node-based Memcached, which has no backups',
          source: `${guide}/backups.html`,
        },
        notBackedUp,
        ...onOutpost({ at: 'state.OutpostArn' }),
      ],
      aws: { 'guest-os': hardens, platform: 'AWS releases engine updates; you choose which are applied, and when.' },
      responsibilities: [
        'service-updates',
        'platform-updates',
        'network-placement',
        'firewall-rules',
        'require-tls',
        'backups',
      ],
    },
    'AWS::ElastiCache::ServerlessCache': {
      category: 'abstracted',
      // an endpoint in the customer's subnets, with TLS only; AWS installs minor versions, the customer chooses the major one
      parties: {
        platform: 'shared',
        application: 'none',
        network: 'customer',
        'encryption-in-transit': 'aws',
        'resource-policy': 'none',
        resilience: 'aws',
      },
      sources: {
        'resource-policy': `${guide}/security_iam_service-with-iam.html`,
        'guest-os': sharedResponsibility,
        platform: `${guide}/WhatIs.corecomponents.html`,
        network: `${guide}/WhatIs.corecomponents.html`,
        'encryption-in-transit': `${guide}/WhatIs.corecomponents.html`,
        resilience: `${guide}/WhatIs.corecomponents.html`,
      },
      moves: [notBackedUp],
      aws: { platform: 'AWS installs minor versions and patches of the engine by itself.' },
      responsibilities: [
        'platform-updates',
        'firewall-rules',
        'key-care',
        'data-classification',
        'least-privilege',
        'backups',
        'restore-tests',
      ],
    },
  },
})
