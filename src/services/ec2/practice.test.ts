import type { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import type { Collector } from '../../collect/collector.ts'
import { controlsIn } from '../../controls/in-test.ts'
import type { Model } from '../../model/model.ts'
import { awsOf, refused, scanPractice, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, outpostArn, US } from '../../practice/company.ts'
import { ec2Id } from '../../practice/ids.ts'
import { instances } from './collect/compute.ts'
import { prefixLists } from './collect/prefix-lists.ts'
import { networkAcls, networkInterfaces, networks, securityGroups, subnets } from './collect/vpc.ts'
import { addresses, flowLogs, vpcBlockPublicAccess, vpcEndpoints } from './collect/vpc-parts.ts'
import { clientVpnEndpoints, transitGateways, vpnConnections } from './collect/vpn.ts'
import * as networkDevicesModule from './controls/network-devices.ts'
import * as securityGroupsModule from './controls/security-groups.ts'
import * as vpcModule from './controls/vpc.ts'

const networkDeviceControls = controlsIn(networkDevicesModule)
const securityGroupControls = controlsIn(securityGroupsModule)
const vpcControls = controlsIn(vpcModule)

const collectors = [
  networks,
  subnets,
  securityGroups,
  prefixLists,
  networkAcls,
  networkInterfaces,
  addresses,
  flowLogs,
  vpcEndpoints,
  vpcBlockPublicAccess,
  transitGateways,
  clientVpnEndpoints,
  vpnConnections,
]
const controls = [...securityGroupControls, ...vpcControls, ...networkDeviceControls]
const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let ec2: EC2
let ec2InUs: EC2

beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error) })
  aws = awsOf(practice)
  ec2 = await aws.client('ec2', HOME)
  ec2InUs = await aws.client('ec2', US)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const verdicts = (id: string, model: Model) => {
  const control = controls.find((one) => one.id === id)
  if (!control) throw new Error(`no control ${id}`)
  return verdictsOf(control, model)
}
const sg = (name: string): string => ec2Id('sg', name)

describe('a scan of the seeded account', () => {
  let model: Model
  beforeAll(async () => {
    model = await scanPractice(practice, [...collectors, instances])
  })

  test('sees all, without blind spots', () => {
    expect(model.blindSpots).toEqual([])
    expect(model.resources.flatMap(({ unseen }) => Object.keys(unseen))).toEqual([])
    expect(model.ofType('AWS::EC2::VPC').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['analytics', 'corp-it', 'shop-prod', 'shop-staging', 'us-shop']),
    )
  })
  test('a subnet leads to the internet by its own route table, or by the main one of its VPC', () => {
    const routes = new Map(model.ofType('AWS::EC2::Subnet').map(({ name, state }) => [name, state.InternetRoutes]))
    expect(routes.get('shop-prod-public-a')).toEqual(['0.0.0.0/0'])
    expect(routes.get('shop-prod-private-a')).toEqual([])
    const standard = model.ofType('AWS::EC2::Subnet').filter(({ name }) => name.startsWith('subnet-'))
    expect(standard.map(({ state }) => state.InternetRoutes)).toEqual(standard.map(() => ['0.0.0.0/0']))
    expect(standard.length).toBe(3)
  })
  test('every instance has its interface, with its groups and subnet', () => {
    const interfaces = new Map(model.ofType('AWS::EC2::NetworkInterface').map((one) => [one.properties['Id'], one]))
    for (const { name, properties } of model.ofType('AWS::EC2::Instance')) {
      const found = interfaces.get(ec2Id('eni', name))
      expect(found?.properties).toMatchObject({
        GroupSet: properties['SecurityGroupIds'],
        SubnetId: properties['SubnetId'],
        VpcId: properties['VpcId'],
      })
    }
  })
  test('resources on an Outpost or operated by a service show it', () => {
    const shown = (name: string, type: 'AWS::EC2::Instance' | 'AWS::EC2::NetworkInterface' | 'AWS::EC2::Subnet') =>
      model.ofType(type).find((one) => one.name === name || one.properties['Id'] === ec2Id('eni', name))
    for (const type of ['AWS::EC2::Instance', 'AWS::EC2::NetworkInterface'] as const) {
      expect(shown('corp-it-plant-gateway', type)?.state['OutpostArn']).toBe(outpostArn)
      expect(shown('shop-prod-auto-node', type)?.state['Operator']).toMatchObject({ Managed: true })
      expect(shown('shop-prod-web-1', type)?.state).toMatchObject({ OutpostArn: null, Operator: { Managed: false } })
    }
    expect(shown('corp-it-plant', 'AWS::EC2::Subnet')?.properties['OutpostArn']).toBe(outpostArn)
  })
  test('pre-shared keys and policies of logs never reach the model', () => {
    expect(JSON.stringify(model.ofType('AWS::EC2::VPNConnection'))).not.toContain('PreSharedKey')
  })
})

describe('networks, changed', () => {
  test.each<readonly [string, string, readonly Collector[], change: () => Promise<unknown>]>([
    [
      'EC2.6',
      'shop-staging',
      [networks, flowLogs],
      () =>
        ec2.createFlowLogs({
          ResourceType: 'VPC',
          ResourceIds: [ec2Id('vpc', 'shop-staging')],
          TrafficType: 'REJECT',
          LogDestinationType: 's3',
          LogDestination: 'arn:aws:s3:::nordlicht-corp-it-access-logs',
        }),
    ],
    [
      'EC2.10',
      'shop-prod',
      [networks, vpcEndpoints],
      () =>
        ec2.createVpcEndpoint({
          VpcId: ec2Id('vpc', 'shop-prod'),
          ServiceName: `com.amazonaws.${HOME}.ec2`,
          VpcEndpointType: 'Interface',
          SubnetIds: [ec2Id('subnet', 'shop-prod-private-a')],
          SecurityGroupIds: [sg('shop-prod-endpoints')],
        }),
    ],
    [
      'EC2.15',
      'shop-staging-public-a',
      [subnets],
      () =>
        ec2.modifySubnetAttribute({
          SubnetId: ec2Id('subnet', 'shop-staging-public-a'),
          MapPublicIpOnLaunch: { Value: false },
        }),
    ],
    [
      'EC2.21',
      'shop-staging-public',
      [networkAcls],
      () =>
        ec2.replaceNetworkAclEntry({
          NetworkAclId: ec2Id('acl', 'shop-staging-public'),
          RuleNumber: 100,
          Egress: false,
          Protocol: '6',
          RuleAction: 'allow',
          CidrBlock: '0.0.0.0/0',
          PortRange: { From: 443, To: 443 },
        }),
    ],
    [
      'EC2.23',
      'analytics-backbone',
      [transitGateways],
      () =>
        ec2InUs.modifyTransitGateway({
          TransitGatewayId: ec2Id('tgw', 'analytics-backbone'),
          Options: { AutoAcceptSharedAttachments: 'disable' },
        }),
    ],
    [
      'EC2.51',
      'analytics-vendors',
      [clientVpnEndpoints],
      () =>
        ec2InUs.modifyClientVpnEndpoint({
          ClientVpnEndpointId: ec2Id('cvpn-endpoint', 'analytics-vendors'),
          ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: '/vpn/vendors' },
        }),
    ],
    [
      'EC2.172',
      HOME,
      [vpcBlockPublicAccess],
      () => ec2.modifyVpcBlockPublicAccessOptions({ InternetGatewayBlockMode: 'block-ingress' }),
    ],
    [
      'EC2.180',
      ec2Id('eni', 'corp-it-bastion-2'),
      [networkInterfaces],
      () =>
        ec2.modifyNetworkInterfaceAttribute({
          NetworkInterfaceId: ec2Id('eni', 'corp-it-bastion-2'),
          SourceDestCheck: { Value: true },
        }),
    ],
  ])('%s of %s is met after its change', async (id, name, looked, change) => {
    expect(verdicts(id, await scanPractice(practice, looked))[name]).toBe('unmet')
    await change()
    expect(verdicts(id, await scanPractice(practice, looked))[name]).toBe('met')
  })
  test('what is unused can be removed, what is used cannot', async () => {
    await ec2.releaseAddress({ AllocationId: ec2Id('eipalloc', 'corp-it-old-vpn') })
    await ec2.deleteNetworkAcl({ NetworkAclId: ec2Id('acl', 'corp-it-migration-2021') })
    const model = await scanPractice(practice, [addresses, networkAcls])
    expect(Object.values(verdicts('EC2.12', model))).not.toContain('unmet')
    expect(Object.values(verdicts('EC2.16', model))).not.toContain('unmet')
    expect(await refused(ec2.releaseAddress({ AllocationId: ec2Id('eipalloc', 'shop-prod-nat') }))).toBe(
      'InvalidIPAddress.InUse',
    )
    expect(await refused(ec2.deleteNetworkAcl({ NetworkAclId: ec2Id('acl', 'shop-prod-private') }))).toBe(
      'DependencyViolation',
    )
    expect(await refused(ec2.deleteNetworkAcl({ NetworkAclId: ec2Id('acl', 'corp-it default') }))).toBe('CannotDelete')
  })
  test('entries of an ACL: added once, deleted once, the last one never', async () => {
    const entry = {
      NetworkAclId: ec2Id('acl', 'shop-staging-public'),
      RuleNumber: 50,
      Egress: false,
      Protocol: '-1',
      RuleAction: 'deny' as const,
      CidrBlock: '192.0.2.0/24',
    }
    await ec2.createNetworkAclEntry(entry)
    expect(await refused(ec2.createNetworkAclEntry(entry))).toBe('NetworkAclEntryAlreadyExists')
    await ec2.deleteNetworkAclEntry(entry)
    expect(await refused(ec2.deleteNetworkAclEntry(entry))).toBe('InvalidNetworkAclEntry.NotFound')
    expect(await refused(ec2.deleteNetworkAclEntry({ ...entry, RuleNumber: 32_767 }))).toBe(
      'InvalidNetworkAclEntry.NotFound',
    )
    expect(await refused(ec2.createNetworkAclEntry({ ...entry, Protocol: '6' }))).toBe('InvalidParameterValue')
  })
  test('unknown ids get their own errors', async () => {
    expect(await refused(ec2.describeVpcs({ VpcIds: ['vpc-0123'] }))).toBe('InvalidVpcID.NotFound')
    expect(await refused(ec2.describeSubnets({ SubnetIds: ['subnet-0123'] }))).toBe('InvalidSubnetID.NotFound')
    expect(
      await refused(
        ec2.createFlowLogs({
          ResourceType: 'VPC',
          ResourceIds: ['vpc-0123'],
          LogDestinationType: 's3',
          LogDestination: 'arn:aws:s3:::x',
        }),
      ),
    ).toBe('InvalidVpcID.NotFound')
    expect(await refused(ec2.describeVpcs({ Filters: [{ Name: 'colour', Values: ['blue'] }] }))).toBe(
      'InvalidParameterValue',
    )
  })
})

test('what a service operates is listed where it is asked for', async () => {
  const id = ec2Id('i', 'shop-prod-auto-node')
  const listed = async (asked: Parameters<EC2['describeInstances']>[0]) =>
    (await ec2.describeInstances(asked)).Reservations?.some(({ Instances }) => Instances?.[0]?.InstanceId === id)
  expect(await listed({})).toBe(false)
  expect(await listed({ IncludeManagedResources: true })).toBe(true)
  expect(await listed({ InstanceIds: [id] })).toBe(true)
})

test('a subnet gets another route table, where it has one of its own and where it has not', async () => {
  const routesOf = async (name: string) => {
    const model = await scanPractice(practice, [subnets])
    return model.ofType('AWS::EC2::Subnet').find(({ properties }) => properties.SubnetId === ec2Id('subnet', name))
      ?.state.InternetRoutes
  }
  const SubnetId = ec2Id('subnet', 'shop-prod-public-b')
  const { RouteTables } = await ec2.describeRouteTables({
    Filters: [{ Name: 'association.subnet-id', Values: [SubnetId] }],
  })
  const own = RouteTables?.[0]?.Associations?.find((one) => one.SubnetId === SubnetId)?.RouteTableAssociationId
  await ec2.replaceRouteTableAssociation({ AssociationId: own, RouteTableId: ec2Id('rtb', 'shop-prod-private') })
  expect(await routesOf('shop-prod-public-b')).toEqual([])
  const inDefault = { SubnetId: ec2Id('subnet', `default ${US}a`), RouteTableId: ec2Id('rtb', 'default-main') }
  expect((await ec2InUs.associateRouteTable(inDefault)).AssociationState?.State).toBe('associated')
  const elsewhere = { ...inDefault, RouteTableId: ec2Id('rtb', 'us-shop-main') }
  expect(await refused(ec2InUs.associateRouteTable(elsewhere))).toBe('InvalidParameterValue')
  expect(await refused(ec2.associateRouteTable({ SubnetId, RouteTableId: ec2Id('rtb', 'shop-prod-main') }))).toBe(
    'Resource.AlreadyAssociated',
  )
  expect(await refused(ec2.replaceRouteTableAssociation({ AssociationId: own, RouteTableId: 'rtb-none' }))).toBe(
    'InvalidRouteTableID.NotFound',
  )
})
