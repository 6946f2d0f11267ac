import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { describeType, splitOf } from '../services/describe.ts'
import type { LayerId } from './layers.ts'
import { moveCases } from './move-cases.in-test.ts'
import { split } from './parties.ts'
import { typesWithMoves } from './placed-moves.ts'
import type { Configured, ServiceEntry } from './service.ts'

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
const sold = (name: string): string => `arn:aws:sagemaker:us-east-1:865070037744:${name}`
const ownImage = '111122223333.dkr.ecr.us-east-1.amazonaws.com/own:7'
const awsImage = '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2.6'
moveCases(
  alone('AWS::SageMaker::Model'),
  'AWS::SageMaker::Model',
  {
    PrimaryContainer: { Image: awsImage },
    Containers: null,
    ExecutionRoleArn: 'arn:aws:iam::111122223333:role/models',
  },
  [
    [{ PrimaryContainer: { Image: ownImage } }, { platform: 'customer' }],
    [
      { PrimaryContainer: { Image: 'team.example.com/own:7', ImageConfig: { RepositoryAccessMode: 'Vpc' } } },
      { platform: 'customer' },
    ],
    [{ PrimaryContainer: null, Containers: [{ Image: awsImage }, { Image: ownImage }] }, { platform: 'customer' }],
    [{ PrimaryContainer: { ModelPackageName: sold('model-package/forecast-3') } }, { platform: 'customer' }],
  ],
)
moveCases(
  alone('AWS::SageMaker::ModelPackage'),
  'AWS::SageMaker::ModelPackage',
  {
    InferenceSpecification: { Containers: [{ Image: awsImage }] },
    SourceAlgorithmSpecification: null,
    ModelPackageArn: 'arn:aws:sagemaker:us-east-1:111122223333:model-package/prices/4',
  },
  [
    [{ InferenceSpecification: { Containers: [{ Image: ownImage }] } }, { platform: 'customer' }],
    [
      { SourceAlgorithmSpecification: { SourceAlgorithms: [{ AlgorithmName: sold('algorithm/trees') }] } },
      { platform: 'customer' },
    ],
  ],
)
describe('a model of SageMaker', () => {
  const role = 'arn:aws:iam::111122223333:role/models'
  const rowOf = (properties: Configured['properties'], layer: LayerId, packages?: readonly Configured[]) => {
    const { entry, category, source } = described('AWS::SageMaker::Model')
    const resource = { properties: { ExecutionRoleArn: role, Containers: null, ...properties }, state: {} }
    return split(entry, category, source, resource, () => packages).find((row) => row.layer === layer)
  }
  const ofPackage = (name: string) => ({ PrimaryContainer: { ModelPackageName: name } })
  const own = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/prices/4'
  const packageWith = (Image: string) => [
    { properties: { InferenceSpecification: { Containers: [{ Image }] } }, state: {} },
  ]

  test('has the images of the package that it names', () => {
    expect(rowOf(ofPackage(own), 'platform', packageWith(ownImage))?.party).toBe('customer')
    expect(rowOf(ofPackage(own), 'platform', packageWith(awsImage))?.party).toBe('shared')
    expect(rowOf(ofPackage(own), 'platform')?.party).toBe('unknown')
  })
  test('of a package of another account names the publisher, and asks nothing of its code', () => {
    expect(rowOf(ofPackage(sold('model-package/forecast-3')), 'platform')).toMatchObject({
      thirdParty: 'publisher of the package',
      responsibilities: ['platform-updates'],
    })
    expect(rowOf(ofPackage(sold('model-package/forecast-3')), 'application')).toMatchObject({
      party: 'customer',
      thirdParty: 'publisher of the package (account 865070037744)',
      responsibilities: ['model-choice'],
    })
  })
  test('of JumpStart names the model, whose provider is another', () => {
    const HubContentArn = 'arn:aws:sagemaker:us-east-1:aws:hub-content/SageMakerPublicHub/Model/meta-llama-3/2.1.0'
    const ModelDataSource = { S3DataSource: { HubAccessConfig: { HubContentArn } } }
    expect(rowOf({ PrimaryContainer: { Image: awsImage, ModelDataSource } }, 'application')).toMatchObject({
      party: 'customer',
      thirdParty: 'provider of the model (meta-llama-3)',
    })
    expect(rowOf({ PrimaryContainer: { Image: awsImage } }, 'application')?.thirdParty).toBeUndefined()
  })
})
moveCases(alone('AWS::DMS::ReplicationInstance'), 'AWS::DMS::ReplicationInstance', { MultiAZ: true }, [
  [{ MultiAZ: false }, { resilience: 'customer' }],
])
for (const type of ['AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'])
  moveCases(alone(type), type, { StorageEncrypted: true }, [
    [{ StorageEncrypted: false }, { 'server-side-encryption': 'customer' }],
    [{ StorageEncrypted: null }, { 'server-side-encryption': 'customer' }],
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
describe.each(['DocDB', 'Neptune'])('an instance of %s', (namespace) => {
  const encryption = (cluster: readonly Configured[] | undefined, DBClusterIdentifier: string | null = 'orders') => {
    const { entry, category, source } = described(`AWS::${namespace}::DBInstance`)
    const rows = split(entry, category, source, { properties: { DBClusterIdentifier }, state: {} }, (neighbour) => {
      expect(neighbour).toMatchObject({ of: `AWS::${namespace}::DBCluster`, where: 'DBClusterIdentifier' })
      return cluster
    })
    return rows.find(({ layer }) => layer === 'server-side-encryption')?.party
  }
  const clusterWith = (properties: Configured['properties']): Configured => ({ properties, state: {} })
  test('is encrypted as its cluster is', () => {
    expect(encryption([clusterWith({ StorageEncrypted: true })])).toBe('shared')
    expect(encryption([clusterWith({ StorageEncrypted: false })])).toBe('customer')
    expect(encryption([clusterWith({ StorageEncrypted: null })])).toBe('customer')
  })
  test('leaves it open where the cluster was not read, or its encryption', () => {
    expect(encryption(undefined)).toBe('unknown')
    expect(encryption([clusterWith({})])).toBe('unknown')
  })
  test('asks no cluster where it names none', () => {
    expect(encryption(undefined, null)).toBe('shared')
  })
})
moveCases(alone('AWS::Kinesis::Stream'), 'AWS::Kinesis::Stream', { StreamEncryption: { EncryptionType: 'KMS' } }, [
  [{ StreamEncryption: null }, { 'server-side-encryption': 'customer' }],
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
