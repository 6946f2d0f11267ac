import { type Call, practiceService } from '../../../practice/service.ts'
import { ec2 as sdk } from '../sdk.ts'
import { describes } from './cloudformation.ts'
import { seedCompute } from './compute.seed.ts'
import { type ComputeState, computeReads } from './compute.ts'
import { computeChanges } from './compute-changes.ts'
import { seedNetwork } from './network.seed.ts'
import { type NetworkState, networkReads } from './network.ts'
import { networkChanges } from './network-changes.ts'
import { prefixListChanges, prefixListReads } from './prefix-lists.ts'
import { routeTableChanges, routeTableReads } from './route-tables.ts'
import { securityGroupChanges, securityGroupReads } from './security-groups.ts'
import { type SpotFleetState, seedSpotFleets, spotFleetChanges, spotFleetReads } from './spot-fleets.ts'

/** Amazon EC2: compute and storage, and the network. */
export const ec2 = practiceService<typeof import('@aws-sdk/client-ec2'), ComputeState & NetworkState & SpotFleetState>({
  sdk,
  scope: 'regional',
  seed: (context) => ({ ...seedCompute(context), ...seedNetwork(context), ...seedSpotFleets(context) }),
  describes,
  reads: {
    ...computeReads,
    ...networkReads,
    ...routeTableReads,
    ...securityGroupReads,
    ...prefixListReads,
    ...spotFleetReads,
  },
  changes: {
    ...computeChanges,
    ...networkChanges,
    ...routeTableChanges,
    ...securityGroupChanges,
    ...prefixListChanges,
    ...spotFleetChanges,
  },
})

/** The first of the given security groups or subnets that the network does not have. */
export function lacking(call: Call<unknown, unknown>, what: 'groups' | 'subnets', ids: readonly string[] = []) {
  const { groups, subnets } = call.of(ec2)
  const known = what === 'groups' ? groups.map(({ GroupId }) => GroupId) : subnets.map(({ SubnetId }) => SubnetId)
  return ids.find((id) => !known.includes(id))
}
