import type { NetworkInterfaceType, TunnelOption } from '@aws-sdk/client-ec2'
import {
  HOME,
  iamArn,
  instances,
  outpostArn,
  privateAddress,
  type Stack,
  type SubnetKey,
  securityGroups,
  subnets,
  tagList,
  US,
  vpcs,
} from '../../../practice/company.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { given } from '../../../practice/kind.ts'
import { daysAgo, policyText } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import {
  AVAILABLE,
  type StoredAddress,
  type StoredClientVpn,
  type StoredEndpoint,
  type StoredFlowLog,
  type StoredInterface,
  type StoredTransitGateway,
  type StoredVpn,
} from './network.ts'

const logGroup = (region: string, account: string, name: string): string =>
  `arn:aws:logs:${region}:${account}:log-group:${name}`

type Subnet = (typeof subnets)[SubnetKey]
type Group = (typeof securityGroups)[keyof typeof securityGroups]

interface InterfacePlan {
  readonly name: string
  readonly subnet: Subnet
  readonly group?: Group
  readonly host: number
  readonly description: string
  readonly type?: NetworkInterfaceType
  /** An AWS service created it. */
  readonly byAws?: true
  readonly forwards?: true
  readonly outpost?: string
  /** The AWS service that operates it. */
  readonly operator?: string
}

const shopPublic = [subnets.shopPublicA, subnets.shopPublicB]
const shopPrivate = [subnets.shopPrivateA, subnets.shopPrivateB]
const staging = [subnets.stagingPublicA, subnets.stagingPublicB]
const analyticsPrivate = [subnets.analyticsPrivateA, subnets.analyticsPrivateB]
const usPublic = [subnets.usPublicA, subnets.usPublicB]

/**
 * Interfaces of AWS's devices, one in each of the given subnets: type, address, security group, and the description
 * that AWS writes.
 */
const devices: readonly (readonly [
  name: string,
  places: readonly Subnet[],
  host: number,
  group: keyof typeof securityGroups | null,
  description: string,
  type?: NetworkInterfaceType,
])[] = [
  ['alb shop-prod', shopPublic, 30, 'shopLoadBalancer', 'ELB app/shop-prod'],
  ['elb shop-2019', [subnets.shopPublicA], 31, 'shopLegacy', 'ELB shop-2019'],
  ['alb shop-staging', staging, 30, 'stagingLoadBalancer', 'ELB app/shop-staging'],
  [
    'nlb analytics-ingest',
    analyticsPrivate,
    30,
    'analyticsIngest',
    'ELB net/analytics-ingest',
    'network_load_balancer',
  ],
  ['alb us-shop', usPublic, 30, 'usLoadBalancer', 'ELB app/us-shop'],
  ['elb us-shop-checkout', usPublic, 31, 'usCheckout', 'ELB us-shop-checkout'],
  ['rds shop-prod', shopPrivate, 50, 'shopDatabase', 'RDSNetworkInterface'],
  ['opensearch shop-prod', shopPrivate, 90, 'shopSearch', 'ES shop-prod-search'],
  ['elasticache shop-prod', shopPrivate, 80, 'shopCache', 'ElastiCache shop-prod-sessions'],
  ['elasticache shop-staging', staging.slice(0, 1), 80, 'stagingCache', 'ElastiCache shop-staging-sessions-001'],
  ['redshift shop-prod', [subnets.shopPrivateA], 100, 'shopWarehouse', 'RedshiftNetworkInterface'],
  ['redshift sales-2019', [subnets.corpPrivateA], 100, 'corpReports', 'RedshiftNetworkInterface'],
  ['efs shop-prod-media', shopPrivate, 70, 'shopFiles', 'EFS mount target for shop-prod-media'],
  ['efs shop-staging-media', staging.slice(0, 1), 70, 'stagingFiles', 'EFS mount target for shop-staging-media'],
  ['efs analytics-notebooks', analyticsPrivate, 70, 'analyticsFiles', 'EFS mount target for analytics-notebooks'],
  ['endpoints shop-prod', shopPrivate, 60, 'shopEndpoints', 'VPC Endpoint Interface', 'vpc_endpoint'],
  ['alb my-shop', [subnets.myPublicA, subnets.myPublicB], 30, 'myLoadBalancer', 'ELB app/my-shop'],
  ['nat shop-prod', [subnets.shopPublicA], 5, null, 'Interface for NAT Gateway', 'natGateway'],
]

const interfacePlans: readonly InterfacePlan[] = [
  ...devices.flatMap(([name, places, host, group, description, type = 'interface']) =>
    places.map(
      (subnet): InterfacePlan => ({
        name: `${name} ${subnet.zone}`,
        subnet,
        host,
        description,
        type,
        byAws: true,
        ...(group && { group: securityGroups[group] }),
        ...(type === 'natGateway' && { forwards: true }),
      }),
    ),
  ),
  // the bastion's second interface routes for the workshop's machines
  {
    name: 'corp-it-bastion-2',
    subnet: subnets.corpPrivateA,
    group: securityGroups.bastion,
    host: 114,
    description: 'Routes to the workshop',
    forwards: true,
  },
]

/** The network interfaces that the instances refer to. */
const instancePlans = (): InterfacePlan[] =>
  Object.values(instances).map((one) => ({
    ...one,
    description: 'Primary network interface',
    ...(one.subnet === subnets.plant ? { outpost: outpostArn } : {}),
    ...(one === instances.autoNode ? { operator: 'eks.amazonaws.com' } : {}),
  }))

export const seedInterfaces = (region: string, account: string): StoredInterface[] =>
  [...interfacePlans, ...instancePlans()]
    .filter(({ subnet }) => subnet.zone.startsWith(region))
    .map((plan) => ({
      NetworkInterfaceId: ec2Id('eni', plan.name),
      Description: plan.description,
      InterfaceType: plan.type ?? 'interface',
      OwnerId: account,
      RequesterManaged: plan.byAws === true,
      ...(plan.byAws ? { RequesterId: 'amazon-elb' } : {}),
      SourceDestCheck: plan.forwards !== true,
      Status: 'in-use',
      AvailabilityZone: plan.subnet.zone,
      ...given({ OutpostArn: plan.outpost }),
      ...(plan.operator === undefined
        ? {}
        : { Operator: { Managed: true, Principal: plan.operator, HiddenByDefault: true } }),
      SubnetId: ec2Id('subnet', plan.subnet.name),
      VpcId: ec2Id('vpc', plan.subnet.vpc),
      PrivateIpAddress: privateAddress(plan.subnet.cidr, plan.host),
      Groups: plan.group ? [{ GroupId: ec2Id('sg', plan.group.name), GroupName: plan.group.name }] : [],
      TagSet: [],
    }))

const tags = (stack: Stack, name: string) => ({ Tags: tagList(stack, name) })

export function seedFlowLogs(context: SeedContext): StoredFlowLog[] {
  const { region, account } = context
  const log = (vpc: string, stack: Stack, TrafficType: 'ALL' | 'REJECT' | 'ACCEPT'): StoredFlowLog => ({
    FlowLogId: ec2Id('fl', vpc),
    FlowLogStatus: 'ACTIVE',
    DeliverLogsStatus: 'SUCCESS',
    ResourceId: ec2Id('vpc', vpc),
    TrafficType,
    LogDestinationType: 'cloud-watch-logs',
    LogGroupName: `/vpc/${vpc}`,
    LogDestination: logGroup(region, account, `/vpc/${vpc}`),
    DeliverLogsPermissionArn: iamArn('role/vpc-flow-logs'),
    MaxAggregationInterval: 600,
    CreationTime: daysAgo(context, 400),
    ...tags(stack, vpc),
  })
  if (region === HOME)
    return [
      log(vpcs.shopProd, 'shop-prod', 'ALL'),
      // its IAM role was deleted in a clean-up
      {
        ...log(vpcs.corpIt, 'corp-it', 'ACCEPT'),
        DeliverLogsStatus: 'FAILED',
        DeliverLogsErrorMessage: 'Access error',
      },
    ]
  return region === US ? [log(vpcs.analytics, 'analytics', 'REJECT')] : []
}

const OPEN_POLICY = JSON.stringify({ Statement: [{ Action: '*', Effect: 'Allow', Principal: '*', Resource: '*' }] })
const ownPolicy = (account: string): string => {
  const Condition = { StringEquals: { 'aws:ResourceAccount': account } }
  return policyText({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', Condition })
}

export function seedEndpoints(context: SeedContext): StoredEndpoint[] {
  const { region, account } = context
  if (region !== HOME) return []
  const endpoint = (vpc: string, stack: Stack, service: string, more: Partial<StoredEndpoint>): StoredEndpoint => ({
    VpcEndpointId: ec2Id('vpce', `${vpc} ${service}`),
    VpcEndpointType: 'Interface',
    VpcId: ec2Id('vpc', vpc),
    ServiceName: `com.amazonaws.${region}.${service}`,
    State: AVAILABLE,
    PolicyDocument: OPEN_POLICY,
    PrivateDnsEnabled: true,
    OwnerId: account,
    RouteTableIds: [],
    SubnetIds: [],
    Groups: [],
    CreationTimestamp: daysAgo(context, 300),
    ...tags(stack, `${vpc}-${service}`),
    ...more,
  })
  const group = (one: Group) => [{ GroupId: ec2Id('sg', one.name), GroupName: one.name }]
  const shop = {
    SubnetIds: shopPrivate.map(({ name }) => ec2Id('subnet', name)),
    Groups: group(securityGroups.shopEndpoints),
    PolicyDocument: ownPolicy(account),
  }
  const corp = {
    SubnetIds: [ec2Id('subnet', subnets.corpPrivateA.name)],
    Groups: group(securityGroups.corpServices),
  }
  return [
    ...['ecr.api', 'ecr.dkr', 'ssm'].map((service) => endpoint(vpcs.shopProd, 'shop-prod', service, shop)),
    endpoint(vpcs.shopProd, 'shop-prod', 's3', {
      VpcEndpointType: 'Gateway',
      PrivateDnsEnabled: false,
      RouteTableIds: [ec2Id('rtb', 'shop-prod-private')],
      PolicyDocument: ownPolicy(account),
    }),
    ...['ec2', 'ssm-contacts', 'ssm-incidents'].map((service) => endpoint(vpcs.corpIt, 'corp-it', service, corp)),
  ]
}

export function seedAddresses(region: string, account: string): StoredAddress[] {
  if (region !== HOME) return []
  const address = (name: string, stack: Stack, PublicIp: string, at?: { eni: string; instance?: string }) => ({
    AllocationId: ec2Id('eipalloc', name),
    PublicIp,
    PublicIpv4Pool: 'amazon',
    Domain: 'vpc' as const,
    NetworkBorderGroup: region,
    ...(at && {
      AssociationId: ec2Id('eipassoc', name),
      NetworkInterfaceId: ec2Id('eni', at.eni),
      NetworkInterfaceOwnerId: account,
    }),
    ...(at?.instance && { InstanceId: ec2Id('i', at.instance) }),
    ...tags(stack, name),
  })
  const { bastion } = instances
  return [
    address('shop-prod-nat', 'shop-prod', '203.0.113.8', { eni: `nat shop-prod ${subnets.shopPublicA.zone}` }),
    address('corp-it-bastion', 'corp-it', '203.0.113.40', { eni: bastion.name, instance: bastion.name }),
    address('corp-it-old-vpn', 'corp-it', '203.0.113.77'),
  ]
}

export function seedTransitGateways(context: SeedContext): StoredTransitGateway[] {
  const { region, account } = context
  const gateway = (name: string, stack: Stack, segmented: boolean): StoredTransitGateway => {
    const id = ec2Id('tgw', name)
    const byDefault = segmented ? ('disable' as const) : ('enable' as const)
    return {
      TransitGatewayId: id,
      TransitGatewayArn: `arn:aws:ec2:${region}:${account}:transit-gateway/${id}`,
      State: 'available',
      OwnerId: account,
      Description: name,
      Options: {
        AmazonSideAsn: 64_512,
        AutoAcceptSharedAttachments: byDefault,
        DefaultRouteTableAssociation: byDefault,
        DefaultRouteTablePropagation: byDefault,
        VpnEcmpSupport: 'enable',
        DnsSupport: 'enable',
      },
      CreationTime: daysAgo(context, 500),
      ...tags(stack, name),
    }
  }
  if (region === HOME) return [gateway('corp-it-backbone', 'corp-it', true)]
  return region === US ? [gateway('analytics-backbone', 'analytics', false)] : []
}

export function seedClientVpns(context: SeedContext): StoredClientVpn[] {
  const { region, account } = context
  const endpoint = (name: string, stack: Stack, vpc: string, places: readonly Subnet[]): StoredClientVpn => {
    const id = ec2Id('cvpn-endpoint', name)
    return {
      ClientVpnEndpointId: id,
      Description: name,
      Status: { Code: 'available' },
      CreationTime: daysAgo(context, 350).slice(0, 19),
      DnsName: `*.${id}.prod.clientvpn.${region}.amazonaws.com`,
      ClientCidrBlock: '10.99.0.0/22',
      SplitTunnel: true,
      VpnProtocol: 'openvpn',
      TransportProtocol: 'udp',
      VpnPort: 443,
      ServerCertificateArn: `arn:aws:acm:${region}:${account}:certificate/${name}`,
      VpcId: ec2Id('vpc', vpc),
      subnets: places.map((one) => ec2Id('subnet', one.name)),
      ...tags(stack, name),
    }
  }
  if (region === HOME)
    return [
      {
        ...endpoint('corp-it-remote-work', 'corp-it', vpcs.corpIt, [subnets.corpPrivateA]),
        AuthenticationOptions: [
          {
            Type: 'federated-authentication',
            FederatedAuthentication: { SamlProviderArn: iamArn('saml-provider/nordlicht-login') },
          },
        ],
        ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: '/vpn/remote-work' },
        SecurityGroupIds: [ec2Id('sg', securityGroups.corpServices.name)],
      },
    ]
  if (region !== US) return []
  return [
    {
      ...endpoint('analytics-vendors', 'analytics', vpcs.analytics, analyticsPrivate),
      AuthenticationOptions: [
        {
          Type: 'certificate-authentication',
          MutualAuthentication: { ClientRootCertificateChain: `arn:aws:acm:${region}:${account}:certificate/vendors` },
        },
      ],
      ConnectionLogOptions: { Enabled: false },
      SecurityGroupIds: [ec2Id('sg', securityGroups.analyticsJobs.name)],
    },
  ]
}

export function seedVpns(context: SeedContext): StoredVpn[] {
  const { region, account } = context
  if (region !== HOME) return []
  const LastStatusChange = daysAgo(context, 20)
  const logs = { LogEnabled: true, LogGroupArn: logGroup(region, account, '/vpn/sites'), LogOutputFormat: 'json' }
  const up = { Status: 'UP', LastStatusChange, StatusMessage: '3 BGP ROUTES', AcceptedRouteCount: 3 } as const
  const down = { Status: 'DOWN', LastStatusChange, StatusMessage: 'IPSEC IS DOWN', AcceptedRouteCount: 0 } as const
  const vpn = (name: string, tunnels: readonly (typeof up | typeof down)[], modern: boolean): StoredVpn => {
    const TunnelOptions = tunnels.map(
      (_, index): TunnelOption => ({
        OutsideIpAddress: `203.0.113.${modern ? 90 + index : 94 + index}`,
        TunnelInsideCidr: `169.254.${modern ? 10 : 11}.${index * 4}/30`,
        IkeVersions: modern ? [{ Value: 'ikev2' }] : [{ Value: 'ikev1' }, { Value: 'ikev2' }],
        LogOptions: { CloudWatchLogOptions: modern ? logs : { LogEnabled: false } },
      }),
    )
    return {
      VpnConnectionId: ec2Id('vpn', name),
      State: 'available',
      Type: 'ipsec.1',
      Category: 'VPN',
      CustomerGatewayId: ec2Id('cgw', name),
      TransitGatewayId: ec2Id('tgw', 'corp-it-backbone'),
      Options: {
        EnableAcceleration: false,
        StaticRoutesOnly: false,
        TunnelInsideIpVersion: 'ipv4',
        TunnelOptions,
      },
      VgwTelemetry: tunnels.map((tunnel, index) => ({
        ...tunnel,
        OutsideIpAddress: TunnelOptions[index]?.OutsideIpAddress,
      })),
      ...tags('corp-it', name),
    }
  }
  return [vpn('site-hamburg', [up, up], true), vpn('site-jena-works', [up, down], false)]
}
