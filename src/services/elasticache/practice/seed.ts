import { HOME, keyArn, keys, type Stack, type SubnetKey, subnets, tagList, US } from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { groupId } from '../../ec2/practice/security-groups.seed.ts'
import type { ElastiCacheState, StoredCache, StoredGroup, StoredServerless } from './state.ts'

const DAY = 86_400_000
const NONE: ElastiCacheState = { groups: [], clusters: [], serverless: [], userGroups: [] }

/** Nordlicht's caches: the shop's sessions as they should be, the others as they came to be. */
export function seedElastiCache({ region, now }: SeedContext): ElastiCacheState {
  const cache = (id: string, stack: Stack, days: number, more: Partial<StoredCache>): StoredCache => ({
    id,
    engine: 'redis',
    version: '7.1.0',
    node: 'cache.t4g.small',
    port: 6379,
    subnetGroup: 'default',
    securityGroups: [],
    minorVersions: true,
    snapshotDays: 0,
    transit: null,
    made: new Date(now.getTime() - days * DAY).toISOString(),
    tags: tagList(stack),
    zones: [`${region}a`],
    ...more,
  })
  const group = (id: string, stack: Stack, days: number, more: Partial<StoredGroup>): StoredGroup => ({
    ...cache(id, stack, days, {}),
    description: id,
    failover: false,
    key: null,
    token: false,
    userGroups: [],
    logs: [],
    ...more,
  })
  const serverless = (name: string, days: number, more: Partial<StoredServerless>): StoredServerless => ({
    name,
    engine: 'valkey',
    subnets: [],
    securityGroups: [],
    key: null,
    snapshotDays: 0,
    userGroup: null,
    made: new Date(now.getTime() - days * DAY).toISOString(),
    tags: tagList('shop-prod'),
    ...more,
  })
  const subnetIds = (...places: readonly SubnetKey[]): string[] =>
    places.map((key) => ec2Id('subnet', subnets[key].name))
  if (region === HOME)
    return {
      groups: [
        group('shop-prod-sessions', 'shop-prod', 480, {
          description: 'Sessions of the web shop',
          engine: 'valkey',
          version: '8.0.1',
          subnetGroup: 'shop-prod',
          securityGroups: [groupId('shopCache')],
          snapshotDays: 7,
          transit: 'required',
          zones: [`${region}a`, `${region}b`],
          failover: true,
          key: keyArn(keys.shopData.alias, keys.shopData.region),
          userGroups: ['shop-sessions'],
          logs: [{ type: 'slow-log', group: '/elasticache/shop-prod-sessions' }],
        }),
        group('shop-staging-sessions', 'shop-staging', 450, {
          subnetGroup: 'shop-staging',
          securityGroups: [groupId('stagingCache')],
          minorVersions: false,
        }),
        // two old ones, which know no users: one with a token
        group('calibration-queue', 'corp-it', 1900, {
          version: '5.0.6',
          subnetGroup: 'corp-it',
          securityGroups: [groupId('corpDatabases')],
          transit: 'required',
          token: true,
          key: 'own',
        }),
        group('newsletter-queue', 'corp-it', 2100, {
          version: '5.0.6',
          subnetGroup: 'corp-it',
          securityGroups: [groupId('corpDatabases')],
        }),
      ],
      clusters: [
        cache('shop-prod-pages', 'shop-prod', 800, {
          engine: 'memcached',
          version: '1.6.22',
          port: 11_211,
          subnetGroup: 'shop-prod',
          securityGroups: [groupId('shopMemcached')],
          transit: 'required',
          zones: [`${region}a`, `${region}b`],
        }),
        cache('shop-2019-sessions', 'corp-it', 2300, { securityGroups: [groupId('shopLegacy')], minorVersions: false }),
        cache('price-list', 'shop-prod', 300, {
          subnetGroup: 'shop-prod',
          securityGroups: [groupId('shopCache')],
          snapshotDays: 3,
        }),
      ],
      serverless: [
        serverless('shop-prod-basket', 120, {
          subnets: subnetIds('shopPrivateA', 'shopPrivateB'),
          securityGroups: [groupId('shopCache')],
          key: keyArn(keys.shopData.alias, keys.shopData.region),
          snapshotDays: 7,
          userGroup: 'shop-basket',
        }),
        serverless('shop-staging-basket', 110, {
          subnets: subnetIds('stagingPublicA', 'stagingPublicB'),
          securityGroups: [groupId('stagingCache')],
          tags: tagList('shop-staging'),
        }),
      ],
      userGroups: ['shop-sessions', 'shop-basket'],
    }
  if (region !== US) return structuredClone(NONE)
  return {
    ...structuredClone(NONE),
    groups: [
      group('analytics-results', 'analytics', 350, {
        version: '6.2.6',
        subnetGroup: 'analytics',
        securityGroups: [groupId('analyticsWarehouse')],
        snapshotDays: 1,
        transit: 'preferred',
        key: 'own',
      }),
    ],
  }
}
