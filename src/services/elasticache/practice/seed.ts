import type { CreateCacheClusterMessage, CreateReplicationGroupMessage } from '@aws-sdk/client-elasticache'
import { HOME, keyArn, keys, type Stack, subnetIds, tagList, tagsOf, US } from '../../../practice/company.ts'
import { arnIn } from '../../../practice/kind.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import {
  type Cache,
  clusterFrom,
  type ElastiCacheState,
  type Group,
  groupFrom,
  logsTo,
  type Serverless,
} from './state.ts'

const NONE: ElastiCacheState = { groups: [], clusters: [], serverless: [], userGroups: [] }

/** The caches of Nordlicht: the shop's sessions with good settings, the others with findings. */
export function seedElastiCache(context: SeedContext): ElastiCacheState {
  const { region } = context
  const [one, two] = [[`${region}a`], [`${region}a`, `${region}b`]]
  const group = (
    ReplicationGroupId: string,
    stack: Stack,
    days: number,
    asked: Partial<CreateReplicationGroupMessage>,
    zones = one,
  ): Group => {
    const all = { ReplicationGroupId, ReplicationGroupDescription: ReplicationGroupId, Tags: tagList(stack), ...asked }
    return groupFrom(all, zones, daysAgo(context, days))
  }
  const cluster = (
    CacheClusterId: string,
    stack: Stack,
    days: number,
    asked: Partial<CreateCacheClusterMessage>,
    zones = one,
  ): Cache => clusterFrom({ CacheClusterId, Tags: tagList(stack), ...asked }, zones, daysAgo(context, days))
  const serverless = (name: string, stack: Stack, days: number, more: Partial<Serverless['is']>): Serverless => ({
    is: {
      ServerlessCacheName: name,
      CreateTime: daysAgo(context, days),
      Status: 'available',
      Engine: 'valkey',
      MajorEngineVersion: '8',
      SecurityGroupIds: [],
      Endpoint: { Address: `${name}.serverless.cache.amazonaws.com`, Port: 6379 },
      ARN: arnIn(context, 'elasticache', `serverlesscache:${name}`),
      SnapshotRetentionLimit: 0,
      ...more,
    },
    tags: tagsOf(stack),
  })
  const shopKey = keyArn(keys.shopData.alias, keys.shopData.region)
  const tls = { TransitEncryptionEnabled: true, TransitEncryptionMode: 'required' } as const
  const old = { EngineVersion: '5.0.6', CacheSubnetGroupName: 'corp-it', SecurityGroupIds: [groupId('corpDatabases')] }
  const shop = { CacheSubnetGroupName: 'shop-prod', SecurityGroupIds: [groupId('shopCache')] }
  if (region === HOME) {
    const sessions = group(
      'shop-prod-sessions',
      'shop-prod',
      480,
      {
        ...shop,
        ...tls,
        ReplicationGroupDescription: 'Sessions of the web shop',
        Engine: 'valkey',
        EngineVersion: '8.0.1',
        SnapshotRetentionLimit: 7,
        AutomaticFailoverEnabled: true,
        AtRestEncryptionEnabled: true,
        KmsKeyId: shopKey,
        UserGroupIds: ['shop-sessions'],
      },
      two,
    )
    sessions.is.LogDeliveryConfigurations.push(logsTo('slow-log', '/elasticache/shop-prod-sessions'))
    return {
      groups: [
        sessions,
        group('shop-staging-sessions', 'shop-staging', 450, {
          CacheSubnetGroupName: 'shop-staging',
          SecurityGroupIds: [groupId('stagingCache')],
          AutoMinorVersionUpgrade: false,
        }),
        // two old groups, whose versions have no users: one with a token
        group('calibration-queue', 'corp-it', 1900, { ...old, ...tls, AuthToken: '', AtRestEncryptionEnabled: true }),
        group('newsletter-queue', 'corp-it', 2100, old),
      ],
      clusters: [
        cluster(
          'shop-prod-pages',
          'shop-prod',
          800,
          {
            ...tls,
            Engine: 'memcached',
            EngineVersion: '1.6.22',
            CacheSubnetGroupName: 'shop-prod',
            SecurityGroupIds: [groupId('shopMemcached')],
          },
          two,
        ),
        cluster('shop-2019-sessions', 'corp-it', 2300, {
          SecurityGroupIds: [groupId('shopLegacy')],
          AutoMinorVersionUpgrade: false,
        }),
        cluster('price-list', 'shop-prod', 300, { ...shop, SnapshotRetentionLimit: 3 }),
      ],
      serverless: [
        serverless('shop-prod-basket', 'shop-prod', 120, {
          SubnetIds: subnetIds(['shopPrivateA', 'shopPrivateB']),
          SecurityGroupIds: [groupId('shopCache')],
          KmsKeyId: shopKey,
          SnapshotRetentionLimit: 7,
          UserGroupId: 'shop-basket',
        }),
        serverless('shop-staging-basket', 'shop-staging', 110, {
          SubnetIds: subnetIds(['stagingPublicA', 'stagingPublicB']),
          SecurityGroupIds: [groupId('stagingCache')],
        }),
      ],
      userGroups: ['shop-sessions', 'shop-basket'],
    }
  }
  if (region !== US) return NONE
  const results = group('analytics-results', 'analytics', 350, {
    EngineVersion: '6.2.6',
    CacheSubnetGroupName: 'analytics',
    SecurityGroupIds: [groupId('analyticsWarehouse')],
    SnapshotRetentionLimit: 1,
    TransitEncryptionEnabled: true,
    TransitEncryptionMode: 'preferred',
    AtRestEncryptionEnabled: true,
  })
  return { ...NONE, groups: [results] }
}
