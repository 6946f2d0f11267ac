import { unknown } from '../../../controls/answer.ts'
import { control, each } from '../../../controls/control.ts'
import { listed } from '../../../controls/wording.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'

export const addressesAreUsed = control({
  id: 'EC2.12',
  compared: '2026-11-30',
  configRule: 'eip-attached',
  on: 'AWS::EC2::EIP',
  responsibility: 'network-hygiene',
  severity: 'low',
  title: 'Elastic IP addresses should be associated with an instance or an attached network interface',
  finding: (_, { state }) =>
    state.AssociationId === null
      ? 'Elastic IP address is not associated'
      : 'Elastic IP address is on a network interface that is not attached',
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
  fix: 'Release the address (ReleaseAddress) if nothing is planned to use it; an address that is released can rarely be recovered.',
  source: `${docs}#ec2-12`,
})

/** Interface types on the page of EC2.180 that users and services create. */
const madeByUsers: ReadonlySet<string> = new Set(['branch', 'efa', 'interface'])
/** Interface types on that page that only services create, for a function or connection of the customer. */
const madeForUsers: ReadonlySet<string> = new Set(['aws_codestar_connections_managed', 'lambda', 'quicksight'])

export const interfacesCheckSourceAndDestination = control({
  id: 'EC2.180',
  compared: '2026-11-30',
  configRule: 'ec2-enis-source-destination-check-enabled',
  on: 'AWS::EC2::NetworkInterface',
  responsibility: 'firewall-rules',
  severity: 'medium',
  title: 'Network interfaces should check source and destination of traffic (`SourceDestCheck`)',
  finding: 'SourceDestCheck is false',
  reads: ['SourceDestCheck', 'InterfaceType', 'state.RequesterManaged'],
  applies: ({ InterfaceType: type }, { state }) =>
    madeForUsers.has(type ?? '') || (madeByUsers.has(type ?? '') && state.RequesterManaged === false),
  holds: (one) => one.SourceDestCheck,
  fix: 'Set SourceDestCheck to true (ModifyNetworkInterfaceAttribute); for a NAT instance or a firewall appliance, accept it (`demarc accept --control EC2.180`).',
  source: `${docs}#ec2-180`,
})

export const transitGatewaysAcceptByHand = control({
  id: 'EC2.23',
  compared: '2026-11-30',
  configRule: 'ec2-transit-gateway-auto-vpc-attach-disabled',
  on: 'AWS::EC2::TransitGateway',
  responsibility: 'cross-account-sharing',
  severity: 'high',
  title: 'Transit gateways should not accept attachments of other AWS accounts automatically',
  finding: ({ AutoAcceptSharedAttachments }) =>
    `AutoAcceptSharedAttachments is ${AutoAcceptSharedAttachments ?? 'not set'}`,
  reads: ['AutoAcceptSharedAttachments'],
  holds: (gateway) => gateway.AutoAcceptSharedAttachments === 'disable',
  fix: 'Set AutoAcceptSharedAttachments to disable (ModifyTransitGateway).',
  source: `${docs}#ec2-23`,
})

export const bothTunnelsAreUp = control({
  id: 'EC2.20',
  compared: '2026-11-30',
  configRule: 'vpc-vpn-2-tunnels-up',
  on: 'AWS::EC2::VPNConnection',
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'Site-to-Site VPN connections should have both tunnels up',
  finding: (_, { state }) => `${state.TunnelsUp} of 2 tunnels ${state.TunnelsUp === 1 ? 'is' : 'are'} up`,
  reads: ['state.TunnelsUp'],
  holds: (_, { state: { TunnelsUp } }) =>
    TunnelsUp === null ? unknown('AWS shows no state of the tunnels') : TunnelsUp >= 2,
  fix: 'Configure both tunnels on the customer gateway device, and find out why one is down.',
  source: `${docs}#ec2-20`,
})

interface Tunnel {
  readonly IKEVersions?: readonly { readonly Value?: string | undefined }[] | undefined
  readonly LogOptions?:
    | { readonly CloudwatchLogOptions?: { readonly LogEnabled?: boolean | undefined } | undefined }
    | undefined
}
const isLogged = ({ LogOptions }: Tunnel): boolean => LogOptions?.CloudwatchLogOptions?.LogEnabled === true
/**
 * Does a tunnel allow IKEv2 only? Without a list of versions it allows both
 * (AWSEC2/latest/APIReference/API_VpnTunnelOptionsSpecification.html).
 */
const isIkeV2 = ({ IKEVersions: versions = [] }: Tunnel): boolean =>
  versions.length > 0 && versions.every(({ Value }) => Value === 'ikev2')

export const vpnTunnelsAreLogged = control({
  id: 'EC2.171',
  compared: '2026-11-30',
  configRule: 'ec2-vpn-connection-logging-enabled',
  on: 'AWS::EC2::VPNConnection',
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'Site-to-Site VPN connections should log both tunnels to CloudWatch Logs',
  finding: ({ VpnTunnelOptionsSpecifications: tunnels }) =>
    `Tunnel activity log is on for ${(tunnels ?? []).filter(isLogged).length} of 2 tunnels`,
  reads: ['VpnTunnelOptionsSpecifications'],
  holds: ({ VpnTunnelOptionsSpecifications: tunnels }) => (tunnels ?? []).length > 1 && tunnels?.every(isLogged),
  fix: 'Turn on the tunnel activity log of each tunnel (ModifyVpnTunnelOptions); the tunnel is down for some minutes.',
  source: `${docs}#ec2-171`,
})

export const vpnTunnelsSpeakIkeV2 = control({
  id: 'EC2.183',
  compared: '2026-11-30',
  configRule: 'ec2-vpn-connection-ike-version-check',
  on: 'AWS::EC2::VPNConnection',
  responsibility: 'tls-strength',
  severity: 'medium',
  title: 'Site-to-Site VPN connections should allow only IKEv2 on both tunnels',
  finding: ({ VpnTunnelOptionsSpecifications: tunnels }) =>
    `IKEVersions is limited to ikev2 on ${(tunnels ?? []).filter(isIkeV2).length} of 2 tunnels`,
  reads: ['VpnTunnelOptionsSpecifications'],
  holds: ({ VpnTunnelOptionsSpecifications: tunnels }) => (tunnels ?? []).length > 1 && tunnels?.every(isIkeV2),
  fix: 'Set IKEVersions of each tunnel to ikev2 only (ModifyVpnTunnelOptions), after the customer gateway device supports it; the tunnel is down for some minutes.',
  source: `${docs}#ec2-183`,
})

export const clientVpnLogsConnections = control({
  id: 'EC2.51',
  compared: '2026-11-30',
  configRule: 'ec2-client-vpn-connection-log-enabled',
  on: 'AWS::EC2::ClientVpnEndpoint',
  responsibility: 'access-logs',
  severity: 'low',
  title: 'Client VPN endpoints should log client connections',
  finding: 'ConnectionLogOptions.Enabled is false',
  reads: ['ConnectionLogOptions'],
  holds: (endpoint) => endpoint.ConnectionLogOptions?.Enabled,
  fix: 'Turn on client connection logging to a CloudWatch log group (ModifyClientVpnEndpoint ConnectionLogOptions).',
  source: `${docs}#ec2-51`,
})

export const clientVpnAsksForMoreThanACertificate = control({
  id: 'Demarc.EC2.4',
  on: 'AWS::EC2::ClientVpnEndpoint',
  responsibility: 'mfa',
  severity: 'medium',
  title: 'Client VPN endpoints should authenticate users by a directory or SAML, where MFA can be required',
  finding: ({ AuthenticationOptions: options }) =>
    `Authentication type is ${listed((options ?? []).map(({ Type }) => Type ?? 'not set')) || 'not set'}`,
  reads: ['AuthenticationOptions'],
  holds: (endpoint) =>
    (endpoint.AuthenticationOptions ?? []).some(
      ({ Type }) => Type === 'directory-service-authentication' || Type === 'federated-authentication',
    ),
  fix: 'Create an endpoint that authenticates by SAML or Active Directory, and require MFA in that directory or provider.',
  source: 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html',
})
