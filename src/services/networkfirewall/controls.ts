import { isOn, unknown } from '../../controls/answer.ts'
import { updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control, each } from '../../controls/control.ts'
import { not } from '../../controls/remedy.ts'
import { existing, template } from '../../controls/template.ts'
import { listed, zonesOf } from '../../controls/wording.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html'
const FIREWALL = 'AWS::NetworkFirewall::Firewall'
const POLICY = 'AWS::NetworkFirewall::FirewallPolicy'

/**
 * The Availability Zones of a firewall attached to a transit gateway; undefined for a firewall in the subnets of a VPC.
 */
const zonesGiven = (
  mappings: readonly { readonly AvailabilityZone?: string | undefined }[] | null,
): readonly string[] | undefined =>
  (mappings ?? []).length === 0 ? undefined : (mappings ?? []).flatMap(({ AvailabilityZone: zone }) => zone ?? [])

export const firewallsSurviveAZone = control({
  id: 'NetworkFirewall.1',
  compared: '2026-11-30',
  configRule: 'netfw-multi-az-enabled',
  on: FIREWALL,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'Network Firewall firewalls should have endpoints in at least two Availability Zones (Multi-AZ)',
  finding: ({ AvailabilityZoneMappings }, { near }) => {
    const given = zonesGiven(AvailabilityZoneMappings)
    return given === undefined
      ? zonesOf(near.subnets.seen().map(({ properties }) => properties.AvailabilityZone))
      : `AvailabilityZoneMappings has ${listed(given)} only`
  },
  reads: ['AvailabilityZoneMappings', 'SubnetMappings'],
  near: {
    subnets: each('AWS::EC2::Subnet', {
      where: 'SubnetId',
      is: ({ SubnetMappings }) =>
        // safe: `reads` names it, and so it has the shape of CloudFormation's property, or is null
        (SubnetMappings as readonly { readonly SubnetId?: string }[] | null)?.flatMap(({ SubnetId }) => SubnetId ?? []),
      reads: ['AvailabilityZone'],
    }),
  },
  holds: ({ AvailabilityZoneMappings, SubnetMappings }, { near }) => {
    // a firewall attached to a transit gateway has zones, and no customer subnets
    // (network-firewall/latest/APIReference/API_CreateFirewall.html)
    const given = zonesGiven(AvailabilityZoneMappings)
    if (given !== undefined) return new Set(given).size >= 2
    // a firewall in proxy mode has its subnets in VpcEndpoint, which CloudFormation's schema does not have
    if (SubnetMappings === null || SubnetMappings.length === 0) return unknown('SubnetMappings')
    return near.subnets.hasDifferent(2, ({ properties }) => properties.AvailabilityZone)
  },
  fix: 'Add a subnet of another Availability Zone (AssociateSubnets), and route the traffic of that zone through its endpoint.',
  remedy: () => ({
    console: [
      'VPC > Network Firewall > Firewalls, open the firewall > Firewall details',
      'Under Associated policy and VPC choose Edit, then Add new subnet',
      'Choose a zone that the firewall does not have, and its subnet; Save',
    ],
    cli: updatedByCloudControl(FIREWALL, 'FIREWALL_ARN', {
      '/SubnetMappings': [{ SubnetId: 'SUBNET_IN_ZONE_A' }, { SubnetId: 'SUBNET_IN_ZONE_B' }],
    }),
    cloudformation: template({
      Firewall: existing(FIREWALL, {
        SubnetMappings: [{ SubnetId: 'SUBNET_IN_ZONE_A' }, { SubnetId: 'SUBNET_IN_ZONE_B' }],
      }),
    }),
    terraform: `resource "aws_networkfirewall_firewall" "this" {
  # the rest as it is
  name = "FIREWALL"

  subnet_mapping {
    subnet_id = "SUBNET_IN_ZONE_A"
  }

  subnet_mapping {
    subnet_id = "SUBNET_IN_ZONE_B"
  }
}`,
  }),
  source: `${docs}#networkfirewall-1`,
})

export const policiesHaveRuleGroups = control({
  id: 'NetworkFirewall.3',
  compared: '2026-11-30',
  configRule: 'netfw-policy-rule-group-associated',
  on: POLICY,
  responsibility: 'firewall-rules',
  severity: 'medium',
  title: 'Network Firewall policies should have at least one stateless or stateful rule group',
  finding: 'Policy has no StatelessRuleGroupReferences and no StatefulRuleGroupReferences',
  reads: ['FirewallPolicy'],
  holds: ({ FirewallPolicy }) => {
    if (FirewallPolicy === null) return unknown('FirewallPolicy')
    // a handler shows every list that is not empty
    const { StatelessRuleGroupReferences = [], StatefulRuleGroupReferences = [] } = FirewallPolicy
    return StatelessRuleGroupReferences.length + StatefulRuleGroupReferences.length > 0
  },
  fix: 'Add a rule group to the policy (UpdateFirewallPolicy). Every firewall of the policy filters by it at once.',
  remedy: () => ({
    console: [
      'VPC > Network Firewall > Firewall policies, open the policy',
      'Add a stateless or stateful rule group; Save',
    ],
    cli: updatedByCloudControl(POLICY, 'POLICY_ARN', {
      '/FirewallPolicy/StatefulRuleGroupReferences': [{ ResourceArn: 'RULE_GROUP_ARN' }],
    }),
    cloudformation: template({
      Policy: existing(
        POLICY,
        { FirewallPolicy: { StatefulRuleGroupReferences: [{ ResourceArn: 'RULE_GROUP_ARN' }] } },
        'FirewallPolicy keeps its other properties.',
      ),
    }),
    terraform: `resource "aws_networkfirewall_firewall_policy" "this" {
  # the rest as it is
  name = "POLICY"

  firewall_policy {
    stateful_rule_group_reference {
      resource_arn = "RULE_GROUP_ARN"
    }
  }
}`,
  }),
  source: `${docs}#networkfirewall-3`,
})

/** AWS's values: a customer cannot set others. */
const DROP_OR_FORWARD = { value: ['aws:drop', 'aws:forward_to_sfe'], many: true } as const

type Actions = readonly string[] | undefined

/** One of these actions decides what happens to a packet; further actions only count or publish it. */
const isOneOf = (actions: Actions, allowed: readonly string[], name: string) =>
  actions === undefined ? unknown(`FirewallPolicy.${name}`) : actions.some((one) => allowed.includes(one))

const remedyOf = (name: 'StatelessDefaultActions' | 'StatelessFragmentDefaultActions', hcl: string) => () => ({
  console: [
    'VPC > Network Firewall > Firewall policies, open the policy > Stateless default actions > Edit',
    'Choose Forward to stateful rule groups, or Drop; Save',
  ],
  cli: updatedByCloudControl(POLICY, 'POLICY_ARN', { [`/FirewallPolicy/${name}`]: ['aws:forward_to_sfe'] }),
  cloudformation: template({
    Policy: existing(
      POLICY,
      { FirewallPolicy: { [name]: ['aws:forward_to_sfe'] } },
      'FirewallPolicy keeps its other properties. Packets that no rule decides no longer pass.',
    ),
  }),
  terraform: `resource "aws_networkfirewall_firewall_policy" "this" {
  # the rest as it is
  name = "POLICY"

  firewall_policy {
    ${hcl} = ["aws:forward_to_sfe"]
  }
}`,
})

export const wholePacketsDoNotPassByDefault = control({
  id: 'NetworkFirewall.4',
  compared: '2026-11-30',
  configRule: 'netfw-policy-default-action-full-packets',
  parameters: { statelessDefaultActions: DROP_OR_FORWARD },
  on: POLICY,
  responsibility: 'firewall-rules',
  severity: 'medium',
  title: 'Network Firewall policies should drop or forward full packets by default (StatelessDefaultActions)',
  finding: ({ FirewallPolicy }) =>
    `StatelessDefaultActions is ${listed(FirewallPolicy?.StatelessDefaultActions ?? [])}`,
  reads: ['FirewallPolicy'],
  holds: ({ FirewallPolicy }, { parameters }) =>
    isOneOf(
      FirewallPolicy?.StatelessDefaultActions,
      parameters.statelessDefaultActions ?? [],
      'StatelessDefaultActions',
    ),
  fix: 'Set StatelessDefaultActions to aws:forward_to_sfe or aws:drop (UpdateFirewallPolicy): packets that no rule decides no longer pass.',
  remedy: remedyOf('StatelessDefaultActions', 'stateless_default_actions'),
  source: `${docs}#networkfirewall-4`,
})

export const fragmentsDoNotPassByDefault = control({
  id: 'NetworkFirewall.5',
  compared: '2026-11-30',
  configRule: 'netfw-policy-default-action-fragment-packets',
  parameters: { statelessFragDefaultActions: DROP_OR_FORWARD },
  on: POLICY,
  responsibility: 'firewall-rules',
  severity: 'medium',
  title: 'Network Firewall policies should drop or forward fragments by default (StatelessFragmentDefaultActions)',
  finding: ({ FirewallPolicy }) =>
    `StatelessFragmentDefaultActions is ${listed(FirewallPolicy?.StatelessFragmentDefaultActions ?? [])}`,
  reads: ['FirewallPolicy'],
  holds: ({ FirewallPolicy }, { parameters }) =>
    isOneOf(
      FirewallPolicy?.StatelessFragmentDefaultActions,
      parameters.statelessFragDefaultActions ?? [],
      'StatelessFragmentDefaultActions',
    ),
  fix: 'Set StatelessFragmentDefaultActions to aws:forward_to_sfe or aws:drop (UpdateFirewallPolicy): fragments that no rule decides no longer pass.',
  remedy: remedyOf('StatelessFragmentDefaultActions', 'stateless_fragment_default_actions'),
  source: `${docs}#networkfirewall-5`,
})

export const statelessGroupsHaveRules = control({
  id: 'NetworkFirewall.6',
  compared: '2026-11-30',
  configRule: 'netfw-stateless-rule-group-not-empty',
  on: 'AWS::NetworkFirewall::RuleGroup',
  responsibility: 'firewall-rules',
  severity: 'medium',
  title: 'Stateless rule groups of Network Firewall should have rules',
  finding: 'Stateless rule group has no StatelessRules',
  reads: ['Type', 'RuleGroup'],
  applies: ({ Type }) => Type === 'STATELESS',
  holds: ({ RuleGroup }) => {
    const source = RuleGroup?.RulesSource?.StatelessRulesAndCustomActions
    return source === undefined
      ? unknown('RuleGroup.RulesSource.StatelessRulesAndCustomActions')
      : (source.StatelessRules ?? []).length > 0
  },
  fix: 'Add stateless rules to the group (UpdateRuleGroup), or delete the group where no policy uses it.',
  remedy: () => ({
    console: ['VPC > Network Firewall > Network Firewall rule groups, open the group', 'Edit its rules, add one; Save'],
    cli: not('the rules are the content of the group: write them to a file, and give it to UpdateRuleGroup'),
    cloudformation: not('the rules are what the template has to say, and no others will do'),
    terraform: not('the rules are what the configuration has to say, and no others will do'),
  }),
  source: `${docs}#networkfirewall-6`,
})

/** Makes a control for one change protection of firewalls. */
const protection = (property: 'DeleteProtection' | 'SubnetChangeProtection', hcl: string) =>
  ({
    compared: '2026-11-30',
    on: FIREWALL,
    responsibility: 'firewall-rules',
    severity: 'medium',
    finding: `${property} is false`,
    remedy: () => ({
      console: [
        'VPC > Network Firewall > Firewalls, open the firewall > Firewall details',
        'Under Change protections choose Edit, and Enable; Save',
      ],
      cli: updatedByCloudControl(FIREWALL, 'FIREWALL_ARN', { [`/${property}`]: true }),
      cloudformation: template({ Firewall: existing(FIREWALL, { [property]: true }) }),
      terraform: `resource "aws_networkfirewall_firewall" "this" {
  # the rest as it is
  name = "FIREWALL"

  ${hcl} = true
}`,
    }),
  }) as const

export const firewallsAreNotDeleted = control({
  ...protection('DeleteProtection', 'delete_protection'),
  id: 'NetworkFirewall.9',
  configRule: 'netfw-deletion-protection-enabled',
  title: 'Network Firewall firewalls should have deletion protection (DeleteProtection)',
  reads: ['DeleteProtection'],
  holds: ({ DeleteProtection }) => isOn(DeleteProtection, 'DeleteProtection'),
  fix: 'Turn on deletion protection (UpdateFirewallDeleteProtection DeleteProtection=true).',
  source: `${docs}#networkfirewall-9`,
})

export const subnetsOfFirewallsAreKept = control({
  ...protection('SubnetChangeProtection', 'subnet_change_protection'),
  id: 'NetworkFirewall.10',
  configRule: 'netfw-subnet-change-protection-enabled',
  title: 'Network Firewall firewalls should have subnet change protection (SubnetChangeProtection)',
  reads: ['SubnetChangeProtection'],
  holds: ({ SubnetChangeProtection }) => isOn(SubnetChangeProtection, 'SubnetChangeProtection'),
  fix: 'Turn on subnet change protection (UpdateSubnetChangeProtection SubnetChangeProtection=true).',
  source: `${docs}#networkfirewall-10`,
})
