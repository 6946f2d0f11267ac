import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { LayerId, SeenParty } from '../catalog/layers.ts'
import { type FindNear, split } from '../catalog/parties.ts'
import type { Configured } from '../catalog/service.ts'
import { services } from './catalog.gen.ts'
import { describeType } from './describe.ts'

type Parties = Partial<Readonly<Record<LayerId, SeenParty>>>
interface Case {
  readonly says: string
  readonly type: string
  readonly properties?: Configured['properties']
  readonly state?: Configured['state']
  /** The subnet that the resource is in. */
  readonly subnet?: Configured['properties']
  readonly parties: Parties
}

const OUTPOST = 'arn:aws:outposts:eu-central-1:111122223333:outpost/op-1'
const service = { Operator: { Managed: true, Principal: 'eks.amazonaws.com' }, OutpostArn: null }
const mine = { Operator: { Managed: false }, OutpostArn: null }
const setting = (Namespace: string, OptionName: string, Value: string) => ({ Namespace, OptionName, Value })
const managed = setting('aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled', 'true')
const image = setting('aws:autoscaling:launchconfiguration', 'ImageId', 'ami-1')
const zip = { PackageType: 'Zip', Runtime: 'nodejs24.x', CapacityProviderConfig: null, VpcConfig: null }
const auto = { RuntimeManagementConfig: { UpdateRuntimeOn: 'Auto' } }
const plain = { OutpostConfig: null, RemoteNetworkConfig: null }

/** Each configuration that moves the line in the services of compute, with the parties that AWS's pages name. */
const cases: readonly Case[] = [
  {
    says: 'an instance',
    type: 'AWS::EC2::Instance',
    state: mine,
    parties: { 'guest-os': 'customer', facilities: 'aws' },
  },
  {
    says: 'an instance of EKS Auto Mode',
    type: 'AWS::EC2::Instance',
    state: service,
    parties: { 'guest-os': 'aws', platform: 'aws', identity: 'shared', application: 'customer', network: 'customer' },
  },
  {
    says: 'an instance on an Outpost',
    type: 'AWS::EC2::Instance',
    state: { ...mine, OutpostArn: OUTPOST },
    parties: { facilities: 'shared', virtualization: 'aws', resilience: 'customer', 'guest-os': 'customer' },
  },
  {
    says: 'an instance in a subnet on an Outpost',
    type: 'AWS::EC2::Instance',
    properties: { SubnetId: 'subnet-1' },
    state: { Operator: { Managed: false } },
    subnet: { OutpostArn: OUTPOST },
    parties: { facilities: 'shared' },
  },
  {
    says: 'an instance of which nobody asked who operates it',
    type: 'AWS::EC2::Instance',
    state: { OutpostArn: null },
    parties: { 'guest-os': 'unknown', platform: 'unknown', facilities: 'aws' },
  },
  {
    says: 'an unencrypted volume',
    type: 'AWS::EC2::Volume',
    properties: { Encrypted: false, OutpostArn: null },
    state: { Operator: mine.Operator },
    parties: { 'encryption-in-transit': 'customer', 'server-side-encryption': 'customer' },
  },
  {
    says: 'an encrypted volume of a service',
    type: 'AWS::EC2::Volume',
    properties: { Encrypted: true, OutpostArn: null },
    state: { Operator: service.Operator },
    parties: { 'encryption-in-transit': 'aws', 'server-side-encryption': 'shared', backup: 'customer' },
  },
  {
    says: 'a volume on an Outpost',
    type: 'AWS::EC2::Volume',
    properties: { Encrypted: true, OutpostArn: OUTPOST },
    state: { Operator: mine.Operator },
    parties: { facilities: 'shared' },
  },
  {
    says: 'a snapshot on an Outpost',
    type: 'Demarc::EC2::Snapshot',
    properties: { OutpostArn: OUTPOST },
    parties: { facilities: 'shared', resilience: 'customer' },
  },
  {
    says: 'a launch template of a service',
    type: 'AWS::EC2::LaunchTemplate',
    state: service,
    parties: { network: 'aws', identity: 'aws', 'server-side-encryption': 'aws' },
  },
  {
    says: 'a subnet on an Outpost',
    type: 'AWS::EC2::Subnet',
    properties: { OutpostArn: OUTPOST },
    parties: { facilities: 'shared' },
  },
  {
    says: 'an interface of a service on an Outpost',
    type: 'AWS::EC2::NetworkInterface',
    state: { ...service, OutpostArn: OUTPOST },
    parties: { network: 'shared', facilities: 'shared' },
  },
  {
    says: 'a load balancer on an Outpost',
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    properties: { Subnets: ['subnet-1'] },
    subnet: { OutpostArn: OUTPOST },
    parties: { facilities: 'shared', 'guest-os': 'aws', resilience: 'customer' },
  },
  {
    says: 'a group of instances on an Outpost',
    type: 'AWS::AutoScaling::AutoScalingGroup',
    properties: { VPCZoneIdentifier: ['subnet-1'] },
    subnet: { OutpostArn: OUTPOST },
    parties: { facilities: 'shared' },
  },
  {
    says: 'tasks on external instances',
    type: 'AWS::ECS::Service',
    state: { Compute: 'EXTERNAL' },
    properties: { NetworkConfiguration: null },
    parties: { facilities: 'customer', virtualization: 'customer', 'guest-os': 'customer' },
  },
  {
    says: 'tasks on Fargate',
    type: 'AWS::ECS::Service',
    properties: { LaunchType: 'FARGATE', NetworkConfiguration: null },
    parties: { facilities: 'aws', 'guest-os': 'aws', platform: 'shared', network: 'customer' },
  },
  {
    says: 'tasks on ECS Managed Instances',
    type: 'AWS::ECS::Service',
    state: { Compute: 'MANAGED_INSTANCES' },
    properties: { NetworkConfiguration: null },
    parties: { 'guest-os': 'aws', platform: 'aws', application: 'customer' },
  },
  {
    says: 'tasks of which nobody asked what they run on',
    type: 'AWS::ECS::Service',
    properties: { NetworkConfiguration: null },
    parties: { facilities: 'unknown', 'guest-os': 'unknown', platform: 'unknown' },
  },
  {
    says: 'tasks with interfaces of their own on an Outpost',
    type: 'AWS::ECS::Service',
    state: { Compute: 'EC2' },
    properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-1'] } } },
    subnet: { OutpostArn: OUTPOST },
    parties: { facilities: 'shared', 'guest-os': 'customer' },
  },
  {
    says: 'a task set on external instances',
    type: 'AWS::ECS::TaskSet',
    state: { Compute: 'EXTERNAL' },
    properties: { NetworkConfiguration: null },
    parties: { facilities: 'customer', virtualization: 'customer', 'guest-os': 'customer' },
  },
  {
    says: 'a task set on Fargate',
    type: 'AWS::ECS::TaskSet',
    properties: { LaunchType: 'FARGATE', NetworkConfiguration: null },
    parties: { facilities: 'aws', 'guest-os': 'aws', platform: 'shared' },
  },
  {
    says: 'a task set on ECS Managed Instances',
    type: 'AWS::ECS::TaskSet',
    state: { Compute: 'MANAGED_INSTANCES' },
    properties: { NetworkConfiguration: null },
    parties: { 'guest-os': 'aws', platform: 'aws' },
  },
  {
    says: 'a task set with interfaces of its own on an Outpost',
    type: 'AWS::ECS::TaskSet',
    state: { Compute: 'EC2' },
    properties: { NetworkConfiguration: { AwsVpcConfiguration: { Subnets: ['subnet-1'] } } },
    subnet: { OutpostArn: OUTPOST },
    parties: { facilities: 'shared', 'guest-os': 'customer' },
  },
  {
    says: 'a cluster',
    type: 'AWS::EKS::Cluster',
    properties: plain,
    parties: { facilities: 'aws', 'guest-os': 'aws', resilience: 'aws' },
  },
  {
    says: 'a cluster with hybrid nodes',
    type: 'AWS::EKS::Cluster',
    properties: { ...plain, RemoteNetworkConfig: { RemoteNodeNetworks: [{ Cidrs: ['10.9.0.0/16'] }] } },
    parties: { facilities: 'shared', virtualization: 'shared', 'guest-os': 'shared', 'control-plane': 'aws' },
  },
  {
    says: 'a local cluster',
    type: 'AWS::EKS::Cluster',
    properties: { ...plain, OutpostConfig: { OutpostArns: [OUTPOST] } },
    parties: { facilities: 'shared', resilience: 'customer', 'guest-os': 'aws' },
  },
  ...(['AL2023_x86_64_STANDARD', 'BOTTLEROCKET_ARM_64', 'WINDOWS_CORE_2022_x86_64'] as const).map((AmiType) => ({
    says: `nodes of ${AmiType}`,
    type: 'AWS::EKS::Nodegroup',
    properties: { AmiType },
    parties: { 'guest-os': 'shared', platform: 'shared' } as const,
  })),
  ...(['AL2_x86_64', 'CUSTOM'] as const).map((AmiType) => ({
    says: `nodes of ${AmiType}`,
    type: 'AWS::EKS::Nodegroup',
    properties: { AmiType },
    parties: { 'guest-os': 'customer', platform: 'customer' } as const,
  })),
  {
    says: 'a function in no VPC that Lambda patches',
    type: 'AWS::Lambda::Function',
    properties: { ...zip, ...auto },
    parties: { 'guest-os': 'aws', platform: 'shared', network: 'shared', resilience: 'aws', virtualization: 'aws' },
  },
  {
    says: 'a function on Lambda Managed Instances',
    type: 'AWS::Lambda::Function',
    properties: { ...zip, ...auto, CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: {} } },
    parties: { network: 'customer', resilience: 'shared', virtualization: 'shared', 'guest-os': 'aws' },
  },
  {
    says: 'a function in a VPC that stays on one runtime version',
    type: 'AWS::Lambda::Function',
    properties: {
      ...zip,
      VpcConfig: { SubnetIds: ['subnet-1'] },
      RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual' },
    },
    parties: { platform: 'customer', network: 'customer', resilience: 'shared' },
  },
  {
    says: 'a function that is patched when it is updated',
    type: 'AWS::Lambda::Function',
    properties: { ...zip, RuntimeManagementConfig: { UpdateRuntimeOn: 'FunctionUpdate' } },
    parties: { platform: 'customer' },
  },
  {
    says: 'a function with a runtime of its own',
    type: 'AWS::Lambda::Function',
    properties: { ...zip, ...auto, Runtime: 'provided.al2023' },
    parties: { platform: 'customer', 'guest-os': 'aws' },
  },
  {
    says: 'a function that is an image',
    type: 'AWS::Lambda::Function',
    properties: { ...zip, PackageType: 'Image', Runtime: null, RuntimeManagementConfig: null },
    parties: { 'guest-os': 'shared', platform: 'customer' },
  },
  {
    says: 'a function of which only the name was read',
    type: 'AWS::Lambda::Function',
    parties: { 'guest-os': 'unknown', platform: 'unknown', network: 'unknown', resilience: 'unknown' },
  },
  {
    says: 'an environment without managed updates',
    type: 'AWS::ElasticBeanstalk::Environment',
    properties: { OptionSettings: [image] },
    state: { PlatformImageIds: ['ami-1'] },
    parties: { 'guest-os': 'customer', platform: 'customer', resilience: 'shared' },
  },
  {
    says: 'an environment with managed updates',
    type: 'AWS::ElasticBeanstalk::Environment',
    properties: { OptionSettings: [image, managed] },
    state: { PlatformImageIds: ['ami-1'] },
    parties: { 'guest-os': 'shared', platform: 'shared' },
  },
  {
    says: 'an environment with managed updates and an image of its own',
    type: 'AWS::ElasticBeanstalk::Environment',
    properties: { OptionSettings: [image, managed] },
    state: { PlatformImageIds: ['ami-2'] },
    parties: { 'guest-os': 'customer', platform: 'customer' },
  },
  {
    says: 'an environment with a single instance, of whose platform nothing was read',
    type: 'AWS::ElasticBeanstalk::Environment',
    properties: {
      OptionSettings: [
        image,
        managed,
        setting('aws:elasticbeanstalk:environment', 'EnvironmentType', 'SingleInstance'),
      ],
    },
    parties: { 'guest-os': 'unknown', platform: 'unknown', resilience: 'customer' },
  },
  {
    says: 'the record of an instance',
    type: 'Demarc::SSM::ManagedInstance',
    properties: { InstanceId: 'i-1' },
    parties: { facilities: 'aws', 'guest-os': 'none', platform: 'none' },
  },
  {
    says: 'the record of a machine outside EC2',
    type: 'Demarc::SSM::ManagedInstance',
    properties: { InstanceId: 'mi-1' },
    parties: { facilities: 'customer', virtualization: 'customer', 'guest-os': 'customer', 'control-plane': 'aws' },
  },
  {
    says: 'an unencrypted file system in one zone',
    type: 'AWS::EFS::FileSystem',
    properties: { Encrypted: false, AvailabilityZoneName: 'eu-central-1a' },
    parties: { 'server-side-encryption': 'customer', resilience: 'customer' },
  },
  {
    says: 'a file system without automatic backups',
    type: 'AWS::EFS::FileSystem',
    properties: { AvailabilityZoneName: null, BackupPolicy: { Status: 'DISABLED' } },
    parties: { backup: 'customer' },
  },
  {
    says: 'a file system in several zones without a backup policy, which has no automatic backups',
    type: 'AWS::EFS::FileSystem',
    properties: { AvailabilityZoneName: null, BackupPolicy: null },
    parties: { backup: 'customer' },
  },
  {
    says: 'a file system in one zone without a backup policy, which has automatic backups',
    type: 'AWS::EFS::FileSystem',
    properties: { AvailabilityZoneName: 'eu-central-1a', BackupPolicy: null },
    parties: { backup: 'shared' },
  },
  {
    says: 'a private API',
    type: 'AWS::ApiGateway::RestApi',
    properties: { EndpointConfiguration: { Types: ['PRIVATE'] } },
    parties: { network: 'customer' },
  },
]

/** The parties of a case, with a move left out where asked. */
function partiesOf({ type, properties = {}, state = {}, subnet }: Case, without?: number): Parties {
  const described = describeType(type)
  if (described.kind !== 'full') throw new TypeError(`${type} is not described in full`)
  const { entry, category, source } = described
  const moves = (entry.moves ?? []).filter((_, at) => at !== without)
  const near: FindNear = (neighbour) => {
    const keys = neighbour.is({ properties, state })
    if (keys === null) return []
    return keys === undefined || subnet === undefined ? undefined : [{ properties: subnet, state: {} }]
  }
  const rows = split({ ...entry, moves }, category, source, { properties, state }, near)
  return Object.fromEntries(rows.map(({ layer, party }) => [layer, party]))
}

describe('who is responsible for', () => {
  test.each(cases)('$says ($type)', (one) => {
    expect(partiesOf(one)).toMatchObject(one.parties)
  })
})

test('each move of these types changes something in one of these cases', () => {
  const idle = [...new Set(cases.map(({ type }) => type))].flatMap((type) => {
    const described = describeType(type)
    const moves = described.kind === 'full' ? (described.entry.moves ?? []) : []
    const mineHere = cases.filter((one) => one.type === type)
    return moves
      .filter((_, at) => mineHere.every((one) => JSON.stringify(partiesOf(one)) === JSON.stringify(partiesOf(one, at))))
      .map(({ says, to }) => `${type}: ${says} -> ${to}`)
  })
  expect(idle).toEqual([])
})

const moving = services.flatMap(({ id, types }) =>
  Object.entries(types).flatMap(([type, { moves = [] }]) => (moves.length > 0 ? [{ id, type, moves }] : [])),
)

test('each type that moves has its cases, here or beside its catalog', () => {
  const here = new Set(cases.map(({ type }) => type))
  const without = moving.filter(({ id, type }) => {
    const beside = `src/services/${id}/catalog.test.ts`
    return !here.has(type) && !(existsSync(beside) && readFileSync(beside, 'utf8').includes(type))
  })
  expect(without.map(({ type }) => type)).toEqual([])
})

test.each(moving)('of $type nothing is told where nothing was read', ({ type, moves }) => {
  const told = partiesOf({ says: '', type, parties: {} })
  for (const layer of new Set(moves.flatMap((move) => move.layers))) expect(told[layer], layer).toBe('unknown')
})
