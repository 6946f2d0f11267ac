import { type Configured, container } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg'

/** Whether a cache cluster is a node of a replication group; undefined where that was not seen. */
function isMember({ state }: Configured): boolean | undefined {
  const group = state['ReplicationGroupId']
  return group === undefined ? undefined : group !== null
}

export const elasticache = container({
  id: 'elasticache',
  title: 'Amazon ElastiCache',
  source: `${guide}/redis-security.html`,
  types: {
    // nodes that belong together; what each node is in the network and what it runs stands with its cache cluster
    'AWS::ElastiCache::ReplicationGroup': {
      owners: { platform: 'nobody', application: 'nobody', network: 'nobody', 'resource-policy': 'nobody' },
      duties: [
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
    'AWS::ElastiCache::CacheCluster': {
      owners: { application: 'nobody', 'resource-policy': 'nobody' },
      moves: [
        {
          layers: [
            'encryption-in-transit',
            'server-side-encryption',
            'client-side-encryption',
            'data',
            'identity',
            'backup',
            'resilience',
            'logging',
          ],
          to: 'nobody',
          when: isMember,
          says: 'a node of a replication group, which answers for it',
          source: `${guide}/Replication.html`,
        },
      ],
      duties: ['platform-updates', 'network-placement', 'firewall-rules', 'require-tls', 'backups'],
    },
    'AWS::ElastiCache::ServerlessCache': {
      category: 'abstracted',
      // an endpoint in the customer's subnets, which speaks TLS alone
      owners: {
        application: 'nobody',
        network: 'customer',
        'encryption-in-transit': 'aws',
        'resource-policy': 'nobody',
        resilience: 'aws',
      },
      duties: ['firewall-rules', 'key-care', 'data-classification', 'least-privilege', 'backups', 'restore-tests'],
    },
  },
})
