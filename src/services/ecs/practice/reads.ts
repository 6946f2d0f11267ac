import type * as EcsClient from '@aws-sdk/client-ecs'
import { page } from '../../../practice/service.ts'
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

const BAD_TOKEN = { invalid: () => invalid('Invalid token') }

/** Pages of ECS hold ten of what they list unless more is asked for, and a hundred at most. */
const sized = (call: C, asked: number | undefined): number => Math.min(asked ?? 10, 100, Math.max(call.pageSize, 1))

export const shownCluster = (call: C, stored: StoredCluster, include: readonly string[] = []): EcsClient.Cluster => ({
  clusterArn: clusterArn(call, stored.name),
  clusterName: stored.name,
  status: 'ACTIVE',
  activeServicesCount: call.state.services.filter(({ cluster }) => cluster === stored.name).length,
  capacityProviders: stored.providers,
  defaultCapacityProviderStrategy: [],
  settings: include.includes('SETTINGS') ? [{ name: 'containerInsights', value: stored.insights }] : [],
  ...(include.includes('CONFIGURATIONS') && stored.configuration ? { configuration: stored.configuration } : {}),
  tags: include.includes('TAGS') ? stored.tags : [],
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
  ...(tagged ? { tags: stored.tags } : {}),
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
  ...(tagged ? { tags: stored.tags } : {}),
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
  tags: tagged ? stored.tags : [],
})

const awsOwn = (name: string): StoredProvider => ({ name, cluster: null, group: null, managed: null, tags: [] })

const families = ({ state }: C, status: string | undefined): string[] => [
  ...new Set(
    state.revisions
      .filter((one) => status === undefined || status === 'ALL' || one.status === status)
      .map(({ family }) => family)
      .sort(),
  ),
]

export const reads = {
  ListClusters: (call) => {
    const arns = call.state.clusters.map(({ name }) => clusterArn(call, name))
    const { nextToken: token, maxResults } = call.input
    const { items, next } = page(call, arns, { token, size: sized(call, maxResults), ...BAD_TOKEN })
    return { clusterArns: items, nextToken: next }
  },
  DescribeClusters: (call) => {
    const { clusters = ['default'], include } = call.input
    if (clusters.length > 100) throw invalid('Clusters can have at most 100 items.')
    const found = clusters.map(
      (given) => call.state.clusters.find(({ name }) => name === given.split('/').at(-1)) ?? given,
    )
    return {
      clusters: found.flatMap((one) => (typeof one === 'string' ? [] : [shownCluster(call, one, include)])),
      failures: found.flatMap((one) => (typeof one === 'string' ? [{ arn: one, reason: 'MISSING' }] : [])),
    }
  },
  ListServices: (call) => {
    const { name } = clusterOf(call, call.input.cluster)
    const arns = call.state.services.filter(({ cluster }) => cluster === name).map((one) => serviceArn(call, one))
    const { nextToken: token, maxResults } = call.input
    const { items, next } = page(call, arns, { token, size: sized(call, maxResults), ...BAD_TOKEN })
    return { serviceArns: items, nextToken: next }
  },
  DescribeServices: (call) => {
    const { cluster, services = [], include = [] } = call.input
    const { name } = clusterOf(call, cluster)
    if (services.length < 1 || services.length > 10) throw invalid('Services must have 1 to 10 items.')
    const found = services.map(
      (given) =>
        call.state.services.find((one) => one.cluster === name && one.name === given.split('/').at(-1)) ?? given,
    )
    return {
      services: found.flatMap((one) =>
        typeof one === 'string' ? [] : [shownService(call, one, include.includes('TAGS'))],
      ),
      failures: found.flatMap((one) => (typeof one === 'string' ? [{ arn: one, reason: 'MISSING' }] : [])),
    }
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
    const { familyPrefix = '', status, nextToken: token, maxResults } = call.input
    const found = families(call, status).filter((family) => family.startsWith(familyPrefix))
    const { items, next } = page(call, found, { token, size: sized(call, maxResults), ...BAD_TOKEN })
    return { families: items, nextToken: next }
  },
  ListTaskDefinitions: (call) => {
    const { familyPrefix, status = 'ACTIVE', sort, nextToken: token, maxResults } = call.input
    const found = call.state.revisions
      .filter((one) => one.status === status && (familyPrefix === undefined || one.family === familyPrefix))
      .sort((a, b) => (a.family === b.family ? a.revision - b.revision : a.family < b.family ? -1 : 1))
      .map((one) => revisionArn(call, one))
    if (sort === 'DESC') found.reverse()
    const { items, next } = page(call, found, { token, size: sized(call, maxResults), ...BAD_TOKEN })
    return { taskDefinitionArns: items, nextToken: next }
  },
  DescribeTaskDefinition: (call) => {
    const stored = revisionOf(call, call.input.taskDefinition)
    return {
      taskDefinition: shownRevision(call, stored),
      tags: call.input.include?.includes('TAGS') ? stored.tags : [],
    }
  },
  DescribeCapacityProviders: (call) => {
    const { capacityProviders: names, cluster, include = [], maxResults, nextToken: token } = call.input
    const own = cluster === undefined ? undefined : clusterOf(call, cluster)
    // those of managed instances are told of by their cluster alone (API_DescribeCapacityProviders.html)
    const all = [awsOwn('FARGATE'), awsOwn('FARGATE_SPOT'), ...call.state.providers].filter((one) =>
      own ? own.providers.includes(one.name) : one.cluster === null,
    )
    const found = names ? all.filter(({ name }) => names.includes(name)) : all
    const size = Math.min(maxResults ?? 10, 10)
    const { items, next } = page(call, found, { token, size, ...BAD_TOKEN })
    return {
      capacityProviders: items.map((one) => shownProvider(call, one, include.includes('TAGS'))),
      failures: [],
      nextToken: next,
    }
  },
  ListTagsForResource: (call) => ({ tags: taggedBy(call, call.input.resourceArn).tags }),
} satisfies Definition['reads']
