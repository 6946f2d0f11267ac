import type {
  AlarmMuteRuleSummary,
  GetAlarmMuteRuleOutput,
  ListAlarmMuteRulesInput,
  ListAlarmMuteRulesOutput,
  PutAlarmMuteRuleInput,
} from '@aws-sdk/client-cloudwatch'
import { given } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type Answer, awsError } from '../../../practice/service.ts'
import { tagsFrom } from '../../../practice/tags.ts'
import { isRecurring, isSchedule, type MuteSchedule, muteStatus } from './schedule.ts'
import { alarmCalled, type C, invalid, mutes, type StoredMute } from './state.ts'

const badToken = () => awsError('InvalidNextToken', 'Invalid NextToken', 400, {}, 'InvalidNextToken')
const paged = listing({ token: 'NextToken', size: 'MaxRecords', next: 'NextToken', invalid: badToken })

const instant = (text: string | undefined): number | undefined => (text === undefined ? undefined : Date.parse(text))

const scheduleOf = ({ rule: { Rule, StartDate, ExpireDate } }: StoredMute): MuteSchedule => ({
  expression: Rule?.Schedule?.Expression ?? '',
  duration: Rule?.Schedule?.Duration ?? '',
  timezone: Rule?.Schedule?.Timezone,
  start: instant(StartDate),
  expires: instant(ExpireDate),
})

const summary = (call: C, name: string, stored: StoredMute): Answer<AlarmMuteRuleSummary> => ({
  AlarmMuteRuleArn: mutes.arn(call, name),
  ...given({ ExpireDate: stored.rule.ExpireDate }),
  Status: muteStatus(scheduleOf(stored), call.now.getTime()),
  MuteType: isRecurring(scheduleOf(stored).expression) ? 'RECURRING' : 'ONE_TIME',
  LastUpdatedTimestamp: stored.updated,
})

export function listMuteRules(call: C<ListAlarmMuteRulesInput>): Answer<ListAlarmMuteRulesOutput> {
  const { AlarmName, Statuses } = call.input
  const found = mutes
    .all(call, (_, { rule }) => AlarmName === undefined || rule.MuteTargets?.AlarmNames?.includes(AlarmName) === true)
    .map(([name, stored]) => summary(call, name, stored))
    .filter(({ Status }) => Status !== undefined && (!Statuses?.length || Statuses.includes(Status)))
  const { AlarmMuteRuleSummaries, NextToken } = paged(call, { AlarmMuteRuleSummaries: found })
  return { AlarmMuteRuleSummaries, NextToken }
}

export function getMuteRule(call: C, name: string | undefined): Answer<GetAlarmMuteRuleOutput> {
  const stored = mutes.of(call, name)
  const { Rule, ...rule } = stored.rule
  return { Name: name, Rule, ...rule, ...summary(call, name ?? '', stored) }
}

/**
 * Creates a rule, or replaces the rule with its name; its targets must exist
 * (AmazonCloudWatch/latest/APIReference/API_MuteTargets.html).
 */
export function putMuteRule(call: C<PutAlarmMuteRuleInput>): void {
  const { Name = '', Tags, StartDate, ExpireDate, ...rule } = call.input
  if (Name === '') throw invalid('Name must not be null')
  const dates = given({ StartDate: StartDate?.toISOString(), ExpireDate: ExpireDate?.toISOString() })
  const known = mutes.find(call, Name)
  const stored: StoredMute = {
    rule: { ...rule, ...dates },
    updated: call.now.toISOString(),
    tags: known?.tags ?? tagsFrom(Tags),
  }
  if (!isSchedule(scheduleOf(stored))) throw invalid('The schedule of the mute rule is not valid')
  const unknown = (rule.MuteTargets?.AlarmNames ?? []).filter((one) => !alarmCalled(call, one))
  if (unknown.length > 0) throw invalid(`The alarms [${unknown.join(', ')}] do not exist`)
  mutes.add(call, Name, stored)
}
