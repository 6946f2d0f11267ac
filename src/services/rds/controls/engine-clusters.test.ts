import { missing } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import * as d from './documentdb.ts'
import * as g from './global-clusters.ts'
import * as n from './neptune.ts'

/** A cluster of the engine with a property, and the same cluster of another engine, for which the control is not applicable. */
const pair = (Engine: string, good: object, bad: readonly object[], unknown: readonly object[] = []) => ({
  met: [{ Engine, ...good }],
  unmet: bad.map((one) => ({ Engine, ...one })),
  unknown: unknown.map((one) => ({ Engine, ...one })),
  notApplicable: [{ Engine: 'aurora-mysql', ...good }],
})
const protection = [
  { DeletionProtection: true },
  [{ DeletionProtection: false }, { DeletionProtection: null }],
] as const
const encryption = [{ StorageEncrypted: true }, [{ StorageEncrypted: false }]] as const
const audit = [
  { EnableCloudwatchLogsExports: ['audit', 'profiler'] },
  [{ EnableCloudwatchLogsExports: ['profiler'] }, { EnableCloudwatchLogsExports: null }],
] as const
const days = (BackupRetentionPeriod: number | null) => ({ BackupRetentionPeriod })

for (const [engine, encrypted, publishes, resists, keeps] of [
  ['docdb', d.documentDbIsEncrypted, d.documentDbPublishesAudit, d.documentDbResistsDeletion, d.documentDbKeepsBackups],
  ['neptune', n.neptuneIsEncrypted, n.neptunePublishesAudit, n.neptuneResistsDeletion, n.neptuneKeepsBackups],
] as const) {
  examples(encrypted, pair(engine, ...encryption))
  examples(publishes, pair(engine, ...audit))
  examples(resists, pair(engine, ...protection))
  examples(
    keeps,
    pair(engine, days(7), [days(6), days(null), { ...days(13), parameters: { minimumBackupRetentionPeriod: 14 } }]),
  )
}

const snapshot = (Engine: string, SnapshotType: string, ...RestoreAccounts: readonly string[]) => ({
  Engine,
  SnapshotType,
  RestoreAccounts,
})
for (const [control, engine] of [
  [d.documentDbSnapshotsAreNotPublic, 'docdb'],
  [n.neptuneSnapshotsAreNotPublic, 'neptune'],
] as const)
  examples(control, {
    met: [snapshot(engine, 'manual'), snapshot(engine, 'manual', '444455556666')],
    unmet: [snapshot(engine, 'manual', 'all')],
    notApplicable: [snapshot(engine, 'automated'), snapshot('aurora-mysql', 'manual')],
  })

examples(n.neptuneSnapshotsAreEncrypted, pair('neptune', { Encrypted: true }, [{ Encrypted: false }]))
examples(
  n.neptuneAuthenticatesByIam,
  pair('neptune', { EnableIAMDatabaseAuthentication: true }, [{ EnableIAMDatabaseAuthentication: false }]),
)
examples(
  n.neptuneTagsItsSnapshots,
  pair('neptune', { CopyTagsToSnapshot: true }, [{ CopyTagsToSnapshot: false }], [{ CopyTagsToSnapshot: null }]),
)
examples(n.neptuneSpansZones, pair('neptune', { state: { MultiAZ: true } }, [{ state: { MultiAZ: false } }]))

const tls = (value: string | null, statuses: readonly string[] = ['in-sync']) => ({
  Engine: 'docdb',
  DBClusterParameterGroupName: 'own',
  state: { ParameterApplyStatuses: statuses },
  near: {
    parameters: [{ DBClusterParameterGroupName: 'own', state: { Parameters: value === null ? {} : { tls: value } } }],
  },
})
examples(d.documentDbRequiresTls, {
  met: [tls('tls1.2+'), tls('tls1.3+'), tls('fips-140-3')],
  unmet: [
    tls('enabled'),
    tls('disabled'),
    tls('tls1.2+', ['in-sync', 'pending-reboot']),
    { ...tls('tls1.2+', ['pending-reboot']), near: { parameters: [missing('rds:DescribeDBClusterParameterGroups')] } },
  ],
  unknown: [
    tls(null),
    tls('tls1.2+', []),
    { ...tls('tls1.2+'), DBClusterParameterGroupName: 'other' },
    { ...tls('tls1.2+'), near: { parameters: [missing('rds:DescribeDBClusterParameterGroups')] } },
  ],
  notApplicable: [{ ...tls('tls1.2+'), Engine: 'neptune' }],
})

const version = (EngineVersion: string | null, Engine = 'aurora-mysql') => ({ Engine, EngineVersion })
examples(g.globalClustersAreSupported, {
  met: [
    version('8.0.mysql_aurora.3.08.0'),
    version('8.0.mysql_aurora.3.10.1'),
    version('8.0.mysql_aurora.3.04.3'),
    version('8.4.mysql_aurora.8.4.7'),
  ],
  unmet: [
    version('8.0.mysql_aurora.3.07.1'),
    version('8.0.mysql_aurora.3.04.4'),
    version('5.7.mysql_aurora.2.12.5'),
    version('5.6.10a', 'aurora'),
  ],
  unknown: [version(null)],
  notApplicable: [version('8.0.mysql_aurora.3.08.0', 'aurora-postgresql'), version('5.0.0', 'docdb')],
})
