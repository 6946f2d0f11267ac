import type { PutCompositeAlarmInput, PutMetricAlarmInput, StateValue } from '@aws-sdk/client-cloudwatch'
import { withoutPrototypes } from '../../../core/by-text.ts'
import { among, named } from '../../../practice/kind.ts'
import { type AwsError, awsError, type Call } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

/** The state that SetAlarmState gave an alarm; a date as text. */
interface SetState {
  readonly value: StateValue
  readonly reason: string
  readonly at: string
}

/** What alarms of both kinds have. Dates are text. */
interface Stored<I> extends HasTags {
  alarm: Omit<I, 'Tags' | 'AlarmName'>
  updated: string
  /** Absent: it is as CloudWatch evaluates it. */
  set?: SetState
}
export type StoredAlarm = Stored<PutMetricAlarmInput>
export type StoredComposite = Stored<PutCompositeAlarmInput>

/** CloudWatch in one region: alarms by name. Metrics it does not keep: every metric alarm waits for data until its state is set. */
export interface CloudWatchState {
  alarms: Record<string, StoredAlarm>
  /** Absent in a file of before them. */
  composites?: Record<string, StoredComposite>
}
export type C<I = unknown> = Call<I, CloudWatchState>

export const compositesIn = (state: CloudWatchState): Record<string, StoredComposite> => {
  state.composites ??= withoutPrototypes({})
  return state.composites
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

/** The alarm of either kind that an ARN names. */
export const taggedAlarm = among<CloudWatchState, StoredAlarm | StoredComposite>([alarms, composites], missing)

/** The alarm of either kind of a name; the two share their names. */
export const alarmCalled = (call: C, name: string | undefined): StoredAlarm | StoredComposite | undefined =>
  alarms.find(call, name) ?? composites.find(call, name)

/** AWS's word for input that it does not take (AmazonCloudWatch/latest/APIReference/CommonErrors.html). */
export const invalid = (message: string): AwsError =>
  awsError('ValidationException', message, 400, {}, 'ValidationError')
