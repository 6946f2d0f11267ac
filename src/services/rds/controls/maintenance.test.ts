import { examples } from '../../../controls/examples.ts'
import { clustersHaveNoSystemUpdatePending, instancesHaveNoSystemUpdatePending } from './maintenance.ts'

const waiting = (...PendingMaintenance: string[]) => ({ state: { PendingMaintenance } })

examples(instancesHaveNoSystemUpdatePending, {
  // an upgrade of the engine is no update of the operating system
  met: [waiting(), waiting('db-upgrade', 'hardware-maintenance')],
  unmet: [waiting('system-update'), waiting('db-upgrade', 'system-update')],
})
examples(clustersHaveNoSystemUpdatePending, {
  // of a cluster, system-update is a patch of the engine (AuroraUserGuide/USER_UpgradeDBInstance.Maintenance.html)
  met: [waiting(), waiting('system-update')],
  unmet: [waiting('os-upgrade')],
})
