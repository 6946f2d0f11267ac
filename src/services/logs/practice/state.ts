import type { MetricTransformation } from '@aws-sdk/client-cloudwatch-logs'
import { named } from '../../../practice/kind.ts'
import { type AwsError, awsError, type Call } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export interface StoredFilter {
  pattern: string
  /** Milliseconds since 1970, as in CloudWatch Logs. */
  created: number
  metrics: MetricTransformation[]
}

export interface StoredGroup extends HasTags {
  created: number
  /** Days; null if log events never expire. */
  retention: number | null
  key: string | null
  filters: Record<string, StoredFilter>
}

/** CloudWatch Logs in one region: log groups by name, without log events. */
export interface LogsState {
  groups: Record<string, StoredGroup>
}

export type C<I = unknown> = Call<I, LogsState>

export const invalid = (message: string): AwsError => awsError('InvalidParameterException', message)
const missing = (what: string): AwsError =>
  awsError('ResourceNotFoundException', `The specified ${what} does not exist.`)

export const groups = named<LogsState, StoredGroup>({
  in: (state) => state.groups,
  arn: ['logs', 'log-group:'],
  missing: () => missing('log group'),
  exists: () => awsError('ResourceAlreadyExistsException', 'The specified log group already exists'),
})

/** A log group by its ARN, with or without `:*` at the end. */
export function taggedGroup(call: C, arn = ''): StoredGroup {
  return groups.at(call, arn.replace(/:\*$/, '')) ?? groups.of(call, undefined)
}

export const filters = named<StoredGroup, StoredFilter>({
  in: (group) => group.filters,
  missing: () => missing('metric filter'),
})
