import { collector, pages, tagRecord, whole } from '../../../collect/collector.ts'
import { ec2Arn, owned } from './arn.ts'

const GONE: readonly unknown[] = ['deleting', 'deleted']

export const transitGateways = collector({
  types: ['AWS::EC2::TransitGateway'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeTransitGateways'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeTransitGateways({ MaxResults: 1000, NextToken }),
      (answer) => answer.TransitGateways,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.TransitGatewayId || GONE.includes(one.State)) continue
      const tags = tagRecord(one.Tags)
      yield {
        type: 'AWS::EC2::TransitGateway',
        ...owned(reach, one.OwnerId, 'transit-gateway', one.TransitGatewayId, one.TransitGatewayArn),
        name: tags['Name'] || one.TransitGatewayId,
        tags,
        properties: {
          Id: one.TransitGatewayId,
          AutoAcceptSharedAttachments: one.Options?.AutoAcceptSharedAttachments ?? null,
        },
      }
    }
  },
})

export const clientVpnEndpoints = collector({
  types: ['AWS::EC2::ClientVpnEndpoint'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeClientVpnEndpoints'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const found = pages(
      (NextToken) => ec2.describeClientVpnEndpoints({ MaxResults: 1000, NextToken }),
      (answer) => answer.ClientVpnEndpoints,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.ClientVpnEndpointId || GONE.includes(one.Status?.Code)) continue
      const tags = tagRecord(one.Tags)
      const log = one.ConnectionLogOptions
      yield {
        type: 'AWS::EC2::ClientVpnEndpoint',
        id: ec2Arn(reach, 'client-vpn-endpoint', one.ClientVpnEndpointId),
        name: tags['Name'] || one.ClientVpnEndpointId,
        tags,
        properties: {
          Id: one.ClientVpnEndpointId,
          VpcId: one.VpcId ?? null,
          AuthenticationOptions: (one.AuthenticationOptions ?? []).map(({ Type }) => ({ Type })),
          ConnectionLogOptions: whole(
            { Enabled: log?.Enabled, CloudwatchLogGroup: log?.CloudwatchLogGroup },
            'Enabled',
          ),
          SecurityGroupIds: one.SecurityGroupIds ?? [],
        },
      }
    }
  },
})

/**
 * Site-to-Site VPN connections. The response contains pre-shared keys, also in the customer gateway configuration; neither
 * is read.
 */
export const vpnConnections = collector({
  types: ['AWS::EC2::VPNConnection'],
  service: 'ec2',
  scope: 'region',
  needs: ['ec2:DescribeVpnConnections'],
  async *list(reach) {
    const ec2 = await reach.client('ec2')
    const { VpnConnections = [] } = await ec2.describeVpnConnections({})
    for (const one of VpnConnections) {
      if (!one.VpnConnectionId || GONE.includes(one.State)) continue
      const tags = tagRecord(one.Tags)
      yield {
        type: 'AWS::EC2::VPNConnection',
        id: ec2Arn(reach, 'vpn-connection', one.VpnConnectionId),
        name: tags['Name'] || one.VpnConnectionId,
        tags,
        properties: {
          VpnConnectionId: one.VpnConnectionId,
          CustomerGatewayId: one.CustomerGatewayId ?? null,
          TransitGatewayId: one.TransitGatewayId ?? null,
          VpnGatewayId: one.VpnGatewayId ?? null,
          VpnTunnelOptionsSpecifications: (one.Options?.TunnelOptions ?? []).map(({ IkeVersions, LogOptions }) => ({
            IKEVersions: (IkeVersions ?? []).map(({ Value }) => ({ Value })),
            // off if absent (AWSEC2/latest/APIReference/API_CloudWatchLogOptions.html)
            LogOptions: {
              CloudwatchLogOptions: { LogEnabled: LogOptions?.CloudWatchLogOptions?.LogEnabled },
            },
          })),
        },
        state: {
          TunnelsUp: one.VgwTelemetry?.length ? one.VgwTelemetry.filter(({ Status }) => Status === 'UP').length : null,
        },
      }
    }
  },
})
