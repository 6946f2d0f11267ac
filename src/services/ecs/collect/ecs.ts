import type { CapacityProvider, Cluster } from '@aws-sdk/client-ecs'
import { batched, collector, pages, type Reach } from '../../../collect/collector.ts'
import { taskDefinitionOf } from './tasks.ts'

const CLUSTER = 'AWS::ECS::Cluster'
const TASK = 'AWS::ECS::TaskDefinition'
const PROVIDER = 'AWS::ECS::CapacityProvider'

/** ECS writes tags in lower case. */
export const tagsOf = (
  tags: readonly { readonly key?: string | undefined; readonly value?: string | undefined }[] = [],
) => Object.fromEntries(tags.flatMap(({ key, value }) => (key === undefined ? [] : [[key, value ?? '']])))

export const lastOf = (arn: string): string => arn.split('/').at(-1) ?? arn

/** The ARNs of the clusters of the region, listed once and shared. */
export const clusterArns = ({ once, client, region }: Reach): Promise<readonly string[]> =>
  once(`ecs clusters ${region}`, async () => {
    const ecs = await client('ecs')
    const found = pages(
      (nextToken) => ecs.listClusters({ nextToken, maxResults: 100 }),
      (answer) => answer.clusterArns,
      (answer) => answer.nextToken,
    )
    const arns: string[] = []
    for await (const arn of found) arns.push(arn)
    return arns
  })

export const ecsClusters = collector({
  types: [CLUSTER],
  service: 'ecs',
  scope: 'region',
  needs: ['ecs:ListClusters'],
  async *list(reach) {
    for (const Arn of await clusterArns(reach))
      yield { type: CLUSTER, id: Arn, name: lastOf(Arn), properties: { Arn, ClusterName: lastOf(Arn) } }
  },
  details: [
    batched({
      on: CLUSTER,
      needs: ['ecs:DescribeClusters'],
      fills: ['ClusterSettings', 'Configuration', 'state.Status', 'tags'],
      // AmazonECS/latest/APIReference/API_DescribeClusters.html
      batch: 100,
      async get({ client }, seeds) {
        const ecs = await client('ecs')
        const { clusters = [] } = await ecs.describeClusters({
          clusters: seeds.map(({ id }) => id),
          include: ['SETTINGS', 'CONFIGURATIONS', 'TAGS'],
        })
        return seeds.map(({ id }) => {
          const found = clusters.find(({ clusterArn }) => clusterArn === id)
          return found && clusterMore(found)
        })
      },
    }),
  ],
})

function clusterMore(found: Cluster) {
  const exec = found.configuration?.executeCommandConfiguration
  return {
    tags: tagsOf(found.tags),
    properties: {
      ClusterSettings: (found.settings ?? []).map(({ name, value }) => ({ Name: name, Value: value })),
      Configuration: exec ? { ExecuteCommandConfiguration: { KmsKeyId: exec.kmsKeyId, Logging: exec.logging } } : null,
    },
    state: { Status: found.status ?? null },
  }
}

/** All capacity providers: those of the region, and those of managed instances, which only their cluster lists. */
export const providersOf = (reach: Reach): Promise<readonly CapacityProvider[]> =>
  reach.once(`ecs capacity providers ${reach.region}`, async () => {
    const ecs = await reach.client('ecs')
    const listed = async (cluster: string | undefined): Promise<CapacityProvider[]> => {
      const found = pages(
        (nextToken) => ecs.describeCapacityProviders({ cluster, include: ['TAGS'], maxResults: 10, nextToken }),
        (answer) => answer.capacityProviders,
        (answer) => answer.nextToken,
      )
      const all: CapacityProvider[] = []
      for await (const one of found) all.push(one)
      return all
    }
    const lists = await Promise.all([undefined, ...(await clusterArns(reach))].map(listed))
    const byArn = new Map(lists.flat().map((one) => [one.capacityProviderArn ?? one.name ?? '', one]))
    return [...byArn.values()]
  })

export const capacityProviders = collector({
  types: [PROVIDER],
  service: 'ecs',
  scope: 'region',
  needs: ['ecs:DescribeCapacityProviders', 'ecs:ListClusters'],
  async *list(reach) {
    for (const one of await providersOf(reach)) {
      const { capacityProviderArn: id, name, autoScalingGroupProvider: group, managedInstancesProvider: managed } = one
      // FARGATE and FARGATE_SPOT belong to AWS
      if (!id || !name || (!group && !managed)) continue
      yield {
        type: PROVIDER,
        id,
        name,
        tags: tagsOf(one.tags),
        properties: {
          Name: name,
          ClusterName: one.cluster ?? null,
          AutoScalingGroupProvider: group
            ? {
                AutoScalingGroupArn: group.autoScalingGroupArn,
                ManagedTerminationProtection: group.managedTerminationProtection,
                ManagedScaling: group.managedScaling && { Status: group.managedScaling.status },
              }
            : null,
        },
        state: { Status: one.status ?? null },
      }
    }
  },
})

/**
 * Task definitions: the latest active revision of each family, which new tasks run. The id is the ARN without the revision, so that
 * it stays the same across deployments.
 */
export const taskDefinitions = collector({
  types: [TASK],
  service: 'ecs',
  scope: 'region',
  needs: ['ecs:ListTaskDefinitionFamilies'],
  async *list({ client, partition, region, account }) {
    const ecs = await client('ecs')
    const families = pages(
      (nextToken) => ecs.listTaskDefinitionFamilies({ status: 'ACTIVE', maxResults: 100, nextToken }),
      (answer) => answer.families,
      (answer) => answer.nextToken,
    )
    for await (const Family of families)
      yield {
        type: TASK,
        id: `arn:${partition}:ecs:${region}:${account}:task-definition/${Family}`,
        name: Family,
        properties: { Family },
      }
  },
  details: [
    batched({
      on: TASK,
      needs: ['ecs:DescribeTaskDefinition'],
      fills: [
        'ContainerDefinitions',
        'ExecutionRoleArn',
        'NetworkMode',
        'PidMode',
        'RuntimePlatform',
        'TaskDefinitionArn',
        'TaskRoleArn',
        'Volumes',
        'tags',
      ],
      batch: 1,
      async get({ client }, [seed]) {
        const ecs = await client('ecs')
        const { taskDefinition, tags } = await ecs.describeTaskDefinition({
          taskDefinition: seed?.name,
          include: ['TAGS'],
        })
        return [taskDefinition && { tags: tagsOf(tags), properties: taskDefinitionOf(taskDefinition) }]
      },
    }),
  ],
})
