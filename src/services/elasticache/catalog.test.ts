import { moveCases } from '../../catalog/move-cases.in-test.ts'
import { elasticache } from './catalog.ts'

const outpost = 'arn:aws:outposts:eu-central-1:123456789012:outpost/op-1'

moveCases(
  elasticache,
  'AWS::ElastiCache::ReplicationGroup',
  { MultiAZEnabled: true, AtRestEncryptionEnabled: true, SnapshotRetentionLimit: 7, 'state.OutpostArns': [] },
  [
    [{ MultiAZEnabled: false }, { resilience: 'customer' }],
    [{ SnapshotRetentionLimit: 0 }, { backup: 'customer' }],
    [{ AtRestEncryptionEnabled: false }, { 'server-side-encryption': 'customer' }],
    [{ 'state.OutpostArns': [outpost] }, { facilities: 'shared', resilience: 'customer' }],
  ],
)
moveCases(
  elasticache,
  'AWS::ElastiCache::CacheCluster',
  { Engine: 'redis', SnapshotRetentionLimit: 7, 'state.ReplicationGroupId': null, 'state.OutpostArn': null },
  [
    [
      { 'state.ReplicationGroupId': 'sessions' },
      {
        'guest-os': 'none',
        'server-side-encryption': 'none',
        data: 'none',
        backup: 'none',
        resilience: 'none',
      },
    ],
    [{ Engine: 'memcached' }, { 'server-side-encryption': 'none', backup: 'none' }],
    [{ SnapshotRetentionLimit: 0 }, { backup: 'customer' }],
    [{ 'state.OutpostArn': outpost }, { facilities: 'shared' }],
  ],
)
moveCases(elasticache, 'AWS::ElastiCache::ServerlessCache', { SnapshotRetentionLimit: 7 }, [
  [{ SnapshotRetentionLimit: 0 }, { backup: 'customer' }],
  [{ SnapshotRetentionLimit: null }, { backup: 'customer' }],
])
