import type * as BeanstalkClient from '@aws-sdk/client-elastic-beanstalk'
import { ec2Id } from '../../../practice/ids.ts'
import { found, type Is, type Naming } from '../../../practice/kind.ts'
import { type AwsError, awsError, type Call } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export type Client = typeof BeanstalkClient

export interface StoredEnvironment extends HasTags {
  is: Is<
    BeanstalkClient.EnvironmentDescription,
    'EnvironmentName' | 'EnvironmentId' | 'EnvironmentArn' | 'ApplicationName' | 'PlatformArn' | 'Status'
  >
  /** The options that were set, by `keyOf` of namespace and name. */
  settings: Record<string, string>
}

/** Elastic Beanstalk in one region. */
export interface BeanstalkState {
  environments: StoredEnvironment[]
}

export type C<I = unknown> = Call<I, BeanstalkState>

/** The image of a platform version. */
export const platformImage = (arn: string): string => ec2Id('ami', arn)

export const invalidValue = (message: string): AwsError => awsError('InvalidParameterValue', message)

type Identity = Naming<'EnvironmentName' | 'EnvironmentId'>

const livingOne = ({ state }: C, fits: (is: StoredEnvironment['is']) => boolean) =>
  state.environments.find(({ is }) => is.Status !== 'Terminated' && fits(is))

/** The environment that is not terminated, by name or id. */
export function environmentOf(call: C, { EnvironmentName: name, EnvironmentId: id }: Identity): StoredEnvironment {
  if (name === undefined && id === undefined)
    throw awsError('InvalidParameterCombination', 'You must specify either EnvironmentId or EnvironmentName.')
  const one = livingOne(
    call,
    (is) => (name ?? is.EnvironmentName) === is.EnvironmentName && (id ?? is.EnvironmentId) === is.EnvironmentId,
  )
  const asked = name === undefined ? `EnvironmentId = '${id}'` : `EnvironmentName = '${name}'`
  return found(one, () => invalidValue(`No Environment found for ${asked}.`))
}

export const taggedBy = (call: C, arn: string | undefined): StoredEnvironment =>
  found(
    livingOne(call, ({ EnvironmentArn }) => EnvironmentArn === arn),
    () => awsError('ResourceNotFoundException', `Resource not found for ARN '${arn}'.`),
  )
