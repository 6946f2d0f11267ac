import type { NetworkAclEntry } from '@aws-sdk/client-ec2'
import { HOME, outpostArn, placeOf, SMALL, type Stack, subnets, tagList, US, vpcs } from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type { NetworkState, StoredAcl, StoredRouteTable, StoredSubnet, StoredVpc } from './network.ts'
import {
  seedAddresses,
  seedClientVpns,
  seedEndpoints,
  seedFlowLogs,
  seedInterfaces,
  seedTransitGateways,
  seedVpns,
} from './network-devices.seed.ts'
import { seedPrefixLists } from './prefix-lists.ts'
import { seedRouteTables } from './route-tables.ts'
import { defaultGroup, seedGroups } from './security-groups.seed.ts'

interface Plan {
  readonly region: string
  readonly stack: Stack
  readonly cidr: string
}

type VpcName = (typeof vpcs)[keyof typeof vpcs]
const plans: Readonly<Record<VpcName, Plan>> = {
  'shop-prod': { region: HOME, stack: 'shop-prod', cidr: '10.20.0.0/16' },
  'shop-staging': { region: HOME, stack: 'shop-staging', cidr: '10.30.0.0/16' },
  'corp-it': { region: HOME, stack: 'corp-it', cidr: '10.40.0.0/16' },
  analytics: { region: US, stack: 'analytics', cidr: '10.50.0.0/16' },
  'us-shop': { region: US, stack: 'shop-prod', cidr: '10.60.0.0/16' },
  'my-shop': { region: SMALL, stack: 'my-shop', cidr: '10.0.0.0/16' },
}

/** The default VPC that AWS created with the account; the company deleted the one of the home region. */
const DEFAULT_VPC = 'default'
const DEFAULT_CIDR = '172.31.0.0/16'

/** The EC2 networks of Nordlicht; any other region is empty. */
export function seedNetwork(context: SeedContext): NetworkState {
  const { account } = context
  const region = placeOf(context)
  const here = Object.values(vpcs).filter((name) => plans[name].region === region)
  const withDefault = region === US
  const mine = allSubnets(here, account)
  const standard = withDefault ? defaultSubnets(region, account) : []
  return {
    vpcs: [
      ...here.map((name) => vpc(name, plans[name].cidr, account, plans[name].stack)),
      ...(withDefault ? [{ ...vpc(DEFAULT_VPC, DEFAULT_CIDR, account), IsDefault: true }] : []),
    ],
    subnets: [...mine, ...standard],
    groups: [
      ...seedGroups(here, account, region),
      ...(withDefault ? [defaultGroup(DEFAULT_VPC, account, region, true)] : []),
    ],
    acls: seedAcls([...here, ...(withDefault ? [DEFAULT_VPC] : [])], [...mine, ...standard], account),
    routeTables: allTables(here, withDefault, account),
    interfaces: seedInterfaces(region, account),
    prefixLists: seedPrefixLists(context),
    flowLogs: seedFlowLogs(context),
    endpoints: seedEndpoints(context),
    addresses: seedAddresses(region, account),
    transitGateways: seedTransitGateways(context),
    clientVpns: seedClientVpns(context),
    vpns: seedVpns(context),
    blockPublicAccess: { InternetGatewayBlockMode: region === US ? 'block-ingress' : 'off' },
    made: 0,
  }
}

const vpc = (name: string, CidrBlock: string, OwnerId: string, stack?: Stack): StoredVpc => ({
  VpcId: ec2Id('vpc', name),
  OwnerId,
  State: 'available',
  CidrBlock,
  InstanceTenancy: 'default',
  IsDefault: false,
  DhcpOptionsId: ec2Id('dopt', 'domain-name-servers'),
  CidrBlockAssociationSet: [
    { AssociationId: ec2Id('vpc-cidr-assoc', name), CidrBlock, CidrBlockState: { State: 'associated' } },
  ],
  Tags: stack === undefined ? [] : tagList(stack, name),
})

const subnet = (name: string, where: { vpc: string; zone: string; cidr: string }, account: string): StoredSubnet => {
  const id = ec2Id('subnet', name)
  return {
    SubnetId: id,
    SubnetArn: `arn:aws:ec2:${where.zone.slice(0, -1)}:${account}:subnet/${id}`,
    VpcId: ec2Id('vpc', where.vpc),
    OwnerId: account,
    State: 'available',
    AvailabilityZone: where.zone,
    CidrBlock: where.cidr,
    AvailableIpAddressCount: 240,
    DefaultForAz: false,
    MapPublicIpOnLaunch: false,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
  }
}

const allSubnets = (here: readonly VpcName[], account: string): StoredSubnet[] =>
  Object.values(subnets)
    .filter((one) => here.includes(one.vpc))
    .map((one) => ({
      ...subnet(one.name, one, account),
      // in staging, new instances get a public address
      MapPublicIpOnLaunch: one.vpc === vpcs.shopStaging,
      ...(one.name === subnets.plant.name ? { OutpostArn: outpostArn } : {}),
      Tags: tagList(plans[one.vpc].stack, one.name),
    }))

const defaultSubnets = (region: string, account: string): StoredSubnet[] =>
  ['a', 'b', 'c'].map((letter, index) => ({
    ...subnet(
      `default ${region}${letter}`,
      { vpc: DEFAULT_VPC, zone: `${region}${letter}`, cidr: `172.31.${index * 16}.0/20` },
      account,
    ),
    DefaultForAz: true,
    MapPublicIpOnLaunch: true,
    AvailableIpAddressCount: 4091,
    Tags: [],
  }))

function allTables(here: readonly VpcName[], withDefault: boolean, account: string): StoredRouteTable[] {
  const own = here.flatMap((name) => {
    const names = Object.values(subnets).flatMap((one) => (one.vpc === name ? [one.name] : []))
    return seedRouteTables({
      vpc: name,
      cidr: plans[name].cidr,
      account,
      open: names.filter((one) => one.includes('-public-')),
      closed: names.filter((one) => !one.includes('-public-')),
    })
  })
  const standard = { vpc: DEFAULT_VPC, cidr: DEFAULT_CIDR, account, open: [], closed: [], mainIsOpen: true as const }
  return [...own, ...(withDefault ? seedRouteTables(standard) : [])]
}

const entry = (RuleNumber: number, RuleAction: 'allow' | 'deny', more: NetworkAclEntry): NetworkAclEntry => ({
  RuleNumber,
  RuleAction,
  Egress: false,
  Protocol: '6',
  CidrBlock: '0.0.0.0/0',
  ...more,
})
/** The last entry of every network ACL, which cannot be changed. */
const last = (Egress: boolean): NetworkAclEntry => entry(32_767, 'deny', { Protocol: '-1', Egress })
const everything = (Egress: boolean): NetworkAclEntry => entry(100, 'allow', { Protocol: '-1', Egress })
const port = (From: number, To = From) => ({ PortRange: { From, To } })

interface AclPlan {
  readonly name: string
  readonly vpc: VpcName
  readonly subnets: readonly string[]
  readonly inbound: () => NetworkAclEntry[]
}
const aclPlans: readonly AclPlan[] = [
  {
    name: 'shop-prod-private',
    vpc: 'shop-prod',
    subnets: [subnets.shopPrivateA.name, subnets.shopPrivateB.name, subnets.shopPrivateC.name],
    inbound: () => [
      entry(90, 'deny', port(22)),
      entry(95, 'deny', port(3389)),
      entry(100, 'allow', { CidrBlock: '10.20.0.0/16', Protocol: '-1' }),
      entry(110, 'allow', port(1024, 65_535)),
    ],
  },
  {
    name: 'shop-staging-public',
    vpc: 'shop-staging',
    subnets: [subnets.stagingPublicA.name],
    // the deny has a higher number than the allow, and so has no effect
    inbound: () => [entry(100, 'allow', port(0, 65_535)), entry(200, 'deny', port(22))],
  },
  { name: 'corp-it-migration-2021', vpc: 'corp-it', subnets: [], inbound: () => [entry(100, 'allow', port(443))] },
]

/** The default network ACL of each VPC, for subnets without another one. */
function seedAcls(here: readonly string[], all: readonly StoredSubnet[], account: string): StoredAcl[] {
  const own = aclPlans
    .filter(({ vpc: name }) => here.includes(name))
    .map((plan) => ({
      ...acl(plan.name, plan.vpc, account),
      Entries: [...plan.inbound(), last(false), everything(true), last(true)],
      Associations: plan.subnets.map((name) => association(plan.name, ec2Id('subnet', name))),
      Tags: tagList(plans[plan.vpc].stack, plan.name),
    }))
  const guarded = new Set(own.flatMap(({ Associations }) => Associations.map(({ SubnetId }) => SubnetId)))
  const standard = here.map((name) => ({
    ...acl(`${name} default`, name, account),
    IsDefault: true,
    Entries: [everything(false), last(false), everything(true), last(true)],
    Associations: all
      .filter(({ SubnetId, VpcId }) => VpcId === ec2Id('vpc', name) && !guarded.has(SubnetId))
      .map(({ SubnetId }) => association(`${name} default`, SubnetId)),
    Tags: [],
  }))
  return [...own, ...standard]
}

const acl = (name: string, vpcName: string, OwnerId: string) => ({
  NetworkAclId: ec2Id('acl', name),
  VpcId: ec2Id('vpc', vpcName),
  OwnerId,
  IsDefault: false,
})

const association = (name: string, SubnetId: string) => ({
  NetworkAclAssociationId: ec2Id('aclassoc', SubnetId),
  NetworkAclId: ec2Id('acl', name),
  SubnetId,
})
