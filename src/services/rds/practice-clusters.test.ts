import type { RDS } from '@aws-sdk/client-rds'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Collector } from '../../collect/collector.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { refused } from '../../practice/account/scan-in-test.ts'
import { dbClusters } from './collect/databases.ts'
import { dbClusterParameterGroups } from './collect/parameters.ts'
import * as clusters from './controls/clusters.ts'
import { type Databases, openDatabases, verdictAmong } from './practice/in-test.ts'

let databases: Databases
let rdsInUs: RDS

beforeAll(async () => {
  databases = await openDatabases()
  ;({ rdsInUs } = databases)
})
afterAll(async () => {
  expect(await databases.close()).toEqual([])
})

const verdict = verdictAmong(controlsIn(clusters))
const scan = (...more: readonly Collector[]) => databases.scan(dbClusters, ...more)

const DBClusterIdentifier = 'analytics-warehouse'

test.each([
  ['RDS.7', { DeletionProtection: true }],
  ['RDS.16', { CopyTagsToSnapshot: true }],
  ['RDS.37', { CloudwatchLogsExportConfiguration: { EnableLogTypes: ['postgresql'] } }],
  ['RDS.50', { BackupRetentionPeriod: 7 }],
  ['RDS.12', { EnableIAMDatabaseAuthentication: true, ApplyImmediately: true }],
])('%s is met immediately', async (id, change) => {
  expect(verdict(id, DBClusterIdentifier, await scan())).toBe('unmet')
  await rdsInUs.modifyDBCluster({ DBClusterIdentifier, ...change })
  expect(verdict(id, DBClusterIdentifier, await scan())).toBe('met')
})
test('members take the settings of the cluster', async () => {
  const { DBInstances: [member] = [] } = await rdsInUs.describeDBInstances({
    Filters: [{ Name: 'db-cluster-id', Values: [DBClusterIdentifier] }],
  })
  expect(member).toMatchObject({ IAMDatabaseAuthenticationEnabled: true, BackupRetentionPeriod: 7 })
})
test('a parameter group turns on the audit log, and a Multi-AZ cluster upgrades', async () => {
  const DBClusterParameterGroupName = 'us-shop-aurora-mysql8'
  await rdsInUs.modifyDBClusterParameterGroup({
    DBClusterParameterGroupName,
    Parameters: [
      { ParameterName: 'server_audit_logging', ParameterValue: '1', ApplyMethod: 'immediate' },
      { ParameterName: 'server_audit_events', ParameterValue: 'CONNECT', ApplyMethod: 'immediate' },
    ],
  })
  const DBClusterIdentifier = 'us-shop-catalog'
  await rdsInUs.modifyDBCluster({ DBClusterIdentifier, DBClusterParameterGroupName })
  expect(verdict('RDS.45', DBClusterIdentifier, await scan(dbClusterParameterGroups))).toBe('unmet')
  const { DBClusters: [cluster] = [] } = await rdsInUs.describeDBClusters({ DBClusterIdentifier })
  for (const { DBInstanceIdentifier } of cluster?.DBClusterMembers ?? [])
    await rdsInUs.rebootDBInstance({ DBInstanceIdentifier })
  await rdsInUs.modifyDBCluster({ DBClusterIdentifier: 'us-shop-checkout', AutoMinorVersionUpgrade: true })
  const model = await scan(dbClusterParameterGroups)
  expect(verdict('RDS.45', 'us-shop-catalog', model)).toBe('met')
  expect(verdict('RDS.35', 'us-shop-checkout', model)).toBe('met')
})
test('a cluster without a reader is in one zone; it cannot be deleted while it is protected or has members', async () => {
  await rdsInUs.deleteDBInstance({ DBInstanceIdentifier: 'analytics-reports-2' })
  expect(verdict('RDS.15', 'analytics-reports', await scan())).toBe('unmet')
  const gone = { DBClusterIdentifier: 'analytics-reports', SkipFinalSnapshot: true }
  expect(await refused(rdsInUs.deleteDBCluster(gone))).toBe('InvalidParameterCombination')
  await rdsInUs.modifyDBCluster({ DBClusterIdentifier: 'analytics-reports', DeletionProtection: false })
  expect(await refused(rdsInUs.deleteDBCluster(gone))).toBe('InvalidDBClusterStateFault')
  await rdsInUs.deleteDBInstance({ DBInstanceIdentifier: 'analytics-reports-1' })
  await rdsInUs.deleteDBCluster(gone)
  expect(verdict('RDS.15', 'analytics-reports', await scan())).toBeUndefined()
})
const modify = (change: object, name = DBClusterIdentifier) =>
  rdsInUs.modifyDBCluster({ DBClusterIdentifier: name, ...change })
test.each([
  ['an unknown cluster', () => modify({}, 'none'), 'DBClusterNotFoundFault'],
  ['no backups', () => modify({ BackupRetentionPeriod: 0 }), 'InvalidParameterValue'],
  [
    'backtracking afterwards',
    () => modify({ BacktrackWindow: 3600 }, 'us-shop-catalog'),
    'InvalidParameterCombination',
  ],
  ['monitoring of Aurora by its cluster', () => modify({ MonitoringInterval: 60 }), 'InvalidParameterCombination'],
  ['a setting that is not here', () => modify({ NewDBClusterIdentifier: 'x' }), 'NotImplemented'],
])('%s is rejected', async (_, call, code) => {
  expect(await refused(call())).toBe(code)
})
