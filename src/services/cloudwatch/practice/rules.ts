import type { StateValue } from '@aws-sdk/client-cloudwatch'
import { namedAlarms, parseAlarmRule, ruleHolds } from '../../../core/alarm-rule.ts'
import { parseArn } from '../../../core/arn.ts'
import { alarmCalled, type C, composites, invalid, type StoredComposite, type StoredOne } from './state.ts'

/** The limits of a rule (AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html). */
const CHILDREN = 100
const ELEMENTS = 500
/** Child alarms, TRUE and FALSE, and parentheses. */
const ELEMENT = /"(?:[^"\\]|\\.)*"|[()]|\b(?:TRUE|FALSE)\b/gi

/** The names of the alarms in a rule, each once; a rule has names or ARNs. */
const childrenOf = ({ alarm: { AlarmRule = '' } }: StoredComposite): readonly string[] => {
  const rule = parseAlarmRule(AlarmRule)
  return rule ? [...new Set(namedAlarms(rule).map(nameOf))] : []
}

/** The name of an alarm. It may contain colons: it is everything after `alarm:`. */
export const nameOf = (alarm: string): string => parseArn(alarm)?.resource.replace(/^alarm:/, '') ?? alarm

/** The alarms of both kinds that a rule refers to. */
export function children(call: C, name: string): readonly string[] {
  const composite = composites.find(call, name)
  return composite ? childrenOf(composite).filter((one) => alarmCalled(call, one)) : []
}

/** The composite alarms whose rules refer to an alarm. */
export const parents = (call: C, name: string): readonly string[] =>
  composites.all(call, (_, one) => childrenOf(one).includes(name)).map(([parent]) => parent)

/** Throws AWS's errors for an invalid rule. */
export function checkRule(call: C, rule: string): void {
  if (rule.trim() !== rule || rule === '')
    throw invalid('AlarmRule must not contain leading or trailing whitespace or be null')
  const parsed = parseAlarmRule(rule)
  if (!parsed) throw invalid('AlarmRule is not a valid expression')
  const named = [...new Set(namedAlarms(parsed).map(nameOf))]
  if (named.length > CHILDREN) throw invalid(`AlarmRule must not have more than ${CHILDREN} child alarms`)
  if ((rule.match(ELEMENT)?.length ?? 0) > ELEMENTS)
    throw invalid(`AlarmRule must not have more than ${ELEMENTS} elements`)
  const unknown = named.filter((one) => !alarmCalled(call, one))
  if (unknown.length > 0)
    throw invalid(`Could not save the composite alarm as alarms [${unknown.join(', ')}] in the alarm rule do not exist`)
}

/** The state of an alarm of either kind, from the states of the alarms in its rule. Evaluation stops at a cycle. */
export function stateOf(call: C, name: string, above: readonly string[] = []): StateValue {
  const alarm = alarmCalled(call, name)
  const composite = composites.find(call, name)
  if (alarm?.set) return alarm.set.value
  if (!composite || above.includes(name)) return 'INSUFFICIENT_DATA'
  const rule = parseAlarmRule(composite.alarm.AlarmRule ?? '')
  const holds = rule && ruleHolds(rule, (one) => stateOf(call, nameOf(one), [...above, name]))
  return holds ? 'ALARM' : 'OK'
}

/** A composite alarm whose state was set is evaluated again when one of its alarms changes. */
export function changed(call: C, name: string, above: readonly string[] = []): void {
  for (const parent of parents(call, name)) {
    if (above.includes(parent)) continue
    delete composites.of(call, parent).set
    changed(call, parent, [...above, name])
  }
}

/** The members of an alarm that both kinds share. */
export const shownState = (call: C, name: string, { set, updated }: StoredOne) => ({
  StateValue: stateOf(call, name),
  StateReason: set?.reason ?? 'Unchecked: Initial alarm creation',
  StateUpdatedTimestamp: set?.at ?? updated,
})
