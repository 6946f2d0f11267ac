import type { RDS } from '@aws-sdk/client-rds'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, iamArn, US } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { dbClusters, dbInstances, globalClusters } from './collect/databases.ts'
import { dbProxies, eventSubscriptions } from './collect/events-and-proxies.ts'
import { dbClusterParameterGroups, dbParameterGroups } from './collect/parameters.ts'
import { dbClusterSnapshots, dbSnapshots } from './collect/snapshots.ts'
import * as clustersModule from './controls/clusters.ts'
import * as documentDbModule from './controls/documentdb.ts'
import * as globalModule from './controls/global-clusters.ts'
import * as instancesModule from './controls/instances.ts'
import * as maintenanceModule from './controls/maintenance.ts'
import * as neptuneModule from './controls/neptune.ts'
import * as snapshotsAndEventsModule from './controls/snapshots-and-events.ts'
import * as versionsModule from './controls/versions.ts'

const rdsClusterControls = controlsIn(clustersModule)
const rdsInstanceControls = controlsIn(instancesModule)
const rdsSnapshotAndEventControls = controlsIn(snapshotsAndEventsModule)
const rdsVersionControls = controlsIn(versionsModule)

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
const controls = [
  ...rdsInstanceControls,
  ...rdsClusterControls,
  ...rdsSnapshotAndEventControls,
  ...rdsVersionControls,
  ...controlsIn(documentDbModule),
  ...controlsIn(neptuneModule),
  ...controlsIn(globalModule),
  ...controlsIn(maintenanceModule),
]
const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let rds: RDS
let rdsInUs: RDS

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  rds = await aws.client('rds', HOME)
  rdsInUs = await aws.client('rds', US)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const scan = () => scanPractice(practice, collectors)
const verdict = (id: string, name: string, model: Model, on?: string) => {
  const control = controls.find((one) => one.id === id && (on === undefined || one.on === on))
  if (!control) throw new Error(`no control ${id}`)
  return verdictsOf(control, model)[name]
}
const instance = async (DBInstanceIdentifier: string) =>
  (await rds.describeDBInstances({ DBInstanceIdentifier })).DBInstances?.[0]

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

describe('changes of instances', () => {
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
    expect(verdict('RDS.39', DBInstanceIdentifier, await scan())).toBe('unmet')
    await rds.modifyDBInstance({ DBInstanceIdentifier, DBParameterGroupName: 'corp-it-mysql8' })
    expect(verdict('RDS.39', DBInstanceIdentifier, await scan())).toBe('unmet')
    await rds.rebootDBInstance({ DBInstanceIdentifier })
    expect(verdict('RDS.39', DBInstanceIdentifier, await scan())).toBe('met')
    await rds.modifyDBParameterGroup({
      DBParameterGroupName: 'corp-it-mysql8',
      Parameters: [{ ParameterName: 'require_secure_transport', ParameterValue: '0', ApplyMethod: 'immediate' }],
    })
    expect(verdict('RDS.39', DBInstanceIdentifier, await scan())).toBe('unmet')
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
    const model = await scan()
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
    expect(await refused(rds.deleteDBInstance({ ...relic, SkipFinalSnapshot: true }))).toBe(
      'InvalidParameterCombination',
    )
    await rds.modifyDBInstance({ ...relic, DeletionProtection: false })
    await rds.deleteDBInstance({ ...relic, FinalDBSnapshotIdentifier: 'shop-2019-last' })
    const model = await scan()
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
})

describe('changes of clusters', () => {
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
    expect(verdict('RDS.45', DBClusterIdentifier, await scan())).toBe('unmet')
    const { DBClusters: [cluster] = [] } = await rdsInUs.describeDBClusters({ DBClusterIdentifier })
    for (const { DBInstanceIdentifier } of cluster?.DBClusterMembers ?? [])
      await rdsInUs.rebootDBInstance({ DBInstanceIdentifier })
    await rdsInUs.modifyDBCluster({ DBClusterIdentifier: 'us-shop-checkout', AutoMinorVersionUpgrade: true })
    const model = await scan()
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
})

describe('changes of snapshots, event subscriptions and proxies', () => {
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
    const model = await scan()
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
      SnsTopicArn: `arn:aws:sns:${HOME}:${practice.account}:corp-it-database-events`,
      SourceType: 'db-security-group',
    })
    const model = await scan()
    expect(verdict('RDS.20', 'us-shop-instances', model)).toBe('met')
    expect(verdict('RDS.19', 'analytics-clusters', model)).toBe('met')
    expect(verdict('RDS.22', 'security-groups', model)).toBe('met')
    await rds.deleteEventSubscription({ SubscriptionName: 'security-groups' })
    expect(verdict('RDS.22', 'security-groups', await scan())).toBeUndefined()
  })
  test('a proxy requires TLS', async () => {
    await rds.modifyDBProxy({ DBProxyName: 'shop-staging', RequireTLS: true })
    expect(verdict('RDS.43', 'shop-staging', await scan())).toBe('met')
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
    [
      'an encrypted snapshot for all',
      () => share('shop-prod-orders-before-16-4', 'all'),
      'InvalidDBSnapshotStateFault',
    ],
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
