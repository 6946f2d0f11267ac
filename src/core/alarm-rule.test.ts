import { expect, test } from 'vitest'
import { type AlarmState, namedAlarms, parseAlarmRule, ruleHolds } from './alarm-rule.ts'

const states: Readonly<Record<string, AlarmState>> = { a: 'ALARM', b: 'OK', 'an "odd" one': 'INSUFFICIENT_DATA' }
const holds = (text: string): boolean | undefined | 'not a rule' => {
  const rule = parseAlarmRule(text)
  return rule ? ruleHolds(rule, (name) => states[name]) : 'not a rule'
}

test.each([
  ['ALARM(a)', true],
  ['ALARM("a") AND OK(b)', true],
  ['NOT ALARM(a) OR NOT (OK(b))', false],
  ['ALARM(b) OR ALARM(a) AND OK(b)', true],
  ['(ALARM(b) OR ALARM(a)) AND ALARM(b)', false],
  ['INSUFFICIENT_DATA("an \\"odd\\" one")', true],
  ['TRUE AND NOT FALSE', true],
  ['ALARM(unknown) OR ALARM(a)', true],
  ['ALARM(unknown) AND ALARM(a)', undefined],
  ['NOT ALARM(unknown)', undefined],
  ['ALARM(a', 'not a rule'],
  ['ALARM(a) ALARM(b)', 'not a rule'],
  ['ALARM()', 'not a rule'],
  ['', 'not a rule'],
])('%s: %s', (text, wanted) => {
  expect(holds(text)).toBe(wanted)
})

test('a rule names its alarms', () => {
  const rule = parseAlarmRule('ALARM(a) AND NOT (OK("b") OR TRUE)')
  expect(rule && namedAlarms(rule)).toEqual(['a', 'b'])
})

test('one that is nested without end is no rule', () => {
  expect(holds(`${'('.repeat(5000)}TRUE${')'.repeat(5000)}`)).toBe('not a rule')
  expect(holds(`${'NOT '.repeat(2000)}TRUE`)).toBe('not a rule')
})
