import type * as Client from '@aws-sdk/client-elastic-load-balancing'
import type { Describing } from '../../../practice/service.ts'

/** Classic load balancers in CloudFormation's shape. */
export const describes: Describing<typeof Client> = {
  'AWS::ElasticLoadBalancing::LoadBalancer': (ask) =>
    (ask('DescribeLoadBalancers', {}).LoadBalancerDescriptions ?? []).map((is) => {
      const { LoadBalancerName } = is
      const set = ask('DescribeLoadBalancerAttributes', { LoadBalancerName }).LoadBalancerAttributes
      return {
        is: {
          ...is,
          Instances: is.Instances?.map(({ InstanceId }) => InstanceId),
          Listeners: is.ListenerDescriptions?.map(({ Listener, PolicyNames }) => ({
            ...Listener,
            // CloudFormation writes ports as texts
            LoadBalancerPort: String(Listener?.LoadBalancerPort),
            InstancePort: String(Listener?.InstancePort),
            PolicyNames,
          })),
          AccessLoggingPolicy: set?.AccessLog,
          ConnectionDrainingPolicy: set?.ConnectionDraining,
          CrossZone: set?.CrossZoneLoadBalancing?.Enabled,
          Policies: ask('DescribeLoadBalancerPolicies', { LoadBalancerName }).PolicyDescriptions?.map((policy) => ({
            PolicyName: policy.PolicyName,
            PolicyType: policy.PolicyTypeName,
            Attributes: policy.PolicyAttributeDescriptions?.map(({ AttributeName: Name, AttributeValue: Value }) => ({
              Name,
              Value,
            })),
          })),
        },
        tags: ask('DescribeTags', { LoadBalancerNames: [LoadBalancerName ?? ''] }).TagDescriptions?.[0]?.Tags,
      }
    }),
}
