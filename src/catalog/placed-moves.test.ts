import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { describeType, splitOf } from '../services/describe.ts'
import { moveCases } from './move-cases.in-test.ts'
import { typesWithMoves } from './placed-moves.ts'
import type { ServiceEntry } from './service.ts'

function described(type: string) {
  const found = describeType(type)
  if (found.kind === 'unclassified') throw new TypeError(`${type} is placed`)
  return found
}

/** The placed type as the one type of a service. */
function alone(type: string): ServiceEntry {
  const { category, source, entry } = described(type)
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
moveCases(alone('AWS::AmazonMQ::Broker'), 'AWS::AmazonMQ::Broker', { DeploymentMode: 'CLUSTER_MULTI_AZ' }, [
  [{ DeploymentMode: 'SINGLE_INSTANCE' }, { resilience: 'customer' }],
])
moveCases(alone('AWS::AppSync::ApiCache'), 'AWS::AppSync::ApiCache', { AtRestEncryptionEnabled: true }, [
  [{ AtRestEncryptionEnabled: false }, { 'server-side-encryption': 'customer' }],
])
moveCases(
  alone('AWS::Batch::ComputeEnvironment'),
  'AWS::Batch::ComputeEnvironment',
  { ComputeResources: { Type: 'EC2' } },
  [
    [{ ComputeResources: { Type: 'FARGATE' } }, { 'guest-os': 'aws' }],
    [{ ComputeResources: { Type: 'FARGATE_SPOT' } }, { 'guest-os': 'aws' }],
    [{ ComputeResources: { Type: 'ECS_MANAGED_INSTANCES' } }, { 'guest-os': 'aws' }],
  ],
)
const image = { ImageConfiguration: { ImageUri: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/spark:7' } }
moveCases(
  alone('AWS::EMRServerless::Application'),
  'AWS::EMRServerless::Application',
  { ImageConfiguration: null, NetworkConfiguration: null, WorkerTypeSpecifications: null },
  [
    [image, { platform: 'customer' }],
    [{ WorkerTypeSpecifications: { DRIVER: image } }, { platform: 'customer' }],
    [{ NetworkConfiguration: { SubnetIds: ['subnet-1'] } }, { network: 'customer' }],
  ],
)
for (const type of ['AWS::DocDB::GlobalCluster', 'AWS::Neptune::GlobalCluster'])
  moveCases(alone(type), type, { StorageEncrypted: true }, [
    [{ StorageEncrypted: false }, { 'server-side-encryption': 'customer' }],
  ])
moveCases(alone('AWS::DMS::ReplicationInstance'), 'AWS::DMS::ReplicationInstance', { MultiAZ: true }, [
  [{ MultiAZ: false }, { resilience: 'customer' }],
])
const daily = { AutomaticBackupRetentionDays: 7 }
const never = { AutomaticBackupRetentionDays: 0 }
moveCases(
  alone('AWS::FSx::FileSystem'),
  'AWS::FSx::FileSystem',
  {
    FileSystemType: 'WINDOWS',
    WindowsConfiguration: { DeploymentType: 'MULTI_AZ_1', ...daily },
    OntapConfiguration: null,
    OpenZFSConfiguration: null,
    LustreConfiguration: null,
    StorageType: 'SSD',
  },
  [
    [{ WindowsConfiguration: { DeploymentType: 'SINGLE_AZ_2' } }, { resilience: 'customer' }],
    [{ WindowsConfiguration: { DeploymentType: null } }, { resilience: 'customer' }],
    [{ FileSystemType: 'ONTAP', OntapConfiguration: { DeploymentType: 'SINGLE_AZ_1' } }, { resilience: 'customer' }],
    [
      { FileSystemType: 'OPENZFS', OpenZFSConfiguration: { DeploymentType: 'SINGLE_AZ_HA_2' } },
      { resilience: 'customer' },
    ],
    [
      { FileSystemType: 'LUSTRE', LustreConfiguration: { DeploymentType: 'SCRATCH_2' } },
      { resilience: 'customer', 'server-side-encryption': 'aws', backup: 'none' },
    ],
    [{ FileSystemType: 'LUSTRE', LustreConfiguration: null }, { backup: 'none' }],
    [{ FileSystemType: 'LUSTRE', LustreConfiguration: { DeploymentType: 'PERSISTENT_2' } }, { resilience: 'customer' }],
    [{ WindowsConfiguration: { DeploymentType: 'MULTI_AZ_1', ...never } }, { backup: 'customer' }],
    [
      { FileSystemType: 'ONTAP', OntapConfiguration: { DeploymentType: 'MULTI_AZ_1', ...never } },
      { backup: 'customer' },
    ],
    [
      { FileSystemType: 'OPENZFS', OpenZFSConfiguration: { DeploymentType: 'MULTI_AZ_1', ...never } },
      { backup: 'customer' },
    ],
    [
      { FileSystemType: 'LUSTRE', LustreConfiguration: { DeploymentType: 'PERSISTENT_2', ...never } },
      { backup: 'customer' },
    ],
  ],
)
test('a persistent file system of Lustre with intelligent tiering is in several zones', () => {
  const properties = {
    FileSystemType: 'LUSTRE',
    LustreConfiguration: { DeploymentType: 'PERSISTENT_2' },
    StorageType: 'INTELLIGENT_TIERING',
  }
  const rows = splitOf('AWS::FSx::FileSystem', { properties, state: {} })
  expect(rows?.find(({ layer }) => layer === 'resilience')?.party).toBe('shared')
})
moveCases(alone('AWS::AppStream::Fleet'), 'AWS::AppStream::Fleet', { FleetType: 'ON_DEMAND' }, [
  [{ FleetType: 'ELASTIC' }, { 'guest-os': 'aws', platform: 'aws', resilience: 'shared' }],
])
moveCases(
  alone('AWS::KinesisFirehose::DeliveryStream'),
  'AWS::KinesisFirehose::DeliveryStream',
  { DeliveryStreamType: 'DirectPut' },
  [[{ DeliveryStreamType: 'KinesisStreamAsSource' }, { 'server-side-encryption': 'aws' }]],
)
moveCases(
  alone('AWS::Lightsail::Database'),
  'AWS::Lightsail::Database',
  { RelationalDatabaseBundleId: 'micro_ha_2_0', BackupRetention: true },
  [
    [{ RelationalDatabaseBundleId: 'micro_2_0' }, { resilience: 'customer' }],
    [{ BackupRetention: false }, { backup: 'customer' }],
  ],
)
moveCases(
  alone('AWS::MemoryDB::Cluster'),
  'AWS::MemoryDB::Cluster',
  { NumReplicasPerShard: 1, SnapshotRetentionLimit: 7 },
  [
    [{ NumReplicasPerShard: 0 }, { resilience: 'customer' }],
    [{ SnapshotRetentionLimit: 0 }, { backup: 'customer' }],
  ],
)
moveCases(alone('AWS::NeptuneGraph::Graph'), 'AWS::NeptuneGraph::Graph', { ReplicaCount: 1 }, [
  [{ ReplicaCount: 0 }, { resilience: 'customer' }],
])
moveCases(
  alone('AWS::Timestream::InfluxDBInstance'),
  'AWS::Timestream::InfluxDBInstance',
  { DeploymentType: 'WITH_MULTIAZ_STANDBY' },
  [[{ DeploymentType: 'SINGLE_AZ' }, { resilience: 'customer' }]],
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

moveCases(alone('AWS::Cassandra::Table'), 'AWS::Cassandra::Table', { PointInTimeRecoveryEnabled: true }, [
  [{ PointInTimeRecoveryEnabled: false }, { backup: 'customer' }],
  [{ PointInTimeRecoveryEnabled: null }, { backup: 'customer' }],
])
for (const type of ['AWS::Lightsail::Instance', 'AWS::Lightsail::Disk'])
  moveCases(alone(type), type, { AddOns: [{ AddOnType: 'AutoSnapshot', Status: 'Disabled' }] }, [
    [{ AddOns: [{ AddOnType: 'AutoSnapshot', Status: 'Enabled' }] }, { backup: 'shared' }],
  ])
moveCases(alone('AWS::MediaLive::Channel'), 'AWS::MediaLive::Channel', { ChannelClass: 'STANDARD' }, [
  [{ ChannelClass: 'SINGLE_PIPELINE' }, { resilience: 'customer' }],
])

test('each placed type that moves has its cases here', () => {
  const here = readFileSync('src/catalog/placed-moves.test.ts', 'utf8')
  const named = (type: string) =>
    here.includes(`'${type}'`) || here.includes(`\`AWS::\${namespace}::${type.split('::')[2]}\``)
  expect(typesWithMoves.filter((type) => !named(type))).toEqual([])
})
