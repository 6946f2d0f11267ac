export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::WAFv2::WebACL': {
      /** The names of the rule groups that AWS Firewall Manager puts before and after the web ACL's own rules. */
      FirewallManagerRuleGroups: readonly string[]
      /** Its own logging configuration (CUSTOMER); where it has none, the one that a telemetry rule of CloudWatch made. */
      Logging: {
        readonly LogScope: 'CUSTOMER' | 'CLOUDWATCH_TELEMETRY_RULE_MANAGED'
        readonly LogDestinationConfigs: readonly string[]
      }
    }
  }
}
