import { collector, detail, pages, type Reach } from '../../collect/collector.ts'
import { resourceId } from '../../model/resource.ts'

const on = 'AWS::ApplicationAutoScaling::ScalableTarget'
/** The one kind of resource whose scaling a control asks about. */
const ServiceNamespace = 'dynamodb'

const partOf = (ResourceId: string | undefined, dimension: string | undefined): string => `${ResourceId} ${dimension}`

/** What scales DynamoDB's tables and indexes, by whose policies. */
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
          MaxCapacity: one.MaxCapacity ?? null,
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
      fills: ['state.PolicyTypes'],
      async get(reach, target) {
        const policies = await reach.once(`scaling policies ${reach.region}`, () => policyTypes(reach))
        return { state: { PolicyTypes: policies.get(target.name) ?? [] } }
      },
    }),
  ],
})

/** The types of all scaling policies of DynamoDB in the region, by the target that each moves. */
async function policyTypes({ client }: Reach): Promise<ReadonlyMap<string, readonly string[]>> {
  const scaling = await client('application-autoscaling')
  const policies = pages(
    (NextToken) => scaling.describeScalingPolicies({ ServiceNamespace, NextToken }),
    (answer) => answer.ScalingPolicies,
    (answer) => answer.NextToken,
  )
  const types = new Map<string, string[]>()
  for await (const { ResourceId, ScalableDimension, PolicyType } of policies) {
    if (!PolicyType) continue
    const part = partOf(ResourceId, ScalableDimension)
    types.set(part, [...(types.get(part) ?? []), PolicyType].sort())
  }
  return types
}
