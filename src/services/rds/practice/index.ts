import { practiceService } from '../../../practice/service.ts'
import { rds as sdk } from '../sdk.ts'
import { describes } from './cloudformation.ts'
import { clusterChanges, clusterReads } from './clusters.ts'
import { eventChanges, eventReads } from './events.ts'
import { globalClusterChanges, globalClusterReads } from './global-clusters.ts'
import { instanceChanges, instanceReads } from './instances.ts'
import { maintenanceChanges, maintenanceReads } from './maintenance.ts'
import { parameterChanges, parameterReads } from './parameters.ts'
import { proxyAndTagChanges, proxyAndTagReads } from './proxies-and-tags.ts'
import { seedRds } from './seed.ts'
import { snapshotChanges, snapshotReads } from './snapshots.ts'
import type { RdsState } from './state.ts'

/** Amazon RDS and Aurora. */
export const rds = practiceService<typeof import('@aws-sdk/client-rds'), RdsState>({
  sdk,
  scope: 'regional',
  seed: seedRds,
  describes,
  reads: {
    ...instanceReads,
    ...maintenanceReads,
    ...clusterReads,
    ...globalClusterReads,
    ...snapshotReads,
    ...parameterReads,
    ...eventReads,
    ...proxyAndTagReads,
  },
  changes: {
    ...instanceChanges,
    ...maintenanceChanges,
    ...clusterChanges,
    ...globalClusterChanges,
    ...snapshotChanges,
    ...parameterChanges,
    ...eventChanges,
    ...proxyAndTagChanges,
  },
})
