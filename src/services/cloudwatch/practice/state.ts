import type {
  PutAlarmMuteRuleInput,
  PutCompositeAlarmInput,
  PutLogAlarmInput,
  PutMetricAlarmInput,
  StateValue,
} from '@aws-sdk/client-cloudwatch'
import { withoutPrototypes } from '../../../core/by-text.ts'
import { among, named } from '../../../practice/kind.ts'
import { type AwsError, awsError, type Call, type Kept } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

/** The state that SetAlarmState gave an alarm; the date is text. */
interface SetState {
  readonly value: StateValue
  readonly reason: string
  readonly at: string
}

/** What alarms of both kinds have. Dates are text. */
interface Stored<I> extends HasTags {
  alarm: Omit<I, 'Tags' | 'AlarmName'>
  updated: string
  /** Absent if CloudWatch's own evaluation holds. */
  set?: SetState
}
export type StoredAlarm = Stored<PutMetricAlarmInput>
export type StoredComposite = Stored<PutCompositeAlarmInput>
export type StoredQuery = Stored<PutLogAlarmInput>
export type StoredOne = StoredAlarm | StoredComposite | StoredQuery

/** A mute rule. Dates are text. */
export interface StoredMute extends HasTags {
  rule: Kept<Omit<PutAlarmMuteRuleInput, 'Name' | 'Tags'>>
  updated: string
}

/** CloudWatch in one region: alarms by name. Metrics it does not keep: every metric alarm waits for data until its state is set. */
export interface CloudWatchState {
  alarms: Record<string, StoredAlarm>
  /** Absent in state files from before composite alarms were kept. */
  composites?: Record<string, StoredComposite>
  /** Alarms on log queries; like the next member, absent in older state files. */
  queries?: Record<string, StoredQuery>
  mutes?: Record<string, StoredMute>
}
export type C<I = unknown> = Call<I, CloudWatchState>

export const compositesIn = (state: CloudWatchState): Record<string, StoredComposite> => {
  state.composites ??= withoutPrototypes({})
  return state.composites
}

const queriesIn = (state: CloudWatchState): Record<string, StoredQuery> => {
  state.queries ??= withoutPrototypes({})
  return state.queries
}

const mutesIn = (state: CloudWatchState): Record<string, StoredMute> => {
  state.mutes ??= withoutPrototypes({})
  return state.mutes
}

const missing = (arn: string | undefined): AwsError =>
  awsError('ResourceNotFoundException', `Unknown alarm: ${arn}`, 404, {}, 'ResourceNotFoundException')

export const alarms = named<CloudWatchState, StoredAlarm>({
  in: (state) => state.alarms,
  arn: ['cloudwatch', 'alarm:'],
  missing,
})
export const composites = named<CloudWatchState, StoredComposite>({
  in: (state) => compositesIn(state),
  arn: ['cloudwatch', 'alarm:'],
  missing,
})

export const queries = named<CloudWatchState, StoredQuery>({
  in: (state) => queriesIn(state),
  arn: ['cloudwatch', 'alarm:'],
  missing,
})
export const mutes = named<CloudWatchState, StoredMute>({
  in: (state) => mutesIn(state),
  arn: ['cloudwatch', 'alarm-mute-rule:'],
  missing: (name) =>
    awsError('ResourceNotFoundException', `Unknown alarm mute rule: ${name}`, 404, {}, 'ResourceNotFoundException'),
})

/** The alarm of any kind, or the mute rule, with an ARN. */
export const tagged = among<CloudWatchState, HasTags>([alarms, composites, queries, mutes], missing)

/** The alarm of any kind with a name; all kinds share one set of names. */
export const alarmCalled = (call: C, name: string | undefined): StoredOne | undefined =>
  alarms.find(call, name) ?? composites.find(call, name) ?? queries.find(call, name)

/** AWS's error for invalid input (AmazonCloudWatch/latest/APIReference/CommonErrors.html). */
export const invalid = (message: string): AwsError =>
  awsError('ValidationException', message, 400, {}, 'ValidationError')
