import { HOME, tables } from '../../practice/company.ts'
import { hexId, uuidOf } from '../../practice/ids.ts'
import { arnIn, found, given, type Place } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { awsError, practiceService, type SeedContext } from '../../practice/service.ts'
import { applicationAutoscaling as sdk } from './sdk.ts'

interface Suspended {
  DynamicScalingInSuspended: boolean
  DynamicScalingOutSuspended: boolean
  ScheduledScalingSuspended: boolean
}

/** A capacity that moves: of a resource (`table/orders`), in one dimension (`dynamodb:table:ReadCapacityUnits`). */
interface Target {
  resource: string
  dimension: string
  min: number
  max: number
  suspended: Suspended
  /** Its scaling policies by name: the target of a TargetTrackingScaling, in percent. */
  policies: Record<string, { metric: string; target: number }>
  created: string
}

/** Application Auto Scaling of DynamoDB in one region. */
interface ScalingState {
  targets: Target[]
}

const DAY = 86_400_000
const NAMESPACE = 'dynamodb' as const
const running: Readonly<Suspended> = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
}
const units = ['ReadCapacityUnits', 'WriteCapacityUnits'] as const
const metrics: Readonly<Record<(typeof units)[number], string>> = {
  ReadCapacityUnits: 'DynamoDBReadCapacityUtilization',
  WriteCapacityUnits: 'DynamoDBWriteCapacityUtilization',
}

function seedScaling({ region, now }: SeedContext): ScalingState {
  if (region !== HOME) return { targets: [] }
  const targets = (resource: string, max: number, suspended: Readonly<Suspended> = running): Target[] =>
    units.map((unit) => ({
      resource,
      dimension: `dynamodb:${resource.includes('/index/') ? 'index' : 'table'}:${unit}`,
      min: 5,
      max,
      suspended: { ...suspended },
      policies: { [`${metrics[unit]}:${resource}`]: { metric: metrics[unit], target: 70 } },
      created: new Date(now.getTime() - 400 * DAY).toISOString(),
    }))
  return {
    targets: [
      ...targets(`table/${tables.orders}`, 400),
      ...targets(`table/${tables.orders}/index/by-customer`, 200),
      // suspended for a load test, and never resumed
      ...targets(`table/${tables.stagingOrders}`, 50, { ...running, DynamicScalingOutSuspended: true }),
    ],
  }
}

const invalid = (message: string) => awsError('ValidationException', message)
const paged = listing({ token: 'NextToken', size: 'MaxResults', next: 'NextToken', whole: true })

interface Named {
  readonly ServiceNamespace?: string | undefined
  readonly ResourceId?: string | undefined
  readonly ScalableDimension?: string | undefined
}

function inNamespace({ ServiceNamespace }: Named): void {
  if (ServiceNamespace !== NAMESPACE)
    throw awsError('NotImplemented', `The practice account scales ${NAMESPACE} alone, not ${ServiceNamespace}.`, 501)
}

const isThe =
  ({ ResourceId, ScalableDimension }: Named) =>
  (one: Target): boolean =>
    one.resource === ResourceId && one.dimension === ScalableDimension

function targetOf(state: ScalingState, named: Named): Target {
  inNamespace(named)
  return found(state.targets.find(isThe(named)), () =>
    awsError(
      'ObjectNotFoundException',
      `No scalable target found for service namespace: ${NAMESPACE}, resource ID: ${named.ResourceId}, scalable dimension: ${named.ScalableDimension}`,
    ),
  )
}

function arnOf(place: Place, one: Target): string {
  const id = hexId('target', `${place.region} ${one.resource} ${one.dimension}`, 32)
  return arnIn(place, 'application-autoscaling', `scalable-target/${id}`)
}
function policyArnOf(place: Place, one: Target, name: string): string {
  const id = uuidOf('scaling-policy', `${place.region} ${one.resource} ${one.dimension} ${name}`)
  return arnIn(place, 'autoscaling', `scalingPolicy:${id}:resource/${NAMESPACE}/${one.resource}:policyName/${name}`)
}

/** The capacity that DynamoDB scales; anything else is no dimension of it. */
function checkedPart({ ResourceId = '', ScalableDimension = '' }: Named): void {
  const kind = /^table\/[\w.-]+\/index\/[\w.-]+$/.test(ResourceId)
    ? 'index'
    : /^table\/[\w.-]+$/.test(ResourceId)
      ? 'table'
      : undefined
  if (kind === undefined || !units.some((unit) => ScalableDimension === `dynamodb:${kind}:${unit}`))
    throw invalid(`Unsupported service namespace, resource type or scalable dimension: ${ResourceId}`)
}

/** Application Auto Scaling, as far as DynamoDB's tables and indexes need it. */
export const applicationAutoScaling = practiceService({
  sdk,
  scope: 'regional',
  seed: seedScaling,
  reads: {
    DescribeScalableTargets: (call) => {
      const { input, state } = call
      inNamespace(input)
      const wanted = state.targets.filter(
        (one) =>
          (input.ResourceIds === undefined || input.ResourceIds.includes(one.resource)) &&
          (input.ScalableDimension === undefined || input.ScalableDimension === one.dimension),
      )
      return paged(call, {
        ScalableTargets: wanted.map((one) => ({
          ServiceNamespace: NAMESPACE,
          ResourceId: one.resource,
          // safe: seeds and RegisterScalableTarget admit DynamoDB's dimensions alone
          ScalableDimension: one.dimension as 'dynamodb:table:ReadCapacityUnits',
          MinCapacity: one.min,
          MaxCapacity: one.max,
          RoleARN: `arn:${call.partition}:iam::${call.account}:role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_DynamoDBTable`,
          CreationTime: new Date(one.created),
          SuspendedState: one.suspended,
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
        ({ one, name }) =>
          (input.PolicyNames === undefined || input.PolicyNames.includes(name)) &&
          (input.ResourceId === undefined || input.ResourceId === one.resource) &&
          (input.ScalableDimension === undefined || input.ScalableDimension === one.dimension),
      )
      return paged(call, {
        ScalingPolicies: wanted.map(({ one, name, policy }) => ({
          PolicyARN: policyArnOf(call, one, name),
          PolicyName: name,
          ServiceNamespace: NAMESPACE,
          ResourceId: one.resource,
          // safe: as above
          ScalableDimension: one.dimension as 'dynamodb:table:ReadCapacityUnits',
          PolicyType: 'TargetTrackingScaling' as const,
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: policy.target,
            PredefinedMetricSpecification: {
              // safe: seeds and PutScalingPolicy admit these two alone
              PredefinedMetricType: policy.metric as 'DynamoDBReadCapacityUtilization',
            },
          },
          CreationTime: new Date(one.created),
        })),
      })
    },
  },
  changes: {
    RegisterScalableTarget: (call) => {
      const { input, state, now } = call
      inNamespace(input)
      checkedPart(input)
      let target = state.targets.find(isThe(input))
      if (!target) {
        if (input.MinCapacity === undefined || input.MaxCapacity === undefined)
          throw invalid('MinCapacity and MaxCapacity must be specified for a new scalable target')
        target = {
          resource: input.ResourceId ?? '',
          dimension: input.ScalableDimension ?? '',
          min: input.MinCapacity,
          max: input.MaxCapacity,
          suspended: { ...running },
          policies: {},
          created: now.toISOString(),
        }
        state.targets.push(target)
      }
      target.min = input.MinCapacity ?? target.min
      target.max = input.MaxCapacity ?? target.max
      if (target.min > target.max) throw invalid('Maximum capacity cannot be less than minimum capacity')
      // what is not named keeps what it is
      Object.assign(target.suspended, given({ ...input.SuspendedState }))
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
      target.policies[name] = { metric, target: TargetValue }
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
