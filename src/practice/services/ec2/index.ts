import { practiceService } from '../../service.ts'
import { seedCompute } from './compute.seed.ts'
import { type ComputeState, computeChanges, computeReads } from './compute.ts'

/** Amazon EC2: compute and storage. The network has its own files beside this one. */
export const ec2 = practiceService<typeof import('@aws-sdk/client-ec2'), ComputeState>({
  id: 'ec2',
  scope: 'regional',
  client: () => import('@aws-sdk/client-ec2'),
  seed: seedCompute,
  reads: computeReads,
  changes: computeChanges,
})
