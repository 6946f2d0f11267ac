import type * as Ec2Client from '@aws-sdk/client-ec2'
import { iamArn, subnets, tagList, US } from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { awsError, type Call, page, type SeedContext, type ServiceDefinition } from '../../../practice/service.ts'

export interface StoredSpotFleet {
  id: string
  state: 'active' | 'cancelled_running' | 'cancelled_terminating'
  config: Ec2Client.SpotFleetRequestConfigData
  created: string
  tags: { Key: string; Value: string }[]
}

/** The Spot Fleet requests of one region. */
export interface SpotFleetState {
  spotFleets: StoredSpotFleet[]
}

type C<I = unknown> = Call<I, SpotFleetState>
type Definition = ServiceDefinition<typeof Ec2Client, SpotFleetState>

/** The id of a Spot Fleet request: a prefix and a UUID. */
const fleetId = (name: string): string => {
  const hex = `${ec2Id('', name)}${ec2Id('', `${name} `)}`.replaceAll('-', '')
  return `sfr-${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')}`
}

/** Render workers of the analytics team: the old request keeps its scratch disks in the clear. */
export function seedSpotFleets({ region, now }: SeedContext): SpotFleetState {
  if (region !== US) return { spotFleets: [] }
  const fleet = (name: string, encrypted: boolean, days: number): StoredSpotFleet => ({
    id: fleetId(name),
    state: 'active',
    created: new Date(now.getTime() - days * 86_400_000).toISOString(),
    tags: tagList('analytics', name),
    config: {
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

function chosen({ input, state }: C<{ SpotFleetRequestIds?: string[] | undefined }>): StoredSpotFleet[] {
  const ids = input.SpotFleetRequestIds
  if (!ids || ids.length === 0) return state.spotFleets
  return ids.map((id) => {
    const found = state.spotFleets.find((one) => one.id === id)
    if (!found) throw awsError('InvalidSpotFleetRequestId.NotFound', `The spot fleet request ID '${id}' does not exist`)
    return found
  })
}

export const spotFleetReads = {
  DescribeSpotFleetRequests: (call) => {
    const { input } = call
    const { items, next } = page(call, chosen(call), { token: input.NextToken, size: input.MaxResults })
    return {
      SpotFleetRequestConfigs: items.map((stored) => ({
        SpotFleetRequestId: stored.id,
        SpotFleetRequestState: stored.state,
        SpotFleetRequestConfig: stored.config,
        ActivityStatus: 'fulfilled' as const,
        CreateTime: new Date(stored.created),
        Tags: stored.tags,
      })),
      NextToken: next,
    }
  },
} satisfies Definition['reads']

export const spotFleetChanges = {
  CancelSpotFleetRequests: (call) => ({
    SuccessfulFleetRequests: chosen(call).map((stored) => {
      const PreviousSpotFleetRequestState = stored.state
      stored.state = call.input.TerminateInstances ? 'cancelled_terminating' : 'cancelled_running'
      return {
        SpotFleetRequestId: stored.id,
        CurrentSpotFleetRequestState: stored.state,
        PreviousSpotFleetRequestState,
      }
    }),
    UnsuccessfulFleetRequests: [],
  }),
} satisfies Definition['changes']
