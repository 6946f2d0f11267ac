import type { RDS } from '@aws-sdk/client-rds'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { controlsIn } from '../../controls/in-test.ts'
import { refused } from '../../practice/account/scan-in-test.ts'
import { HOME } from '../../practice/company.ts'
import { dbProxies, eventSubscriptions } from './collect/events-and-proxies.ts'
import { dbClusterSnapshots, dbSnapshots } from './collect/snapshots.ts'
import * as tls from './controls/instance-tls.ts'
import * as snapshotsAndEvents from './controls/snapshots-and-events.ts'
import { type Databases, openDatabases, verdictAmong } from './practice/in-test.ts'

let databases: Databases
let rds: RDS
let rdsInUs: RDS

beforeAll(async () => {
  databases = await openDatabases()
  ;({ rds, rdsInUs } = databases)
})
afterAll(async () => {
  expect(await databases.close()).toEqual([])
})

const verdict = verdictAmong(controlsIn(snapshotsAndEvents, tls))

test('public snapshots become private', async () => {
  await rds.modifyDBSnapshotAttribute({
    DBSnapshotIdentifier: 'shop-staging-for-the-agency',
    AttributeName: 'restore',
    ValuesToRemove: ['all'],
  })
  await rdsInUs.modifyDBClusterSnapshotAttribute({
    DBClusterSnapshotIdentifier: 'analytics-warehouse-for-the-university',
    AttributeName: 'restore',
    ValuesToRemove: ['all'],
  })
  const model = await databases.scan(dbSnapshots, dbClusterSnapshots)
  expect(verdict('RDS.1', 'shop-staging-for-the-agency', model)).toBe('met')
  expect(verdict('RDS.1', 'analytics-warehouse-for-the-university', model, 'Demarc::RDS::DBClusterSnapshot')).toBe(
    'met',
  )
})
test('many snapshots are returned in pages', async () => {
  for (let count = 1; count <= 20; count += 1)
    await rdsInUs.createDBSnapshot({
      DBInstanceIdentifier: 'us-shop-reviews',
      DBSnapshotIdentifier: `us-shop-reviews-${count}`,
    })
  const first = await rdsInUs.describeDBSnapshots({ MaxRecords: 20 })
  const second = await rdsInUs.describeDBSnapshots({ MaxRecords: 20, Marker: first.Marker })
  expect(first.DBSnapshots).toHaveLength(20)
  expect(second.DBSnapshots?.length).toBeGreaterThan(0)
  expect(second.Marker).toBeUndefined()
  // its tags were copied, by the setting of the instance
  expect(second.DBSnapshots?.at(-1)?.TagList).toContainEqual({ Key: 'team', Value: 'shop' })
})
test('subscriptions', async () => {
  await rdsInUs.modifyEventSubscription({ SubscriptionName: 'us-shop-instances', Enabled: true })
  await rdsInUs.modifyEventSubscription({
    SubscriptionName: 'analytics-clusters',
    EventCategories: ['failover', 'failure', 'maintenance'],
  })
  await rds.createEventSubscription({
    SubscriptionName: 'security-groups',
    SnsTopicArn: `arn:aws:sns:${HOME}:${databases.account}:corp-it-database-events`,
    SourceType: 'db-security-group',
  })
  const model = await databases.scan(eventSubscriptions)
  expect(verdict('RDS.20', 'us-shop-instances', model)).toBe('met')
  expect(verdict('RDS.19', 'analytics-clusters', model)).toBe('met')
  expect(verdict('RDS.22', 'security-groups', model)).toBe('met')
  await rds.deleteEventSubscription({ SubscriptionName: 'security-groups' })
  expect(verdict('RDS.22', 'security-groups', await databases.scan(eventSubscriptions))).toBeUndefined()
})
test('a proxy requires TLS', async () => {
  await rds.modifyDBProxy({ DBProxyName: 'shop-staging', RequireTLS: true })
  expect(verdict('RDS.43', 'shop-staging', await databases.scan(dbProxies))).toBe('met')
})
test('tags', async () => {
  const { DBProxies: [proxy] = [] } = await rds.describeDBProxies({ DBProxyName: 'shop-staging' })
  const ResourceName = proxy?.DBProxyArn
  await rds.addTagsToResource({
    ResourceName,
    Tags: [
      { Key: 'owner', Value: 'platform' },
      { Key: 'team', Value: 'it' },
    ],
  })
  await rds.removeTagsFromResource({ ResourceName, TagKeys: ['environment'] })
  const { TagList = [] } = await rds.listTagsForResource({ ResourceName })
  expect(Object.fromEntries(TagList.map(({ Key, Value }) => [Key, Value]))).toEqual({
    team: 'it',
    'cost-centre': '4110',
    owner: 'platform',
  })
})
const share = (DBSnapshotIdentifier: string, value: string, AttributeName = 'restore') =>
  rds.modifyDBSnapshotAttribute({ DBSnapshotIdentifier, AttributeName, ValuesToAdd: [value] })
const topic = `arn:aws:sns:${HOME}:111122223333:corp-it-database-events`
test.each([
  ['an unknown snapshot', () => share('none', 'all'), 'DBSnapshotNotFoundFault'],
  ['an encrypted snapshot for all', () => share('shop-prod-orders-before-16-4', 'all'), 'InvalidDBSnapshotStateFault'],
  ['an account that is none', () => share('shop-prod-orders-before-16-4', '12'), 'InvalidParameterValue'],
  ['another attribute', () => share('shop-prod-orders-before-16-4', 'all', 'copy'), 'InvalidParameterValue'],
  [
    'an unknown cluster snapshot',
    () => rds.describeDBClusterSnapshotAttributes({ DBClusterSnapshotIdentifier: 'none' }),
    'DBClusterSnapshotNotFoundFault',
  ],
  [
    'a second snapshot of a name',
    () =>
      rds.createDBSnapshot({
        DBInstanceIdentifier: 'shop-staging',
        DBSnapshotIdentifier: 'shop-staging-for-the-agency',
      }),
    'DBSnapshotAlreadyExistsFault',
  ],
  [
    'a category that is none',
    () => rds.modifyEventSubscription({ SubscriptionName: 'corp-it-clusters', EventCategories: ['weather'] }),
    'SubscriptionCategoryNotFoundFault',
  ],
  [
    'an unknown subscription',
    () => rds.modifyEventSubscription({ SubscriptionName: 'none', Enabled: true }),
    'SubscriptionNotFoundFault',
  ],
  [
    'a second subscription of a name',
    () => rds.createEventSubscription({ SubscriptionName: 'corp-it-clusters', SnsTopicArn: topic }),
    'SubscriptionAlreadyExistFault',
  ],
  [
    'a topic that is none',
    () => rds.createEventSubscription({ SubscriptionName: 'new', SnsTopicArn: 'topic' }),
    'SNSInvalidTopicFault',
  ],
  ['an unknown proxy', () => rds.describeDBProxies({ DBProxyName: 'none' }), 'DBProxyNotFoundFault'],
  [
    'tags of nothing',
    () => rds.listTagsForResource({ ResourceName: `arn:aws:rds:${HOME}:111122223333:db:none` }),
    'DBInstanceNotFoundFault',
  ],
])('%s is rejected', async (_, call, code) => {
  expect(await refused(call())).toBe(code)
})
