import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import { isAmong } from '../../../../practice/kind.ts'
import { awsError } from '../../../../practice/service.ts'
import { tagPairs } from '../../../../practice/tags.ts'
import {
  balancers,
  type Definition,
  invalid,
  listed,
  listeners,
  paged,
  shownTargetGroup,
  targetGroups,
} from './state.ts'

const MOST_TAGGED = 20

export const elbv2Reads = {
  DescribeLoadBalancers: (call) => {
    const { LoadBalancerArns: arns = [], Names: names = [] } = call.input
    for (const arn of arns) balancers.of(call, arn)
    const all = call.state.balancers
    const unknown = names.filter((name) => !all.some(({ is }) => is.LoadBalancerName === name))
    if (unknown.length > 0) throw awsError('LoadBalancerNotFound', `Load balancers '[${unknown}]' not found`)
    const found = all.filter(
      ({ is }) =>
        (arns.length === 0 && names.length === 0) ||
        arns.includes(is.LoadBalancerArn) ||
        names.includes(is.LoadBalancerName),
    )
    return paged(call, { LoadBalancers: found.map(({ is }) => is) })
  },
  DescribeLoadBalancerAttributes: (call) => ({ Attributes: listed(balancers.of(call, call.input.LoadBalancerArn)) }),
  DescribeListeners: (call) => {
    const { LoadBalancerArn, ListenerArns = [] } = call.input
    if (LoadBalancerArn === undefined && ListenerArns.length === 0)
      throw invalid('You must specify either listener ARNs or a load balancer ARN')
    if (LoadBalancerArn !== undefined) balancers.of(call, LoadBalancerArn)
    for (const arn of ListenerArns) listeners.of(call, arn)
    const found = call.state.listeners.filter(
      ({ is }) => is.LoadBalancerArn === LoadBalancerArn || ListenerArns.includes(is.ListenerArn),
    )
    return paged(call, { Listeners: found.map(({ is }) => is) })
  },
  DescribeRules: (call) => {
    const { ListenerArn } = call.input
    if (ListenerArn === undefined) throw invalid('A listener ARN must be specified')
    const { is, rules } = listeners.of(call, ListenerArn)
    const last: Rule = {
      RuleArn: `${is.ListenerArn.replace(':listener/', ':listener-rule/')}/default`,
      Priority: 'default',
      Conditions: [],
      Actions: is.DefaultActions,
      IsDefault: true,
    }
    return paged(call, { Rules: [...rules, last] })
  },
  DescribeTargetGroups: (call) => {
    const { TargetGroupArns: arns = [], Names: names = [], LoadBalancerArn } = call.input
    for (const arn of arns) targetGroups.of(call, arn)
    if (LoadBalancerArn !== undefined) balancers.of(call, LoadBalancerArn)
    const found = call.state.targetGroups
      .filter(({ is }) => isAmong(arns, is.TargetGroupArn))
      .filter(({ is }) => isAmong(names, is.TargetGroupName))
      .map((stored) => shownTargetGroup(stored, call))
      .filter((shown) => LoadBalancerArn === undefined || shown.LoadBalancerArns?.includes(LoadBalancerArn))
    return paged(call, { TargetGroups: found })
  },
  DescribeTags: (call) => {
    const { ResourceArns: arns = [] } = call.input
    if (arns.length > MOST_TAGGED) throw invalid('Up to 20 resources can be described at once.')
    return {
      TagDescriptions: arns.map((ResourceArn) => {
        const found = [balancers, listeners, targetGroups].map((one) => one.at(call, ResourceArn)).find(Boolean)
        if (!found) throw awsError('LoadBalancerNotFound', `One or more resources not found: ${ResourceArn}`)
        return { ResourceArn, Tags: tagPairs(found.tags) }
      }),
    }
  },
} satisfies Definition['reads']
