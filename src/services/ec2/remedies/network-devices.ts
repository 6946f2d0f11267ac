import { not, type Remedies } from '../../../controls/remedy.ts'
import { existing, resource, template } from '../../../controls/template.ts'

export const networkDeviceRemedies: Remedies = {
  'EC2.12': {
    console: [
      'EC2 > Elastic IPs, choose the address: check that no DNS record and no allow list names it',
      'Actions > Release Elastic IP addresses: a released address can rarely be recovered. To use it: Associate Elastic IP address',
    ],
    cli: `# a released address can rarely be recovered: first check that no DNS record and no allow list names it
aws ec2 release-address --allocation-id ALLOCATION_ID`,
    cloudformation: template({
      '#': 'to use the address; to release it, remove its AWS::EC2::EIP from the template',
      Association: resource('AWS::EC2::EIPAssociation', {
        AllocationId: 'ALLOCATION_ID',
        NetworkInterfaceId: 'INTERFACE_ID',
      }),
    }),
    terraform: `# to use the address; to release it, remove its aws_eip from the configuration
resource "aws_eip_association" "this" {
  allocation_id        = "ALLOCATION_ID"
  network_interface_id = "INTERFACE_ID"
}`,
  },
  'EC2.180': {
    console: [
      'EC2 > Network interfaces, choose the interface, Actions > Change source/dest. check',
      'Enable, and save. Not for a NAT instance, a firewall or a router: it would stop forwarding traffic',
    ],
    cli: `# not for a NAT instance, a firewall or a router: it would stop forwarding traffic
aws ec2 modify-network-interface-attribute --network-interface-id INTERFACE_ID --source-dest-check`,
    cloudformation: template({ Interface: existing('AWS::EC2::NetworkInterface', { SourceDestCheck: true }) }),
    terraform: `resource "aws_network_interface" "this" {
  # the rest as it is
  source_dest_check = true
}`,
  },
  'EC2.23': {
    console: [
      'VPC > Transit gateways, choose the gateway, Actions > Modify transit gateway',
      'Auto accept shared attachments: turn it off. Existing attachments stay',
    ],
    cli: `# existing attachments stay; you must accept new attachments of other accounts
aws ec2 modify-transit-gateway --transit-gateway-id TRANSIT_GATEWAY_ID --options AutoAcceptSharedAttachments=disable`,
    cloudformation: template({
      TransitGateway: existing('AWS::EC2::TransitGateway', { AutoAcceptSharedAttachments: 'disable' }),
    }),
    terraform: `resource "aws_ec2_transit_gateway" "this" {
  # the rest as it is
  auto_accept_shared_attachments = "disable"
}`,
  },
  'EC2.20': {
    console: [
      'VPC > Site-to-Site VPN connections, choose the connection, Tunnel details: find the tunnel that is down',
      'Download configuration for your type of customer gateway device, and configure both tunnels on the device',
      'Check that the device starts the negotiation, and that no firewall drops UDP 500 and 4500',
    ],
    cli: `aws ec2 describe-vpn-connections --vpn-connection-ids VPN_ID \\
  --query 'VpnConnections[].VgwTelemetry[].[OutsideIpAddress, Status, StatusMessage, LastStatusChange]'
# the configuration of your customer gateway device for both tunnels; the type comes from get-vpn-connection-device-types
aws ec2 get-vpn-connection-device-sample-configuration --vpn-connection-id VPN_ID \\
  --vpn-connection-device-type-id DEVICE_TYPE_ID --output text > vpn.txt`,
    cloudformation: not('AWS provides both tunnels; configure the one that is down on your customer gateway device'),
    terraform: not('AWS provides both tunnels; configure the one that is down on your customer gateway device'),
  },
  'EC2.183': {
    console: [
      'Check that the customer gateway device is configured for IKEv2',
      'VPC > Site-to-Site VPN connections, choose the connection, Actions > Modify VPN tunnel options',
      'Choose the outside address of the first tunnel, IKE version: only ikev2. The tunnel is down for some minutes',
      'When it is up again, do the same for the second tunnel',
    ],
    cli: `# one tunnel after the other: each is down for some minutes while it changes; the device must support IKEv2
aws ec2 modify-vpn-tunnel-options --vpn-connection-id VPN_ID --vpn-tunnel-outside-ip-address TUNNEL_1_ADDRESS \\
  --tunnel-options 'IKEVersions=[{Value=ikev2}]'
aws ec2 wait vpn-connection-available --vpn-connection-ids VPN_ID
aws ec2 modify-vpn-tunnel-options --vpn-connection-id VPN_ID --vpn-tunnel-outside-ip-address TUNNEL_2_ADDRESS \\
  --tunnel-options 'IKEVersions=[{Value=ikev2}]'`,
    cloudformation: template({
      '#': 'for a new connection; on an existing one this replaces it, with new addresses and keys: use the CLI instead',
      VpnConnection: resource('AWS::EC2::VPNConnection', {
        Type: 'ipsec.1',
        CustomerGatewayId: 'CUSTOMER_GATEWAY_ID',
        TransitGatewayId: 'TRANSIT_GATEWAY_ID',
        VpnTunnelOptionsSpecifications: [{ IKEVersions: [{ Value: 'ikev2' }] }, { IKEVersions: [{ Value: 'ikev2' }] }],
      }),
    }),
    terraform: `resource "aws_vpn_connection" "this" {
  # the rest as it is; each tunnel is down for some minutes while it changes
  tunnel1_ike_versions = ["ikev2"]
  tunnel2_ike_versions = ["ikev2"]
}`,
  },
  'EC2.171': {
    console: [
      'VPC > Site-to-Site VPN connections, choose the connection, Actions > Modify VPN tunnel options',
      'Choose the outside address of the first tunnel, Tunnel activity log: Enable, and the log group. The tunnel is down for some minutes',
      'When it is up again, do the same for the second tunnel',
    ],
    cli: `# one tunnel after the other: each is down for some minutes while it changes
aws ec2 modify-vpn-tunnel-options --vpn-connection-id VPN_ID --vpn-tunnel-outside-ip-address TUNNEL_1_ADDRESS \\
  --tunnel-options 'LogOptions={CloudWatchLogOptions={LogEnabled=true,LogGroupArn=LOG_GROUP_ARN,LogOutputFormat=json}}'
aws ec2 wait vpn-connection-available --vpn-connection-ids VPN_ID
aws ec2 modify-vpn-tunnel-options --vpn-connection-id VPN_ID --vpn-tunnel-outside-ip-address TUNNEL_2_ADDRESS \\
  --tunnel-options 'LogOptions={CloudWatchLogOptions={LogEnabled=true,LogGroupArn=LOG_GROUP_ARN,LogOutputFormat=json}}'`,
    cloudformation: template({
      '#': 'for a new connection; on an existing one this replaces it, with new addresses and keys: use the CLI instead',
      VpnConnection: resource('AWS::EC2::VPNConnection', {
        Type: 'ipsec.1',
        CustomerGatewayId: 'CUSTOMER_GATEWAY_ID',
        TransitGatewayId: 'TRANSIT_GATEWAY_ID',
        VpnTunnelOptionsSpecifications: [
          {
            LogOptions: {
              CloudwatchLogOptions: { LogEnabled: true, LogGroupArn: 'LOG_GROUP_ARN', LogOutputFormat: 'json' },
            },
          },
          {
            LogOptions: {
              CloudwatchLogOptions: { LogEnabled: true, LogGroupArn: 'LOG_GROUP_ARN', LogOutputFormat: 'json' },
            },
          },
        ],
      }),
    }),
    terraform: `resource "aws_vpn_connection" "this" {
  # the rest as it is; each tunnel is down for some minutes while it changes
  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled       = true
      log_group_arn     = "LOG_GROUP_ARN"
      log_output_format = "json"
    }
  }

  tunnel2_log_options {
    cloudwatch_log_options {
      log_enabled       = true
      log_group_arn     = "LOG_GROUP_ARN"
      log_output_format = "json"
    }
  }
}`,
  },
  'EC2.51': {
    console: [
      'VPC > Client VPN endpoints, choose the endpoint, Actions > Modify client VPN endpoint',
      'Enable log details on client connections, and choose the log group',
    ],
    cli: `aws ec2 modify-client-vpn-endpoint --client-vpn-endpoint-id ENDPOINT_ID \\
  --connection-log-options Enabled=true,CloudwatchLogGroup=LOG_GROUP`,
    cloudformation: template({
      Endpoint: existing('AWS::EC2::ClientVpnEndpoint', {
        ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: 'LOG_GROUP' },
      }),
    }),
    terraform: `resource "aws_ec2_client_vpn_endpoint" "this" {
  # the rest as it is
  connection_log_options {
    enabled              = true
    cloudwatch_log_group = "LOG_GROUP"
  }
}`,
  },
  'Demarc.EC2.4': {
    console: [
      'IAM > Identity providers: add your SAML provider, which requires MFA',
      'VPC > Client VPN endpoints > Create client VPN endpoint: User-based authentication, Federated authentication, the provider',
      'Associate the subnets, add the authorization rules and routes of the old endpoint, give users its configuration file, then delete the old one',
    ],
    cli: `# the authentication type cannot be changed: create a new endpoint, and move users to it
aws ec2 create-client-vpn-endpoint --client-cidr-block 10.100.0.0/22 --server-certificate-arn CERTIFICATE_ARN \\
  --authentication-options 'Type=federated-authentication,FederatedAuthentication={SAMLProviderArn=SAML_PROVIDER_ARN}' \\
  --connection-log-options Enabled=true,CloudwatchLogGroup=LOG_GROUP --vpc-id VPC_ID --security-group-ids SECURITY_GROUP_ID
aws ec2 associate-client-vpn-target-network --client-vpn-endpoint-id NEW_ENDPOINT_ID --subnet-id SUBNET_ID
aws ec2 authorize-client-vpn-ingress --client-vpn-endpoint-id NEW_ENDPOINT_ID --target-network-cidr 10.0.0.0/16 \\
  --access-group-id GROUP
# when every user has the new configuration
aws ec2 delete-client-vpn-endpoint --client-vpn-endpoint-id OLD_ENDPOINT_ID`,
    cloudformation: template({
      '#': 'a change of AuthenticationOptions replaces the endpoint: users need the new configuration file',
      Endpoint: resource('AWS::EC2::ClientVpnEndpoint', {
        ClientCidrBlock: '10.100.0.0/22',
        ServerCertificateArn: 'CERTIFICATE_ARN',
        AuthenticationOptions: [
          { Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: 'SAML_PROVIDER_ARN' } },
        ],
        ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: 'LOG_GROUP' },
      }),
    }),
    terraform: `# a change of authentication_options replaces the endpoint: users need the new configuration file
resource "aws_ec2_client_vpn_endpoint" "this" {
  client_cidr_block      = "10.100.0.0/22"
  server_certificate_arn = "CERTIFICATE_ARN"

  authentication_options {
    type              = "federated-authentication"
    saml_provider_arn = "SAML_PROVIDER_ARN"
  }

  connection_log_options {
    enabled              = true
    cloudwatch_log_group = "LOG_GROUP"
  }
}`,
  },
}
