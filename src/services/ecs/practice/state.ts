import type * as EcsClient from '@aws-sdk/client-ecs'
import { arnIn } from '../../../practice/kind.ts'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export type Client = typeof EcsClient

export interface StoredCluster extends HasTags {
  name: string
  insights: 'disabled' | 'enabled' | 'enhanced'
  configuration: EcsClient.ClusterConfiguration | null
  providers: string[]
}

/** What a deployment sets: of the service, or of one of its task sets. */
export interface Deployed {
  launchType: EcsClient.LaunchType | null
  strategy: string[]
  /** `LATEST` or a version, on Fargate alone. */
  platform: string | null
  network: EcsClient.AwsVpcConfiguration | null
  task: string
}

export interface StoredTaskSet extends Deployed, HasTags {
  id: string
  primary: boolean
  created: string
}

/** A service shows what its primary task set has (AmazonECS/latest/developerguide/deployment-type-external.html). */
export interface StoredService extends Deployed, HasTags {
  name: string
  cluster: string
  /** Who deploys it: ECS, or a controller of the customer by task sets. */
  controller: 'ECS' | 'EXTERNAL'
  sets: StoredTaskSet[]
  desired: number
  created: string
}

/** A revision as it was registered; dates are texts. */
export interface StoredRevision extends HasTags {
  family: string
  revision: number
  status: 'ACTIVE' | 'INACTIVE'
  registered: string
  definition: Omit<EcsClient.RegisterTaskDefinitionRequest, 'family' | 'tags'>
}

export interface StoredProvider extends HasTags {
  name: string
  /** The one cluster of a provider of managed instances; null for what any cluster may use. */
  cluster: string | null
  group: EcsClient.AutoScalingGroupProvider | null
  managed: EcsClient.ManagedInstancesProvider | null
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

type OfService = Pick<StoredService, 'cluster' | 'name'>
export const clusterArn = (call: C, name: string): string => arnIn(call, 'ecs', `cluster/${name}`)
export const serviceArn = (call: C, { cluster, name }: OfService): string =>
  arnIn(call, 'ecs', `service/${cluster}/${name}`)
export const revisionArn = (call: C, { family, revision }: Pick<StoredRevision, 'family' | 'revision'>): string =>
  arnIn(call, 'ecs', `task-definition/${family}:${revision}`)
export const providerArn = (call: C, name: string): string => arnIn(call, 'ecs', `capacity-provider/${name}`)
export const taskSetArn = (call: C, { cluster, name }: OfService, id: string): string =>
  arnIn(call, 'ecs', `task-set/${cluster}/${name}/${id}`)

const nameIn = (given: string): string => given.split('/').at(-1) ?? given

/** A cluster by its name or its ARN; without either, the one called default. */
export function clusterOf({ state }: C, given = 'default'): StoredCluster {
  const found = state.clusters.find(({ name }) => name === nameIn(given))
  if (!found) throw awsError('ClusterNotFoundException', 'Cluster not found.')
  return found
}

export function serviceOf(call: C, cluster: string | undefined, given: string | undefined): StoredService {
  const { name } = clusterOf(call, cluster)
  const found = call.state.services.find((one) => one.cluster === name && one.name === nameIn(given ?? ''))
  if (!found) throw awsError('ServiceNotFoundException', 'Service not found.')
  return found
}

/** A task set of a service, by its id or its ARN. */
export function taskSetOf({ sets }: StoredService, given = ''): StoredTaskSet {
  const found = sets.find(({ id }) => id === nameIn(given))
  if (!found) throw awsError('TaskSetNotFoundException', 'The specified task set does not exist.')
  return found
}

/** A revision by its ARN, by `family:revision`, or the latest active one of a family. */
export function revisionOf({ state }: C, given = ''): StoredRevision {
  const [family, number] = nameIn(given).split(':')
  const found = state.revisions.findLast((one) =>
    number === undefined
      ? one.family === family && one.status === 'ACTIVE'
      : one.family === family && one.revision === Number(number),
  )
  if (!found) throw clientError('Unable to describe task definition.')
  return found
}

/** What may be tagged, by its ARN. */
export function taggedBy(call: C, arn = ''): HasTags {
  const [kind, ...rest] = (arn.split(':').slice(5).join(':') || '').split('/')
  if (kind === 'cluster') return clusterOf(call, rest[0])
  if (kind === 'service') return serviceOf(call, rest[0], rest[1])
  if (kind === 'task-definition') return revisionOf(call, rest[0])
  const provider = call.state.providers.find(({ name }) => kind === 'capacity-provider' && name === rest[0])
  if (!provider) throw invalid('The specified resource was not found.')
  return provider
}
