import type * as Client from '@aws-sdk/client-application-auto-scaling'
import { HOME, tables } from '../../practice/company.ts'
import { hexId, uuidOf } from '../../practice/ids.ts'
import { arnIn, found, given, type Is, type Naming, type Place, take } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { daysAgo } from '../../practice/seeds.ts'
import { awsError, practiceService, type SeedContext } from '../../practice/service.ts'
import { applicationAutoscaling as sdk } from './sdk.ts'

/** A scalable target: a resource (`table/orders`) and a dimension (`dynamodb:table:ReadCapacityUnits`). */
interface Target {
  is: Is<Client.ScalableTarget, 'ResourceId' | 'ScalableDimension' | 'MinCapacity' | 'MaxCapacity' | 'CreationTime'>
  /** Its scaling policies by name. */
  policies: Record<string, Client.TargetTrackingScalingPolicyConfiguration>
}

/** Application Auto Scaling of DynamoDB in one region. */
interface ScalingState {
  targets: Target[]
}

const NAMESPACE = 'dynamodb' as const
const running: Readonly<Client.SuspendedState> = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
}
const units = ['ReadCapacityUnits', 'WriteCapacityUnits'] as const
const metrics: Readonly<Record<(typeof units)[number], Client.MetricType>> = {
  ReadCapacityUnits: 'DynamoDBReadCapacityUtilization',
  WriteCapacityUnits: 'DynamoDBWriteCapacityUtilization',
}

const tracking = (PredefinedMetricType: Client.MetricType, TargetValue: number) => ({
  TargetValue,
  PredefinedMetricSpecification: { PredefinedMetricType },
})

function seedScaling(context: SeedContext): ScalingState {
  if (context.region !== HOME) return { targets: [] }
  const targets = (ResourceId: string, MaxCapacity: number, suspended?: Client.SuspendedState): Target[] =>
    units.map((unit) => ({
      is: {
        ResourceId,
        ScalableDimension: `dynamodb:${ResourceId.includes('/index/') ? 'index' : 'table'}:${unit}`,
        MinCapacity: 5,
        MaxCapacity,
        SuspendedState: { ...running, ...suspended },
        CreationTime: daysAgo(context, 400),
      },
      policies: { [`${metrics[unit]}:${ResourceId}`]: tracking(metrics[unit], 70) },
    }))
  return {
    targets: [
      ...targets(`table/${tables.orders}`, 400),
      ...targets(`table/${tables.orders}/index/by-customer`, 200),
      // suspended for a load test, and never resumed
      ...targets(`table/${tables.stagingOrders}`, 50, { DynamicScalingOutSuspended: true }),
    ],
  }
}

const invalid = (message: string) => awsError('ValidationException', message)
const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken', whole: true })

type Named = Naming<'ServiceNamespace' | 'ResourceId' | 'ScalableDimension'>

function inNamespace({ ServiceNamespace }: Named): void {
  if (ServiceNamespace !== NAMESPACE)
    throw awsError('NotImplemented', `The practice account scales ${NAMESPACE} alone, not ${ServiceNamespace}.`, 501)
}

const isThe =
  ({ ResourceId, ScalableDimension }: Named) =>
  ({ is }: Target): boolean =>
    is.ResourceId === ResourceId && is.ScalableDimension === ScalableDimension

function targetOf(state: ScalingState, named: Named): Target {
  inNamespace(named)
  return found(state.targets.find(isThe(named)), () =>
    awsError(
      'ObjectNotFoundException',
      `No scalable target found for service namespace: ${NAMESPACE}, resource ID: ${named.ResourceId}, scalable dimension: ${named.ScalableDimension}`,
    ),
  )
}

function arnOf(place: Place, { is }: Target): string {
  const id = hexId('target', `${place.region} ${is.ResourceId} ${is.ScalableDimension}`, 32)
  return arnIn(place, 'application-autoscaling', `scalable-target/${id}`)
}
function policyArnOf(place: Place, { is }: Target, name: string): string {
  const id = uuidOf('scaling-policy', `${place.region} ${is.ResourceId} ${is.ScalableDimension} ${name}`)
  return arnIn(place, 'autoscaling', `scalingPolicy:${id}:resource/${NAMESPACE}/${is.ResourceId}:policyName/${name}`)
}

/** The table or index and the dimension that a request names, checked; only DynamoDB's dimensions are known. */
function checkedPart({ ResourceId = '', ScalableDimension }: Client.RegisterScalableTargetRequest) {
  const kind = /^table\/[\w.-]+\/index\/[\w.-]+$/.test(ResourceId)
    ? 'index'
    : /^table\/[\w.-]+$/.test(ResourceId)
      ? 'table'
      : undefined
  if (!ScalableDimension || !units.some((unit) => ScalableDimension === `dynamodb:${kind}:${unit}`))
    throw invalid(`Unsupported service namespace, resource type or scalable dimension: ${ResourceId}`)
  return { ResourceId, ScalableDimension }
}

/** Application Auto Scaling for DynamoDB's tables and indexes. */
export const applicationAutoScaling = practiceService({
  sdk,
  scope: 'regional',
  seed: seedScaling,
  describes: {
    'AWS::ApplicationAutoScaling::ScalableTarget': (ask) =>
      (ask('DescribeScalableTargets', { ServiceNamespace: 'dynamodb' }).ScalableTargets ?? []).map((is) => ({
        is,
        arn: is.ScalableTargetARN,
      })),
  },
  reads: {
    DescribeScalableTargets: (call) => {
      const { input, state } = call
      inNamespace(input)
      const wanted = state.targets.filter(
        ({ is }) =>
          (input.ResourceIds?.includes(is.ResourceId) ?? true) &&
          (input.ScalableDimension ?? is.ScalableDimension) === is.ScalableDimension,
      )
      return paged(call, {
        ScalableTargets: wanted.map((one) => ({
          ...one.is,
          ServiceNamespace: NAMESPACE,
          RoleARN: `arn:${call.partition}:iam::${call.account}:role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_DynamoDBTable`,
          ScalableTargetARN: arnOf(call, one),
        })),
      })
    },
    DescribeScalingPolicies: (call) => {
      const { input, state } = call
      inNamespace(input)
      const all = state.targets.flatMap((one) =>
        Object.entries(one.policies).map(([name, policy]) => ({ one, name, policy })),
      )
      const wanted = all.filter(
        ({ one: { is }, name }) =>
          (input.PolicyNames?.includes(name) ?? true) &&
          (input.ResourceId ?? is.ResourceId) === is.ResourceId &&
          (input.ScalableDimension ?? is.ScalableDimension) === is.ScalableDimension,
      )
      return paged(call, {
        ScalingPolicies: wanted.map(({ one, name, policy }) => ({
          PolicyARN: policyArnOf(call, one, name),
          PolicyName: name,
          ServiceNamespace: NAMESPACE,
          ResourceId: one.is.ResourceId,
          ScalableDimension: one.is.ScalableDimension,
          PolicyType: 'TargetTrackingScaling' as const,
          TargetTrackingScalingPolicyConfiguration: policy,
          CreationTime: one.is.CreationTime,
        })),
      })
    },
  },
  changes: {
    RegisterScalableTarget: (call) => {
      const { input, state, now } = call
      inNamespace(input)
      const part = checkedPart(input)
      let target = state.targets.find(isThe(input))
      if (!target) {
        const { MinCapacity, MaxCapacity } = input
        if (MinCapacity === undefined || MaxCapacity === undefined)
          throw invalid('MinCapacity and MaxCapacity must be specified for a new scalable target')
        const is = { ...part, MinCapacity, MaxCapacity, CreationTime: now.toISOString() }
        target = { is: { ...is, SuspendedState: { ...running } }, policies: {} }
        state.targets.push(target)
      }
      const { is } = target
      take(is, input, 'MinCapacity', 'MaxCapacity')
      if (is.MinCapacity > is.MaxCapacity) throw invalid('Maximum capacity cannot be less than minimum capacity')
      // what a request leaves out stays unchanged
      is.SuspendedState = { ...is.SuspendedState, ...given({ ...input.SuspendedState }) }
      return { ScalableTargetARN: arnOf(call, target) }
    },
    DeregisterScalableTarget: ({ input, state }) => {
      const target = targetOf(state, input)
      state.targets = state.targets.filter((one) => one !== target)
    },
    PutScalingPolicy: (call) => {
      const { input, state } = call
      const target = targetOf(state, input)
      if (input.PolicyType !== undefined && input.PolicyType !== 'TargetTrackingScaling')
        throw invalid(`PolicyType ${input.PolicyType} is not supported for ${NAMESPACE}`)
      const { TargetValue, PredefinedMetricSpecification } = input.TargetTrackingScalingPolicyConfiguration ?? {}
      const metric = PredefinedMetricSpecification?.PredefinedMetricType
      if (TargetValue === undefined || metric === undefined || !Object.values(metrics).includes(metric))
        throw invalid('A TargetValue and a PredefinedMetricType of DynamoDB must be specified')
      const name = input.PolicyName ?? ''
      target.policies[name] = tracking(metric, TargetValue)
      return { PolicyARN: policyArnOf(call, target, name), Alarms: [] }
    },
    DeleteScalingPolicy: ({ input, state }) => {
      const target = targetOf(state, input)
      const name = input.PolicyName ?? ''
      if (!(name in target.policies))
        throw awsError('ObjectNotFoundException', `No scaling policy found for policy name: ${name}`)
      delete target.policies[name]
    },
  },
})
