import type { ScalingPolicy } from '@aws-sdk/client-application-auto-scaling'
import { collector, detail, pages, type Reach } from '../../collect/collector.ts'
import { resourceId } from '../../model/resource.ts'

const on = 'AWS::ApplicationAutoScaling::ScalableTarget'
/** The only service whose scaling a control judges. */
const ServiceNamespace = 'dynamodb'

const partOf = (ResourceId: string | undefined, dimension: string | undefined): string => `${ResourceId} ${dimension}`

/** The scalable targets of DynamoDB's tables and indexes, with their policies. */
export const scalableTargets = collector({
  types: [on],
  service: 'application-autoscaling',
  scope: 'region',
  needs: ['application-autoscaling:DescribeScalableTargets'],
  async *list({ client, account, region }) {
    const scaling = await client('application-autoscaling')
    const targets = pages(
      (NextToken) => scaling.describeScalableTargets({ ServiceNamespace, NextToken }),
      (answer) => answer.ScalableTargets,
      (answer) => answer.NextToken,
    )
    for await (const one of targets) {
      if (!one.ResourceId || !one.ScalableDimension) continue
      const name = partOf(one.ResourceId, one.ScalableDimension)
      yield {
        type: on,
        id: one.ScalableTargetARN ?? resourceId(on, account, region, name),
        name,
        properties: {
          ServiceNamespace,
          ResourceId: one.ResourceId,
          ScalableDimension: one.ScalableDimension,
          MinCapacity: one.MinCapacity ?? null,
          RoleARN: one.RoleARN ?? null,
          SuspendedState: one.SuspendedState ?? null,
        },
      }
    }
  },
  details: [
    detail({
      on,
      needs: ['application-autoscaling:DescribeScalingPolicies'],
      fills: ['state.PolicyTypes', 'state.TargetUtilizations'],
      async get(reach, target) {
        const policies = await reach.once(`scaling policies ${reach.region}`, () => policiesHere(reach))
        const own = policies.get(target.name) ?? []
        return {
          state: {
            PolicyTypes: own.flatMap(({ PolicyType }) => PolicyType ?? []).sort(),
            TargetUtilizations: own.flatMap(utilizationOf).sort((a, b) => a - b),
          },
        }
      },
    }),
  ],
})

/**
 * The target utilization of a policy in percent, as a list of one; empty if its metric is not one of DynamoDB's
 * capacity utilizations.
 */
function utilizationOf({ TargetTrackingScalingPolicyConfiguration: tracking }: ScalingPolicy): readonly number[] {
  const metric = tracking?.PredefinedMetricSpecification?.PredefinedMetricType
  return metric?.endsWith('CapacityUtilization') && tracking?.TargetValue !== undefined ? [tracking.TargetValue] : []
}

/** All scaling policies of DynamoDB in the region, by the target that each scales. */
async function policiesHere({ client }: Reach): Promise<ReadonlyMap<string, readonly ScalingPolicy[]>> {
  const scaling = await client('application-autoscaling')
  const policies = pages(
    (NextToken) => scaling.describeScalingPolicies({ ServiceNamespace, NextToken }),
    (answer) => answer.ScalingPolicies,
    (answer) => answer.NextToken,
  )
  const byTarget = new Map<string, readonly ScalingPolicy[]>()
  for await (const policy of policies) {
    if (!policy.PolicyType) continue
    const part = partOf(policy.ResourceId, policy.ScalableDimension)
    byTarget.set(part, [...(byTarget.get(part) ?? []), policy])
  }
  return byTarget
}
