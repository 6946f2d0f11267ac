import type { MetricTransformation } from '@aws-sdk/client-cloudwatch-logs'
import { type AwsError, awsError, type Call } from '../../../practice/service.ts'

export interface StoredFilter {
  pattern: string
  /** Milliseconds since 1970, as CloudWatch Logs counts. */
  created: number
  metrics: MetricTransformation[]
}

export interface StoredGroup {
  created: number
  /** Days; null: for ever. */
  retention: number | null
  key: string | null
  filters: Record<string, StoredFilter>
  tags: Record<string, string>
}

/** CloudWatch Logs in one region: log groups by name. Events it does not keep. */
export interface LogsState {
  groups: Record<string, StoredGroup>
}

export type C<I = unknown> = Call<I, LogsState>

export const invalid = (message: string): AwsError => awsError('InvalidParameterException', message)
const missing = (what: string): AwsError =>
  awsError('ResourceNotFoundException', `The specified ${what} does not exist.`)

export const arnOf = ({ partition, region, account }: C, name: string): string =>
  `arn:${partition}:logs:${region}:${account}:log-group:${name}`

export function groupOf({ state }: C, name: string | undefined): StoredGroup {
  const group = Object.hasOwn(state.groups, name ?? '') ? state.groups[name ?? ''] : undefined
  if (!group) throw missing('log group')
  return group
}

/** A log group by its ARN, with `:*` at the end or without. */
export function taggedGroup(call: C, arn: string | undefined): StoredGroup {
  const name = Object.keys(call.state.groups).find((one) => (arn ?? '').replace(/:\*$/, '') === arnOf(call, one))
  return groupOf(call, name)
}

export function filterOf(group: StoredGroup, name: string | undefined): StoredFilter {
  const filter = Object.hasOwn(group.filters, name ?? '') ? group.filters[name ?? ''] : undefined
  if (!filter) throw missing('metric filter')
  return filter
}
