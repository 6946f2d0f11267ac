import type * as EcsClient from '@aws-sdk/client-ecs'
import { arnIn } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import type { Answer } from '../../../practice/service.ts'
import { smallTagPairs } from '../../../practice/tags.ts'
import {
  type C,
  clusterOf,
  clusters,
  type Definition,
  invalid,
  nameIn,
  providers,
  revisionOf,
  revisions,
  type StoredCluster,
  type StoredProvider,
  type StoredRevision,
  type StoredService,
  type StoredTaskSet,
  serviceOf,
  services,
  taggedBy,
} from './state.ts'

/** Pages of ECS have ten items by default, and at most a hundred. */
const pages = { token: 'nextToken', size: 'maxResults', next: 'nextToken', usual: 10 } as const
const badToken = () => invalid('Invalid token')
const paged = listing({ ...pages, most: 100, invalid: badToken })
const tenPaged = listing({ ...pages, most: 10, whole: true, invalid: badToken })

/** The answer to a Describe call: the existing resources, and the others as failures. */
function described<T>(names: readonly string[], find: (name: string) => T | undefined) {
  const all = names.map((given) => ({ given, one: find(nameIn(given)) }))
  return {
    there: all.flatMap(({ one }) => one ?? []),
    failures: all.flatMap(({ given, one }) => (one ? [] : [{ arn: given, reason: 'MISSING' }])),
  }
}

export const shownCluster = (
  call: C,
  { is, tags }: StoredCluster,
  include: readonly string[] = [],
): EcsClient.Cluster => ({
  ...is,
  clusterArn: clusters.arn(call, is.clusterName),
  status: 'ACTIVE',
  activeServicesCount: call.state.services.filter(({ cluster }) => cluster === is.clusterName).length,
  defaultCapacityProviderStrategy: [],
  settings: include.includes('SETTINGS') ? is.settings : [],
  configuration: include.includes('CONFIGURATIONS') ? is.configuration : undefined,
  tags: include.includes('TAGS') ? smallTagPairs(tags) : [],
})

export const shownTaskSet = (
  call: C,
  service: StoredService,
  { is, tags }: StoredTaskSet,
  tagged: boolean,
): Answer<EcsClient.TaskSet> => ({
  ...is,
  taskSetArn: arnIn(call, 'ecs', `task-set/${service.cluster}/${service.is.serviceName}/${is.id}`),
  serviceArn: services.arnOf(call, service),
  clusterArn: clusters.arn(call, service.cluster),
  scale: { value: is.status === 'PRIMARY' ? 100 : 0, unit: 'PERCENT' },
  ...(tagged ? { tags: smallTagPairs(tags) } : {}),
})

export const shownService = (call: C, stored: StoredService, tagged = false): Answer<EcsClient.Service> => ({
  ...stored.is,
  serviceArn: services.arnOf(call, stored),
  clusterArn: clusters.arn(call, stored.cluster),
  status: 'ACTIVE',
  runningCount: stored.is.desiredCount,
  pendingCount: 0,
  taskSets: stored.sets.map((one) => shownTaskSet(call, stored, one, tagged)),
  schedulingStrategy: 'REPLICA',
  enableExecuteCommand: false,
  ...(tagged ? { tags: smallTagPairs(stored.tags) } : {}),
})

export const shownRevision = (call: C, stored: StoredRevision): Answer<EcsClient.TaskDefinition> => ({
  ...stored.is,
  taskDefinitionArn: revisions.arnOf(call, stored),
})

export const shownProvider = (call: C, stored: StoredProvider, tagged: boolean): EcsClient.CapacityProvider => ({
  ...stored.is,
  capacityProviderArn: providers.arnOf(call, stored),
  status: 'ACTIVE',
  tags: tagged ? smallTagPairs(stored.tags) : [],
})

const awsOwn = (name: string): StoredProvider => ({ is: { name }, tags: {} })

const families = ({ state }: C, status: string | undefined): string[] => [
  ...new Set(
    state.revisions
      .filter(({ is }) => status === undefined || status === 'ALL' || is.status === status)
      .map(({ is }) => is.family)
      .sort(),
  ),
]

export const reads = {
  ListClusters: (call) => paged(call, { clusterArns: call.state.clusters.map((one) => clusters.arnOf(call, one)) }),
  DescribeClusters: (call) => {
    const { clusters: names = ['default'], include } = call.input
    if (names.length > 100) throw invalid('Clusters can have at most 100 items.')
    const { there, failures } = described(names, (name) => clusters.find(call, name))
    return { clusters: there.map((one) => shownCluster(call, one, include)), failures }
  },
  ListServices: (call) => {
    const { clusterName } = clusterOf(call, call.input.cluster).is
    const here = call.state.services.filter(({ cluster }) => cluster === clusterName)
    return paged(call, { serviceArns: here.map((one) => services.arnOf(call, one)) })
  },
  DescribeServices: (call) => {
    const { cluster, services: names = [], include = [] } = call.input
    const { clusterName } = clusterOf(call, cluster).is
    if (names.length < 1 || names.length > 10) throw invalid('Services must have 1 to 10 items.')
    const { there, failures } = described(names, (name) => services.find(call, `${clusterName}/${name}`))
    return { services: there.map((one) => shownService(call, one, include.includes('TAGS'))), failures }
  },
  DescribeTaskSets: (call) => {
    const { cluster, service, taskSets: given, include = [] } = call.input
    const stored = serviceOf(call, cluster, service)
    const asked = stored.sets.filter(({ is }) => !given?.length || given.some((one) => nameIn(one) === is.id))
    const taskSets = asked.map((one) => shownTaskSet(call, stored, one, include.includes('TAGS')))
    return { taskSets, failures: [] }
  },
  ListTaskDefinitionFamilies: (call) => {
    const { familyPrefix = '', status } = call.input
    return paged(call, { families: families(call, status).filter((family) => family.startsWith(familyPrefix)) })
  },
  ListTaskDefinitions: (call) => {
    const { familyPrefix, status = 'ACTIVE', sort } = call.input
    const taskDefinitionArns = call.state.revisions
      .filter(({ is }) => is.status === status && (familyPrefix === undefined || is.family === familyPrefix))
      .sort(({ is: a }, { is: b }) => (a.family === b.family ? a.revision - b.revision : a.family < b.family ? -1 : 1))
      .map((one) => revisions.arnOf(call, one))
    if (sort === 'DESC') taskDefinitionArns.reverse()
    return paged(call, { taskDefinitionArns })
  },
  DescribeTaskDefinition: (call) => {
    const stored = revisionOf(call, call.input.taskDefinition)
    const tags = call.input.include?.includes('TAGS') ? smallTagPairs(stored.tags) : []
    return { taskDefinition: shownRevision(call, stored), tags }
  },
  DescribeCapacityProviders: (call) => {
    const { capacityProviders: names, cluster, include = [] } = call.input
    const own = cluster === undefined ? undefined : clusterOf(call, cluster).is.capacityProviders
    // only a cluster returns its providers of managed instances (API_DescribeCapacityProviders.html)
    const all = [awsOwn('FARGATE'), awsOwn('FARGATE_SPOT'), ...call.state.providers].filter(({ is }) =>
      own ? own.includes(is.name) : is.cluster === undefined,
    )
    const asked = names ? all.filter(({ is }) => names.includes(is.name)) : all
    const capacityProviders = asked.map((one) => shownProvider(call, one, include.includes('TAGS')))
    return { ...tenPaged(call, { capacityProviders }), failures: [] }
  },
  ListTagsForResource: (call) => ({ tags: smallTagPairs(taggedBy(call, call.input.resourceArn).tags) }),
} satisfies Definition['reads']
