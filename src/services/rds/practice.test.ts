import type { RDS } from '@aws-sdk/client-rds'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { refused, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { dbClusters, dbInstances, globalClusters } from './collect/databases.ts'
import { dbProxies, eventSubscriptions } from './collect/events-and-proxies.ts'
import { dbClusterParameterGroups, dbParameterGroups } from './collect/parameters.ts'
import { dbClusterSnapshots, dbSnapshots } from './collect/snapshots.ts'
import * as clusters from './controls/clusters.ts'
import * as documentDb from './controls/documentdb.ts'
import * as global from './controls/global-clusters.ts'
import * as logs from './controls/instance-logs.ts'
import * as tls from './controls/instance-tls.ts'
import * as instances from './controls/instances.ts'
import * as maintenance from './controls/maintenance.ts'
import * as neptune from './controls/neptune.ts'
import * as snapshotsAndEvents from './controls/snapshots-and-events.ts'
import * as versions from './controls/versions.ts'
import { type Databases, openDatabases, verdictAmong } from './practice/in-test.ts'

const controls = controlsIn(
  instances,
  logs,
  tls,
  clusters,
  snapshotsAndEvents,
  versions,
  documentDb,
  neptune,
  global,
  maintenance,
)
const verdict = verdictAmong(controls)
const collectors = [
  dbInstances,
  dbClusters,
  globalClusters,
  dbSnapshots,
  dbClusterSnapshots,
  eventSubscriptions,
  dbParameterGroups,
  dbClusterParameterGroups,
  dbProxies,
]
let databases: Databases
let rds: RDS

beforeAll(async () => {
  databases = await openDatabases()
  rds = databases.rds
})
afterAll(async () => {
  expect(await databases.close()).toEqual([])
})

const scan = () => databases.scan(...collectors)

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scan()
  })

  test('reads all databases with their tags, without blind spots', () => {
    expect(model.blindSpots).toEqual([])
    expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
    const databases = [...model.ofType('AWS::RDS::DBInstance'), ...model.ofType('AWS::RDS::DBCluster')]
    expect(databases.filter(({ tags }) => tags['team'] === undefined).map(({ name }) => name)).toEqual([])
  })
  test('has subscriptions for parameter groups, and for security groups in one region only', () => {
    expect(verdict('RDS.21', 'corp-it-parameter-groups', model)).toBe('met')
    const control = controls.find(({ id }) => id === 'RDS.22')
    expect(control && new Set(Object.values(verdictsOf(control, model)))).toEqual(new Set(['unmet', 'met']))
  })
  test('a member of a cluster has the settings of the cluster', () => {
    expect(verdict('RDS.10', 'shop-prod-catalog-1', model)).toBe('met')
    expect(verdict('RDS.9', 'shop-prod-catalog-2', model)).toBe('met')
    expect(verdict('RDS.5', 'shop-prod-catalog-1', model)).toBe('not-applicable')
    expect(verdict('RDS.38', 'us-shop-inventory-instance-1', model)).toBe('not-applicable')
    expect(verdict('RDS.39', 'us-shop-checkout-instance-1', model)).toBe('not-applicable')
  })
  test('a custom engine version differs from those of RDS, and no database runs on an Outpost', () => {
    const databases = model.ofType('AWS::RDS::DBInstance')
    const custom = databases.filter(({ state }) => state.CustomEngineVersion)
    expect(custom.map(({ name }) => name)).toEqual(['corp-it-lims'])
    expect(databases.map(({ state }) => state.OutpostArns)).toEqual(databases.map(() => []))
  })
  test('the default parameter group of PostgreSQL 14 does not require TLS', () => {
    expect(verdict('RDS.38', 'us-shop-orders', model)).toBe('unmet')
    expect(verdict('RDS.11', 'shop-prod-orders-reports', model)).toBe('not-applicable')
  })
})

test('clusters of DocumentDB and Neptune are read with those of RDS, and have their own controls', async () => {
  const model = await scan()
  const verdicts = (cluster: string, ...ids: readonly string[]) => ids.map((id) => verdict(id, cluster, model))
  const documentDb = ['DocumentDB.1', 'DocumentDB.2', 'DocumentDB.4', 'DocumentDB.5', 'DocumentDB.6']
  const neptune = ['Neptune.1', 'Neptune.2', 'Neptune.4', 'Neptune.5', 'Neptune.7', 'Neptune.8', 'Neptune.9']
  expect(verdicts('shop-prod-reviews', ...documentDb)).toEqual(documentDb.map(() => 'met'))
  expect(verdicts('corp-it-tickets', ...documentDb)).toEqual(documentDb.map(() => 'unmet'))
  expect(verdicts('shop-prod-related', ...neptune)).toEqual(neptune.map(() => 'met'))
  expect(verdicts('analytics-graph', ...neptune)).toEqual(neptune.map(() => 'unmet'))
  expect(verdicts('shop-prod-catalog', ...documentDb, ...neptune)).toEqual(
    [...documentDb, ...neptune].map(() => 'not-applicable'),
  )
  expect(verdict('DocumentDB.3', 'corp-it-tickets-for-the-agency', model)).toBe('unmet')
  expect(verdict('Neptune.3', 'shop-prod-related-first', model)).toBe('met')
  expect(verdict('Neptune.6', 'analytics-graph-for-the-university', model)).toBe('unmet')
})

test('a DocumentDB cluster requires TLS 1.2 after a change of its parameter group and a restart of its instances', async () => {
  const tls = { ParameterName: 'tls', ParameterValue: 'tls1.2+', ApplyMethod: 'pending-reboot' as const }
  const DBClusterParameterGroupName = 'tickets'
  await rds.createDBClusterParameterGroup({
    DBClusterParameterGroupName,
    DBParameterGroupFamily: 'docdb5.0',
    Description: 'TLS 1.2',
  })
  await rds.modifyDBClusterParameterGroup({ DBClusterParameterGroupName, Parameters: [tls] })
  await rds.modifyDBCluster({
    DBClusterIdentifier: 'corp-it-tickets',
    DBClusterParameterGroupName,
    CloudwatchLogsExportConfiguration: { EnableLogTypes: ['audit'] },
    ApplyImmediately: true,
  })
  const waiting = await scan()
  expect(verdict('DocumentDB.4', 'corp-it-tickets', waiting)).toBe('met')
  expect(verdict('DocumentDB.6', 'corp-it-tickets', waiting)).toBe('unmet')
  await rds.rebootDBInstance({ DBInstanceIdentifier: 'corp-it-tickets-1' })
  expect(verdict('DocumentDB.6', 'corp-it-tickets', await scan())).toBe('met')
})

test('a global cluster is upgraded as a whole without clusters, or to a major version', async () => {
  const before = await scan()
  expect(verdict('RDS.51', 'shop-catalog', before)).toBe('met')
  expect(verdict('RDS.51', 'shop-archive', before)).toBe('unmet')
  const EngineVersion = '8.0.mysql_aurora.3.08.0'
  await rds.modifyGlobalCluster({ GlobalClusterIdentifier: 'shop-archive', EngineVersion })
  expect(verdict('RDS.51', 'shop-archive', await scan())).toBe('met')
  const minor = { GlobalClusterIdentifier: 'shop-catalog', EngineVersion: '8.0.mysql_aurora.3.10.0' }
  expect(await refused(rds.modifyGlobalCluster(minor))).toBe('InvalidParameterCombination')
  const major = { ...minor, EngineVersion: '9.0.mysql_aurora.9.00.0' }
  expect(await refused(rds.modifyGlobalCluster(major))).toBe('InvalidParameterCombination')
  expect(await refused(rds.describeGlobalClusters({ GlobalClusterIdentifier: 'none' }))).toBe(
    'GlobalClusterNotFoundFault',
  )
})

test('an operating system update is pending until it is applied', async () => {
  const model = await scan()
  expect(verdict('Demarc.RDS.8', 'shop-prod-orders', model)).toBe('unmet')
  expect(verdict('Demarc.RDS.8', 'corp-it-wiki', model)).toBe('met')
  expect(verdict('Demarc.RDS.9', 'shop-prod-catalog', model)).toBe('unmet')
  const { PendingMaintenanceActions = [] } = await rds.describePendingMaintenanceActions({})
  const waiting = PendingMaintenanceActions.find(({ ResourceIdentifier }) =>
    ResourceIdentifier?.endsWith(':db:shop-prod-orders'),
  )
  const update = { ResourceIdentifier: waiting?.ResourceIdentifier, ApplyAction: 'system-update' }
  await rds.applyPendingMaintenanceAction({ ...update, OptInType: 'immediate' })
  expect(verdict('Demarc.RDS.8', 'shop-prod-orders', await scan())).toBe('met')
  expect(await refused(rds.applyPendingMaintenanceAction({ ...update, OptInType: 'immediate' }))).toBe(
    'ResourceNotFoundFault',
  )
})
