import { expect, test } from 'vitest'
import { type Example, exampleFinding, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import * as c from './clusters.ts'

const logs = (Engine: string, ...EnableCloudwatchLogsExports: string[]) => ({ Engine, EnableCloudwatchLogsExports })
examples(c.clustersResistDeletion, { met: [{ DeletionProtection: true }], unmet: [{ DeletionProtection: false }] })
examples(c.clustersAuthenticateByIam, {
  met: [
    { Engine: 'aurora-mysql', EnableIAMDatabaseAuthentication: true },
    { Engine: 'neptune', EnableIAMDatabaseAuthentication: true },
  ],
  unmet: [{ Engine: 'aurora-mysql', EnableIAMDatabaseAuthentication: false }],
  // a DB cluster of another service that would fail
  unknown: [{ Engine: 'docdb', EnableIAMDatabaseAuthentication: false }],
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
  unknown: [
    { Engine: 'aurora-mysql', AutoMinorVersionUpgrade: null },
    { Engine: 'neptune', AutoMinorVersionUpgrade: false },
  ],
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

test('the finding says how the parameter group stands on the instances', () => {
  const waiting = auditing(events, { state: { ParameterApplyStatuses: ['in-sync', 'pending-reboot'] } })
  expect(exampleFinding(worldOf(c.auroraMysqlAudits, waiting))).toBe(
    'Cluster parameter group is not in sync on each instance: pending-reboot',
  )
})
