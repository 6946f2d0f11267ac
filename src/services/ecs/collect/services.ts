import type { CapacityProvider, Service, TaskSet } from '@aws-sdk/client-ecs'
import { batched, collector, pages, type Reach, type Seed } from '../../../collect/collector.ts'
import type { StateOf } from '../../../model/resource.ts'
import { clusterArns, lastOf, providersOf, tagsOf } from './ecs.ts'

const SERVICE = 'AWS::ECS::Service'
const TASK_SET = 'AWS::ECS::TaskSet'

type ServiceSeed = Seed<typeof SERVICE>

/** The services of some seeds as ECS describes them, in order: one call a cluster, shared by both details. */
async function described(reach: Reach, seeds: readonly ServiceSeed[]): Promise<readonly (Service | undefined)[]> {
  const clusters = [...new Set(seeds.map(({ properties }) => properties.Cluster ?? ''))]
  const found = await Promise.all(
    clusters.map((cluster) => {
      const services = seeds.filter(({ properties }) => properties.Cluster === cluster).map(({ id }) => id)
      return reach.once(`ecs services ${services.join(' ')}`, async () => {
        const ecs = await reach.client('ecs')
        const answer = await ecs.describeServices({ cluster, services, include: ['TAGS'] })
        return answer.services ?? []
      })
    }),
  )
  const all = found.flat()
  return seeds.map(({ id }) => all.find(({ serviceArn }) => serviceArn === id))
}

type Compute = StateOf<typeof SERVICE>['Compute']

const isFargate = (name: string | undefined): boolean => name === 'FARGATE' || name === 'FARGATE_SPOT'

/** A service, or a task set of a service. */
type Placed = Pick<Service | TaskSet, 'capacityProviderStrategy' | 'launchType' | 'networkConfiguration'>

/** The compute of its tasks; undefined where it depends on the capacity providers of its strategy. */
function plainCompute({ capacityProviderStrategy: strategy = [], launchType }: Placed): Compute | null | undefined {
  if (strategy.length === 0) return launchType ?? null
  return strategy.every(({ capacityProvider }) => isFargate(capacityProvider)) ? 'FARGATE' : undefined
}

/** The compute by the capacity providers, which can be of several kinds. */
function computeBy(providers: readonly CapacityProvider[], placed: Placed): Compute | null {
  const kinds = (placed.capacityProviderStrategy ?? []).map(({ capacityProvider: name }): Compute | undefined => {
    if (isFargate(name)) return 'FARGATE'
    const found = providers.find((one) => one.name === name)
    if (found?.managedInstancesProvider) return 'MANAGED_INSTANCES'
    return found?.autoScalingGroupProvider ? 'EC2' : undefined
  })
  const [first, ...others] = new Set(kinds)
  return others.length > 0 ? 'MIXED' : (first ?? null)
}

/** The services of the region, listed once and shared. */
const listed = (reach: Reach): Promise<readonly { readonly cluster: string; readonly service: string }[]> =>
  reach.once(`ecs listed services ${reach.region}`, async () => {
    const ecs = await reach.client('ecs')
    const all: { cluster: string; service: string }[] = []
    for (const cluster of await clusterArns(reach)) {
      const found = pages(
        (nextToken) => ecs.listServices({ cluster, maxResults: 100, nextToken }),
        (answer) => answer.serviceArns,
        (answer) => answer.nextToken,
      )
      for await (const service of found) all.push({ cluster, service })
    }
    return all
  })

const seedOf = (Cluster: string, ServiceArn: string): ServiceSeed => ({
  type: SERVICE,
  id: ServiceArn,
  name: lastOf(ServiceArn),
  properties: { ServiceArn, ServiceName: lastOf(ServiceArn), Cluster },
})

/** DescribeServices accepts ten services a call (AmazonECS/latest/APIReference/API_DescribeServices.html). */
const AT_ONCE = 10

export const ecsServices = collector({
  types: [SERVICE],
  service: 'ecs',
  scope: 'region',
  needs: ['ecs:ListClusters', 'ecs:ListServices'],
  async *list(reach) {
    for (const { cluster, service } of await listed(reach)) yield seedOf(cluster, service)
  },
  details: [
    batched({
      on: SERVICE,
      needs: ['ecs:DescribeServices'],
      fills: [
        'LaunchType',
        'NetworkConfiguration',
        'PlatformVersion',
        'TaskDefinition',
        'state.Compute',
        'state.PlatformFamily',
        'state.Status',
        'tags',
      ],
      batch: AT_ONCE,
      get: async (reach, seeds) =>
        (await described(reach, seeds)).map((found) => found && { tags: tagsOf(found.tags), ...serviceMore(found) }),
    }),
    batched({
      on: SERVICE,
      needs: ['ecs:DescribeCapacityProviders', 'ecs:DescribeServices', 'ecs:ListClusters'],
      fills: ['state.Compute'],
      batch: AT_ONCE,
      async get(reach, seeds) {
        return computeOfAll(reach, await described(reach, seeds))
      },
    }),
  ],
})

/** The compute of tasks that depends on the capacity providers. */
async function computeOfAll(reach: Reach, all: readonly (Placed | undefined)[]) {
  const untold = all.some((found) => found && plainCompute(found) === undefined)
  const providers = untold ? await providersOf(reach) : []
  return all.map(
    (found) => found && (plainCompute(found) === undefined ? { state: { Compute: computeBy(providers, found) } } : {}),
  )
}

function serviceMore(found: Service) {
  const vpc = networkOf(found)
  return {
    properties: {
      LaunchType: found.launchType ?? null,
      NetworkConfiguration: vpc && { AwsvpcConfiguration: vpc },
      PlatformVersion: found.platformVersion ?? null,
      TaskDefinition: found.taskDefinition ?? null,
    },
    state: { ...computeState(found), PlatformFamily: found.platformFamily ?? null, Status: found.status ?? null },
  }
}

/** The network of tasks in awsvpc mode; null for tasks in the network of their host. */
function networkOf({ networkConfiguration }: Placed) {
  const vpc = networkConfiguration?.awsvpcConfiguration
  if (!vpc) return null
  const { assignPublicIp: AssignPublicIp, securityGroups: SecurityGroups, subnets: Subnets } = vpc
  return { AssignPublicIp, SecurityGroups, Subnets }
}

const computeState = (found: Placed): { Compute?: Compute | null } => {
  const Compute = plainCompute(found)
  return Compute === undefined ? {} : { Compute }
}

/** The task sets of the services of the region, which DescribeServices includes: each with its service, by its ARN. */
const taskSetsOf = (reach: Reach): Promise<ReadonlyMap<string, TaskSet>> =>
  reach.once(`ecs task sets ${reach.region}`, async () => {
    const seeds = (await listed(reach)).map(({ cluster, service }) => seedOf(cluster, service))
    const batches = Array.from({ length: Math.ceil(seeds.length / AT_ONCE) }, (_, index) =>
      described(reach, seeds.slice(index * AT_ONCE, (index + 1) * AT_ONCE)),
    )
    const sets = (await Promise.all(batches)).flat().flatMap((service) => service?.taskSets ?? [])
    return new Map(sets.flatMap((one) => (one.taskSetArn ? [[one.taskSetArn, one]] : [])))
  })

/** The task sets of services with CodeDeploy or an external deployment controller; other services have none. */
export const taskSets = collector({
  types: [TASK_SET],
  service: 'ecs',
  scope: 'region',
  needs: ['ecs:DescribeServices', 'ecs:ListClusters', 'ecs:ListServices'],
  async *list(reach) {
    for (const [id, found] of await taskSetsOf(reach)) {
      const vpc = networkOf(found)
      yield {
        type: TASK_SET,
        id,
        name: `${lastOf(found.serviceArn ?? '')}/${found.id ?? lastOf(id)}`,
        ...(found.tags && { tags: tagsOf(found.tags) }),
        properties: { LaunchType: found.launchType ?? null, NetworkConfiguration: vpc && { AwsVpcConfiguration: vpc } },
        state: computeState(found),
      }
    }
  },
  details: [
    batched({
      on: TASK_SET,
      needs: ['ecs:DescribeCapacityProviders', 'ecs:ListClusters'],
      fills: ['state.Compute'],
      batch: AT_ONCE,
      when: ({ state }) => state?.Compute === undefined,
      async get(reach, seeds) {
        const sets = await taskSetsOf(reach)
        return computeOfAll(
          reach,
          seeds.map(({ id }) => sets.get(id)),
        )
      },
    }),
  ],
})
