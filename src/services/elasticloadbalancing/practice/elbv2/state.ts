import type * as Client from '@aws-sdk/client-elastic-load-balancing-v2'
import { type Is, type Kind, kind } from '../../../../practice/kind.ts'
import { listing } from '../../../../practice/listing.ts'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../../practice/service.ts'
import type { HasTags } from '../../../../practice/tags.ts'

export interface Listener extends HasTags {
  /** Without port and protocol for a gateway load balancer, which accepts all traffic. */
  is: Is<Client.Listener, 'ListenerArn' | 'LoadBalancerArn' | 'DefaultActions'>
  /** The rules other than the default one. */
  rules: Client.Rule[]
}

export interface Balancer extends HasTags {
  is: Is<Client.LoadBalancer, 'LoadBalancerArn' | 'LoadBalancerName' | 'Type' | 'VpcId'>
  attributes: Record<string, string>
}

export interface TargetGroup extends HasTags {
  /** Without protocol, port and VPC for a function. */
  is: Is<Client.TargetGroup, 'TargetGroupArn' | 'TargetGroupName' | 'TargetType'>
}

/** Application, network and gateway load balancers of one region. */
export interface ElbV2State {
  balancers: Balancer[]
  listeners: Listener[]
  targetGroups: TargetGroup[]
  /** The number of listeners created since the seed. */
  made: number
}

export type C<I = unknown> = Call<I, ElbV2State>
export type Definition = ServiceDefinition<typeof Client, ElbV2State>

export const invalid = (message: string): AwsError => awsError('ValidationError', message)
export const paged = listing({ token: 'Marker', size: 'PageSize', next: 'NextMarker', whole: true })

/** A kind whose ids are ARNs, as every request gives them. */
const byArn = <T>(
  of: (state: ElbV2State) => T[],
  id: (one: T) => string,
  missing: (arn: string | undefined) => AwsError,
): Kind<ElbV2State, T> => kind({ in: of, id, arn: (_, arn) => arn, missing })

export const balancers = byArn(
  (state) => state.balancers,
  ({ is }) => is.LoadBalancerArn,
  (arn) => awsError('LoadBalancerNotFound', `Load balancer '${arn}' not found`),
)
export const listeners = byArn(
  (state) => state.listeners,
  ({ is }) => is.ListenerArn,
  () => awsError('ListenerNotFound', 'One or more listeners not found'),
)
export const targetGroups = byArn(
  (state) => state.targetGroups,
  ({ is }) => is.TargetGroupArn,
  (arn) => awsError('TargetGroupNotFound', `Target groups '${arn}' not found`),
)

/** The target groups to which actions forward. */
export const targetsOf = (actions: readonly Client.Action[] = []): string[] =>
  actions.flatMap(({ TargetGroupArn, ForwardConfig }) => [
    ...(TargetGroupArn === undefined ? [] : [TargetGroupArn]),
    ...(ForwardConfig?.TargetGroups ?? []).flatMap((group) => group.TargetGroupArn ?? []),
  ])

export const listed = ({ attributes }: Balancer): Client.LoadBalancerAttribute[] =>
  Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }))

/** A target group, with the load balancers that use it. */
export const shownTargetGroup = ({ is }: TargetGroup, { state }: C): Client.TargetGroup => ({
  ...is,
  LoadBalancerArns: [
    ...new Set(
      state.listeners
        .filter((one) =>
          [one.is.DefaultActions, ...one.rules.map(({ Actions }) => Actions)].some((actions) =>
            targetsOf(actions).includes(is.TargetGroupArn),
          ),
        )
        .map((one) => one.is.LoadBalancerArn),
    ),
  ],
})
