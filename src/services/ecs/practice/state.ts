import type * as EcsClient from '@aws-sdk/client-ecs'
import { found, given, type Is, kind } from '../../../practice/kind.ts'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export type Client = typeof EcsClient

export interface StoredCluster extends HasTags {
  is: Is<EcsClient.Cluster, 'clusterName' | 'capacityProviders' | 'settings'>
}

/** The settings of a deployment: of the service, or of a task set. */
export const deployed = [
  'launchType',
  'capacityProviderStrategy',
  'platformVersion',
  'platformFamily',
  'networkConfiguration',
  'taskDefinition',
] as const

export interface StoredTaskSet extends HasTags {
  is: Is<EcsClient.TaskSet, 'id' | 'status' | 'taskDefinition'>
}

/** A service returns the settings of its primary task set (AmazonECS/latest/developerguide/deployment-type-external.html). */
export interface StoredService extends HasTags {
  is: Is<EcsClient.Service, 'serviceName' | 'deploymentController' | 'taskDefinition'>
  cluster: string
  sets: StoredTaskSet[]
}

/** A registered revision. */
export interface StoredRevision extends HasTags {
  is: Is<EcsClient.TaskDefinition, 'family' | 'revision' | 'status'>
}

export interface StoredProvider extends HasTags {
  /** `cluster` is the one cluster of a provider of managed instances; without it any cluster may use the provider. */
  is: Is<EcsClient.CapacityProvider, 'name'>
}

/** ECS in one region. */
export interface EcsState {
  clusters: StoredCluster[]
  services: StoredService[]
  /** In the order of their registration. */
  revisions: StoredRevision[]
  providers: StoredProvider[]
}

export type C<I = unknown> = Call<I, EcsState>
export type Definition = ServiceDefinition<Client, EcsState>

export const invalid = (message: string): AwsError => awsError('InvalidParameterException', message)
export const clientError = (message: string): AwsError => awsError('ClientException', message)

export const nameIn = (given: string): string => given.split('/').at(-1) ?? given

export const clusters = kind<EcsState, StoredCluster>({
  in: (state) => state.clusters,
  id: ({ is }) => is.clusterName,
  arn: ['ecs', 'cluster/'],
  means: (given, id) => nameIn(given) === id,
  missing: () => awsError('ClusterNotFoundException', 'Cluster not found.'),
})
/** A cluster by its name or its ARN; without either, the one called default. */
export const clusterOf = (call: C, given = 'default'): StoredCluster => clusters.of(call, given)

const serviceId = (cluster: string, name: string): string => `${cluster}/${name}`
export const services = kind<EcsState, StoredService>({
  in: (state) => state.services,
  id: ({ cluster, is }) => serviceId(cluster, is.serviceName),
  arn: ['ecs', 'service/'],
  missing: () => awsError('ServiceNotFoundException', 'Service not found.'),
})
export const serviceOf = (call: C, cluster: string | undefined, given = ''): StoredService =>
  services.of(call, serviceId(clusterOf(call, cluster).is.clusterName, nameIn(given)))

/** A task set of a service, by its id or its ARN. */
export const taskSetOf = ({ sets }: StoredService, given = ''): StoredTaskSet =>
  found(
    sets.find(({ is }) => is.id === nameIn(given)),
    () => awsError('TaskSetNotFoundException', 'The specified task set does not exist.'),
  )

const revisionId = ({ is: { family, revision } }: StoredRevision): string => `${family}:${revision}`
export const revisions = kind<EcsState, StoredRevision>({
  in: (state) => state.revisions,
  id: revisionId,
  arn: ['ecs', 'task-definition/'],
  missing: () => clientError('Unable to describe task definition.'),
})
/** A revision by its ARN, by `family:revision`, or the latest active one of a family. */
export function revisionOf(call: C, given = ''): StoredRevision {
  const name = nameIn(given)
  const latest = call.state.revisions.findLast(({ is }) => is.family === name && is.status === 'ACTIVE')
  return revisions.of(call, latest ? revisionId(latest) : name)
}

export const providers = kind<EcsState, StoredProvider>({
  in: (state) => state.providers,
  id: ({ is }) => is.name,
  arn: ['ecs', 'capacity-provider/'],
  missing: () => clientError('The specified capacity provider does not exist.'),
})

/** The taggable resources, by ARN. */
export function taggedBy(call: C, arn = ''): HasTags {
  const [what, ...rest] = (arn.split(':').slice(5).join(':') || '').split('/')
  if (what === 'cluster') return clusterOf(call, rest[0])
  if (what === 'service') return serviceOf(call, rest[0], rest[1])
  if (what === 'task-definition') return revisionOf(call, rest[0])
  const provider = what === 'capacity-provider' ? providers.find(call, rest[0]) : undefined
  return found(provider, () => invalid('The specified resource was not found.'))
}

/** The compute of tasks: by launch type or capacity provider strategy, with a platform version on Fargate. */
export const launched = (
  launchType: EcsClient.LaunchType | undefined,
  strategy: readonly string[],
  platformVersion: string | undefined,
) =>
  given({
    launchType,
    capacityProviderStrategy:
      strategy.length === 0
        ? undefined
        : strategy.map((capacityProvider) => ({ capacityProvider, weight: 1, base: 0 })),
    platformVersion,
    platformFamily: platformVersion && 'Linux',
  })
