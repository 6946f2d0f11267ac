import type {
  CompositeAlarm,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
  LogAlarm,
  MetricAlarm,
  PutCompositeAlarmInput,
  PutLogAlarmInput,
} from '@aws-sdk/client-cloudwatch'
import { given, isAmong } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type Answer, awsError, practiceService } from '../../../practice/service.ts'
import { tag, tagPairs, tagsFrom, untag } from '../../../practice/tags.ts'
import { cloudwatch as sdk } from '../sdk.ts'
import { getMuteRule, listMuteRules, putMuteRule } from './mute-rules.ts'
import { changed, checkRule, children, nameOf, parents, shownState, stateOf } from './rules.ts'
import { seed } from './seed.ts'
import {
  alarmCalled,
  alarms,
  type C,
  type CloudWatchState,
  composites,
  compositesIn,
  invalid,
  mutes,
  queries,
  type StoredAlarm,
  type StoredComposite,
  type StoredOne,
  type StoredQuery,
  tagged,
} from './state.ts'

const badToken = () => awsError('InvalidNextToken', 'Invalid NextToken', 400, {}, 'InvalidNextToken')
const paged = listing({ token: 'NextToken', size: 'MaxRecords', next: 'NextToken', invalid: badToken })

const shown = (call: C, name: string, stored: StoredAlarm): Answer<MetricAlarm> => ({
  AlarmName: name,
  AlarmArn: alarms.arn(call, name),
  OKActions: [],
  InsufficientDataActions: [],
  Dimensions: [],
  ...stored.alarm,
  AlarmConfigurationUpdatedTimestamp: stored.updated,
  ...shownState(call, name, stored),
})

const shownComposite = (call: C, name: string, stored: StoredComposite): Answer<CompositeAlarm> => ({
  AlarmName: name,
  AlarmArn: composites.arn(call, name),
  OKActions: [],
  InsufficientDataActions: [],
  ...stored.alarm,
  AlarmConfigurationUpdatedTimestamp: stored.updated,
  ...shownState(call, name, stored),
})

const shownQuery = (call: C, name: string, { alarm, ...stored }: StoredQuery): Answer<LogAlarm> => ({
  AlarmName: name,
  AlarmArn: queries.arn(call, name),
  OKActions: [],
  InsufficientDataActions: [],
  ...alarm,
  AlarmConfigurationUpdatedTimestamp: stored.updated,
  ...shownState(call, name, { alarm, ...stored }),
})

const existing = (call: C, names: readonly string[] = []): readonly StoredOne[] =>
  // an unknown alarm name is ignored (AmazonCloudWatch/latest/APIReference/API_DisableAlarmActions.html)
  names.flatMap((name) => alarmCalled(call, name) ?? [])

/** One page of alarms of both kinds; without AlarmTypes, only metric alarms. */
function described(call: C<DescribeAlarmsInput>): Answer<DescribeAlarmsOutput> {
  const { ChildrenOfAlarmName: parent, ParentsOfAlarmName: child, ...filters } = call.input
  const others = Object.keys(given(filters)).filter((name) => name !== 'MaxRecords' && name !== 'NextToken')
  if (parent !== undefined || child !== undefined) {
    if (others.length > 0 || (parent !== undefined && child !== undefined))
      throw invalid('ChildrenOfAlarmName and ParentsOfAlarmName take no other parameters but MaxRecords and NextToken')
    return parent === undefined
      ? split(call, parents(call, child ?? ''), ['AlarmName', 'AlarmArn'])
      : split(call, children(call, parent), ['AlarmName', 'AlarmArn', 'StateValue', 'StateUpdatedTimestamp'])
  }
  const { AlarmNames: names, AlarmTypes: types = ['MetricAlarm'], AlarmNamePrefix: prefix = '' } = filters
  const { StateValue, ActionPrefix } = filters
  if (names && filters.AlarmNamePrefix !== undefined)
    throw invalid('AlarmNamePrefix and AlarmNames cannot be specified together')
  const acts = ({ alarm: { AlarmActions, OKActions, InsufficientDataActions } }: StoredOne) =>
    [AlarmActions, OKActions, InsufficientDataActions].some((all) =>
      all?.some((one) => one.startsWith(`${ActionPrefix}`)),
    )
  const fits = (name: string, one: StoredOne): boolean =>
    isAmong(names, name) &&
    name.startsWith(prefix) &&
    (StateValue === undefined || stateOf(call, name) === StateValue) &&
    (ActionPrefix === undefined || acts(one))
  return split(call, [
    ...(types.includes('MetricAlarm') ? alarms.all(call, fits) : []).map(([name]) => name),
    ...(types.includes('CompositeAlarm') ? composites.all(call, fits) : []).map(([name]) => name),
    ...(types.includes('LogAlarm') ? queries.all(call, fits) : []).map(([name]) => name),
  ])
}

/** A page of alarms by name, divided by kind, with the given members only. */
function split(
  call: C<DescribeAlarmsInput>,
  Names: readonly string[],
  members?: readonly string[],
): Answer<DescribeAlarmsOutput> {
  const page = paged(call, { Names })
  const only = <A extends object>(alarm: A): A =>
    members === undefined
      ? alarm
      : // safe: each member of an alarm is optional
        (Object.fromEntries(Object.entries(alarm).filter(([member]) => members.includes(member))) as A)
  return {
    MetricAlarms: page.Names.flatMap((name) => {
      const one = alarms.find(call, name)
      return one ? [only(shown(call, name, one))] : []
    }),
    CompositeAlarms: page.Names.flatMap((name) => {
      const one = composites.find(call, name)
      return one ? [only(shownComposite(call, name, one))] : []
    }),
    LogAlarms: page.Names.flatMap((name) => {
      const one = queries.find(call, name)
      return one ? [only(shownQuery(call, name, one))] : []
    }),
    NextToken: page.NextToken,
  }
}

/**
 * Creates or replaces an alarm on a query, with AWS's validation
 * (AmazonCloudWatch/latest/APIReference/API_PutLogAlarm.html).
 */
function putLogAlarm(call: C<PutLogAlarmInput>): void {
  const { AlarmName = '', Tags, ...alarm } = call.input
  const { QueryResultsToAlarm: least, QueryResultsToEvaluate: of, ScheduledQueryConfiguration: query } = alarm
  if (AlarmName === '' || !query?.QueryString || !query.AggregationExpression || alarm.Threshold === undefined)
    throw invalid('AlarmName, ScheduledQueryConfiguration and Threshold must not be null')
  if (least === undefined || of === undefined || least > of)
    throw invalid('QueryResultsToAlarm must not be greater than QueryResultsToEvaluate')
  const known = queries.find(call, AlarmName)
  if (!known && alarmCalled(call, AlarmName)) throw invalid(`Another alarm has the name ${AlarmName}`)
  queries.add(call, AlarmName, {
    alarm: { ActionsEnabled: true, AlarmActions: [], ...alarm },
    updated: call.now.toISOString(),
    ...(known?.set && { set: known.set }),
    tags: known?.tags ?? tagsFrom(Tags),
  })
}

/**
 * The suppressor must be an existing alarm, and both periods must be set
 * (AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html).
 */
function checkSuppressor(call: C<PutCompositeAlarmInput>): void {
  const { ActionsSuppressor: suppressor, ActionsSuppressorExtensionPeriod, ActionsSuppressorWaitPeriod } = call.input
  if (suppressor === undefined) return
  if (ActionsSuppressorExtensionPeriod === undefined || ActionsSuppressorWaitPeriod === undefined)
    throw invalid(
      'ActionsSuppressorExtensionPeriod and ActionsSuppressorWaitPeriod are required with ActionsSuppressor',
    )
  if (!alarmCalled(call, nameOf(suppressor))) throw invalid(`The suppressor alarm ${suppressor} does not exist`)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Amazon CloudWatch: metric alarms and composite alarms, with their actions and tags. */
export const cloudwatch = practiceService<typeof import('@aws-sdk/client-cloudwatch'), CloudWatchState>({
  sdk,
  scope: 'regional',
  seed,
  member: () => ({ alarms: {} }),
  acts: { ResourceARN: (_, arn) => arn },
  describes: {
    'AWS::CloudWatch::Alarm': (ask) =>
      (ask('DescribeAlarms', { AlarmTypes: ['MetricAlarm'] }).MetricAlarms ?? []).map((is) => ({
        is,
        also: { Arn: is.AlarmArn },
        tags: ask('ListTagsForResource', { ResourceARN: is.AlarmArn }).Tags,
      })),
    'AWS::CloudWatch::CompositeAlarm': (ask) =>
      (ask('DescribeAlarms', { AlarmTypes: ['CompositeAlarm'] }).CompositeAlarms ?? []).map((is) => ({
        is,
        also: { Arn: is.AlarmArn },
        tags: ask('ListTagsForResource', { ResourceARN: is.AlarmArn }).Tags,
      })),
  },
  reads: {
    DescribeAlarms: described,
    GetAlarmMuteRule: (call) => getMuteRule(call, call.input.AlarmMuteRuleName),
    ListAlarmMuteRules: listMuteRules,
    ListTagsForResource: (call) => ({ Tags: tagPairs(tagged(call, call.input.ResourceARN).tags) }),
  },
  changes: {
    PutMetricAlarm: (call) => {
      const { AlarmName = '', Tags, ...alarm } = call.input
      const missing = ['ComparisonOperator', 'EvaluationPeriods'].filter((name) => !(name in alarm))
      if (AlarmName === '') missing.push('AlarmName')
      if (missing.length > 0)
        throw awsError(
          'MissingRequiredParameterException',
          `The parameter ${missing.join(', ')} is required.`,
          400,
          {},
          'MissingParameter',
        )
      if (composites.find(call, AlarmName)) throw invalid(`A composite alarm has the name ${AlarmName}`)
      const known = alarms.find(call, AlarmName)
      alarms.add(call, AlarmName, {
        alarm: { ActionsEnabled: true, AlarmActions: [], ...alarm },
        updated: call.now.toISOString(),
        // an update does not change the state
        ...(known?.set && { set: known.set }),
        // PutMetricAlarm sets tags only at creation; TagResource changes them later
        tags: known?.tags ?? tagsFrom(Tags),
      })
    },
    PutCompositeAlarm: (call) => {
      const { AlarmName = '', Tags, ...alarm } = call.input
      if (AlarmName === '') throw invalid('AlarmName must not be null')
      checkRule(call, alarm.AlarmRule ?? '')
      checkSuppressor(call)
      if (alarms.find(call, AlarmName)) throw invalid(`A metric alarm has the name ${AlarmName}`)
      const known = composites.find(call, AlarmName)
      composites.add(call, AlarmName, {
        alarm: { ActionsEnabled: true, AlarmActions: [], ...alarm },
        updated: call.now.toISOString(),
        tags: known?.tags ?? tagsFrom(Tags),
      })
      changed(call, AlarmName)
    },
    PutLogAlarm: putLogAlarm,
    PutAlarmMuteRule: putMuteRule,
    DeleteAlarmMuteRule: (call) => {
      mutes.remove(call, call.input.AlarmMuteRuleName)
    },
    DeleteAlarms: (call) => {
      const names = call.input.AlarmNames ?? []
      if (names.filter((name) => composites.find(call, name)).length > 1)
        throw invalid('Only one composite alarm can be deleted in one request')
      const needed = names.filter((name) =>
        parents(call, name).some((parent) => !names.includes(parent) || parent === name),
      )
      if (needed.length > 0)
        throw invalid(
          `Cannot delete ${needed.join(',')} as there are composite alarm(s) depending on ${needed.length === 1 ? 'it' : 'them'}.`,
        )
      // a wrong name does not stop the deletion of the others
      // (AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html)
      for (const name of names) {
        delete call.state.alarms[name]
        delete compositesIn(call.state)[name]
        delete call.state.queries?.[name]
      }
    },
    SetAlarmState: (call) => {
      const { AlarmName = '', StateValue, StateReason = '', StateReasonData } = call.input
      const alarm = alarmCalled(call, AlarmName)
      if (!alarm) throw awsError('ResourceNotFound', `Unknown alarm: ${AlarmName}`, 404, {}, 'ResourceNotFound')
      if (StateValue === undefined) throw invalid('StateValue must not be null')
      if (StateReasonData !== undefined && !isJson(StateReasonData))
        throw awsError('InvalidFormat', 'StateReasonData must be JSON', 400, {}, 'InvalidFormat')
      alarm.set = { value: StateValue, reason: StateReason, at: call.now.toISOString() }
      changed(call, AlarmName)
    },
    EnableAlarmActions: (call) => {
      for (const { alarm } of existing(call, call.input.AlarmNames)) alarm.ActionsEnabled = true
    },
    DisableAlarmActions: (call) => {
      for (const { alarm } of existing(call, call.input.AlarmNames)) alarm.ActionsEnabled = false
    },
    TagResource: (call) => tag(tagged(call, call.input.ResourceARN), call.input.Tags),
    UntagResource: (call) => untag(tagged(call, call.input.ResourceARN), call.input.TagKeys),
  },
})
