import { missing } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import {
  firewallsAreNotDeleted,
  firewallsSurviveAZone,
  fragmentsDoNotPassByDefault,
  policiesHaveRuleGroups,
  statelessGroupsHaveRules,
  subnetsOfFirewallsAreKept,
  wholePacketsDoNotPassByDefault,
} from './controls.ts'

const policy = (FirewallPolicy: object | null) => ({ FirewallPolicy })
const group = [{ ResourceArn: 'arn:aws:network-firewall:eu-central-1:111122223333:stateful-rulegroup/web' }]

examples(policiesHaveRuleGroups, {
  met: [policy({ StatefulRuleGroupReferences: group }), policy({ StatelessRuleGroupReferences: group })],
  unmet: [policy({}), policy({ StatefulRuleGroupReferences: [] })],
  unknown: [policy(null)],
})

for (const [control, name] of [
  [wholePacketsDoNotPassByDefault, 'StatelessDefaultActions'],
  [fragmentsDoNotPassByDefault, 'StatelessFragmentDefaultActions'],
] as const)
  examples(control, {
    met: [
      policy({ [name]: ['aws:drop'] }),
      policy({ [name]: ['aws:forward_to_sfe'] }),
      // a custom action publishes a metric, and decides nothing
      policy({ [name]: ['count', 'aws:drop'] }),
    ],
    unmet: [policy({ [name]: ['aws:pass'] })],
    unknown: [policy({}), policy(null)],
  })

const rules = (StatelessRules: readonly object[] | undefined) => ({
  RulesSource: { StatelessRulesAndCustomActions: { ...(StatelessRules && { StatelessRules }) } },
})
examples(statelessGroupsHaveRules, {
  met: [{ Type: 'STATELESS', RuleGroup: rules([{ Priority: 1 }]) }],
  unmet: [
    { Type: 'STATELESS', RuleGroup: rules([]) },
    { Type: 'STATELESS', RuleGroup: rules(undefined) },
  ],
  unknown: [
    { Type: 'STATELESS', RuleGroup: null },
    { Type: 'STATELESS', RuleGroup: { RulesSource: {} } },
  ],
  notApplicable: [{ Type: 'STATEFUL', RuleGroup: rules([{ Priority: 1 }]) }],
})

for (const control of [firewallsAreNotDeleted, subnetsOfFirewallsAreKept]) {
  const [name = ''] = control.reads
  examples(control, { met: [{ [name]: true }], unmet: [{ [name]: false }], unknown: [{ [name]: null }] })
}

const inSubnets = (...ids: readonly string[]) => ({
  AvailabilityZoneMappings: null,
  SubnetMappings: ids.map((SubnetId) => ({ SubnetId })),
})
const inZones = (...zones: readonly string[]) => ({
  AvailabilityZoneMappings: zones.map((AvailabilityZone) => ({ AvailabilityZone })),
  SubnetMappings: null,
})
const subnet = (SubnetId: string, zone: string) => ({ SubnetId, AvailabilityZone: `eu-central-1${zone}` })
const near = { subnets: [subnet('subnet-a', 'a'), subnet('subnet-b', 'b'), subnet('subnet-c', 'a')] }
const noSubnets = missing('ec2:DescribeSubnets')
examples(firewallsSurviveAZone, {
  met: [
    { ...inSubnets('subnet-a', 'subnet-b'), near },
    { ...inSubnets('subnet-a', 'subnet-b', 'subnet-z'), near: { subnets: [...near.subnets, noSubnets] } },
    // of a transit gateway, which has the subnets
    { ...inZones('euc1-az1', 'euc1-az2'), near },
  ],
  unmet: [
    { ...inSubnets('subnet-a'), near },
    { ...inSubnets('subnet-a', 'subnet-c'), near },
    {
      ...inSubnets('subnet-a', 'subnet-b'),
      near: { subnets: [subnet('subnet-a', 'a'), subnet('subnet-b', 'a'), subnet('subnet-c', 'a')] },
    },
    { ...inZones('euc1-az1'), near },
  ],
  unknown: [
    // shared by another account, which alone lists it
    { ...inSubnets('subnet-a', 'subnet-z'), near },
    { ...inSubnets('subnet-a', 'subnet-c', 'subnet-z'), near: { subnets: [...near.subnets, noSubnets] } },
    { ...inSubnets(), near },
    // in proxy mode
    { AvailabilityZoneMappings: null, SubnetMappings: null, near },
  ],
})
