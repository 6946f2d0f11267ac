import type * as ElbClient from '@aws-sdk/client-elastic-load-balancing-v2'
import { type AwsError, awsError, type Call } from '../../../../practice/service.ts'

export type Client = typeof ElbClient

export interface StoredRule {
  arn: string
  priority: string
  conditions: ElbClient.RuleCondition[]
  actions: ElbClient.Action[]
}

export interface StoredListener {
  arn: string
  balancer: string
  /** Absent for a gateway load balancer's, which takes everything. */
  port?: number
  protocol?: ElbClient.ProtocolEnum
  sslPolicy?: string
  certificates: string[]
  actions: ElbClient.Action[]
  /** Those before the default one. */
  rules: StoredRule[]
  tags: ElbClient.Tag[]
}

export interface StoredBalancer {
  arn: string
  name: string
  type: ElbClient.LoadBalancerTypeEnum
  scheme: ElbClient.LoadBalancerSchemeEnum
  vpc: string
  zones: { zone: string; subnet: string }[]
  groups: string[]
  attributes: Record<string, string>
  tags: ElbClient.Tag[]
  made: string
}

export interface StoredTargetGroup {
  arn: string
  name: string
  type: ElbClient.TargetTypeEnum
  /** Absent for a function. */
  protocol?: ElbClient.ProtocolEnum
  port?: number
  vpc?: string
  health: { enabled: boolean; protocol?: ElbClient.ProtocolEnum; path?: string }
  tags: ElbClient.Tag[]
}

/** Application, network and gateway load balancers of one region. */
export interface ElbV2State {
  balancers: StoredBalancer[]
  listeners: StoredListener[]
  targetGroups: StoredTargetGroup[]
  /** How many listeners were made since the seed. */
  made: number
}

export type C<I = unknown> = Call<I, ElbV2State>

export const invalid = (message: string): AwsError => awsError('ValidationError', message)

export function balancerOf({ state }: C, arn: string | undefined): StoredBalancer {
  const found = state.balancers.find((one) => one.arn === arn)
  if (!found) throw awsError('LoadBalancerNotFound', `Load balancer '${arn}' not found`)
  return found
}

export function listenerOf({ state }: C, arn: string | undefined): StoredListener {
  const found = state.listeners.find((one) => one.arn === arn)
  if (!found) throw awsError('ListenerNotFound', 'One or more listeners not found')
  return found
}

export function targetGroupOf({ state }: C, arn: string | undefined): StoredTargetGroup {
  const found = state.targetGroups.find((one) => one.arn === arn)
  if (!found) throw awsError('TargetGroupNotFound', `Target groups '${arn}' not found`)
  return found
}

/** The target groups that actions hand on to. */
export const targetsOf = (actions: readonly ElbClient.Action[]): string[] =>
  actions.flatMap(({ TargetGroupArn, ForwardConfig }) => [
    ...(TargetGroupArn === undefined ? [] : [TargetGroupArn]),
    ...(ForwardConfig?.TargetGroups ?? []).flatMap((group) => group.TargetGroupArn ?? []),
  ])
