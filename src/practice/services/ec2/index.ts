import { practiceService } from '../../service.ts'
import { seedCompute } from './compute.seed.ts'
import { type ComputeState, computeChanges, computeReads } from './compute.ts'
import { seedNetwork } from './network.seed.ts'
import { type NetworkState, networkReads } from './network.ts'
import { networkChanges } from './network-changes.ts'
import { securityGroupChanges, securityGroupReads } from './security-groups.ts'

/** Amazon EC2: compute and storage, and the network. */
export const ec2 = practiceService<typeof import('@aws-sdk/client-ec2'), ComputeState & NetworkState>({
  id: 'ec2',
  scope: 'regional',
  client: () => import('@aws-sdk/client-ec2'),
  seed: (context) => ({ ...seedCompute(context), ...seedNetwork(context) }),
  reads: { ...computeReads, ...networkReads, ...securityGroupReads },
  changes: { ...computeChanges, ...networkChanges, ...securityGroupChanges },
})
