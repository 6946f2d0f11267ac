import { noLogs, place } from './placement.ts'

const guide = 'AWSEC2/latest/UserGuide'
const vpc = 'vpc/latest/userguide'

const gateway = { network: 'none', 'encryption-in-transit': 'none', resilience: 'aws', logging: 'none' } as const

/** The types of EC2 and VPC that `src/services/ec2` does not describe in full. */
export const ec2 = [
  place('EC2', { category: 'infrastructure', page: `${guide}/infrastructure-security.html` }, [
    [
      'setting',
      'ApplicationStatusCheck',
      'how the health of an application is asked',
      { sets: ['resilience', 'logging'] },
    ],
    ['setting', 'CapacityManagerDataExport', 'which data on capacity goes to which bucket', { sets: ['data'] }],
    [
      'setting',
      'CapacityReservation CapacityReservationFleet',
      'capacity that is kept for you',
      { sets: ['resilience'] },
    ],
    [
      'server',
      'Host',
      'a physical server for you alone: instances on it are yours, the server is kept by AWS',
      {
        parties: {
          'guest-os': 'none',
          platform: 'none',
          application: 'none',
          network: 'none',
          'encryption-in-transit': 'none',
          'server-side-encryption': 'none',
          'client-side-encryption': 'none',
          data: 'none',
          backup: 'none',
          logging: 'none',
        },
        page: `${guide}/dedicated-hosts-overview.html`,
      },
    ],
    [
      'link',
      'EnclaveCertificateIamRoleAssociation',
      'which role reads a certificate into an enclave',
      { sets: ['identity', 'encryption-in-transit'] },
    ],
    [
      'store',
      'FpgaImage',
      'an image for the FPGA of an instance',
      { parties: { application: 'customer', backup: 'none', resilience: 'aws' } },
    ],
    [
      'identity',
      'KeyPair',
      'the public key that instances accept for SSH',
      { parties: noLogs, page: `${guide}/ec2-key-pairs.html` },
    ],
    ['setting', 'InstanceEventWindow', 'when AWS may restart instances', { sets: ['resilience'] }],
    [
      'setting',
      'PlacementGroup',
      'how instances are spread over hardware',
      { sets: ['resilience'], page: `${guide}/placement-groups.html` },
    ],
    [
      'record',
      'SqlHaStandbyDetectedInstance',
      'an instance on which SQL Server was found as a standby',
      { sets: ['governance'] },
    ],
    ['link', 'VolumeAttachment', 'gives an instance a volume', { sets: ['data'] }],
  ]),
  place('EC2', { category: 'infrastructure', page: `${vpc}/infrastructure-security.html` }, [
    // a gateway has no such setting: routes, security groups and network ACLs decide what passes, and the network's flow logs
    // record it
    ['appliance', 'CarrierGateway', 'a gateway to the network of a carrier', { parties: gateway }],
    [
      'appliance',
      'EgressOnlyInternetGateway',
      'a gateway that takes no connection from the internet',
      { parties: gateway, pages: { resilience: `${vpc}/egress-only-internet-gateway.html` } },
    ],
    [
      'appliance',
      'InternetGateway',
      'a gateway between a network and the internet',
      { parties: gateway, pages: { resilience: `${vpc}/VPC_Internet_Gateway.html` } },
    ],
    [
      'appliance',
      'InstanceConnectEndpoint',
      'reaches instances without a public address',
      { page: `${guide}/connect-with-ec2-instance-connect-endpoint.html` },
    ],
    [
      'appliance',
      'NatGateway',
      'connects private instances to other networks',
      {
        parties: { 'encryption-in-transit': 'none' },
        page: `${vpc}/vpc-nat-gateway.html`,
        pages: {
          network: `${vpc}/nat-gateway-basics.html`,
          resilience: `${vpc}/nat-gateway-basics.html`,
          logging: `${vpc}/vpc-nat-gateway-cloudwatch.html`,
        },
      },
    ],
    [
      'appliance',
      'VPCEndpointService',
      'offers your load balancer to other networks',
      { parties: { 'resource-policy': 'customer' }, page: 'vpc/latest/privatelink/concepts.html' },
    ],
    [
      'appliance',
      'VPNGateway VPNConcentrator',
      'the end of a VPN at AWS: tunnels, their encryption and their metrics are the connection’s',
      {
        parties: { network: 'none', 'encryption-in-transit': 'none', logging: 'none' },
        page: 'vpn/latest/s2svpn/endpoint-replacements.html',
      },
    ],
    [
      'device',
      'CustomerGateway',
      'your VPN device, and its record at AWS',
      {
        parties: {
          'server-side-encryption': 'none',
          'client-side-encryption': 'none',
          data: 'none',
          backup: 'none',
          application: 'none',
        },
        page: 'vpn/latest/s2svpn/your-cgw.html',
      },
    ],
    [
      'network-part',
      'DHCPOptions EIPAssociation GatewayRouteTableAssociation IpPoolRouteTableAssociation NetworkAclEntry NetworkInterfaceAttachment Route RouteTable SecurityGroupEgress SecurityGroupIngress SecurityGroupVpcAssociation SubnetCidrBlock SubnetCidrReservation SubnetNetworkAclAssociation SubnetRouteTableAssociation VPCCidrBlock VPCDHCPOptionsAssociation VPCGatewayAttachment',
      'a rule, a range or a link of a network',
    ],
    [
      'network-part',
      'NetworkInterfacePermission',
      'which principals may attach a network interface',
      { sets: ['resource-policy'] },
    ],
    [
      'network-part',
      'VPCPeeringConnection',
      'joins two networks',
      { sets: ['resource-policy'], page: 'vpc/latest/peering/vpc-peering-security-groups.html' },
    ],
    [
      'setting',
      'VPCBlockPublicAccessExclusion',
      'what is left out of the block of public access',
      { sets: ['network'], page: `${vpc}/security-vpc-bpa.html` },
    ],
    [
      'setting',
      'VPCEncryptionControl',
      'whether traffic in a network must be encrypted',
      { sets: ['encryption-in-transit'], page: `${vpc}/vpc-encryption-controls.html` },
    ],
    ['setting', 'VPCEndpointConnectionNotification', 'where notifications of connections go', { sets: ['logging'] }],
    [
      'setting',
      'VPCEndpointServicePermissions',
      'which principals may connect to your service',
      { sets: ['resource-policy'] },
    ],
    ['network-part', 'VPNConnectionRoute VPNGatewayRoutePropagation', 'routes through a VPN'],
    [
      'network-part',
      'RouteServer RouteServerAssociation RouteServerEndpoint RouteServerPeer RouteServerPropagation',
      'routes that appliances announce by BGP',
      { sets: ['resilience'] },
    ],
    [
      'setting',
      'IPAM IPAMPool IPAMResourceDiscovery IPAMScope',
      'address ranges for networks',
      { sets: ['network'], page: 'vpc/latest/ipam/what-it-is-ipam.html' },
    ],
    ['record', 'IPAMAllocation IPAMPoolCidr IPv4Pool', 'allocated addresses', { sets: ['network'] }],
    [
      'setting',
      'IPAMPrefixListResolver IPAMPrefixListResolverTarget IPAMResourceDiscoveryAssociation',
      'the resources in which addresses are discovered',
      { sets: ['network'] },
    ],
    ['record', 'IpamExternalResourceVerificationToken', 'proof that an address range is yours', { sets: ['network'] }],
    [
      'network-part',
      'LocalGatewayRoute LocalGatewayRouteTable LocalGatewayRouteTableVPCAssociation LocalGatewayRouteTableVirtualInterfaceGroupAssociation LocalGatewayVirtualInterface LocalGatewayVirtualInterfaceGroup',
      'the way from an Outpost to your own network',
      { parties: { facilities: 'shared' }, page: 'outposts/latest/userguide/outposts-local-gateways.html' },
    ],
    [
      'setting',
      'NetworkInsightsAccessScope NetworkInsightsPath',
      'the network paths to analyze',
      { sets: ['logging', 'network'] },
    ],
    [
      'record',
      'NetworkInsightsAccessScopeAnalysis NetworkInsightsAnalysis',
      'the network paths that were found',
      { sets: ['logging'] },
    ],
    ['setting', 'NetworkPerformanceMetricSubscription', 'which delays are measured', { sets: ['logging'] }],
    [
      'setting',
      'TrafficMirrorFilter TrafficMirrorFilterRule TrafficMirrorSession TrafficMirrorTarget',
      'the traffic to mirror, and its target',
      { sets: ['network', 'data', 'logging'], page: 'vpc/latest/mirroring/what-is-traffic-mirroring.html' },
    ],
    [
      'setting',
      'ClientVpnAuthorizationRule',
      'access of VPN users to networks',
      { sets: ['network', 'identity'], page: 'vpn/latest/clientvpn-admin/what-is.html' },
    ],
    [
      'network-part',
      'ClientVpnRoute ClientVpnTargetNetworkAssociation',
      'the networks of a VPN',
      { sets: ['resilience'] },
    ],
  ]),
  place('EC2', { category: 'infrastructure', page: 'vpc/latest/tgw/how-transit-gateways-work.html' }, [
    [
      'network-part',
      'TransitGatewayAttachment TransitGatewayConnect TransitGatewayConnectPeer TransitGatewayVpcAttachment',
      'joins a network to a transit gateway',
      { sets: ['resilience'] },
    ],
    ['network-part', 'TransitGatewayPeeringAttachment', 'joins two transit gateways', { sets: ['resource-policy'] }],
    [
      'network-part',
      'TransitGatewayRoute TransitGatewayRouteTable TransitGatewayRouteTableAssociation TransitGatewayRouteTablePropagation TransitGatewayPolicyTable TransitGatewayPolicyTableAssociation TransitGatewayPolicyTableEntry TransitGatewayMulticastDomain TransitGatewayMulticastDomainAssociation TransitGatewayMulticastGroupMember TransitGatewayMulticastGroupSource',
      'routes between networks',
    ],
    [
      'setting',
      'TransitGatewayMeteringPolicy TransitGatewayMeteringPolicyEntry',
      'how the cost of traffic is allocated',
      { sets: ['governance'] },
    ],
  ]),
  place('EC2', { category: 'infrastructure', page: 'verified-access/latest/ug/what-is-verified-access.html' }, [
    [
      'appliance',
      'VerifiedAccessEndpoint',
      'an endpoint of an application for verified users and devices',
      // its instance logs the requests to all its endpoints
      { parties: { 'resource-policy': 'customer', 'server-side-encryption': 'shared', logging: 'none' } },
    ],
    ['setting', 'VerifiedAccessGroup', 'access to a group of applications', { sets: ['identity', 'resource-policy'] }],
    ['setting', 'VerifiedAccessInstance', 'what is logged and trusted', { sets: ['logging', 'identity'] }],
    ['identity', 'VerifiedAccessTrustProvider', 'the provider that verifies users and devices'],
  ]),
]
