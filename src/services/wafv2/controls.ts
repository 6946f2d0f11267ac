import { unknown } from '../../controls/answer.ts'
import { control } from '../../controls/control.ts'
import { listed } from '../../controls/wording.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html'
const WEB_ACL = 'AWS::WAFv2::WebACL'

export const webAclsHaveRules = control({
  id: 'WAF.10',
  compared: '2026-11-30',
  configRule: 'wafv2-webacl-not-empty',
  on: WEB_ACL,
  responsibility: 'web-protection',
  severity: 'medium',
  title: 'AWS WAF web ACLs should contain a rule or a rule group',
  finding: 'Web ACL has no rules and no rule groups: its default action applies to every request',
  reads: ['Rules', 'state.FirewallManagerRuleGroups'],
  // a rule group is used by a rule that refers to it; those of Firewall Manager are separate from the rules
  // (API_WebACL.html)
  holds: ({ Rules }, { state }) => (Rules ?? []).length > 0 || (state.FirewallManagerRuleGroups ?? []).length > 0,
  fix: 'Add a rule or a rule group (UpdateWebACL Rules). Test it with the action Count first: a blocking rule can stop legitimate requests.',
  source: `${docs}#waf-10`,
})

export const webAclsAreLogged = control({
  id: 'WAF.11',
  compared: '2026-11-30',
  leftOpen:
    'A web ACL that only a telemetry rule of CloudWatch logs is unknown: the page excludes logs by Security Lake alone, and does not say whether these count.',
  configRule: 'wafv2-logging-enabled',
  on: WEB_ACL,
  responsibility: 'access-logs',
  severity: 'low',
  title: 'AWS WAF web ACLs should have logging enabled',
  finding: 'Web ACL has no logging configuration',
  reads: ['state.Logging'],
  holds: (_, { state }) => {
    if (state.Logging === null) return false
    if (state.Logging.LogScope === 'CUSTOMER') return true
    return unknown('whether logs of a CloudWatch telemetry rule count')
  },
  fix: 'Send its logs to a log group, S3 bucket or Firehose stream whose name begins with aws-waf-logs- (PutLoggingConfiguration).',
  source: `${docs}#waf-11`,
})

export const rulesHaveMetrics = control({
  id: 'WAF.12',
  compared: '2026-11-30',
  configRule: 'wafv2-rulegroup-logging-enabled',
  on: 'AWS::WAFv2::RuleGroup',
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'AWS WAF rule groups and their rules should have CloudWatch metrics enabled',
  finding: ({ Rules, VisibilityConfig }) => {
    if (VisibilityConfig?.CloudWatchMetricsEnabled !== true)
      return 'CloudWatchMetricsEnabled of the rule group is false'
    const names = (Rules ?? []).filter((one) => !isMeasured(one)).map(nameOf)
    return `CloudWatchMetricsEnabled is false in the ${names.length === 1 ? 'rule' : 'rules'} ${listed(names)}`
  },
  reads: ['Rules', 'VisibilityConfig'],
  // not applicable without rules (config/latest/developerguide/wafv2-rulegroup-logging-enabled.html)
  applies: ({ Rules }) => (Rules ?? []).length > 0,
  holds: ({ Rules, VisibilityConfig }) =>
    VisibilityConfig?.CloudWatchMetricsEnabled === true && (Rules ?? []).every(isMeasured),
  fix: 'Set CloudWatchMetricsEnabled=true in the VisibilityConfig of the rule group and of each of its rules (UpdateRuleGroup).',
  source: `${docs}#waf-12`,
})

interface Measured {
  readonly Name?: string | undefined
  readonly VisibilityConfig?: { readonly CloudWatchMetricsEnabled?: boolean | undefined } | undefined
}
const isMeasured = ({ VisibilityConfig }: Measured): boolean => VisibilityConfig?.CloudWatchMetricsEnabled === true
const nameOf = ({ Name }: Measured): string => Name ?? 'without a name'

// WAF.1 to WAF.8 are left out: they are about resources of AWS WAF Classic, whose support ended on 2026-10-07
// (general/latest/gr/sunset_services.html).
