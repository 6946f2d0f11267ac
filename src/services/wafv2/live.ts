export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::WAFv2::WebACL': {
      /** The names of the rule groups that AWS Firewall Manager adds before and after the web ACL's own rules. */
      FirewallManagerRuleGroups: readonly string[]
      /** Its own logging configuration (CUSTOMER), or otherwise the one that a CloudWatch telemetry rule created. */
      Logging: {
        readonly LogScope: 'CUSTOMER' | 'CLOUDWATCH_TELEMETRY_RULE_MANAGED'
        readonly LogDestinationConfigs: readonly string[]
      }
    }
  }
}
