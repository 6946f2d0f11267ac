import type * as EcsClient from '@aws-sdk/client-ecs'
import { listing } from '../../../practice/listing.ts'
import { smallTagPairs } from '../../../practice/tags.ts'
import {
  type C,
  clusterArn,
  clusterOf,
  type Definition,
  type Deployed,
  invalid,
  providerArn,
  revisionArn,
  revisionOf,
  type StoredCluster,
  type StoredProvider,
  type StoredRevision,
  type StoredService,
  type StoredTaskSet,
  serviceArn,
  serviceOf,
  taggedBy,
  taskSetArn,
} from './state.ts'

/** Pages of ECS hold ten of what they list unless more is asked for, and a hundred at most. */
const pages = { token: 'nextToken', size: 'maxResults', next: 'nextToken', usual: 10 } as const
const badToken = () => invalid('Invalid token')
const paged = listing({ ...pages, most: 100, invalid: badToken })
const tenPaged = listing({ ...pages, most: 10, whole: true, invalid: badToken })

/** What a description names: those that are there, and the others as failures. */
function described<T>(names: readonly string[], find: (name: string) => T | undefined) {
  const found = names.map((given) => ({ given, one: find(given.split('/').at(-1) ?? '') }))
  return {
    there: found.flatMap(({ one }) => one ?? []),
    failures: found.flatMap(({ given, one }) => (one ? [] : [{ arn: given, reason: 'MISSING' }])),
  }
}

export const shownCluster = (call: C, stored: StoredCluster, include: readonly string[] = []): EcsClient.Cluster => ({
  clusterArn: clusterArn(call, stored.name),
  clusterName: stored.name,
  status: 'ACTIVE',
  activeServicesCount: call.state.services.filter(({ cluster }) => cluster === stored.name).length,
  capacityProviders: stored.providers,
  defaultCapacityProviderStrategy: [],
  settings: include.includes('SETTINGS') ? [{ name: 'containerInsights', value: stored.insights }] : [],
  ...(include.includes('CONFIGURATIONS') && stored.configuration ? { configuration: stored.configuration } : {}),
  tags: include.includes('TAGS') ? smallTagPairs(stored.tags) : [],
})

/** What a service and its task sets show alike of their deployment. */
const shownDeployed = (call: C, { launchType, strategy, platform, network, task }: Deployed) => ({
  ...(launchType === null ? {} : { launchType }),
  ...(strategy.length === 0
    ? {}
    : { capacityProviderStrategy: strategy.map((capacityProvider) => ({ capacityProvider, weight: 1, base: 0 })) }),
  ...(platform === null ? {} : { platformVersion: platform, platformFamily: 'Linux' }),
  ...(network === null ? {} : { networkConfiguration: { awsvpcConfiguration: network } }),
  taskDefinition: revisionArn(call, revisionOf(call, task)),
})

export const shownTaskSet = (
  call: C,
  service: StoredService,
  stored: StoredTaskSet,
  tagged: boolean,
): EcsClient.TaskSet => ({
  id: stored.id,
  taskSetArn: taskSetArn(call, service, stored.id),
  serviceArn: serviceArn(call, service),
  clusterArn: clusterArn(call, service.cluster),
  status: stored.primary ? 'PRIMARY' : 'ACTIVE',
  ...shownDeployed(call, stored),
  scale: { value: stored.primary ? 100 : 0, unit: 'PERCENT' },
  createdAt: new Date(stored.created),
  ...(tagged ? { tags: smallTagPairs(stored.tags) } : {}),
})

export const shownService = (call: C, stored: StoredService, tagged = false): EcsClient.Service => ({
  serviceArn: serviceArn(call, stored),
  serviceName: stored.name,
  clusterArn: clusterArn(call, stored.cluster),
  status: 'ACTIVE',
  desiredCount: stored.desired,
  runningCount: stored.desired,
  pendingCount: 0,
  ...shownDeployed(call, stored),
  deploymentController: { type: stored.controller },
  taskSets: stored.sets.map((one) => shownTaskSet(call, stored, one, tagged)),
  schedulingStrategy: 'REPLICA',
  enableExecuteCommand: false,
  createdAt: new Date(stored.created),
  ...(tagged ? { tags: smallTagPairs(stored.tags) } : {}),
})

export const shownRevision = (call: C, stored: StoredRevision): EcsClient.TaskDefinition => ({
  ...stored.definition,
  taskDefinitionArn: revisionArn(call, stored),
  family: stored.family,
  revision: stored.revision,
  status: stored.status,
  registeredAt: new Date(stored.registered),
})

export const shownProvider = (call: C, stored: StoredProvider, tagged: boolean): EcsClient.CapacityProvider => ({
  capacityProviderArn: providerArn(call, stored.name),
  name: stored.name,
  status: 'ACTIVE',
  ...(stored.cluster === null ? {} : { cluster: clusterArn(call, stored.cluster) }),
  ...(stored.group === null ? {} : { autoScalingGroupProvider: stored.group }),
  ...(stored.managed === null ? {} : { managedInstancesProvider: stored.managed }),
  tags: tagged ? smallTagPairs(stored.tags) : [],
})

const awsOwn = (name: string): StoredProvider => ({ name, cluster: null, group: null, managed: null, tags: {} })

const families = ({ state }: C, status: string | undefined): string[] => [
  ...new Set(
    state.revisions
      .filter((one) => status === undefined || status === 'ALL' || one.status === status)
      .map(({ family }) => family)
      .sort(),
  ),
]

export const reads = {
  ListClusters: (call) => paged(call, { clusterArns: call.state.clusters.map(({ name }) => clusterArn(call, name)) }),
  DescribeClusters: (call) => {
    const { clusters = ['default'], include } = call.input
    if (clusters.length > 100) throw invalid('Clusters can have at most 100 items.')
    const { there, failures } = described(clusters, (name) => call.state.clusters.find((one) => one.name === name))
    return { clusters: there.map((one) => shownCluster(call, one, include)), failures }
  },
  ListServices: (call) => {
    const { name } = clusterOf(call, call.input.cluster)
    const here = call.state.services.filter(({ cluster }) => cluster === name)
    return paged(call, { serviceArns: here.map((one) => serviceArn(call, one)) })
  },
  DescribeServices: (call) => {
    const { cluster, services = [], include = [] } = call.input
    const { name: of } = clusterOf(call, cluster)
    if (services.length < 1 || services.length > 10) throw invalid('Services must have 1 to 10 items.')
    const isIt = (name: string) => call.state.services.find((one) => one.cluster === of && one.name === name)
    const { there, failures } = described(services, isIt)
    return { services: there.map((one) => shownService(call, one, include.includes('TAGS'))), failures }
  },
  DescribeTaskSets: (call) => {
    const { cluster, service, taskSets: given, include = [] } = call.input
    const stored = serviceOf(call, cluster, service)
    const isGiven = (id: string) => !given?.length || given.some((one) => one.split('/').at(-1) === id)
    return {
      taskSets: stored.sets
        .filter(({ id }) => isGiven(id))
        .map((one) => shownTaskSet(call, stored, one, include.includes('TAGS'))),
      failures: [],
    }
  },
  ListTaskDefinitionFamilies: (call) => {
    const { familyPrefix = '', status } = call.input
    return paged(call, { families: families(call, status).filter((family) => family.startsWith(familyPrefix)) })
  },
  ListTaskDefinitions: (call) => {
    const { familyPrefix, status = 'ACTIVE', sort } = call.input
    const taskDefinitionArns = call.state.revisions
      .filter((one) => one.status === status && (familyPrefix === undefined || one.family === familyPrefix))
      .sort((a, b) => (a.family === b.family ? a.revision - b.revision : a.family < b.family ? -1 : 1))
      .map((one) => revisionArn(call, one))
    if (sort === 'DESC') taskDefinitionArns.reverse()
    return paged(call, { taskDefinitionArns })
  },
  DescribeTaskDefinition: (call) => {
    const stored = revisionOf(call, call.input.taskDefinition)
    return {
      taskDefinition: shownRevision(call, stored),
      tags: call.input.include?.includes('TAGS') ? smallTagPairs(stored.tags) : [],
    }
  },
  DescribeCapacityProviders: (call) => {
    const { capacityProviders: names, cluster, include = [] } = call.input
    const own = cluster === undefined ? undefined : clusterOf(call, cluster)
    // those of managed instances are told of by their cluster alone (API_DescribeCapacityProviders.html)
    const all = [awsOwn('FARGATE'), awsOwn('FARGATE_SPOT'), ...call.state.providers].filter((one) =>
      own ? own.providers.includes(one.name) : one.cluster === null,
    )
    const found = names ? all.filter(({ name }) => names.includes(name)) : all
    const capacityProviders = found.map((one) => shownProvider(call, one, include.includes('TAGS')))
    return { ...tenPaged(call, { capacityProviders }), failures: [] }
  },
  ListTagsForResource: (call) => ({ tags: smallTagPairs(taggedBy(call, call.input.resourceArn).tags) }),
} satisfies Definition['reads']
