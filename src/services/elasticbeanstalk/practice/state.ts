import type * as BeanstalkClient from '@aws-sdk/client-elastic-beanstalk'
import { ec2Id } from '../../../practice/ids.ts'
import { found } from '../../../practice/kind.ts'
import { type AwsError, awsError, type Call } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export type Client = typeof BeanstalkClient

export interface StoredEnvironment extends HasTags {
  name: string
  id: string
  arn: string
  application: string
  solution: string
  platform: string
  version: string
  description: string
  status: 'Ready' | 'Terminated'
  /** The options that somebody set, by namespace and name: `keyOf`. */
  settings: Record<string, string>
  created: string
  updated: string
}

/** Elastic Beanstalk of one region. */
export interface BeanstalkState {
  environments: StoredEnvironment[]
}

export type C<I = unknown> = Call<I, BeanstalkState>

/** The image that a platform version comes with. */
export const platformImage = (arn: string): string => ec2Id('ami', arn)

export const invalidValue = (message: string): AwsError => awsError('InvalidParameterValue', message)

interface Identity {
  readonly EnvironmentName?: string | undefined
  readonly EnvironmentId?: string | undefined
}

/** The one that lives, by its name or its id. */
export function environmentOf({ state }: C, { EnvironmentName: name, EnvironmentId: id }: Identity): StoredEnvironment {
  if (name === undefined && id === undefined)
    throw awsError('InvalidParameterCombination', 'You must specify either EnvironmentId or EnvironmentName.')
  return found(
    state.environments.find(
      (one) =>
        one.status !== 'Terminated' && (name === undefined || one.name === name) && (id === undefined || one.id === id),
    ),
    () =>
      invalidValue(
        name === undefined
          ? `No Environment found for EnvironmentId = '${id}'.`
          : `No Environment found for EnvironmentName = '${name}'.`,
      ),
  )
}

export function taggedBy({ state }: C, arn: string | undefined): StoredEnvironment {
  return found(
    state.environments.find((one) => one.arn === arn && one.status !== 'Terminated'),
    () => awsError('ResourceNotFoundException', `Resource not found for ARN '${arn}'.`),
  )
}
