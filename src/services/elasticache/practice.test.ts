import type { ElastiCache } from '@aws-sdk/client-elasticache'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { prefixLists } from '../ec2/collect/prefix-lists.ts'
import { securityGroups } from '../ec2/collect/vpc.ts'
import { cacheClusters, serverlessCaches } from './collect.ts'
import * as elasticacheModule from './controls.ts'

const elasticacheControls = controlsIn(elasticacheModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let elasticache: ElastiCache

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  elasticache = await aws.client('elasticache', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, [cacheClusters, serverlessCaches, securityGroups, prefixLists])
const verdict = (id: string, on: string, name: string, model: Model) => {
  const control = elasticacheControls.find((one) => one.id === id && one.on.endsWith(on))
  if (!control) throw new Error(`no control ${id}`)
  return verdictsOf(control, model)[name]
}

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })
  test('reads all groups with their nodes, clusters and serverless caches', () => {
    expect(model.blindSpots).toEqual([])
    expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
    const count = (kind: string) => model.ofType(`AWS::ElastiCache::${kind}`).length
    expect(['ReplicationGroup', 'CacheCluster', 'ServerlessCache'].map(count)).toEqual([5, 9, 2])
    const caches = model.resources.filter(({ type }) => type.startsWith('AWS::ElastiCache::'))
    expect(caches.every(({ tags }) => tags['team'] !== undefined)).toBe(true)
  })
})

describe('remediation of unmet controls', () => {
  const staging = 'shop-staging-sessions'
  const modify = (more: object, ReplicationGroupId = staging) =>
    elasticache.modifyReplicationGroup({ ReplicationGroupId, ApplyImmediately: true, ...more })
  const basket = { ServerlessCacheName: 'shop-staging-basket' }
  const preferred = { TransitEncryptionEnabled: true, TransitEncryptionMode: 'preferred' }
  test.each<[string, string, string, () => Promise<unknown>]>([
    ['ElastiCache.1', 'ReplicationGroup', staging, () => modify({ SnapshotRetentionLimit: 7 })],
    [
      'ElastiCache.1',
      'CacheCluster',
      'shop-2019-sessions',
      () => elasticache.modifyCacheCluster({ CacheClusterId: 'shop-2019-sessions', SnapshotRetentionLimit: 7 }),
    ],
    ['ElastiCache.2', 'CacheCluster', `${staging}-001`, () => modify({ AutoMinorVersionUpgrade: true })],
    [
      'ElastiCache.3',
      'ReplicationGroup',
      staging,
      async () => {
        expect(await refused(modify({ AutomaticFailoverEnabled: true }))).toMatch(/^InvalidReplicationGroupState/)
        const more = { NewReplicaCount: 1, ApplyImmediately: true }
        await elasticache.increaseReplicaCount({ ReplicationGroupId: staging, ...more })
        await modify({ AutomaticFailoverEnabled: true })
      },
    ],
    ['ElastiCache.5', 'ReplicationGroup', staging, () => modify(preferred)],
    [
      'ElastiCache.6',
      'ReplicationGroup',
      'newsletter-queue',
      async () => {
        await modify(preferred, 'newsletter-queue')
        await modify({ AuthToken: 'a-token-of-sixteen', AuthTokenUpdateStrategy: 'SET' }, 'newsletter-queue')
      },
    ],
    ['Demarc.ElastiCache.3', 'ReplicationGroup', staging, () => modify({ UserGroupIdsToAdd: ['shop-sessions'] })],
    [
      'Demarc.ElastiCache.4',
      'ReplicationGroup',
      staging,
      () => modify({ LogDeliveryConfigurations: [{ LogType: 'slow-log', Enabled: true }] }),
    ],
    [
      'Demarc.ElastiCache.1',
      'CacheCluster',
      `${staging}-001`,
      () => modify({ SecurityGroupIds: [ec2Id('sg', 'shop-staging-web')] }),
    ],
    [
      'Demarc.ElastiCache.5',
      'ServerlessCache',
      basket.ServerlessCacheName,
      () => elasticache.modifyServerlessCache({ ...basket, SecurityGroupIds: [ec2Id('sg', 'shop-staging-web')] }),
    ],
    [
      'Demarc.ElastiCache.6',
      'ServerlessCache',
      basket.ServerlessCacheName,
      () => elasticache.modifyServerlessCache({ ...basket, UserGroupId: 'shop-basket' }),
    ],
    [
      'Demarc.ElastiCache.7',
      'ServerlessCache',
      basket.ServerlessCacheName,
      () => elasticache.modifyServerlessCache({ ...basket, SnapshotRetentionLimit: 1 }),
    ],
    [
      'Demarc.ElastiCache.8',
      'CacheCluster',
      'newsletter-queue-001',
      () => modify({ EngineVersion: '7.1' }, 'newsletter-queue'),
    ],
  ])('%s on %s', async (id, on, name, fix) => {
    expect(verdict(id, on, name, await scan())).toBe('unmet')
    await fix()
    expect(verdict(id, on, name, await scan())).toBe('met')
  })

  test('resources that cannot be changed are replaced', async () => {
    await elasticache.createReplicationGroup({
      ReplicationGroupId: 'sessions-2',
      ReplicationGroupDescription: 'again',
      AtRestEncryptionEnabled: true,
    })
    await elasticache.createCacheCluster({
      CacheClusterId: 'pages-2',
      Engine: 'memcached',
      CacheSubnetGroupName: 'shop-prod',
      TransitEncryptionEnabled: true,
    })
    const model = await scan()
    expect(verdict('ElastiCache.4', 'ReplicationGroup', 'sessions-2', model)).toBe('met')
    expect(verdict('ElastiCache.7', 'CacheCluster', 'pages-2', model)).toBe('met')
    expect(verdict('Demarc.ElastiCache.2', 'CacheCluster', 'pages-2', model)).toBe('met')
    await elasticache.deleteReplicationGroup({ ReplicationGroupId: 'sessions-2' })
    await elasticache.deleteCacheCluster({ CacheClusterId: 'pages-2' })
    expect(verdict('ElastiCache.4', 'ReplicationGroup', 'sessions-2', await scan())).toBeUndefined()
  })
  test('tags', async () => {
    const ResourceName = `arn:aws:elasticache:${HOME}:${practice.account}:replicationgroup:${staging}`
    await elasticache.addTagsToResource({ ResourceName, Tags: [{ Key: 'owner', Value: 'it' }] })
    await elasticache.removeTagsFromResource({ ResourceName, TagKeys: ['team'] })
    const { TagList = [] } = await elasticache.listTagsForResource({ ResourceName })
    expect(TagList.map(({ Key }) => Key).toSorted()).toEqual(['cost-centre', 'environment', 'owner'])
  })
})

test.each([
  [
    'a group that is not there',
    () => elasticache.describeReplicationGroups({ ReplicationGroupId: 'no' }),
    'ReplicationGroupNotFoundFault',
  ],
  [
    'TLS in one step',
    () =>
      elasticache.createReplicationGroup({
        ReplicationGroupId: 'x',
        ReplicationGroupDescription: 'x',
        AuthToken: 'a-token-of-sixteen',
      }),
    'InvalidParameterCombinationException',
  ],
  ['an unknown marker', () => elasticache.describeCacheClusters({ Marker: 'abc' }), 'InvalidParameterValueException'],
])('%s is rejected', async (_, call, code) => {
  expect(await refused(call())).toBe(code)
})
