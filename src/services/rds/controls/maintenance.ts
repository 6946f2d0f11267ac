import { control } from '../../../controls/control.ts'

const docs = 'https://docs.aws.amazon.com/AmazonRDS/latest'
const fix =
  'Apply the update (ApplyPendingMaintenanceAction): immediately, or in the next maintenance window. The instance restarts or fails over; of a cluster, update the readers first.'

export const instancesHaveNoSystemUpdatePending = control({
  id: 'Demarc.RDS.8',
  on: 'AWS::RDS::DBInstance',
  responsibility: 'service-updates',
  severity: 'medium',
  title: 'RDS DB instances should have no operating system update pending',
  finding: 'An update of the operating system is pending (system-update)',
  reads: ['state.PendingMaintenance'],
  holds: (_, { state }) => !(state.PendingMaintenance ?? []).includes('system-update'),
  fix,
  source: `${docs}/UserGuide/USER_UpgradeDBInstance.Maintenance.html`,
})

export const clustersHaveNoSystemUpdatePending = control({
  id: 'Demarc.RDS.9',
  on: 'AWS::RDS::DBCluster',
  responsibility: 'service-updates',
  severity: 'medium',
  title: 'RDS DB clusters should have no operating system update pending',
  finding: 'An update of the operating systems of its instances is pending (os-upgrade)',
  reads: ['state.PendingMaintenance'],
  holds: (_, { state }) => !(state.PendingMaintenance ?? []).includes('os-upgrade'),
  fix,
  source: `${docs}/AuroraUserGuide/USER_UpgradeDBInstance.Maintenance.html`,
})
