import { HOME, iamArn, subnetIds, vpcIdOf } from '../../../practice/company.ts'
import { arnIn, type Place } from '../../../practice/kind.ts'
import type { Row } from './rows.ts'

/** Of the home region: what stands between the company and the world. */
export const edge = (place: Place, logs: (name: string) => string): readonly Row[] => {
  const firewall = (kind: string, name: string): string =>
    arnIn({ ...place, region: HOME }, 'network-firewall', `${kind}/${name}`)
  const inside = (...keys: Parameters<typeof vpcIdOf>[0]) => ({
    SubnetMappings: subnetIds(keys).map((SubnetId) => ({ SubnetId })),
    VpcId: vpcIdOf(keys),
  })
  return [
    [
      'AWS::Connect::Instance',
      'nordlicht-service',
      'corp-it',
      {
        Attributes: { ContactflowLogs: true, InboundCalls: true, OutboundCalls: false },
        IdentityManagementType: 'CONNECT_MANAGED',
      },
    ],
    [
      'AWS::Connect::Instance',
      'nordlicht-hotline-2020',
      'corp-it',
      {
        Attributes: { ContactflowLogs: false, InboundCalls: true, OutboundCalls: true },
        IdentityManagementType: 'CONNECT_MANAGED',
      },
    ],
    [
      'AWS::NetworkFirewall::Firewall',
      'corp-egress',
      'corp-it',
      {
        ...inside('corpPrivateA', 'corpPrivateB'),
        DeleteProtection: true,
        FirewallPolicyArn: firewall('firewall-policy', 'corp-egress'),
        SubnetChangeProtection: true,
      },
    ],
    [
      'AWS::NetworkFirewall::Firewall',
      'corp-egress-trial',
      'corp-it',
      {
        ...inside('corpPrivateA'),
        DeleteProtection: false,
        FirewallPolicyArn: firewall('firewall-policy', 'corp-egress-trial'),
        SubnetChangeProtection: false,
      },
    ],
    [
      'AWS::NetworkFirewall::FirewallPolicy',
      'corp-egress',
      'corp-it',
      {
        FirewallPolicy: {
          StatelessDefaultActions: ['aws:forward_to_sfe'],
          StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
          StatelessRuleGroupReferences: [{ Priority: 1, ResourceArn: firewall('stateless-rulegroup', 'corp-blocked') }],
        },
      },
    ],
    [
      'AWS::NetworkFirewall::FirewallPolicy',
      'corp-egress-trial',
      'corp-it',
      { FirewallPolicy: { StatelessDefaultActions: ['aws:pass'], StatelessFragmentDefaultActions: ['aws:pass'] } },
    ],
    [
      'AWS::NetworkFirewall::RuleGroup',
      'corp-blocked',
      'corp-it',
      {
        Capacity: 10,
        Type: 'STATELESS',
        RuleGroup: {
          RulesSource: {
            StatelessRulesAndCustomActions: {
              StatelessRules: [
                {
                  Priority: 1,
                  RuleDefinition: {
                    Actions: ['aws:drop'],
                    MatchAttributes: { Protocols: [6], DestinationPorts: [{ FromPort: 25, ToPort: 25 }] },
                  },
                },
              ],
            },
          },
        },
      },
    ],
    [
      'AWS::NetworkFirewall::RuleGroup',
      'corp-blocked-trial',
      'corp-it',
      {
        Capacity: 10,
        Type: 'STATELESS',
        RuleGroup: { RulesSource: { StatelessRulesAndCustomActions: { StatelessRules: [] } } },
      },
    ],
    [
      'AWS::Route53::HostedZone',
      'shop.nordlicht.example.',
      'shop-prod',
      {
        HostedZoneConfig: { Comment: 'The shop' },
        QueryLoggingConfig: { CloudWatchLogsLogGroupArn: logs('/aws/route53/shop.nordlicht.example') },
      },
    ],
    ['AWS::SES::ConfigurationSet', 'shop-mail', 'shop-prod', { DeliveryOptions: { TlsPolicy: 'REQUIRE' } }],
    ['AWS::SES::ConfigurationSet', 'newsletter-2019', 'shop-prod', { DeliveryOptions: { TlsPolicy: 'OPTIONAL' } }],
    [
      'AWS::Transfer::Connector',
      'sftp://files.carrier.example',
      'corp-it',
      { AccessRole: iamArn('role/transfer-files'), LoggingRole: iamArn('role/transfer-logs') },
    ],
    [
      'AWS::Transfer::Connector',
      'sftp://files.supplier.example',
      'corp-it',
      { AccessRole: iamArn('role/transfer-files') },
    ],
  ]
}
