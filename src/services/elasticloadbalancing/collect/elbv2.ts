import type { Action, Listener, LoadBalancer, TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2'
import {
  batched,
  collector,
  detail,
  pages,
  type Reach,
  type Seed,
  stated,
  tagRecord,
} from '../../../collect/collector.ts'

const balancerType = 'AWS::ElasticLoadBalancingV2::LoadBalancer'
const listenerType = 'AWS::ElasticLoadBalancingV2::Listener'
const groupType = 'AWS::ElasticLoadBalancingV2::TargetGroup'

/** The number of load balancers whose listeners are read at the same time. */
const TOGETHER = 8

/** The tags of load balancers, listeners and target groups: twenty for each call. */
const tagsOf = <T extends typeof balancerType | typeof listenerType | typeof groupType>(on: T) =>
  batched<T>({
    on,
    needs: ['elasticloadbalancing:DescribeTags'],
    fills: ['tags'],
    batch: 20,
    async get({ client }, seeds) {
      const elbv2 = await client('elbv2')
      const { TagDescriptions = [] } = await elbv2.describeTags({ ResourceArns: seeds.map(({ id }) => id) })
      const tags = new Map(TagDescriptions.map(({ ResourceArn, Tags }) => [ResourceArn, tagRecord(Tags)]))
      return seeds.map(({ id }) => ({ tags: tags.get(id) ?? {} }))
    },
  })

/** Application, network and gateway load balancers and then their listeners, which AWS lists by load balancer only. */
export const loadBalancers = collector({
  types: [balancerType, listenerType],
  service: 'elbv2',
  scope: 'region',
  needs: ['elasticloadbalancing:DescribeLoadBalancers', 'elasticloadbalancing:DescribeListeners'],
  async *list(reach) {
    const elbv2 = await reach.client('elbv2')
    const found = pages(
      (Marker) => elbv2.describeLoadBalancers({ PageSize: 400, Marker }),
      (answer) => answer.LoadBalancers,
      (answer) => answer.NextMarker,
    )
    const known = new Map<string, string>()
    for await (const one of found) {
      if (!one.LoadBalancerArn || !one.LoadBalancerName) continue
      known.set(one.LoadBalancerArn, one.LoadBalancerName)
      yield balancerSeed(one, one.LoadBalancerArn, one.LoadBalancerName)
    }
    const arns = [...known]
    for (let from = 0; from < arns.length; from += TOGETHER) {
      const some = arns.slice(from, from + TOGETHER)
      const listeners = await Promise.all(some.map(([arn]) => listenersOf(reach, arn)))
      for (const [index, [, name]] of some.entries())
        for (const one of listeners[index] ?? []) if (one.ListenerArn) yield listenerSeed(one, one.ListenerArn, name)
    }
  },
  details: [
    detail({
      on: balancerType,
      needs: ['elasticloadbalancing:DescribeLoadBalancerAttributes'],
      fills: ['state.Attributes'],
      async get({ client }, { id }) {
        const elbv2 = await client('elbv2')
        const { Attributes } = await elbv2.describeLoadBalancerAttributes({ LoadBalancerArn: id })
        return { state: { Attributes: tagRecord(stated(Attributes, 'Attributes')) } }
      },
    }),
    detail({
      on: balancerType,
      // WAF requires both permissions to read the web ACL of a resource (waf/latest/APIReference/API_GetWebACLForResource.html)
      needs: ['wafv2:GetWebACLForResource', 'wafv2:GetWebACL'],
      fills: ['state.WebAclArn'],
      when: ({ properties }) => properties.Type === 'application',
      async get({ client }, { id }) {
        const wafv2 = await client('wafv2')
        const { WebACL } = await wafv2.getWebACLForResource({ ResourceArn: id })
        return { state: { WebAclArn: WebACL?.ARN ?? null } }
      },
    }),
    tagsOf(balancerType),
    detail({
      on: listenerType,
      needs: ['elasticloadbalancing:DescribeRules'],
      fills: ['state.Rules'],
      when: ({ properties }) => hasRules(properties.Protocol),
      async get({ client }, { id }) {
        const elbv2 = await client('elbv2')
        const rules = pages(
          (Marker) => elbv2.describeRules({ ListenerArn: id, PageSize: 400, Marker }),
          (answer) => stated(answer.Rules, 'Rules'),
          (answer) => answer.NextMarker,
        )
        const Rules: { Actions: readonly ReturnType<typeof actionOf>[] }[] = []
        for await (const { IsDefault, Actions = [] } of rules)
          if (!IsDefault) Rules.push({ Actions: Actions.map(actionOf) })
        return { state: { Rules } }
      },
    }),
    tagsOf(listenerType),
  ],
})

async function listenersOf({ client }: Reach, LoadBalancerArn: string): Promise<readonly Listener[]> {
  const elbv2 = await client('elbv2')
  const listed: Listener[] = []
  for await (const one of pages(
    (Marker) => elbv2.describeListeners({ LoadBalancerArn, PageSize: 400, Marker }),
    (answer) => answer.Listeners,
    (answer) => answer.NextMarker,
  ))
    listed.push(one)
  return listed
}

function balancerSeed(one: LoadBalancer, arn: string, name: string): Seed<typeof balancerType> {
  const zones = one.AvailabilityZones ?? []
  return {
    type: balancerType,
    id: arn,
    name,
    properties: {
      LoadBalancerArn: arn,
      Name: name,
      Type: one.Type ?? null,
      SecurityGroups: one.SecurityGroups ?? [],
      Subnets: zones.flatMap(({ SubnetId }) => SubnetId ?? []),
    },
    state: {
      AvailabilityZones: zones.flatMap(({ ZoneName }) => ZoneName ?? []),
      // WAF protects no other type of load balancer (waf/latest/developerguide/how-aws-waf-works-resources.html)
      ...(one.Type === 'application' ? {} : { WebAclArn: null }),
    },
  }
}

/** The listeners of a network or gateway load balancer have only a default action. */
const hasRules = (protocol: string | null | undefined): boolean => protocol === 'HTTP' || protocol === 'HTTPS'

function listenerSeed(one: Listener, arn: string, balancer: string): Seed<typeof listenerType> {
  // the listener of a gateway load balancer has no port and no protocol: it accepts all traffic, and forwards it in GENEVE
  const Protocol = one.Protocol ?? 'GENEVE'
  return {
    type: listenerType,
    id: arn,
    name: one.Port === undefined ? `${balancer} (all ports)` : `${balancer}:${one.Port} (${Protocol})`,
    properties: {
      ListenerArn: arn,
      LoadBalancerArn: one.LoadBalancerArn ?? null,
      Port: one.Port ?? null,
      Protocol,
      SslPolicy: one.SslPolicy ?? null,
      DefaultActions: (one.DefaultActions ?? []).map(actionOf),
    },
    ...(hasRules(Protocol) ? {} : { state: { Rules: null } }),
  }
}

/** An action, without its authentication settings. */
const actionOf = ({ Type, Order, TargetGroupArn, RedirectConfig: to, ForwardConfig: on }: Action) => ({
  Type,
  Order,
  TargetGroupArn,
  RedirectConfig: to ? { Protocol: to.Protocol, Host: to.Host, Port: to.Port, StatusCode: to.StatusCode } : undefined,
  ForwardConfig: on
    ? { TargetGroups: (on.TargetGroups ?? []).map((group) => ({ TargetGroupArn: group.TargetGroupArn })) }
    : undefined,
})

export const targetGroups = collector({
  types: [groupType],
  service: 'elbv2',
  scope: 'region',
  needs: ['elasticloadbalancing:DescribeTargetGroups'],
  async *list({ client }) {
    const elbv2 = await client('elbv2')
    const found = pages(
      (Marker) => elbv2.describeTargetGroups({ PageSize: 400, Marker }),
      (answer) => answer.TargetGroups,
      (answer) => answer.NextMarker,
    )
    for await (const one of found)
      if (one.TargetGroupArn && one.TargetGroupName) yield groupSeed(one, one.TargetGroupArn, one.TargetGroupName)
  },
  details: [tagsOf(groupType)],
})

const groupSeed = (one: TargetGroup, arn: string, name: string): Seed<typeof groupType> => ({
  type: groupType,
  id: arn,
  name,
  properties: {
    TargetGroupArn: arn,
    Name: name,
    TargetType: one.TargetType ?? null,
    Protocol: one.Protocol ?? null,
    VpcId: one.VpcId ?? null,
    HealthCheckEnabled: one.HealthCheckEnabled ?? null,
    HealthCheckProtocol: one.HealthCheckProtocol ?? null,
    LoadBalancerArns: one.LoadBalancerArns ?? [],
  },
})
