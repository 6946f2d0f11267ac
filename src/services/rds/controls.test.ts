import type { Example } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import { controlsIn } from '../../controls/in-test.ts'
import * as c from './controls/clusters.ts'
import * as i from './controls/instances.ts'
import * as s from './controls/snapshots-and-events.ts'

const alone = { DBClusterIdentifier: null }
const member = { DBClusterIdentifier: 'orders' }

examples(i.instancesAreNotPublic, { met: [{ PubliclyAccessible: false }], unmet: [{ PubliclyAccessible: true }] })
examples(i.instancesAreEncrypted, { met: [{ StorageEncrypted: true }], unmet: [{ StorageEncrypted: false }] })
examples(i.instancesSpanZones, {
  met: [{ MultiAZ: true, ...alone }],
  unmet: [{ MultiAZ: false, ...alone }],
  notApplicable: [{ MultiAZ: true, ...member }],
})
examples(i.instancesAreMonitored, {
  met: [{ MonitoringInterval: 60 }],
  unmet: [{ MonitoringInterval: 0 }, { MonitoringInterval: null }],
})
examples(i.instancesResistDeletion, {
  met: [{ DeletionProtection: true, ...alone }],
  unmet: [{ DeletionProtection: false, ...alone }],
  notApplicable: [{ DeletionProtection: true, ...member }],
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
  notApplicable: [logs('db2-se', 'postgresql', 'upgrade')],
})
examples(i.instancesAuthenticateByIam, {
  met: [{ Engine: 'mysql', EnableIAMDatabaseAuthentication: true }],
  unmet: [{ Engine: 'mysql', EnableIAMDatabaseAuthentication: false }],
  notApplicable: [
    { Engine: 'sqlserver-se', EnableIAMDatabaseAuthentication: true },
    { Engine: 'oracle-ee', EnableIAMDatabaseAuthentication: false },
  ],
})
const backup = (BackupRetentionPeriod: number | null, where: Example = alone, ReplicaOf: string | null = null) => ({
  BackupRetentionPeriod,
  ...where,
  state: { ReplicaOf },
})
examples(i.instancesAreBackedUp, {
  met: [backup(7), backup(35)],
  unmet: [backup(6), backup(0), backup(null)],
  notApplicable: [backup(7, member), backup(7, alone, 'orders')],
})
examples(i.instancesTakeMinorUpgrades, {
  met: [{ AutoMinorVersionUpgrade: true }],
  unmet: [{ AutoMinorVersionUpgrade: false }],
})
examples(i.instancesTagTheirSnapshots, {
  met: [{ CopyTagsToSnapshot: true, ...alone }],
  unmet: [{ CopyTagsToSnapshot: false, ...alone }],
  notApplicable: [{ CopyTagsToSnapshot: true, ...member }],
})
examples(i.instancesAreInAVpc, { met: [{ state: { InVpc: true } }], unmet: [{ state: { InVpc: false } }] })
examples(i.instancesAvoidDefaultPorts, {
  met: [
    { Engine: 'postgres', Port: '6432' },
    { Engine: 'mysql', Port: '5432' },
  ],
  unmet: [
    { Engine: 'postgres', Port: '5432' },
    { Engine: 'mysql', Port: '3306' },
    { Engine: 'oracle-ee-cdb', Port: '1521' },
    { Engine: 'custom-sqlserver-ee', Port: '1433' },
    { Engine: 'mysql', Port: null },
    { Engine: 'sqlserver-web', Port: '1433' },
    { Engine: 'mariadb', Port: '3306' },
    { Engine: 'postgres', Port: null },
  ],
  notApplicable: [{ Engine: 'db2-ae', Port: '6432' }],
})
examples(i.instancesHaveTheirOwnAdmin, {
  met: [{ MasterUsername: 'nordlicht', ...alone }],
  unmet: [
    { MasterUsername: 'admin', ...alone },
    { MasterUsername: 'Postgres', ...alone },
  ],
  notApplicable: [{ MasterUsername: 'nordlicht', ...member }],
})
examples(i.postgresPublishesLogs, {
  met: [logs('postgres', 'postgresql')],
  unmet: [logs('postgres', 'upgrade')],
  notApplicable: [logs('mysql', 'postgresql')],
})
examples(i.sqlServerPublishesLogs, {
  met: [logs('sqlserver-se', 'agent', 'error')],
  unmet: [logs('sqlserver-se', 'error')],
  notApplicable: [logs('mysql', 'agent', 'error')],
})
examples(i.mariaDbPublishesLogs, {
  met: [logs('mariadb', 'audit', 'error')],
  unmet: [logs('mariadb', 'audit')],
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
  const db = (more: Example) => ({
    Engine,
    DBParameterGroupName: 'own',
    DBClusterIdentifier: null,
    ...more,
  })
  examples(control, {
    met: [db({ near: { parameters: [group('1')] } }), db({ near: { parameters: [group('ON')] } })],
    unmet: [db({ near: { parameters: [group('0')] } }), db({ near: { parameters: [group()] } })],
    unknown: [
      db({ near: { parameters: [] } }),
      db({ DBParameterGroupName: 'other', near: { parameters: [group('1')] } }),
    ],
    notApplicable: [
      db({ Engine: 'db2-se', near: { parameters: [group('1')] } }),
      db({ DBClusterIdentifier: 'c', near: { parameters: [group('1')] } }),
    ],
    single: ['parameters'],
  })
}
examples(i.proxiesRequireTls, { met: [{ RequireTLS: true }], unmet: [{ RequireTLS: false }] })

examples(c.clustersResistDeletion, { met: [{ DeletionProtection: true }], unmet: [{ DeletionProtection: false }] })
examples(c.clustersAuthenticateByIam, {
  met: [{ EnableIAMDatabaseAuthentication: true }],
  unmet: [{ EnableIAMDatabaseAuthentication: false }],
})
const aurora = { Engine: 'aurora-mysql', EngineMode: 'provisioned' }
examples(c.auroraMysqlCanGoBack, {
  met: [{ ...aurora, BacktrackWindow: 86_400 }],
  unmet: [
    { ...aurora, BacktrackWindow: 0 },
    { ...aurora, BacktrackWindow: null },
  ],
  notApplicable: [
    { ...aurora, Engine: 'aurora-postgresql', BacktrackWindow: 86_400 },
    { ...aurora, EngineMode: 'serverless', BacktrackWindow: 86_400 },
  ],
})
examples(c.clustersSpanZones, { met: [{ state: { MultiAZ: true } }], unmet: [{ state: { MultiAZ: false } }] })
for (const [control, Engine] of [
  [c.auroraPostgresTagsItsSnapshots, 'aurora-postgresql'],
  [c.auroraMysqlTagsItsSnapshots, 'aurora-mysql'],
] as const)
  examples(control, {
    met: [{ Engine, CopyTagsToSnapshot: true }],
    unmet: [{ Engine, CopyTagsToSnapshot: false }],
    notApplicable: [{ Engine: 'postgres', CopyTagsToSnapshot: true }],
  })
examples(c.clustersTagTheirSnapshots, {
  met: [{ Engine: 'postgres', CopyTagsToSnapshot: true }],
  unmet: [{ Engine: 'postgres', CopyTagsToSnapshot: false }],
  notApplicable: [{ Engine: null, CopyTagsToSnapshot: true }],
})
examples(c.clustersHaveTheirOwnAdmin, {
  met: [{ MasterUsername: 'nordlicht' }],
  unmet: [{ MasterUsername: 'admin' }, { MasterUsername: 'postgres' }],
})
examples(c.clustersAreEncrypted, { met: [{ StorageEncrypted: true }], unmet: [{ StorageEncrypted: false }] })
examples(c.auroraMysqlPublishesAudit, {
  met: [logs('aurora-mysql', 'audit')],
  unmet: [logs('aurora-mysql', 'error')],
  notApplicable: [logs('aurora-postgresql', 'audit')],
})
examples(c.auroraPostgresPublishesLogs, {
  met: [logs('aurora-postgresql', 'postgresql')],
  unmet: [logs('aurora-postgresql')],
  notApplicable: [logs('aurora-mysql', 'postgresql')],
})
examples(c.clustersTakeMinorUpgrades, {
  met: [{ Engine: 'mysql', AutoMinorVersionUpgrade: true }],
  unmet: [{ Engine: 'mysql', AutoMinorVersionUpgrade: false }],
  notApplicable: [{ Engine: 'aurora-mysql', AutoMinorVersionUpgrade: true }],
})
const clusterGroup = (value?: string) => ({
  DBClusterParameterGroupName: 'own',
  state: { Parameters: value === undefined ? {} : { server_audit_logging: value } },
})
examples(c.auroraMysqlAudits, {
  met: [{ Engine: 'aurora-mysql', DBClusterParameterGroupName: 'own', near: { parameters: [clusterGroup('1')] } }],
  unmet: [
    { Engine: 'aurora-mysql', DBClusterParameterGroupName: 'own', near: { parameters: [clusterGroup('0')] } },
    { Engine: 'aurora-mysql', DBClusterParameterGroupName: 'own', near: { parameters: [clusterGroup()] } },
  ],
  unknown: [
    { Engine: 'aurora-mysql', DBClusterParameterGroupName: 'other', near: { parameters: [clusterGroup('1')] } },
  ],
  notApplicable: [
    { Engine: 'aurora-postgresql', DBClusterParameterGroupName: 'own', near: { parameters: [clusterGroup('1')] } },
  ],
  single: ['parameters'],
})
examples(c.clustersKeepBackups, { met: [{ BackupRetentionPeriod: 7 }], unmet: [{ BackupRetentionPeriod: 6 }] })

for (const control of controlsIn(s)) {
  if (control.id === 'RDS.1')
    examples(control, {
      met: [{ RestoreAccounts: [] }, { RestoreAccounts: ['999999999999'] }],
      unmet: [{ RestoreAccounts: ['999999999999', 'all'] }],
    })
  if (control.id === 'RDS.4') examples(control, { met: [{ Encrypted: true }], unmet: [{ Encrypted: false }] })
}
const told = (SourceType: string | null, EventCategories: string[] | null, Enabled = true) => ({
  SourceType,
  EventCategories,
  Enabled,
})
for (const [control, source, categories] of [
  [s.clusterEventsAreTold, 'db-cluster', ['maintenance', 'failure']],
  [s.instanceEventsAreTold, 'db-instance', ['maintenance', 'configuration change', 'failure']],
] as const)
  examples(control, {
    met: [told(source, [...categories]), told(source, []), told(source, null)],
    unmet: [told(source, ['failure']), told(source, [...categories], false)],
    notApplicable: [told('db-snapshot', [...categories])],
  })
for (const [control, source, categories] of [
  [s.parameterGroupEventsAreTold, 'db-parameter-group', ['configuration change']],
  [s.securityGroupEventsAreTold, 'db-security-group', ['configuration change', 'failure']],
] as const)
  examples(control, {
    met: [told(source, [...categories]), told(null, []), told(source, [])],
    unmet: [told('db-snapshot', [...categories]), told(source, ['deletion']), told(source, [...categories], false)],
  })
