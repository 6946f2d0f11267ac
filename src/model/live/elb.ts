export interface ElbState {
  'AWS::ElasticLoadBalancing::LoadBalancer': {
    /** The desync mitigation mode: `monitor`, `defensive` or `strictest`. */
    DesyncMitigationMode: string
  }
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    AvailabilityZones: readonly string[]
    /** The attributes by name, as AWS gives them: all values are strings. */
    Attributes: Readonly<Record<string, string>>
    /** The WAF web ACL in front of it. */
    WebAclArn: string
  }
}
