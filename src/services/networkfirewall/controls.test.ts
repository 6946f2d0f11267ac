import { examples } from '../../controls/examples.ts'
import {
  firewallsAreNotDeleted,
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
