import type * as Client from '@aws-sdk/client-database-migration-service'
import { iamId } from '../../../practice/ids.ts'
import { among, type Is, kind, type Place } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export interface ReplicationInstance extends HasTags {
  is: Is<Client.ReplicationInstance, 'ReplicationInstanceIdentifier' | 'ReplicationInstanceArn'>
}
export interface Endpoint extends HasTags {
  /** Without a password: passwords are not kept. */
  is: Is<Client.Endpoint, 'EndpointIdentifier' | 'EndpointArn' | 'EndpointType' | 'EngineName' | 'SslMode'>
}
export interface ReplicationTask extends HasTags {
  is: Is<
    Client.ReplicationTask,
    | 'ReplicationTaskIdentifier'
    | 'ReplicationTaskArn'
    | 'ReplicationInstanceArn'
    | 'SourceEndpointArn'
    | 'TargetEndpointArn'
    | 'ReplicationTaskSettings'
    | 'Status'
  >
}

/** AWS DMS in one region. */
export interface DmsState {
  instances: ReplicationInstance[]
  endpoints: Endpoint[]
  tasks: ReplicationTask[]
}
export type C<I = unknown> = Call<I, DmsState>
export type Definition = ServiceDefinition<typeof Client, DmsState>

export const invalidState = (message: string): AwsError => awsError('InvalidResourceStateFault', message)
export const invalidValue = (message: string): AwsError => awsError('InvalidParameterValueException', message)

export const paged = listing({
  token: 'Marker',
  size: 'MaxRecords',
  next: 'Marker',
  invalid: () => invalidValue('The marker is not one that this operation gave.'),
})

/** `arn:aws:dms:eu-central-1:111122223333:rep:...`: the ARN ends in an id that AWS assigns. */
export const arnOf = ({ partition, region, account }: Place, of: 'rep' | 'endpoint' | 'task', name: string): string =>
  `arn:${partition}:dms:${region}:${account}:${of}:${iamId('', `${of} ${region} ${name}`, 26)}`

const missing = (what: string) => (given: string | undefined) =>
  awsError('ResourceNotFoundFault', `${what} ${given ?? ''} not found.`)
const asGiven = (_: Place, arn: string): string => arn

export const instances = kind<DmsState, ReplicationInstance>({
  in: (state) => state.instances,
  id: ({ is }) => is.ReplicationInstanceArn,
  arn: asGiven,
  missing: missing('Replication instance'),
})
export const endpoints = kind<DmsState, Endpoint>({
  in: (state) => state.endpoints,
  id: ({ is }) => is.EndpointArn,
  arn: asGiven,
  missing: missing('Endpoint'),
})
export const tasks = kind<DmsState, ReplicationTask>({
  in: (state) => state.tasks,
  id: ({ is }) => is.ReplicationTaskArn,
  arn: asGiven,
  missing: missing('Replication task'),
})
export const taggedBy = among<DmsState, HasTags>([instances, endpoints, tasks], missing('The resource'))

type Filters = readonly Client.Filter[] | undefined

/**
 * The resources that match all filters; a filter names a member. DMS returns an error if a filter finds nothing
 * (dms/latest/APIReference/API_DescribeEndpoints.html).
 */
export function filtered<T extends { is: object }>(
  all: readonly T[],
  filters: Filters,
  members: Readonly<Record<string, (is: T['is']) => readonly (string | undefined)[]>>,
): T[] {
  let left = [...all]
  for (const { Name = '', Values = [] } of filters ?? []) {
    const of = Object.hasOwn(members, Name) ? members[Name] : undefined
    if (!of) throw invalidValue(`Unrecognized filter name: ${Name}`)
    left = left.filter(({ is }) => of(is).some((value) => value !== undefined && Values.includes(value)))
  }
  if (filters?.length && left.length === 0) throw awsError('ResourceNotFoundFault', 'No resources found.')
  return left
}
