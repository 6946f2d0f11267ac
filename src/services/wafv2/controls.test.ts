import type { Example } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import { rulesHaveMetrics, webAclsAreLogged, webAclsHaveRules } from './controls.ts'

const rule = (Name: string, CloudWatchMetricsEnabled = true) => ({
  Name,
  Priority: 0,
  VisibilityConfig: { CloudWatchMetricsEnabled },
})
const webAcl = (rules: string[], FirewallManagerRuleGroups: string[] = []): Example => ({
  Rules: rules.map((name) => rule(name)),
  state: { FirewallManagerRuleGroups },
})
examples(webAclsHaveRules, {
  met: [webAcl(['block-scanners']), webAcl([], ['FMManagedGroup'])],
  unmet: [webAcl([])],
})

const group = 'arn:aws:logs:eu-central-1:111122223333:log-group:aws-waf-logs-shop'
const logged = (LogScope: string): Example => ({ state: { Logging: { LogScope, LogDestinationConfigs: [group] } } })
examples(webAclsAreLogged, {
  met: [logged('CUSTOMER')],
  unmet: [{ state: { Logging: null } }],
  // whether AWS counts the logs that CloudWatch itself sets up
  unknown: [logged('CLOUDWATCH_TELEMETRY_RULE_MANAGED')],
})

const ruleGroup = (CloudWatchMetricsEnabled: boolean, ...Rules: ReturnType<typeof rule>[]): Example => ({
  VisibilityConfig: { CloudWatchMetricsEnabled },
  Rules,
})
examples(rulesHaveMetrics, {
  met: [ruleGroup(true, rule('block-scanners'))],
  unmet: [
    ruleGroup(false, rule('block-scanners')),
    ruleGroup(true, rule('block-scanners'), rule('count-logins', false)),
    ruleGroup(false, rule('block-scanners', false)),
  ],
  notApplicable: [ruleGroup(true), ruleGroup(false)],
})
