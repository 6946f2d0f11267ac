import { practiceService } from '../../../../practice/service.ts'
import { version } from '../../../../practice/wire/registry.ts'
import { elbv2 as sdk } from '../../sdk.ts'
import { elbv2Changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { elbv2Reads } from './reads.ts'
import { seedElbV2 } from './seed.ts'
import type { ElbV2State } from './state.ts'

/** Elastic Load Balancing: application, network and gateway load balancers. */
export const elbv2 = practiceService<typeof import('@aws-sdk/client-elastic-load-balancing-v2'), ElbV2State>({
  sdk,
  scope: 'regional',
  accepts: version('2015-12-01'),
  seed: seedElbV2,
  describes,
  reads: elbv2Reads,
  changes: elbv2Changes,
})
