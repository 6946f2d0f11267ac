import { examples } from '../../../controls/examples.ts'
import { clustersHaveNoSystemUpdatePending, instancesHaveNoSystemUpdatePending } from './maintenance.ts'

const waiting = (...PendingMaintenance: string[]) => ({ state: { PendingMaintenance } })

examples(instancesHaveNoSystemUpdatePending, {
  // an engine upgrade is not an operating system update
  met: [waiting(), waiting('db-upgrade', 'hardware-maintenance')],
  unmet: [waiting('system-update'), waiting('db-upgrade', 'system-update')],
})
examples(clustersHaveNoSystemUpdatePending, {
  // for a cluster, system-update is an engine patch (AuroraUserGuide/USER_UpgradeDBInstance.Maintenance.html)
  met: [waiting(), waiting('system-update')],
  unmet: [waiting('os-upgrade')],
})
