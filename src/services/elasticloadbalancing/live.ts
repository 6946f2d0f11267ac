import type { AWSElasticLoadBalancingV2Listener } from '../../model/shapes.gen.ts'

declare module '../../model/live.ts' {
  interface State {
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
    'AWS::ElasticLoadBalancingV2::Listener': {
      /** The rules before the default one; null for a listener of a kind that has none. */
      Rules: readonly {
        readonly Actions: NonNullable<AWSElasticLoadBalancingV2Listener['DefaultActions']>
      }[]
    }
  }
}
