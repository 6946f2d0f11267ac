import { unknown } from '../../../controls/answer.ts'
import { type Control, control, each } from '../../../controls/control.ts'
import { all } from '../../../controls/found.ts'
import { listed } from '../../../controls/wording.ts'
import { clusterControls } from './engine-clusters.ts'
import { outOfSync } from './engines.ts'

/* Clusters of Amazon DocumentDB, which have the resource types of RDS. */

const of = clusterControls({
  engine: 'docdb',
  clusters: 'DocumentDB clusters',
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html',
})

export const documentDbIsEncrypted: Control = of.encrypted('DocumentDB.1', 'docdb-cluster-encrypted')
export const documentDbKeepsBackups: Control = of.backedUp('DocumentDB.2', 'docdb-cluster-backup-retention-check')
export const documentDbSnapshotsAreNotPublic: Control = of.snapshotsNotPublic(
  'DocumentDB.3',
  'docdb-cluster-snapshot-public-prohibited',
)
export const documentDbPublishesAudit: Control = of.publishesAudit(
  'DocumentDB.4',
  'docdb-cluster-audit-logging-enabled',
)
export const documentDbResistsDeletion: Control = of.resistsDeletion(
  'DocumentDB.5',
  'docdb-cluster-deletion-protection-enabled',
  'medium',
)

export const documentDbRequiresTls = control({
  id: 'DocumentDB.6',
  compared: '2026-11-30',
  parameters: { excludeTlsParameters: { value: ['disabled', 'enabled'] } },
  configRule: 'docdb-cluster-encrypted-in-transit',
  on: 'AWS::RDS::DBCluster',
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'DocumentDB clusters should require TLS 1.2 or later (cluster parameter tls)',
  finding: (_, { near, state: { ParameterApplyStatuses: statuses }, parameters: { excludeTlsParameters: weak } }) => {
    const tls = near.parameters.seen().flatMap(({ state }) => state.Parameters?.['tls'] ?? [])
    const tooWeak = tls.filter((one) => weak.includes(one))
    return tooWeak.length > 0 ? `Parameter tls is ${listed(tooWeak)}` : outOfSync(statuses)
  },
  reads: ['Engine', 'DBClusterParameterGroupName', 'state.ParameterApplyStatuses'],
  near: {
    parameters: each('AWS::RDS::DBClusterParameterGroup', {
      where: 'DBClusterParameterGroupName',
      is: ({ DBClusterParameterGroupName: group }) => (typeof group === 'string' ? group : null),
      reads: ['state.Parameters'],
    }),
  },
  applies: of.applies,
  holds: (_, { near, state: { ParameterApplyStatuses: statuses }, parameters: { excludeTlsParameters: weak } }) =>
    all(
      () =>
        statuses?.length
          ? statuses.every((one) => one === 'in-sync')
          : unknown('whether the parameter group is in sync'),
      () =>
        near.parameters.some(({ state: { Parameters: group } }) => {
          const tls = group?.['tls']
          return typeof tls === 'string' ? !weak.includes(tls) : unknown('the parameter tls')
        }),
    ),
  fix: 'Set tls to tls1.2+ in a custom cluster parameter group, and reboot the instances until it is in sync. Clients without TLS 1.2 can no longer connect.',
  source: of.page('DocumentDB.6'),
})
