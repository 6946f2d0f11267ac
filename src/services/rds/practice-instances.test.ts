import type { RDS } from '@aws-sdk/client-rds'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Collector } from '../../collect/collector.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { refused } from '../../practice/account/scan-in-test.ts'
import { HOME, iamArn } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { dbInstances } from './collect/databases.ts'
import { dbParameterGroups } from './collect/parameters.ts'
import { dbSnapshots } from './collect/snapshots.ts'
import * as logs from './controls/instance-logs.ts'
import * as tls from './controls/instance-tls.ts'
import * as instances from './controls/instances.ts'
import * as snapshots from './controls/snapshots-and-events.ts'
import * as versions from './controls/versions.ts'
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

const verdict = verdictAmong(controlsIn(instances, logs, tls, snapshots, versions))
const scan = (...more: readonly Collector[]) => databases.scan(dbInstances, ...more)
const instance = async (DBInstanceIdentifier: string) =>
  (await rds.describeDBInstances({ DBInstanceIdentifier })).DBInstances?.[0]

const DBInstanceIdentifier = 'shop-staging'
const MonitoringRoleArn = iamArn('role/rds-monitoring-role')

test.each([
  ['RDS.2', { PubliclyAccessible: false }],
  ['RDS.6', { MonitoringInterval: 60, MonitoringRoleArn }],
  ['RDS.8', { DeletionProtection: true }],
  ['RDS.9', { CloudwatchLogsExportConfiguration: { EnableLogTypes: ['audit', 'error', 'general', 'slowquery'] } }],
  ['RDS.11', { BackupRetentionPeriod: 14 }],
  ['RDS.13', { AutoMinorVersionUpgrade: true }],
  ['RDS.17', { CopyTagsToSnapshot: true }],
  ['RDS.23', { DBPortNumber: 13_306 }],
])('%s is met immediately', async (id, change) => {
  expect(verdict(id, DBInstanceIdentifier, await scan())).toBe('unmet')
  await rds.modifyDBInstance({ DBInstanceIdentifier, ...change })
  expect(verdict(id, DBInstanceIdentifier, await scan())).toBe('met')
})
test('Multi-AZ and IAM authentication wait for the maintenance window, or ApplyImmediately', async () => {
  const change = { DBInstanceIdentifier, MultiAZ: true, EnableIAMDatabaseAuthentication: true }
  const { DBInstance: waiting } = await rds.modifyDBInstance(change)
  expect(waiting?.PendingModifiedValues).toMatchObject({ MultiAZ: true, IAMDatabaseAuthenticationEnabled: true })
  const before = await scan()
  expect(verdict('RDS.5', DBInstanceIdentifier, before)).toBe('unmet')
  expect(verdict('RDS.10', DBInstanceIdentifier, before)).toBe('unmet')
  // pending changes are applied with the next immediate change
  await rds.modifyDBInstance({ DBInstanceIdentifier, ApplyImmediately: true })
  const after = await scan()
  expect(verdict('RDS.5', DBInstanceIdentifier, after)).toBe('met')
  expect(verdict('RDS.10', DBInstanceIdentifier, after)).toBe('met')
  expect(await instance(DBInstanceIdentifier)).toMatchObject({
    PendingModifiedValues: {},
    SecondaryAvailabilityZone: `${HOME}b`,
  })
})
test('a current certificate authority replaces an expired one, immediately with ApplyImmediately', async () => {
  const relic = { DBInstanceIdentifier: 'shop-2019' }
  expect(await refused(rds.modifyDBInstance({ ...relic, CACertificateIdentifier: 'rds-ca-2031' }))).toBe(
    'CertificateNotFoundFault',
  )
  await rds.modifyDBInstance({ ...relic, CACertificateIdentifier: 'rds-ca-rsa2048-g1' })
  expect(verdict('Demarc.RDS.7', 'shop-2019', await scan())).toBe('unmet')
  await rds.modifyDBInstance({ ...relic, ApplyImmediately: true })
  expect(verdict('Demarc.RDS.7', 'shop-2019', await scan())).toBe('met')
})
test('turning on backups waits, too', async () => {
  await rds.modifyDBInstance({ DBInstanceIdentifier: 'shop-2019', BackupRetentionPeriod: 7 })
  expect((await instance('shop-2019'))?.BackupRetentionPeriod).toBe(0)
  expect((await instance('shop-2019'))?.PendingModifiedValues?.BackupRetentionPeriod).toBe(7)
})
test('TLS is required by a parameter group, the current one or another', async () => {
  expect(verdict('RDS.39', DBInstanceIdentifier, await scan(dbParameterGroups))).toBe('unmet')
  await rds.modifyDBInstance({ DBInstanceIdentifier, DBParameterGroupName: 'corp-it-mysql8' })
  expect(verdict('RDS.39', DBInstanceIdentifier, await scan(dbParameterGroups))).toBe('unmet')
  await rds.rebootDBInstance({ DBInstanceIdentifier })
  expect(verdict('RDS.39', DBInstanceIdentifier, await scan(dbParameterGroups))).toBe('met')
  await rds.modifyDBParameterGroup({
    DBParameterGroupName: 'corp-it-mysql8',
    Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: '0', ApplyMethod: 'immediate' }],
  })
  expect(verdict('RDS.39', DBInstanceIdentifier, await scan(dbParameterGroups))).toBe('unmet')
})
test('a custom parameter group for the US orders', async () => {
  const DBParameterGroupName = 'us-shop-postgres14'
  await rdsInUs.createDBParameterGroup({
    DBParameterGroupName,
    DBParameterGroupFamily: 'postgres14',
    Description: 'TLS',
  })
  await rdsInUs.modifyDBParameterGroup({
    DBParameterGroupName,
    Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '1', ApplyMethod: 'immediate' }],
  })
  await rdsInUs.modifyDBInstance({ DBInstanceIdentifier: 'us-shop-orders', DBParameterGroupName })
  await rdsInUs.rebootDBInstance({ DBInstanceIdentifier: 'us-shop-orders' })
  const model = await scan(dbParameterGroups)
  expect(verdict('RDS.38', 'us-shop-orders', model)).toBe('met')
  const { Parameters } = await rdsInUs.describeDBParameters({ DBParameterGroupName, Source: 'user' })
  expect(Parameters?.map(({ ParameterName }) => ParameterName)).toEqual(['rds.force_ssl'])
})
test('an instance in EC2-Classic moves into the VPC', async () => {
  await rds.modifyDBInstance({
    DBInstanceIdentifier: 'shop-2019',
    DBSubnetGroupName: 'shop-prod-private',
    ApplyImmediately: true,
  })
  await rds.modifyDBInstance({
    DBInstanceIdentifier: 'shop-2019',
    VpcSecurityGroupIds: [ec2Id('sg', 'shop-prod-database')],
  })
  expect(verdict('Demarc.RDS.1', 'shop-2019', await scan())).toBe('met')
})
test('deletion protection blocks a deletion; a deletion creates the final snapshot', async () => {
  const relic = { DBInstanceIdentifier: 'shop-2019' }
  expect(await refused(rds.deleteDBInstance({ ...relic }))).toBe('InvalidParameterCombination')
  await rds.modifyDBInstance({ ...relic, DeletionProtection: true })
  expect(await refused(rds.deleteDBInstance({ ...relic, SkipFinalSnapshot: true }))).toBe('InvalidParameterCombination')
  await rds.modifyDBInstance({ ...relic, DeletionProtection: false })
  await rds.deleteDBInstance({ ...relic, FinalDBSnapshotIdentifier: 'shop-2019-last' })
  const model = await scan(dbSnapshots)
  expect(verdict('RDS.2', 'shop-2019', model)).toBeUndefined()
  expect(verdict('RDS.4', 'shop-2019-last', model)).toBe('unmet')
})
test('a stopped instance rejects changes', async () => {
  const stopped = { DBInstanceIdentifier: 'corp-it-wiki' }
  await rds.stopDBInstance(stopped)
  expect(await refused(rds.modifyDBInstance({ ...stopped, DeletionProtection: false }))).toBe(
    'InvalidDBInstanceStateFault',
  )
  await rds.startDBInstance(stopped)
  expect((await instance('corp-it-wiki'))?.DBInstanceStatus).toBe('available')
})

const modify = (change: Partial<Parameters<RDS['modifyDBInstance']>[0]>) => () =>
  rds.modifyDBInstance({ DBInstanceIdentifier, ...change })
test.each([
  ['an unknown instance', modify({ DBInstanceIdentifier: 'none' }), 'DBInstanceNotFoundFault'],
  ['36 days of backups', modify({ BackupRetentionPeriod: 36 }), 'InvalidParameterValue'],
  [
    'monitoring without a role',
    () => rds.modifyDBInstance({ DBInstanceIdentifier: 'corp-it-timesheets', MonitoringInterval: 60 }),
    'InvalidParameterCombination',
  ],
  ['an interval that is none', modify({ MonitoringInterval: 7 }), 'InvalidParameterValue'],
  [
    "another engine's log",
    modify({ CloudwatchLogsExportConfiguration: { EnableLogTypes: ['postgresql'] } }),
    'InvalidParameterCombination',
  ],
  [
    'IAM on SQL Server',
    () => rds.modifyDBInstance({ DBInstanceIdentifier: 'corp-it-erp', EnableIAMDatabaseAuthentication: true }),
    'InvalidParameterCombination',
  ],
  [
    "another family's parameters",
    modify({ DBParameterGroupName: 'shop-prod-postgres16' }),
    'InvalidParameterCombination',
  ],
  ['an unknown parameter group', modify({ DBParameterGroupName: 'none' }), 'DBParameterGroupNotFoundFault'],
  [
    'a security group of another VPC',
    modify({ VpcSecurityGroupIds: [ec2Id('sg', 'shop-prod-database')] }),
    'InvalidParameterCombination',
  ],
  ['an unknown security group', modify({ VpcSecurityGroupIds: ['sg-0'] }), 'InvalidParameterValue'],
  ['a password that is too short', modify({ MasterUserPassword: 'short' }), 'InvalidParameterValue'],
  ['a setting that is not here', modify({ EngineVersion: '8.4.3' }), 'NotImplemented'],
  [
    'the deletion protection of a member',
    () => rds.modifyDBInstance({ DBInstanceIdentifier: 'shop-prod-catalog-1', DeletionProtection: true }),
    'InvalidParameterCombination',
  ],
  [
    'a default group',
    () =>
      rds.modifyDBParameterGroup({
        DBParameterGroupName: 'default.mysql8.0',
        Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: '1', ApplyMethod: 'immediate' }],
      }),
    'InvalidDBParameterGroupStateFault',
  ],
  [
    'a static parameter at once',
    () =>
      rds.modifyDBParameterGroup({
        DBParameterGroupName: 'corp-it-sqlserver-se-15',
        Parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '0', ApplyMethod: 'immediate' }],
      }),
    'InvalidParameterCombination',
  ],
  [
    'an unknown parameter',
    () =>
      rds.modifyDBParameterGroup({
        DBParameterGroupName: 'corp-it-mysql8',
        Parameters: [{ ParameterName: 'colour', ParameterValue: '1', ApplyMethod: 'immediate' }],
      }),
    'InvalidParameterValue',
  ],
  ['a page of three', () => rds.describeDBInstances({ MaxRecords: 3 }), 'InvalidParameterValue'],
])('%s is rejected', async (_, call, code) => {
  expect(await refused(call())).toBe(code)
})
