import type { NetworkInterfaceType, TunnelOption } from '@aws-sdk/client-ec2'
import {
  HOME,
  iamArn,
  instances,
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

const DAY = 86_400_000
const before = ({ now }: SeedContext, days: number): string => new Date(now.getTime() - days * DAY).toISOString()
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
  /** AWS made it for one of its services. */
  readonly byAws?: true
  readonly forwards?: true
}

/** One interface in each subnet for a device of AWS's. */
const device = (
  name: string,
  places: readonly Subnet[],
  host: number,
  more: Omit<InterfacePlan, 'name' | 'subnet' | 'host'>,
): InterfacePlan[] => places.map((subnet) => ({ byAws: true, ...more, name: `${name} ${subnet.zone}`, subnet, host }))

const shopPublic = [subnets.shopPublicA, subnets.shopPublicB]
const shopPrivate = [subnets.shopPrivateA, subnets.shopPrivateB]
const analyticsPrivate = [subnets.analyticsPrivateA, subnets.analyticsPrivateB]
const usPublic = [subnets.usPublicA, subnets.usPublicB]

const interfacePlans: readonly InterfacePlan[] = [
  ...device('alb shop-prod', shopPublic, 30, {
    group: securityGroups.shopLoadBalancer,
    description: 'ELB app/shop-prod',
  }),
  ...device('elb shop-2019', [subnets.shopPublicA], 31, {
    group: securityGroups.shopLegacy,
    description: 'ELB shop-2019',
  }),
  ...device('alb shop-staging', [subnets.stagingPublicA, subnets.stagingPublicB], 30, {
    group: securityGroups.stagingLoadBalancer,
    description: 'ELB app/shop-staging',
  }),
  ...device('nlb analytics-ingest', analyticsPrivate, 30, {
    group: securityGroups.analyticsIngest,
    description: 'ELB net/analytics-ingest',
    type: 'network_load_balancer',
  }),
  ...device('alb us-shop', usPublic, 30, { group: securityGroups.usLoadBalancer, description: 'ELB app/us-shop' }),
  ...device('elb us-shop-checkout', usPublic, 31, {
    group: securityGroups.usCheckout,
    description: 'ELB us-shop-checkout',
  }),
  ...device('rds shop-prod', shopPrivate, 50, {
    group: securityGroups.shopDatabase,
    description: 'RDSNetworkInterface',
  }),
  ...device('opensearch shop-prod', shopPrivate, 90, {
    group: securityGroups.shopSearch,
    description: 'ES shop-prod-search',
  }),
  ...device('elasticache shop-prod', shopPrivate, 80, {
    group: securityGroups.shopCache,
    description: 'ElastiCache shop-prod-sessions',
  }),
  ...device('elasticache shop-staging', [subnets.stagingPublicA], 80, {
    group: securityGroups.stagingCache,
    description: 'ElastiCache shop-staging-sessions-001',
  }),
  ...device('redshift shop-prod', [subnets.shopPrivateA], 100, {
    group: securityGroups.shopWarehouse,
    description: 'RedshiftNetworkInterface',
  }),
  ...device('redshift sales-2019', [subnets.corpPrivateA], 100, {
    group: securityGroups.corpReports,
    description: 'RedshiftNetworkInterface',
  }),
  ...device('efs shop-prod-media', shopPrivate, 70, {
    group: securityGroups.shopFiles,
    description: 'EFS mount target for shop-prod-media',
  }),
  ...device('efs shop-staging-media', [subnets.stagingPublicA], 70, {
    group: securityGroups.stagingFiles,
    description: 'EFS mount target for shop-staging-media',
  }),
  ...device('efs analytics-notebooks', analyticsPrivate, 70, {
    group: securityGroups.analyticsFiles,
    description: 'EFS mount target for analytics-notebooks',
  }),
  ...device('endpoints shop-prod', shopPrivate, 60, {
    group: securityGroups.shopEndpoints,
    description: 'VPC Endpoint Interface',
    type: 'vpc_endpoint',
  }),
  ...device('nat shop-prod', [subnets.shopPublicA], 5, {
    description: 'Interface for NAT Gateway',
    type: 'natGateway',
    forwards: true,
  }),
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

/** The interfaces of instances: those that the instances themselves name. */
const instancePlans = (): InterfacePlan[] =>
  Object.values(instances).map((one) => ({ ...one, description: 'Primary network interface' }))

export const seedInterfaces = (region: string, account: string): StoredInterface[] =>
  [...interfacePlans, ...instancePlans()]
    .filter(({ subnet }) => subnet.zone.startsWith(region))
    .map((plan) => ({
      id: ec2Id('eni', plan.name),
      NetworkInterfaceId: ec2Id('eni', plan.name),
      Description: plan.description,
      InterfaceType: plan.type ?? 'interface',
      OwnerId: account,
      RequesterManaged: plan.byAws === true,
      ...(plan.byAws ? { RequesterId: 'amazon-elb' } : {}),
      SourceDestCheck: plan.forwards !== true,
      Status: 'in-use',
      AvailabilityZone: plan.subnet.zone,
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
    id: ec2Id('fl', vpc),
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
    made: before(context, 400),
    ...tags(stack, vpc),
  })
  if (region === HOME)
    return [
      log(vpcs.shopProd, 'shop-prod', 'ALL'),
      // its role was deleted in a clean-up
      {
        ...log(vpcs.corpIt, 'corp-it', 'ACCEPT'),
        DeliverLogsStatus: 'FAILED',
        DeliverLogsErrorMessage: 'Access error',
      },
    ]
  return region === US ? [log(vpcs.analytics, 'analytics', 'REJECT')] : []
}

const OPEN_POLICY = JSON.stringify({ Statement: [{ Action: '*', Effect: 'Allow', Principal: '*', Resource: '*' }] })
const ownPolicy = (account: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: '*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:ResourceAccount': account } },
      },
    ],
  })

export function seedEndpoints(context: SeedContext): StoredEndpoint[] {
  const { region, account } = context
  if (region !== HOME) return []
  const endpoint = (vpc: string, stack: Stack, service: string, more: Partial<StoredEndpoint>): StoredEndpoint => ({
    id: ec2Id('vpce', `${vpc} ${service}`),
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
    made: before(context, 300),
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
    id: ec2Id('eipalloc', name),
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
      id,
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
      made: before(context, 500),
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
      id,
      ClientVpnEndpointId: id,
      Description: name,
      Status: { Code: 'available' },
      CreationTime: before(context, 350).slice(0, 19),
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
  const vpn = (name: string, tunnels: StoredVpn['tunnels'], modern: boolean): StoredVpn => ({
    id: ec2Id('vpn', name),
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
      TunnelOptions: tunnels.map(
        (_, index): TunnelOption => ({
          OutsideIpAddress: `203.0.113.${modern ? 90 + index : 94 + index}`,
          TunnelInsideCidr: `169.254.${modern ? 10 : 11}.${index * 4}/30`,
          IkeVersions: modern ? [{ Value: 'ikev2' }] : [{ Value: 'ikev1' }, { Value: 'ikev2' }],
          LogOptions: {
            CloudWatchLogOptions: modern
              ? { LogEnabled: true, LogGroupArn: logGroup(region, account, '/vpn/sites'), LogOutputFormat: 'json' }
              : { LogEnabled: false },
          },
        }),
      ),
    },
    tunnels,
    made: before(context, 20),
    ...tags('corp-it', name),
  })
  return [vpn('site-hamburg', ['UP', 'UP'], true), vpn('site-jena-works', ['UP', 'DOWN'], false)]
}
