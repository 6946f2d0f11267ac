import { expect, test } from 'vitest'
import type { Control } from '../../controls/control.ts'
import { type Example, findingIn, Missing, missing, worldOf } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { coverageExamples, planFor } from '../backup/controls/coverage.in-test.ts'
import * as c from './controls/clusters.ts'
import * as i from './controls/instances.ts'
import * as s from './controls/snapshots-and-events.ts'

const available = { Status: 'available' }
const alone = { DBClusterIdentifier: null }
const member = { DBClusterIdentifier: 'orders' }

// Neptune's instances among them
examples(i.instancesAreNotPublic, {
  met: [{ PubliclyAccessible: false }, { Engine: 'neptune', PubliclyAccessible: false }],
  unmet: [{ PubliclyAccessible: true }, { Engine: 'neptune', PubliclyAccessible: true }],
})
examples(i.instancesAreEncrypted, { met: [{ StorageEncrypted: true }], unmet: [{ StorageEncrypted: false }] })
examples(i.instancesSpanZones, {
  met: [{ MultiAZ: true, ...alone }],
  unmet: [{ MultiAZ: false, ...alone }],
  notApplicable: [{ MultiAZ: true, ...member }],
})
examples(i.instancesAreMonitored, {
  met: [
    { Engine: 'mysql', MonitoringInterval: 60 },
    { Engine: 'mysql', MonitoringInterval: 5, parameters: { monitoringInterval: 5 } },
  ],
  unmet: [
    { Engine: 'mysql', MonitoringInterval: 0 },
    { Engine: 'mysql', MonitoringInterval: null },
    { Engine: 'mysql', MonitoringInterval: 60, parameters: { monitoringInterval: 5 } },
  ],
  notApplicable: [{ Engine: 'docdb', MonitoringInterval: 60 }],
})
examples(i.instancesResistDeletion, {
  met: [{ Engine: 'postgres', DeletionProtection: true, ...alone }],
  unmet: [
    { Engine: 'postgres', DeletionProtection: false, ...alone },
    { Engine: 'custom-oracle-ee', DeletionProtection: false, ...alone },
  ],
  notApplicable: [
    { Engine: 'postgres', DeletionProtection: true, ...member },
    // not among the engines of AWS's page
    { Engine: 'db2-se', DeletionProtection: true, ...alone },
    { Engine: 'custom-sqlserver-se', DeletionProtection: false, ...alone },
  ],
})
const logs = (Engine: string, ...EnableCloudwatchLogsExports: string[]) => ({ Engine, EnableCloudwatchLogsExports })
examples(i.instancesPublishLogs, {
  met: [
    logs('postgres', 'postgresql', 'upgrade'),
    logs('mysql', 'slowquery', 'general', 'error', 'audit'),
    logs('sqlserver-ex', 'agent', 'error'),
    logs('aurora-postgresql', 'postgresql'),
  ],
  unmet: [
    logs('postgres', 'postgresql'),
    logs('mysql', 'postgresql', 'upgrade'),
    logs('oracle-se2', 'alert', 'audit', 'trace'),
    { Engine: 'postgres', EnableCloudwatchLogsExports: null },
  ],
  // RDS Custom cannot publish its logs
  unknown: [logs('custom-oracle-ee', 'alert', 'audit', 'trace', 'listener')],
  notApplicable: [logs('db2-se', 'postgresql', 'upgrade')],
})
examples(i.instancesAuthenticateByIam, {
  met: [{ Engine: 'mysql', EnableIAMDatabaseAuthentication: true, state: available }],
  unmet: [
    { Engine: 'mysql', EnableIAMDatabaseAuthentication: false, state: available },
    { Engine: 'mysql', EnableIAMDatabaseAuthentication: false, state: { Status: 'storage-full' } },
  ],
  notApplicable: [
    { Engine: 'sqlserver-se', EnableIAMDatabaseAuthentication: true, state: available },
    { Engine: 'oracle-ee', EnableIAMDatabaseAuthentication: false, state: available },
    { Engine: 'neptune', EnableIAMDatabaseAuthentication: false, state: available },
    { Engine: 'mysql', EnableIAMDatabaseAuthentication: true, state: { Status: 'creating' } },
  ],
})
const backup = (BackupRetentionPeriod: number | null, where: Example = alone, ReplicaOf: string | null = null) => ({
  BackupRetentionPeriod,
  ...where,
  state: { ReplicaOf },
})
examples(i.instancesAreBackedUp, {
  met: [backup(7), backup(35), { ...backup(14), parameters: { backupRetentionMinimum: 14 } }],
  unmet: [backup(6), backup(0), backup(null), { ...backup(13), parameters: { backupRetentionMinimum: 14 } }],
  notApplicable: [backup(7, member), backup(7, alone, 'orders')],
})
examples(i.instancesTakeMinorUpgrades, {
  met: [{ Engine: 'mysql', AutoMinorVersionUpgrade: true }],
  unmet: [{ Engine: 'mysql', AutoMinorVersionUpgrade: false }],
  unknown: [{ Engine: 'mysql', AutoMinorVersionUpgrade: null }],
  notApplicable: [{ Engine: 'neptune', AutoMinorVersionUpgrade: true }],
})
examples(i.instancesTagTheirSnapshots, {
  met: [{ CopyTagsToSnapshot: true, ...alone }],
  unmet: [{ CopyTagsToSnapshot: false, ...alone }],
  notApplicable: [{ CopyTagsToSnapshot: true, ...member }],
})
examples(i.instancesAreInAVpc, { met: [{ state: { InVpc: true } }], unmet: [{ state: { InVpc: false } }] })
const inSubnets = (...near: readonly (readonly string[] | Missing | null)[]) => ({
  state: { SubnetIds: near.map((_, place) => `subnet-${place}`) },
  near: {
    subnets: near.map((routes, place) =>
      routes instanceof Missing
        ? routes
        : { SubnetId: `subnet-${place}`, state: routes === null ? {} : { InternetRoutes: routes } },
    ),
  },
})
const noSubnets = missing('ec2:DescribeSubnets')
examples(i.instancesAreInPrivateSubnets, {
  met: [inSubnets([]), inSubnets([], []), inSubnets(['192.0.2.0/24'])],
  unmet: [inSubnets(['0.0.0.0/0']), inSubnets(['::/0'], ['0.0.0.0/0', '::/0'])],
  unknown: [inSubnets(['0.0.0.0/0'], []), inSubnets([], noSubnets), inSubnets(['::/0'], null)],
  notApplicable: [{ ...inSubnets(), near: { subnets: [{ SubnetId: 'subnet-0', state: { InternetRoutes: [] } }] } }],
  single: ['subnets'],
})
const listening = (Engine: string, Port: string | null, where: Example = alone) => ({ Engine, Port, ...where })
examples(i.instancesAvoidDefaultPorts, {
  met: [listening('postgres', '6432'), listening('mysql', '5432'), listening('db2-ae', '50443')],
  unmet: [
    listening('db2-se', '50000'),
    listening('postgres', '5432'),
    listening('mysql', '3306'),
    listening('oracle-ee-cdb', '1521'),
    listening('custom-sqlserver-ee', '1433'),
    listening('sqlserver-web', '1433'),
    listening('mariadb', '3306'),
  ],
  // it is being created
  unknown: [listening('mysql', null)],
  notApplicable: [listening('neptune', '8182'), listening('postgres', '6432', member)],
})
examples(i.instancesAreInABackupPlan, {
  ...coverageExamples({ id: 'arn:aws:rds:eu-central-1:111122223333:db:orders', Engine: 'postgres', ...alone }, 'RDS'),
  notApplicable: ['orders', null].map((DBClusterIdentifier) => {
    const id = 'arn:aws:rds:eu-central-1:111122223333:db:orders'
    const Engine = DBClusterIdentifier === null ? 'docdb' : 'postgres'
    const near = { plans: [planFor('RDS', { Resources: [id] })], vaults: [] }
    return { id, Engine, DBClusterIdentifier, near }
  }),
})
examples(i.instancesHaveTheirOwnAdmin, {
  met: [{ MasterUsername: 'nordlicht', ...alone }],
  unmet: [
    { MasterUsername: 'admin', ...alone },
    { MasterUsername: 'postgres', ...alone },
  ],
  unknown: [
    { MasterUsername: 'Postgres', ...alone },
    { MasterUsername: null, ...alone },
  ],
  notApplicable: [{ MasterUsername: 'nordlicht', ...member }],
})
examples(i.postgresPublishesLogs, {
  met: [logs('postgres', 'postgresql')],
  unmet: [logs('postgres', 'upgrade')],
  notApplicable: [logs('mysql', 'postgresql')],
})
examples(i.sqlServerPublishesLogs, {
  met: [
    logs('sqlserver-se', 'agent', 'error'),
    { ...logs('sqlserver-se', 'error'), parameters: { logTypes: ['error'] } },
  ],
  unmet: [logs('sqlserver-se', 'error')],
  unknown: [logs('custom-sqlserver-se', 'agent', 'error')],
  notApplicable: [logs('mysql', 'agent', 'error')],
})
examples(i.mariaDbPublishesLogs, {
  met: [logs('mariadb', 'audit', 'error')],
  unmet: [
    logs('mariadb', 'audit'),
    { ...logs('mariadb', 'audit', 'error'), parameters: { logTypes: ['audit', 'error', 'slowquery'] } },
  ],
  notApplicable: [logs('mysql', 'audit', 'error')],
})
for (const [control, Engine, parameter] of [
  [i.postgresRequiresTls, 'postgres', 'rds.force_ssl'],
  [i.mysqlRequiresTls, 'mysql', 'require_secure_transport'],
  [i.sqlServerRequiresTls, 'sqlserver-ee', 'rds.force_ssl'],
  [i.mariaDbRequiresTls, 'mariadb', 'require_secure_transport'],
] as const) {
  const group = (value?: string) => ({
    DBParameterGroupName: 'own',
    state: { Parameters: value === undefined ? {} : { [parameter]: value } },
  })
  const inSync = { ParameterApplyStatus: 'in-sync' }
  const db = (more: Example) => ({
    Engine,
    EngineVersion: '10.5.2',
    DBParameterGroupName: 'own',
    DBClusterIdentifier: null,
    state: inSync,
    ...more,
  })
  const on = { near: { parameters: [group('1')] } }
  examples(control, {
    met: [db(on), db({ near: { parameters: [group('ON')] } })],
    unmet: [
      db({ near: { parameters: [group('0')] } }),
      db({ near: { parameters: [group()] } }),
      // the value waits for a reboot
      db({ ...on, state: { ParameterApplyStatus: 'pending-reboot' } }),
    ],
    unknown: [
      db({ near: { parameters: [] } }),
      db({ DBParameterGroupName: 'other', ...on }),
      db({ ...on, state: { ParameterApplyStatus: null } }),
    ],
    notApplicable: [
      db({ Engine: 'db2-se', ...on }),
      db({ DBClusterIdentifier: 'c', ...on }),
      // MariaDB has had the parameter since 10.5
      ...(Engine === 'mariadb' ? [db({ EngineVersion: '10.4.34', ...on })] : []),
    ],
    single: ['parameters'],
  })
}
examples(i.proxiesRequireTls, { met: [{ RequireTLS: true }], unmet: [{ RequireTLS: false }] })

examples(c.clustersResistDeletion, { met: [{ DeletionProtection: true }], unmet: [{ DeletionProtection: false }] })
examples(c.clustersAuthenticateByIam, {
  met: [{ Engine: 'aurora-mysql', EnableIAMDatabaseAuthentication: true }],
  unmet: [{ Engine: 'aurora-mysql', EnableIAMDatabaseAuthentication: false }],
  notApplicable: [{ Engine: 'docdb', EnableIAMDatabaseAuthentication: true }],
})
const aurora = { Engine: 'aurora-mysql' }
examples(c.auroraMysqlCanGoBack, {
  met: [
    { ...aurora, BacktrackWindow: 86_400 },
    { ...aurora, BacktrackWindow: 86_400, parameters: { BacktrackWindowInHours: 24 } },
  ],
  unmet: [
    { ...aurora, BacktrackWindow: 0 },
    { ...aurora, BacktrackWindow: null },
    { ...aurora, BacktrackWindow: 86_399, parameters: { BacktrackWindowInHours: 24 } },
  ],
  notApplicable: [{ Engine: 'aurora-postgresql', BacktrackWindow: 86_400 }],
})
const inZones = (MultiAZ: boolean, Engine = 'aurora-mysql') => ({ Engine, state: { MultiAZ } })
examples(c.clustersSpanZones, {
  met: [inZones(true)],
  unmet: [inZones(false)],
  notApplicable: [inZones(true, 'neptune')],
})
for (const [control, Engine, otherEngine] of [
  [c.auroraTagsItsSnapshots, 'aurora-postgresql', 'postgres'],
  // of RDS, not of Aurora
  [c.postgresClustersTagTheirSnapshots, 'postgres', 'aurora-postgresql'],
  [c.mysqlClustersTagTheirSnapshots, 'mysql', 'aurora-mysql'],
] as const)
  examples(control, {
    met: [{ Engine, CopyTagsToSnapshot: true }],
    unmet: [{ Engine, CopyTagsToSnapshot: false }],
    unknown: [{ Engine, CopyTagsToSnapshot: null }],
    notApplicable: [{ Engine: otherEngine, CopyTagsToSnapshot: true }],
  })
examples(c.clustersHaveTheirOwnAdmin, {
  met: [{ Engine: 'mysql', MasterUsername: 'nordlicht' }],
  unmet: [
    { Engine: 'mysql', MasterUsername: 'admin' },
    { Engine: 'mysql', MasterUsername: 'postgres' },
  ],
  notApplicable: [{ Engine: 'docdb', MasterUsername: 'nordlicht' }],
})
examples(c.clustersAreEncrypted, { met: [{ StorageEncrypted: true }], unmet: [{ StorageEncrypted: false }] })
examples(c.auroraMysqlPublishesAudit, {
  met: [{ ...logs('aurora-mysql', 'audit'), EngineMode: 'provisioned' }],
  unmet: [{ ...logs('aurora-mysql', 'error'), EngineMode: 'provisioned' }],
  notApplicable: [
    { ...logs('aurora-postgresql', 'audit'), EngineMode: 'provisioned' },
    // Aurora Serverless v1
    { ...logs('aurora-mysql', 'audit'), EngineMode: 'serverless' },
  ],
})
examples(c.auroraPostgresPublishesLogs, {
  met: [logs('aurora-postgresql', 'postgresql')],
  unmet: [logs('aurora-postgresql')],
  notApplicable: [logs('aurora-mysql', 'postgresql')],
})
examples(c.clustersTakeMinorUpgrades, {
  met: [{ Engine: 'mysql', AutoMinorVersionUpgrade: true }],
  unmet: [
    { Engine: 'mysql', AutoMinorVersionUpgrade: false },
    { Engine: 'aurora-mysql', AutoMinorVersionUpgrade: false },
  ],
  unknown: [{ Engine: 'aurora-mysql', AutoMinorVersionUpgrade: null }],
  notApplicable: [{ Engine: 'neptune', AutoMinorVersionUpgrade: true }],
})
const clusterGroup = (Parameters: object) => ({ DBClusterParameterGroupName: 'own', state: { Parameters } })
const auditing = (Parameters: object, more: Example = {}) => ({
  Engine: 'aurora-mysql',
  DBClusterParameterGroupName: 'own',
  state: { ParameterApplyStatuses: ['in-sync', 'in-sync'] },
  near: { parameters: [clusterGroup(Parameters)] },
  ...more,
})
const events = { server_audit_logging: '1', server_audit_events: 'CONNECT,QUERY_DCL' }
examples(c.auroraMysqlAudits, {
  met: [auditing(events)],
  unmet: [
    auditing({ ...events, server_audit_logging: '0' }),
    auditing({}),
    auditing({ server_audit_logging: '1' }),
    auditing({ ...events, server_audit_events: '' }),
    // one of its members waits for a reboot
    auditing(events, { state: { ParameterApplyStatuses: ['in-sync', 'pending-reboot'] } }),
  ],
  unknown: [
    auditing(events, { DBClusterParameterGroupName: 'other' }),
    // a cluster without members
    auditing(events, { state: { ParameterApplyStatuses: [] } }),
  ],
  notApplicable: [auditing(events, { Engine: 'aurora-postgresql' })],
  single: ['parameters'],
})
const keeping = (BackupRetentionPeriod: number) => ({ BackupRetentionPeriod })
examples(c.clustersKeepBackups, {
  met: [
    keeping(7),
    { Engine: 'docdb', ...keeping(7) },
    { ...keeping(14), parameters: { minimumBackupRetentionPeriod: 14 } },
  ],
  unmet: [
    keeping(6),
    { Engine: 'neptune', ...keeping(1) },
    { ...keeping(7), parameters: { minimumBackupRetentionPeriod: 14 } },
  ],
})

for (const control of controlsIn(s)) {
  if (control.id === 'RDS.1')
    examples(control, {
      met: [{ RestoreAccounts: [] }, { RestoreAccounts: ['999999999999'] }],
      unmet: [{ RestoreAccounts: ['999999999999', 'all'] }],
    })
  if (control.id === 'RDS.4') examples(control, { met: [{ Encrypted: true }], unmet: [{ Encrypted: false }] })
}
const subscription = (SourceType: string | null, EventCategories: string[] | null, Enabled = true) => ({
  SourceType,
  EventCategories,
  Enabled,
})
for (const [control, source, categories] of [
  [s.clusterEventsAreCovered, 'db-cluster', ['maintenance', 'failure']],
  [s.instanceEventsAreCovered, 'db-instance', ['maintenance', 'configuration change', 'failure']],
] as const)
  examples(control, {
    met: [subscription(source, [...categories]), subscription(source, []), subscription(source, null)],
    unmet: [subscription(source, ['failure']), subscription(source, [...categories], false)],
    notApplicable: [subscription('db-snapshot', [...categories])],
  })
for (const [control, source, categories] of [
  [s.parameterGroupEventsAreCovered, 'db-parameter-group', ['configuration change']],
  [s.securityGroupEventsAreCovered, 'db-security-group', ['configuration change', 'failure']],
] as const) {
  const enough = subscription(source, [...categories])
  const other = subscription('db-snapshot', [...categories])
  const noSubscriptions = missing('rds:DescribeEventSubscriptions')
  const among = (one: Example, ...subscriptions: readonly unknown[]) => ({
    ...one,
    // safe: each is an example, or what is missing of them
    near: { subscriptions } as NonNullable<Example['near']>,
  })
  examples(control, {
    met: [
      among(enough),
      among(subscription(null, [])),
      among(subscription(source, [])),
      // another subscription of the region covers it
      among(other, other, enough),
      among(other, enough, noSubscriptions),
    ],
    unmet: [
      among(other, other),
      among(other, other, subscription(source, [...categories], false)),
      among(other, other, subscription(source, ['deletion'])),
    ],
    unknown: [among(other, other, noSubscriptions)],
  })
}

const eventful = (
  SourceType: string | null,
  EventCategories: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
) => ({ Enabled: true, SourceType, EventCategories, SourceIds: null, ...more })
const noListing = missing('rds:DescribeEventSubscriptions')
for (const [control, source, categories, subject, others] of [
  [
    s.eventsOfInstancesAreCovered,
    'db-instance',
    ['maintenance', 'configuration change', 'failure'],
    { name: 'orders', Engine: 'postgres' },
    [{ name: 'orders', Engine: 'docdb' }],
  ],
  [
    s.eventsOfClustersAreCovered,
    'db-cluster',
    ['maintenance', 'failure'],
    { name: 'orders', Engine: 'aurora-mysql' },
    [{ name: 'orders', Engine: 'neptune' }],
  ],
  [
    s.eventsOfParameterGroupsAreCovered,
    'db-parameter-group',
    ['configuration change'],
    { name: 'db', Engine: 'postgres', DBParameterGroupName: 'orders' },
    [
      { name: 'db', Engine: 'docdb', DBParameterGroupName: 'orders' },
      { name: 'db', Engine: 'postgres', DBParameterGroupName: 'default.postgres16' },
    ],
  ],
] as const) {
  const enough = eventful(source, categories)
  const among = (...subscriptions: readonly unknown[]) => ({
    ...subject,
    // safe: each is an example, or what is missing of them
    near: { subscriptions } as NonNullable<Example['near']>,
  })
  examples(control, {
    met: [
      among(enough),
      among(eventful(null, [])),
      among({ ...enough, SourceIds: ['orders', 'stock'] }),
      // each event category by another subscription
      among(...categories.map((one) => eventful(source, [one]))),
      among(enough, noListing),
    ],
    unmet: [
      // AWS passes a region without a subscription
      among(),
      among({ ...enough, Enabled: false }),
      among({ ...enough, SourceType: 'db-snapshot' }),
      among({ ...enough, EventCategories: ['deletion'] }),
      among({ ...enough, SourceIds: ['stock'] }),
    ],
    unknown: [among(noListing), among({ ...enough, Enabled: false }, noListing)],
    notApplicable: others.map((other) => ({ ...among(enough), ...other })),
  })
}

const cases: readonly (readonly [Control, Example, finding: string])[] = [
  [i.instancesAreBackedUp, { BackupRetentionPeriod: 1 }, 'BackupRetentionPeriod is 1 day (at least 7)'],
  [
    i.instancesPublishLogs,
    { Engine: 'postgres', EnableCloudwatchLogsExports: ['postgresql'] },
    'Log exports to CloudWatch Logs are off: upgrade',
  ],
  [
    c.auroraMysqlAudits,
    auditing(events, { state: { ParameterApplyStatuses: ['in-sync', 'pending-reboot'] } }),
    'Cluster parameter group is not in sync on each instance: pending-reboot',
  ],
  [
    s.eventsOfClustersAreCovered,
    { Engine: 'aurora-mysql', near: { subscriptions: [eventful('db-cluster', ['failure'])] } },
    'No event subscription of the Region covers maintenance',
  ],
]
test.each(cases)('finding %# names the values seen', (control, example, finding) => {
  expect(findingIn(worldOf(control, { DBClusterIdentifier: null, ...example }))).toBe(finding)
})
