import { onOutpost } from '../../../catalog/outposts.ts'
import type { PagedType } from '../../../catalog/pages.ts'
import { textOf } from '../../../catalog/reading.ts'
import { ofAppliances } from '../../../catalog/sources.ts'
import { is, when } from '../../../catalog/when.ts'
import { byService, guide, networkPart, OPERATED, setting, subnet } from './parts.ts'

const vpc = 'https://docs.aws.amazon.com/vpc/latest'
const vpn = 'https://docs.aws.amazon.com/vpn/latest'
/** What AWS RAM can share with other accounts. */
const shareable = 'https://docs.aws.amazon.com/ram/latest/userguide/shareable.html'

/** Networks, their parts, and what connects them to other networks. */
export const networkTypes: Readonly<Record<string, PagedType>> = {
  'AWS::EC2::VPC': {
    parties: networkPart,
    page: `${vpc}/userguide/how-it-works.html`,
    sources: {
      network: `${vpc}/userguide/infrastructure-security.html`,
      resilience: `${vpc}/userguide/disaster-recovery-resiliency.html`,
      logging: `${vpc}/userguide/flow-logs.html`,
    },
    responsibilities: ['private-connectivity', 'network-placement', 'access-logs', 'egress-rules', 'dns-filtering'],
  },
  'AWS::EC2::Subnet': {
    // a subnet is in one Availability Zone; its VPC has several
    parties: { ...networkPart, 'resource-policy': 'customer', logging: 'none', resilience: 'none' },
    page: `${vpc}/userguide/configure-subnets.html`,
    sources: { network: `${vpc}/userguide/infrastructure-security.html`, 'resource-policy': shareable },
    moves: onOutpost({ own: true }),
    responsibilities: ['no-public-exposure', 'cross-account-sharing'],
  },
  'AWS::EC2::SecurityGroup': {
    parties: { ...networkPart, 'resource-policy': 'customer', logging: 'none', resilience: 'none' },
    page: `${vpc}/userguide/vpc-security-groups.html`,
    sources: { network: `${vpc}/userguide/vpc-security-groups.html`, 'resource-policy': shareable },
    responsibilities: ['firewall-rules', 'egress-rules', 'network-hygiene', 'cross-account-sharing'],
  },
  // the controls of the security groups that use the list judge its entries
  'AWS::EC2::PrefixList': {
    parties: { ...setting, 'resource-policy': 'customer' },
    page: `${vpc}/userguide/managed-prefix-lists.html`,
    sources: { 'resource-policy': shareable },
    responsibilities: ['cross-account-sharing'],
  },
  'AWS::EC2::NetworkAcl': {
    parties: { ...networkPart, logging: 'none', resilience: 'none' },
    page: `${vpc}/userguide/vpc-network-acls.html`,
    sources: { network: `${vpc}/userguide/vpc-network-acls.html` },
    responsibilities: ['firewall-rules', 'network-hygiene'],
  },
  'AWS::EC2::FlowLog': {
    parties: {
      ...networkPart,
      // the bucket, log group or delivery stream that receives the records has its own responsibilities
      network: 'none',
      resilience: 'none',
    },
    page: `${vpc}/userguide/flow-logs.html`,
    sources: {
      logging: `${vpc}/userguide/flow-logs.html`,
    },
    responsibilities: ['log-and-alert-settings'],
  },
  'AWS::EC2::NetworkInterface': {
    parties: { ...networkPart, logging: 'none', resilience: 'none' },
    page: `${guide}/using-eni.html`,
    moves: [
      byService(
        ['network'],
        'shared',
        `${OPERATED}: it makes and attaches the interface, you choose subnets and security groups`,
        'The service that operates the interface makes it, attaches it and keeps its settings.',
      ),
      ...onOutpost({ own: true, subnets: subnet }),
    ],
    responsibilities: ['firewall-rules'],
  },
  'AWS::EC2::EIP': {
    parties: { ...networkPart, logging: 'none', resilience: 'none' },
    page: `${guide}/elastic-ip-addresses-eip.html`,
    sources: { network: `${guide}/elastic-ip-addresses-eip.html` },
    responsibilities: ['network-hygiene'],
  },
  'AWS::EC2::VPCEndpoint': {
    parties: {
      ...networkPart,
      'guest-os': 'aws',
      platform: 'aws',
      'encryption-in-transit': 'shared',
      'resource-policy': 'customer',
    },
    page: `${vpc}/privatelink/concepts.html`,
    sources: {
      'guest-os': `${vpc}/privatelink/concepts.html`,
      platform: `${vpc}/privatelink/concepts.html`,
      network: `${vpc}/privatelink/interface-endpoints.html`,
      'resource-policy': `${vpc}/privatelink/vpc-endpoints-access.html`,
      resilience: `${vpc}/privatelink/interface-endpoints.html`,
      logging: `${vpc}/privatelink/privatelink-cloudwatch-metrics.html`,
    },
    remarks: [
      {
        layers: ['network'],
        when: when('VpcEndpointType', is('GatewayLoadBalancer')),
        says: 'it leads to the appliances behind a Gateway Load Balancer: you choose and qualify the software of their vendor',
        thirdParty: 'vendor of the appliances',
        names: (it) => textOf(it, 'ServiceName') ?? undefined,
        source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/gateway/introduction.html',
      },
    ],
    responsibilities: ['firewall-rules', 'cross-account-sharing'],
  },
  'AWS::EC2::TransitGateway': {
    parties: {
      ...networkPart,
      'guest-os': 'aws',
      platform: 'aws',
      'encryption-in-transit': 'customer',
      'resource-policy': 'customer',
      resilience: 'shared',
    },
    page: `${vpc}/tgw/what-is-transit-gateway.html`,
    sources: {
      // no page of Transit Gateway mentions its software: AWS maintains it, as for every managed service
      'guest-os': ofAppliances.url,
      platform: ofAppliances.url,
      network: `${vpc}/tgw/tgw-best-design-practices.html`,
      'encryption-in-transit': `${vpc}/tgw/tgw-encryption-support.html`,
      'resource-policy': 'https://docs.aws.amazon.com/ram/latest/userguide/what-is.html',
      resilience: `${vpc}/tgw/tgw-best-design-practices.html`,
      logging: `${vpc}/tgw/tgw-flow-logs.html`,
    },
    responsibilities: ['network-placement', 'network-encryption', 'cross-account-sharing'],
  },
  'AWS::EC2::ClientVpnEndpoint': {
    parties: { ...networkPart, 'guest-os': 'aws', platform: 'aws', 'encryption-in-transit': 'shared' },
    page: `${vpn}/clientvpn-admin/what-is.html`,
    sources: {
      'guest-os': `${vpn}/clientvpn-admin/how-it-works.html`,
      platform: `${vpn}/clientvpn-admin/how-it-works.html`,
      network: `${vpn}/clientvpn-admin/how-it-works.html`,
      'encryption-in-transit': `${vpn}/clientvpn-admin/data-protection.html`,
      identity: `${vpn}/clientvpn-admin/client-authentication.html`,
      resilience: `${vpn}/clientvpn-admin/disaster-recovery-resiliency.html`,
      logging: `${vpn}/clientvpn-admin/connection-logging.html`,
    },
    responsibilities: ['access-logs', 'tls-strength', 'mfa'],
  },
  'AWS::EC2::VPNConnection': {
    parties: {
      ...networkPart,
      'guest-os': 'aws',
      platform: 'aws',
      'encryption-in-transit': 'shared',
      resilience: 'shared',
    },
    page: `${vpn}/s2svpn/how_it_works.html`,
    sources: {
      'guest-os': `${vpn}/s2svpn/endpoint-replacements.html`,
      platform: `${vpn}/s2svpn/endpoint-replacements.html`,
      network: `${vpn}/s2svpn/VPNRoutingTypes.html`,
      'encryption-in-transit': `${vpn}/s2svpn/VPNTunnels.html`,
      resilience: `${vpn}/s2svpn/disaster-recovery-resiliency.html`,
      logging: `${vpn}/s2svpn/monitoring-logs.html`,
    },
    responsibilities: ['high-availability', 'access-logs', 'tls-strength'],
  },
  'AWS::EC2::VPCBlockPublicAccessOptions': {
    parties: { ...setting, network: 'customer' },
    page: `${vpc}/userguide/security-vpc-bpa.html`,
    sources: { network: `${vpc}/userguide/security-vpc-bpa.html` },
    responsibilities: ['no-public-exposure'],
  },
}
