import type { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
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

describe('security groups, changed', () => {
  const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 }

  test('closing SSH to the world meets the controls', async () => {
    const GroupId = sg('corp-it-bastion')
    const anywhere = { ...ssh, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
    expect(verdicts('EC2.13', await scanPractice(practice, [securityGroups]))['corp-it-bastion']).toBe('unmet')
    await ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: [anywhere] })
    await ec2.authorizeSecurityGroupIngress({
      GroupId,
      IpPermissions: [{ ...ssh, IpRanges: [{ CidrIp: '198.51.100.7/28', Description: 'office' }] }],
    })
    const model = await scanPractice(practice, [securityGroups])
    for (const id of ['EC2.13', 'EC2.18', 'EC2.19', 'EC2.53'])
      expect(verdicts(id, model)['corp-it-bastion'], id).toBe('met')
    const { SecurityGroups: [group] = [] } = await ec2.describeSecurityGroups({ GroupIds: [GroupId] })
    // the bits of the host are cut off
    expect(group?.IpPermissions).toEqual([
      {
        ...ssh,
        IpRanges: [{ CidrIp: '198.51.100.0/28', Description: 'office' }],
        Ipv6Ranges: [],
        PrefixListIds: [],
        UserIdGroupPairs: [],
      },
    ])
  })
  test('a rule is as open as the prefix list that it names', async () => {
    const GroupId = sg('corp-it-bastion')
    const open = async () =>
      verdicts('EC2.13', await scanPractice(practice, [securityGroups, prefixLists]))['corp-it-bastion']
    const named = (PrefixListId: string) => [
      { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, PrefixListIds: [{ PrefixListId }] },
    ]
    const made = await ec2.createManagedPrefixList({
      PrefixListName: 'homes',
      AddressFamily: 'IPv4',
      MaxEntries: 2,
      Entries: [{ Cidr: '198.51.100.7/28' }],
    })
    const PrefixListId = made.PrefixList?.PrefixListId ?? ''
    await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: named(PrefixListId) })
    expect(await open()).toBe('met')
    const Entry = { Cidr: '1.0.0.0/0' }
    await ec2.modifyManagedPrefixList({ PrefixListId, CurrentVersion: 1, AddEntries: [Entry] })
    expect(await open()).toBe('unmet')
    await expect(
      ec2.modifyManagedPrefixList({ PrefixListId, CurrentVersion: 1, RemoveEntries: [Entry] }),
    ).rejects.toThrow('version 2')
    await ec2.modifyManagedPrefixList({ PrefixListId, CurrentVersion: 2, RemoveEntries: [Entry] })
    expect(await open()).toBe('met')
    const byAws = { Filters: [{ Name: 'prefix-list-name', Values: [`com.amazonaws.${HOME}.s3`] }] }
    const { PrefixLists: [s3] = [] } = await ec2.describeManagedPrefixLists(byAws)
    await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: named(s3?.PrefixListId ?? '') })
    expect(await open()).toBe('met')
    await ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: named(s3?.PrefixListId ?? '') })
    await expect(ec2.deleteManagedPrefixList({ PrefixListId })).rejects.toThrow('in use')
    await ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: named(PrefixListId) })
    await ec2.deleteManagedPrefixList({ PrefixListId })
  })
  test('a rule keeps its id when it is modified, and can be revoked by it', async () => {
    const GroupId = sg('corp-it-services')
    const rules = () => ec2.describeSecurityGroupRules({ Filters: [{ Name: 'group-id', Values: [GroupId] }] })
    const open = (await rules()).SecurityGroupRules?.find(({ CidrIpv6 }) => CidrIpv6 === '::/0')
    const SecurityGroupRuleId = open?.SecurityGroupRuleId ?? ''
    const SecurityGroupRule = { IpProtocol: 'tcp', FromPort: 3389, ToPort: 3389, CidrIpv6: '2001:db8::/56' }
    await ec2.modifySecurityGroupRules({ GroupId, SecurityGroupRules: [{ SecurityGroupRuleId, SecurityGroupRule }] })
    expect(verdicts('EC2.54', await scanPractice(practice, [securityGroups]))['corp-it-services']).toBe('met')
    await ec2.revokeSecurityGroupIngress({ GroupId, SecurityGroupRuleIds: [SecurityGroupRuleId] })
    expect((await rules()).SecurityGroupRules?.some((one) => one.SecurityGroupRuleId === SecurityGroupRuleId)).toBe(
      false,
    )
  })
  test('the default group is emptied', async () => {
    const { SecurityGroups: [group] = [] } = await ec2InUs.describeSecurityGroups({
      Filters: [
        { Name: 'group-name', Values: ['default'] },
        { Name: 'vpc-id', Values: [ec2Id('vpc', 'default')] },
      ],
    })
    const GroupId = group?.GroupId ?? ''
    await ec2InUs.revokeSecurityGroupIngress({ GroupId, IpPermissions: group?.IpPermissions })
    await ec2InUs.revokeSecurityGroupEgress({ GroupId, IpPermissions: group?.IpPermissionsEgress })
    const model = await scanPractice(practice, [securityGroups])
    const emptied = model.ofType('AWS::EC2::SecurityGroup').find((one) => one.properties['GroupId'] === GroupId)
    expect(emptied?.properties).toMatchObject({ SecurityGroupIngress: [], SecurityGroupEgress: [] })
  })
  test('the unused group is deleted; one in use, one referred to and a default one are not', async () => {
    await ec2.deleteSecurityGroup({ GroupId: sg('shop-prod-memcached') })
    const model = await scanPractice(practice, [securityGroups, networkInterfaces])
    expect(verdicts('EC2.22', model)['shop-prod-memcached']).toBeUndefined()
    expect(await refused(ec2.deleteSecurityGroup({ GroupId: sg('shop-prod-web') }))).toBe('DependencyViolation')
    expect(await refused(ec2.deleteSecurityGroup({ GroupId: sg('corp-it default') }))).toBe('CannotDelete')
    const { GroupId } = await ec2.createSecurityGroup({
      GroupName: 'temporary',
      Description: 'for a day',
      VpcId: ec2Id('vpc', 'corp-it'),
    })
    await ec2.authorizeSecurityGroupIngress({
      GroupId: sg('corp-it-services'),
      IpPermissions: [{ ...ssh, UserIdGroupPairs: [{ GroupId }] }],
    })
    expect(await refused(ec2.deleteSecurityGroup({ GroupId }))).toBe('DependencyViolation')
  })
  test.each([
    ['an unknown group', { GroupId: 'sg-0123' }, 'InvalidGroup.NotFound'],
    ['no group', {}, 'MissingParameter'],
    ['no permission', { GroupId: sg('shop-prod-web') }, 'MissingParameter'],
    ['a malformed network', { CidrIp: '10.0.0/8', ...ssh }, 'InvalidParameterValue'],
    ['a range the wrong way round', { CidrIp: '10.0.0.0/8', ...ssh, ToPort: 21 }, 'InvalidParameterValue'],
    ['TCP without ports', { CidrIp: '10.0.0.0/8', IpProtocol: 'tcp' }, 'InvalidParameterValue'],
    ['an unknown protocol', { CidrIp: '10.0.0.0/8', IpProtocol: 'carrier-pigeon' }, 'InvalidParameterValue'],
    [
      'a rule that is there',
      {
        IpPermissions: [
          { IpProtocol: '6', FromPort: 8443, ToPort: 8443, UserIdGroupPairs: [{ GroupId: sg('shop-prod-alb') }] },
        ],
      },
      'InvalidPermission.Duplicate',
    ],
    [
      'an unknown source group',
      { IpPermissions: [{ ...ssh, UserIdGroupPairs: [{ GroupId: 'sg-0123' }] }] },
      'InvalidGroup.NotFound',
    ],
  ])('%s is refused', async (what, input, code) => {
    const named = what === 'no group' ? input : { GroupId: sg('shop-prod-web'), ...input }
    expect(await refused(ec2.authorizeSecurityGroupIngress(named))).toBe(code)
  })
  test('what is not there cannot be revoked', async () => {
    const IpPermissions = [{ ...ssh, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]
    expect(await refused(ec2.revokeSecurityGroupIngress({ GroupId: sg('shop-prod-web'), IpPermissions }))).toBe(
      'InvalidPermission.NotFound',
    )
  })
})

describe('networks, changed', () => {
  test.each([
    [
      'EC2.6',
      'shop-staging',
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
      () =>
        ec2.modifySubnetAttribute({
          SubnetId: ec2Id('subnet', 'shop-staging-public-a'),
          MapPublicIpOnLaunch: { Value: false },
        }),
    ],
    [
      'EC2.21',
      'shop-staging-public',
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
      () =>
        ec2InUs.modifyTransitGateway({
          TransitGatewayId: ec2Id('tgw', 'analytics-backbone'),
          Options: { AutoAcceptSharedAttachments: 'disable' },
        }),
    ],
    [
      'EC2.51',
      'analytics-vendors',
      () =>
        ec2InUs.modifyClientVpnEndpoint({
          ClientVpnEndpointId: ec2Id('cvpn-endpoint', 'analytics-vendors'),
          ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: '/vpn/vendors' },
        }),
    ],
    ['EC2.172', HOME, () => ec2.modifyVpcBlockPublicAccessOptions({ InternetGatewayBlockMode: 'block-ingress' })],
    [
      'EC2.180',
      ec2Id('eni', 'corp-it-bastion-2'),
      () =>
        ec2.modifyNetworkInterfaceAttribute({
          NetworkInterfaceId: ec2Id('eni', 'corp-it-bastion-2'),
          SourceDestCheck: { Value: true },
        }),
    ],
  ])('%s of %s is met after its change', async (id, name, change) => {
    expect(verdicts(id, await scanPractice(practice, collectors))[name]).toBe('unmet')
    await change()
    expect(verdicts(id, await scanPractice(practice, collectors))[name]).toBe('met')
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
