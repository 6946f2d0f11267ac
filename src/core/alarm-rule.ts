/**
 * The rule of a composite alarm: `ALARM("a") AND NOT (OK(b) OR INSUFFICIENT_DATA(c))`.
 * Grammar: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */

export type AlarmState = 'ALARM' | 'OK' | 'INSUFFICIENT_DATA'

/** `alarm` is a name or an ARN, as written in the rule. */
export type AlarmRule =
  | { readonly is: 'state'; readonly state: AlarmState; readonly alarm: string }
  | { readonly is: 'constant'; readonly value: boolean }
  | { readonly is: 'not'; readonly of: AlarmRule }
  | { readonly is: 'and' | 'or'; readonly of: readonly AlarmRule[] }

/** The longest rule CloudWatch accepts, in characters (API_PutCompositeAlarm). */
const LONGEST = 10_240
const DEPTH = 64

const TOKEN = /\s*(\(|\)|"(?:[^"\\]|\\.)*"|[^\s()"]+)/y

/** Parses a rule; undefined when the text is not a rule we understand. */
export function parseAlarmRule(text: string): AlarmRule | undefined {
  if (text.length > LONGEST) return undefined
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const token = TOKEN.exec(text)?.[1]
    if (token === undefined) return undefined
    tokens.push(token)
  }
  let at = 0
  const take = (token: string): boolean => {
    if (tokens[at]?.toUpperCase() !== token) return false
    at++
    return true
  }
  const list = (word: 'AND' | 'OR', is: 'and' | 'or', read: () => AlarmRule | undefined): AlarmRule | undefined => {
    const of: AlarmRule[] = []
    do {
      const one = read()
      if (!one) return undefined
      of.push(one)
    } while (take(word))
    return of.length === 1 ? of[0] : { is, of }
  }
  const rule = (depth: number): AlarmRule | undefined =>
    depth > DEPTH ? undefined : list('OR', 'or', () => list('AND', 'and', () => factor(depth)))
  const factor = (depth: number): AlarmRule | undefined => {
    if (take('NOT')) {
      const of = depth > DEPTH ? undefined : factor(depth + 1)
      return of && { is: 'not', of }
    }
    if (take('(')) {
      const inner = rule(depth + 1)
      return inner && take(')') ? inner : undefined
    }
    if (take('TRUE')) return { is: 'constant', value: true }
    if (take('FALSE')) return { is: 'constant', value: false }
    const state = (['ALARM', 'OK', 'INSUFFICIENT_DATA'] as const).find(take)
    if (!state || !take('(')) return undefined
    const name = tokens[at++]
    return name === undefined || name === '(' || name === ')' || !take(')')
      ? undefined
      : { is: 'state', state, alarm: name.startsWith('"') ? name.slice(1, -1).replace(/\\(.)/g, '$1') : name }
  }
  const found = rule(0)
  return found && at === tokens.length ? found : undefined
}

/** Whether a rule holds, given the states of its alarms; undefined when the result depends on an alarm with an unknown state. */
export function ruleHolds(rule: AlarmRule, stateOf: (alarm: string) => AlarmState | undefined): boolean | undefined {
  switch (rule.is) {
    case 'constant':
      return rule.value
    case 'state': {
      const state = stateOf(rule.alarm)
      return state && state === rule.state
    }
    case 'not': {
      const inner = ruleHolds(rule.of, stateOf)
      return inner === undefined ? undefined : !inner
    }
    default: {
      const decides = rule.is === 'or'
      const found = rule.of.map((one) => ruleHolds(one, stateOf))
      if (found.includes(decides)) return decides
      return found.includes(undefined) ? undefined : !decides
    }
  }
}

/** The alarms that a rule names. */
export const namedAlarms = (rule: AlarmRule): readonly string[] =>
  rule.is === 'state' ? [rule.alarm] : rule.is === 'constant' ? [] : [rule.of].flat().flatMap(namedAlarms)
