import type * as Ec2Client from '@aws-sdk/client-ec2'
import { iamArn, subnets, tagList, US } from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import type { Is } from '../../../practice/kind.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext, ServiceDefinition } from '../../../practice/service.ts'
import { ec2Kinds, paged } from './kinds.ts'

type SpotFleet = Is<Ec2Client.SpotFleetRequestConfig, 'SpotFleetRequestId' | 'SpotFleetRequestConfig'>

/** The Spot Fleet requests of one region. */
export interface SpotFleetState {
  spotFleets: SpotFleet[]
}
type Definition = ServiceDefinition<typeof Ec2Client, SpotFleetState>

const kindOf = ec2Kinds<SpotFleetState>()
const fleets = kindOf('spotFleets', 'SpotFleetRequestId', [
  'InvalidSpotFleetRequestId.NotFound',
  'spot fleet request ID',
])

/** The id of a Spot Fleet request: a prefix and a UUID. */
const fleetId = (name: string): string => {
  const hex = `${ec2Id('', name)}${ec2Id('', `${name} `)}`.replaceAll('-', '')
  return `sfr-${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')}`
}

/** Render workers of the analytics team: the old request has unencrypted scratch disks. */
export function seedSpotFleets(context: SeedContext): SpotFleetState {
  if (context.region !== US) return { spotFleets: [] }
  const fleet = (name: string, encrypted: boolean, days: number): SpotFleet => ({
    SpotFleetRequestId: fleetId(name),
    SpotFleetRequestState: 'active',
    ActivityStatus: 'fulfilled',
    CreateTime: daysAgo(context, days),
    Tags: tagList('analytics', name),
    SpotFleetRequestConfig: {
      IamFleetRole: iamArn('role/aws-ec2-spot-fleet-tagging-role'),
      TargetCapacity: 2,
      LaunchSpecifications: [
        {
          ImageId: ec2Id('ami', 'al2023'),
          InstanceType: 'c6i.large',
          SubnetId: ec2Id('subnet', subnets.analyticsPrivateA.name),
          BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: encrypted, VolumeSize: 50 } }],
        },
      ],
    },
  })
  return { spotFleets: [fleet('analytics-render', true, 40), fleet('analytics-render-2022', false, 1400)] }
}

export const spotFleetReads = {
  DescribeSpotFleetRequests: (call) =>
    paged(call, { SpotFleetRequestConfigs: fleets.asked(call, call.input.SpotFleetRequestIds) }),
} satisfies Definition['reads']

export const spotFleetChanges = {
  CancelSpotFleetRequests: (call) => ({
    SuccessfulFleetRequests: fleets.asked(call, call.input.SpotFleetRequestIds).map((fleet) => {
      const { SpotFleetRequestId, SpotFleetRequestState: PreviousSpotFleetRequestState } = fleet
      fleet.SpotFleetRequestState = call.input.TerminateInstances ? 'cancelled_terminating' : 'cancelled_running'
      return {
        SpotFleetRequestId,
        CurrentSpotFleetRequestState: fleet.SpotFleetRequestState,
        PreviousSpotFleetRequestState,
      }
    }),
    UnsuccessfulFleetRequests: [],
  }),
} satisfies Definition['changes']
