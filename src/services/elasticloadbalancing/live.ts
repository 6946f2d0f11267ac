import type { AWSElasticLoadBalancingV2Listener } from '../../model/shapes.gen.ts'

declare module '../../model/live.ts' {
  interface State {
    'AWS::ElasticLoadBalancing::LoadBalancer': {
      /** The desync mitigation mode: `monitor`, `defensive` or `strictest`. */
      DesyncMitigationMode: string
    }
    'AWS::ElasticLoadBalancingV2::LoadBalancer': {
      AvailabilityZones: readonly string[]
      /** The attributes by name; all values are strings. */
      Attributes: Readonly<Record<string, string>>
      /** The ARN of the associated AWS WAF web ACL. */
      WebAclArn: string
    }
    'AWS::ElasticLoadBalancingV2::Listener': {
      /** The rules other than the default one; null for a type of listener without rules. */
      Rules: readonly {
        readonly Actions: NonNullable<AWSElasticLoadBalancingV2Listener['DefaultActions']>
      }[]
    }
  }
}
