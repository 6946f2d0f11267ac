import { control } from '../../../controls/control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html'

export const addressesAreUsed = control({
  id: 'EC2.12',
  configRule: 'eip-attached',
  on: 'AWS::EC2::EIP',
  duty: 'network-hygiene',
  severity: 'low',
  says: 'Every Elastic IP address is associated with something.',
  reads: ['state.AssociationId'],
  holds: (_, at) => at.state.AssociationId !== null,
  fix: 'Release the address, if nothing is about to use it.',
  source: `${docs}#ec2-12`,
})

export const interfacesCheckSourceAndDestination = control({
  id: 'EC2.180',
  configRule: 'ec2-enis-source-destination-check-enabled',
  on: 'AWS::EC2::NetworkInterface',
  duty: 'firewall-rules',
  severity: 'medium',
  says: 'A network interface carries only the traffic that is its own.',
  reads: ['SourceDestCheck', 'state.RequesterManaged'],
  applies: (_, at) => at.state.RequesterManaged === false,
  holds: (one) => one.SourceDestCheck,
  fix: 'Switch on the source/destination check, unless the instance is meant to route for others.',
  source: `${docs}#ec2-180`,
})

export const transitGatewaysAcceptByHand = control({
  id: 'EC2.23',
  configRule: 'ec2-transit-gateway-auto-vpc-attach-disabled',
  on: 'AWS::EC2::TransitGateway',
  duty: 'cross-account-sharing',
  severity: 'high',
  says: 'A transit gateway does not accept attachments of other accounts by itself.',
  reads: ['AutoAcceptSharedAttachments'],
  holds: (gateway) => gateway.AutoAcceptSharedAttachments === 'disable',
  fix: 'Set AutoAcceptSharedAttachments to disable.',
  source: `${docs}#ec2-23`,
})

export const bothTunnelsAreUp = control({
  id: 'EC2.20',
  configRule: 'vpc-vpn-2-tunnels-up',
  on: 'AWS::EC2::VPNConnection',
  duty: 'high-availability',
  severity: 'medium',
  says: 'Both tunnels of a Site-to-Site VPN connection are up.',
  reads: ['state.TunnelsUp'],
  holds: (_, at) => (at.state.TunnelsUp ?? 0) >= 2,
  fix: 'Configure the customer gateway device for both tunnels, and look why one is down.',
  source: `${docs}#ec2-20`,
})

export const vpnTunnelsAreLogged = control({
  id: 'EC2.171',
  configRule: 'ec2-vpn-connection-logging-enabled',
  on: 'AWS::EC2::VPNConnection',
  duty: 'access-logs',
  severity: 'medium',
  says: 'Both tunnels of a Site-to-Site VPN connection log to CloudWatch Logs.',
  reads: ['VpnTunnelOptionsSpecifications'],
  holds: (connection) => {
    const tunnels = connection.VpnTunnelOptionsSpecifications ?? []
    return (
      tunnels.length > 0 && tunnels.every(({ LogOptions }) => LogOptions?.CloudwatchLogOptions?.LogEnabled === true)
    )
  },
  fix: 'Switch on tunnel activity logs for each tunnel.',
  source: `${docs}#ec2-171`,
})

export const clientVpnLogsConnections = control({
  id: 'EC2.51',
  configRule: 'ec2-client-vpn-connection-log-enabled',
  on: 'AWS::EC2::ClientVpnEndpoint',
  duty: 'access-logs',
  severity: 'low',
  says: 'A Client VPN endpoint logs who connects.',
  reads: ['ConnectionLogOptions'],
  holds: (endpoint) => endpoint.ConnectionLogOptions?.Enabled,
  fix: 'Switch on client connection logging, to a CloudWatch log group.',
  source: `${docs}#ec2-51`,
})

export const clientVpnAsksForMoreThanACertificate = control({
  id: 'Demarc.EC2.4',
  on: 'AWS::EC2::ClientVpnEndpoint',
  duty: 'mfa',
  severity: 'medium',
  says: 'A Client VPN endpoint authenticates people by a directory or SAML, where MFA can be required.',
  reads: ['AuthenticationOptions'],
  holds: (endpoint) =>
    (endpoint.AuthenticationOptions ?? []).some(
      ({ Type }) => Type === 'directory-service-authentication' || Type === 'federated-authentication',
    ),
  fix: 'Make an endpoint that authenticates by SAML or Active Directory, with MFA there.',
  source: 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html',
})
