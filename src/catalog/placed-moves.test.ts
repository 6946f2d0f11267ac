import { describe, expect, test } from 'vitest'
import { describeType, splitOf } from '../services/describe.ts'
import { moveCases } from './move-cases.in-test.ts'
import { typesWithMoves } from './placed-moves.ts'
import type { ServiceEntry } from './service.ts'

/** The placed type as the one type of a service. */
function alone(type: string): ServiceEntry {
  const described = describeType(type)
  if (described.kind === 'unclassified') return { id: '', title: '', category: 'abstracted', source: '', types: {} }
  const { category, source, entry } = described
  return { id: 'placed', title: type, category, source, types: { [type]: entry } }
}

moveCases(
  alone('AWS::BedrockAgentCore::Runtime'),
  'AWS::BedrockAgentCore::Runtime',
  { CapacityProviderConfiguration: null },
  [
    [
      { CapacityProviderConfiguration: { CapacityProviderArn: 'arn' } },
      { network: 'customer', virtualization: 'shared', 'server-side-encryption': 'customer' },
    ],
  ],
)
moveCases(alone('AWS::CodeBuild::Fleet'), 'AWS::CodeBuild::Fleet', { ImageId: null }, [
  [{ ImageId: 'ami-0abc' }, { 'guest-os': 'customer' }],
])
moveCases(alone('AWS::Deadline::Fleet'), 'AWS::Deadline::Fleet', { Configuration: {} }, [
  [{ Configuration: { ServiceManagedEc2: {} } }, { 'guest-os': 'aws' }],
  [{ Configuration: { CustomerManaged: {} } }, { facilities: 'customer', virtualization: 'customer' }],
])
moveCases(alone('AWS::EC2::NatGateway'), 'AWS::EC2::NatGateway', { AvailabilityMode: 'zonal' }, [
  [{ AvailabilityMode: 'regional', AvailabilityZoneAddresses: null }, { resilience: 'aws' }],
])
moveCases(alone('AWS::GameLift::Fleet'), 'AWS::GameLift::Fleet', { ComputeType: 'EC2' }, [
  [{ ComputeType: 'ANYWHERE' }, { facilities: 'customer', virtualization: 'customer', 'guest-os': 'customer' }],
])
moveCases(alone('AWS::MediaLive::Cluster'), 'AWS::MediaLive::Cluster', { ClusterType: 'ON_PREMISES' }, [
  [{ ClusterType: 'EC2' }, { facilities: 'aws', virtualization: 'aws' }],
  [{ ClusterType: 'OUTPOSTS_RACK' }, { facilities: 'shared', virtualization: 'aws' }],
  [{ ClusterType: 'OUTPOSTS_SERVER' }, { facilities: 'shared', virtualization: 'aws' }],
])

test('a regional NAT gateway whose zones the customer names stays the customer’s', () => {
  const named = [{ AvailabilityZone: 'eu-central-1a' }]
  const properties = { AvailabilityMode: 'regional', AvailabilityZoneAddresses: named }
  const rows = splitOf('AWS::EC2::NatGateway', { properties, state: {} })
  expect(rows?.find(({ layer }) => layer === 'resilience')?.party).toBe('customer')
})

describe('the moves of placed types', () => {
  test('are those of types that their shape places', () => {
    expect(typesWithMoves.filter((type) => describeType(type).kind !== 'shape')).toEqual([])
  })
})
