import { readOn } from '../sources.ts'

export const guidesVX = readOn('2026-11-30', [
  [
    'verified-access/latest/ug/what-is-verified-access.html',
    'AWS evaluates each request by data of users and devices; the customer sets the requirements',
    'evaluates each application request and helps',
  ],
  [
    'verifiedpermissions/latest/userguide/what-is-avp.html',
    'AWS evaluates the policies that the customer writes for its own applications',
    'authorization service for custom applications built',
  ],
  [
    'vpc-lattice/latest/ug/what-is-vpc-lattice.html',
    'AWS connects services; the owners of networks and services set access, security groups and logs',
    'responsible for the setup and flow',
  ],
  [
    'vpc/latest/ipam/what-it-is-ipam.html',
    'the customer plans and allocates addresses, and AWS tracks them',
    'plan, track, and monitor IP addresses',
  ],
  [
    'vpc/latest/mirroring/what-is-traffic-mirroring.html',
    'the customer names source, filter and target of copied traffic',
    'copy network traffic from an elastic',
  ],
  [
    'vpc/latest/peering/vpc-peering-security-groups.html',
    'the customer decides by security groups what the peered network may reach',
    'reference security groups for peered VPCs',
  ],
  [
    'vpc/latest/privatelink/interface-endpoints.html',
    'the customer chooses subnets, one in each zone, and security groups of an endpoint',
    'change the security groups that are',
  ],
  [
    'vpc/latest/privatelink/privatelink-access-aws-services.html',
    'the customer makes an endpoint where traffic may not go through an internet gateway',
    "doesn't work with your network security",
  ],
  [
    'vpc/latest/privatelink/privatelink-cloudwatch-metrics.html',
    'AWS publishes metrics of endpoints; the customer makes alarms of them',
    'create a CloudWatch alarm to monitor',
  ],
  [
    'vpc/latest/privatelink/vpc-endpoints-access.html',
    'the customer attaches a policy; without it an endpoint allows full access',
    'default endpoint policy grants full access',
  ],
  [
    'vpc/latest/tgw/how-transit-gateways-work.html',
    'a transit gateway is a router of AWS that scales; the customer enables the zones of attachments, and writes routes',
    'virtual router for traffic flowing between',
  ],
  [
    'vpc/latest/tgw/tgw-best-design-practices.html',
    'AWS keeps a transit gateway available; the customer applies network ACLs to the subnets behind it',
    'transit gateways are highly available by',
  ],
  [
    'vpc/latest/tgw/tgw-encryption-support.html',
    'the customer enables encryption of what passes between networks through a transit gateway',
    'need to manually activate Encryption Support',
  ],
  [
    'vpc/latest/tgw/tgw-flow-logs.html',
    'the owner of a transit gateway makes flow logs of it, and names the destination',
    'must be the owner of the',
  ],
  [
    'vpc/latest/tgw/what-is-transit-gateway.html',
    'a transit gateway passes packets on by its route tables, and can be set to enforce encryption',
    'supports an MTU of 8500 bytes',
  ],
  [
    'vpc/latest/userguide/configure-subnets.html',
    'a subnet is a range of addresses in one zone; its traffic is filtered by network ACLs, and captured by flow logs',
    'must reside entirely within one Availability',
  ],
  [
    'vpc/latest/userguide/disaster-recovery-resiliency.html',
    'the customer configures networks for the resilience that its workloads need',
    'configure your VPCs to meet the',
  ],
  [
    'vpc/latest/userguide/egress-only-internet-gateway.html',
    'AWS makes the gateway redundant; it takes no security group, and network ACLs of subnets filter before it',
    'associate a security group with an',
  ],
  [
    'vpc/latest/userguide/how-it-works.html',
    'a VPC is a range of addresses with subnets, gateways and security groups, which the customer defines',
    'virtual network dedicated to your AWS',
  ],
  [
    'vpc/latest/userguide/managed-prefix-lists.html',
    'a prefix list is a set of address ranges; security groups and routes that name it change with it',
    'all security groups that use the',
  ],
  [
    'vpc/latest/userguide/nat-gateway-basics.html',
    'a NAT gateway is redundant within its zone, and takes no security group: network ACLs of its subnet filter',
    'implemented with redundancy in that zone',
  ],
  [
    'vpc/latest/userguide/nat-gateways-regional.html',
    'AWS expands a regional NAT gateway over the zones of the workloads; in manual mode the customer does',
    'automatically expands across Availability Zones based',
  ],
  [
    'vpc/latest/userguide/security-vpc-bpa.html',
    'the customer blocks internet traffic of all networks of an account and region, and makes exceptions',
    'prevents public internet access to VPC',
  ],
  [
    'vpc/latest/userguide/vpc-encryption-controls.html',
    'the customer has a network monitor or enforce encryption, and is responsible for what it excludes',
    'monitor mode and enforce mode',
  ],
  [
    'vpc/latest/userguide/vpc-nat-gateway-cloudwatch.html',
    'AWS collects metrics of NAT gateways; the customer makes dashboards and alarms of them',
    'create custom CloudWatch dashboards and alarms',
  ],
  [
    'vpc/latest/userguide/vpc-nat-gateway.html',
    'a NAT gateway connects private subnets to other networks, and takes no connection from there',
    "external services can't initiate a connection",
  ],
  [
    'vpc/latest/userguide/vpc-network-acls.html',
    'the customer writes the rules that allow or deny traffic of a subnet',
    'inbound or outbound traffic at the',
  ],
  [
    'vpc/latest/userguide/vpc-security-groups.html',
    'the customer writes the rules of what may reach and leave a resource',
    'controls the traffic that is allowed',
  ],
  [
    'vpc/latest/userguide/VPC_Internet_Gateway.html',
    'AWS scales an internet gateway and makes it redundant; routes decide which subnets are public',
    'does not cause availability risks',
  ],
  [
    'vpn/latest/clientvpn-admin/client-authentication.html',
    'the customer chooses how clients prove who they are, and provides the certificate of the server',
    'you must provision a server certificate',
  ],
  [
    'vpn/latest/clientvpn-admin/connection-logging.html',
    'the customer enables logs of connections, which go to a log group of its own',
    'log group in your account',
  ],
  [
    'vpn/latest/clientvpn-admin/disaster-recovery-resiliency.html',
    'the customer associates subnets in several zones with an endpoint',
    'associate multiple subnets with a Client',
  ],
  [
    'vpn/latest/clientvpn-admin/what-is.html',
    'AWS runs the endpoint where sessions end; the customer writes authorization rules',
    'termination point for all client VPN',
  ],
  [
    'vpn/latest/s2svpn/how_it_works.html',
    'a connection is two tunnels between a gateway of AWS and a device of the customer',
    'offers two VPN tunnels between a',
  ],
  [
    'vpn/latest/s2svpn/monitoring-logs.html',
    'logs of tunnels can be published to a log group, once the customer enables them',
    'VPN logs can be published to',
  ],
  [
    'vpn/latest/s2svpn/VPNRoutingTypes.html',
    'the customer chooses static or dynamic routing, and updates the route tables',
    'Specify the type of routing that',
  ],
  [
    'waf/latest/developerguide/classic-waf-chapter.html',
    'the former version of AWS WAF: the customer specifies the conditions of requests that pass',
    'Based on conditions that you specify',
  ],
  [
    'waf/latest/developerguide/ddos-overview.html',
    'AWS protects against common attacks without a charge; the customer subscribes to higher protection',
    'Shield Standard is provided automatically and',
  ],
  [
    'waf/latest/developerguide/waf-chapter.html',
    'AWS WAF inspects requests for resources of some types; the customer writes the criteria',
    'lets you monitor the HTTP(S) requests',
  ],
  [
    'waf/latest/developerguide/what-is-aws-waf.html',
    'AWS inspects requests and applies protections; the customer defines the rules',
    'protections just once and the service',
  ],
  [
    'wickr/latest/adminguide/what-is-wickr.html',
    'clients encrypt end to end, so that AWS cannot read; administrators of the customer set permissions and retention',
    'no one but intended recipients',
  ],
  [
    'workspaces-web/latest/adminguide/portal-settings.html',
    'the customer chooses who reaches a portal, what its browsers may do, and where events are logged',
    'whether to restrict access to trusted',
  ],
  [
    'workspaces/latest/adminguide/workspace-maintenance.html',
    'AWS installs its updates in a window; those of the operating system come from the server that the customer configures',
    'manage updates manually, choose Disabled',
  ],
  [
    'xray/latest/devguide/aws-xray.html',
    'AWS keeps traces of what the customer instruments',
    'collects data about requests that your',
  ],
])
