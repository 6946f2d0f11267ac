import { unknown } from '../../../controls/answer.ts'
import { control, each } from '../../../controls/control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'

export const addressesAreUsed = control({
  id: 'EC2.12',
  compared: '2026-11-30',
  configRule: 'eip-attached',
  on: 'AWS::EC2::EIP',
  responsibility: 'network-hygiene',
  severity: 'low',
  title: 'Every Elastic IP address is in use: associated with an instance or an attached network interface.',
  reads: ['state.AssociationId', 'state.NetworkInterfaceId'],
  near: {
    interfaces: each('AWS::EC2::NetworkInterface', {
      where: 'Id',
      // safe: `reads` names it, and so it is an id or null
      is: (_, { state }) => state['NetworkInterfaceId'] as string | null,
      reads: ['state.Status'],
    }),
  },
  holds: (_, { state, near }) =>
    state.AssociationId !== null &&
    (state.NetworkInterfaceId === null || near.interfaces.some((one) => one.state.Status !== 'available')),
  fix: 'Release the address, if nothing is about to use it.',
  source: `${docs}#ec2-12`,
})

/** The types of interfaces that the page of EC2.180 names: users make these, and services too. */
const madeByUsers: ReadonlySet<string> = new Set(['branch', 'efa', 'interface'])
/** These only services make, for a function or connection of the user. */
const madeForUsers: ReadonlySet<string> = new Set(['aws_codestar_connections_managed', 'lambda', 'quicksight'])

export const interfacesCheckSourceAndDestination = control({
  id: 'EC2.180',
  compared: '2026-11-30',
  configRule: 'ec2-enis-source-destination-check-enabled',
  on: 'AWS::EC2::NetworkInterface',
  responsibility: 'firewall-rules',
  severity: 'medium',
  title: 'A network interface carries only the traffic that is its own.',
  reads: ['SourceDestCheck', 'InterfaceType', 'state.RequesterManaged'],
  applies: ({ InterfaceType: type }, { state }) =>
    madeForUsers.has(type ?? '') || (madeByUsers.has(type ?? '') && state.RequesterManaged === false),
  holds: (one) => one.SourceDestCheck,
  fix: 'Switch on the source/destination check, unless the instance is meant to route for others.',
  source: `${docs}#ec2-180`,
})

export const transitGatewaysAcceptByHand = control({
  id: 'EC2.23',
  compared: '2026-11-30',
  configRule: 'ec2-transit-gateway-auto-vpc-attach-disabled',
  on: 'AWS::EC2::TransitGateway',
  responsibility: 'cross-account-sharing',
  severity: 'high',
  title: 'A transit gateway does not accept attachments of other accounts by itself.',
  reads: ['AutoAcceptSharedAttachments'],
  holds: (gateway) => gateway.AutoAcceptSharedAttachments === 'disable',
  fix: 'Set AutoAcceptSharedAttachments to disable.',
  source: `${docs}#ec2-23`,
})

export const bothTunnelsAreUp = control({
  id: 'EC2.20',
  compared: '2026-11-30',
  configRule: 'vpc-vpn-2-tunnels-up',
  on: 'AWS::EC2::VPNConnection',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'Both tunnels of a Site-to-Site VPN connection are up.',
  reads: ['state.TunnelsUp'],
  holds: (_, { state: { TunnelsUp } }) =>
    TunnelsUp === null ? unknown('AWS shows no state of its tunnels') : TunnelsUp >= 2,
  fix: 'Configure the customer gateway device for both tunnels, and look why one is down.',
  source: `${docs}#ec2-20`,
})

export const vpnTunnelsAreLogged = control({
  id: 'EC2.171',
  compared: '2026-11-30',
  configRule: 'ec2-vpn-connection-logging-enabled',
  on: 'AWS::EC2::VPNConnection',
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'Both tunnels of a Site-to-Site VPN connection log to CloudWatch Logs.',
  reads: ['VpnTunnelOptionsSpecifications'],
  holds: (connection) => {
    const tunnels = connection.VpnTunnelOptionsSpecifications ?? []
    return (
      tunnels.length > 1 && tunnels.every(({ LogOptions }) => LogOptions?.CloudwatchLogOptions?.LogEnabled === true)
    )
  },
  fix: 'Switch on tunnel activity logs for each tunnel.',
  source: `${docs}#ec2-171`,
})

export const vpnTunnelsSpeakIkeV2 = control({
  id: 'EC2.183',
  compared: '2026-11-30',
  configRule: 'ec2-vpn-connection-ike-version-check',
  on: 'AWS::EC2::VPNConnection',
  responsibility: 'tls-strength',
  severity: 'medium',
  title: 'Each tunnel of a Site-to-Site VPN connection is limited to IKEv2.',
  reads: ['VpnTunnelOptionsSpecifications'],
  // a tunnel that names no version takes both (AWSEC2/latest/APIReference/API_VpnTunnelOptionsSpecification.html)
  holds: (connection) => {
    const tunnels = connection.VpnTunnelOptionsSpecifications ?? []
    return (
      tunnels.length > 1 &&
      tunnels.every(
        ({ IKEVersions: versions = [] }) => versions.length > 0 && versions.every(({ Value }) => Value === 'ikev2'),
      )
    )
  },
  fix: 'Set IKEVersions to ikev2 alone on each tunnel (ModifyVpnTunnelOptions), once the customer gateway device speaks it.',
  source: `${docs}#ec2-183`,
})

export const clientVpnLogsConnections = control({
  id: 'EC2.51',
  compared: '2026-11-30',
  configRule: 'ec2-client-vpn-connection-log-enabled',
  on: 'AWS::EC2::ClientVpnEndpoint',
  responsibility: 'access-logs',
  severity: 'low',
  title: 'A Client VPN endpoint logs who connects.',
  reads: ['ConnectionLogOptions'],
  holds: (endpoint) => endpoint.ConnectionLogOptions?.Enabled,
  fix: 'Switch on client connection logging, to a CloudWatch log group.',
  source: `${docs}#ec2-51`,
})

export const clientVpnAsksForMoreThanACertificate = control({
  id: 'Demarc.EC2.4',
  on: 'AWS::EC2::ClientVpnEndpoint',
  responsibility: 'mfa',
  severity: 'medium',
  title: 'A Client VPN endpoint authenticates people by a directory or SAML, where MFA can be required.',
  reads: ['AuthenticationOptions'],
  holds: (endpoint) =>
    (endpoint.AuthenticationOptions ?? []).some(
      ({ Type }) => Type === 'directory-service-authentication' || Type === 'federated-authentication',
    ),
  fix: 'Make an endpoint that authenticates by SAML or Active Directory, with MFA there.',
  source: 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html',
})
