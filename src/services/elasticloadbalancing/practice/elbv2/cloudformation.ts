import type { Ask, Describing } from '../../../../practice/service.ts'

type Module = typeof import('@aws-sdk/client-elastic-load-balancing-v2')

const balancers = (ask: Ask<Module>) => ask('DescribeLoadBalancers', {}).LoadBalancers ?? []
const tagsOf = (ask: Ask<Module>, arn: string | undefined) =>
  ask('DescribeTags', { ResourceArns: [arn ?? ''] }).TagDescriptions?.[0]?.Tags

/** Load balancers, their listeners and target groups in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': (ask) =>
    balancers(ask).map((is) => ({
      is,
      also: {
        Name: is.LoadBalancerName,
        Subnets: (is.AvailabilityZones ?? []).flatMap(({ SubnetId }) => SubnetId ?? []),
        LoadBalancerAttributes: ask('DescribeLoadBalancerAttributes', { LoadBalancerArn: is.LoadBalancerArn })
          .Attributes,
        LoadBalancerFullName: is.LoadBalancerArn?.split(':loadbalancer/')[1],
      },
      tags: tagsOf(ask, is.LoadBalancerArn),
      arn: is.LoadBalancerArn,
    })),
  'AWS::ElasticLoadBalancingV2::Listener': (ask) =>
    balancers(ask).flatMap(({ LoadBalancerArn }) =>
      (ask('DescribeListeners', { LoadBalancerArn }).Listeners ?? []).map((is) => ({
        is,
        tags: tagsOf(ask, is.ListenerArn),
        arn: is.ListenerArn,
      })),
    ),
  'AWS::ElasticLoadBalancingV2::TargetGroup': (ask) =>
    (ask('DescribeTargetGroups', {}).TargetGroups ?? []).map((is) => ({
      is,
      also: { Name: is.TargetGroupName },
      tags: tagsOf(ask, is.TargetGroupArn),
      arn: is.TargetGroupArn,
    })),
}
