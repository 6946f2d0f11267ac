import { describe, expect, test } from 'vitest'
import { seen, unseen } from '../collect/seen.ts'
import { parseAlarmRule } from '../core/alarm-rule.ts'
import type { Reaches } from '../services/logs/controls/alarms.ts'
import type { Composite } from '../services/logs/controls/composite.ts'
import { alarmWith, countedMetric } from '../services/logs/controls/examples.ts'
import { countsRoot, filterAlarm, heardBy, logAlarm, ruleAlarm, tells, together } from './alarms.ts'

const where = { account: '111122223333', partition: 'aws', home: 'us-east-1' }
const topic = 'arn:aws:sns:us-east-1:111122223333:alarm'
const unheard = 'arn:aws:sns:us-east-1:111122223333:nobody'
const known: Readonly<Record<string, Reaches>> = { [topic]: 'yes', [unheard]: 'no' }
const heard = (arn: string): Reaches => known[arn] ?? 'unknown'

describe('a metric filter counts the root user', () => {
  test.each([
    [
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
      true,
    ],
    ['{ $.userIdentity.type = Root }', true],
    ['{ ($.userIdentity.type = "Root") || ($.eventName = "StopLogging") }', true],
    ['{ $.userIdentity.type = "Root" && $.eventName = "DeleteTrail" }', false],
    ['{ $.userIdentity.type = Root && $.userIdentity.sessionContext.assumedRoot NOT EXISTS }', true],
    ['{ $.eventName = ConsoleLogin && $.userIdentity.arn = "*:root" }', true],
    ['{ $.userIdentity.arn = %:root$% }', true],
    ['{ $.eventType != "AwsServiceEvent" }', true],
    ['{ $.userIdentity.type = "IAMUser" }', false],
    ['Root', true],
    ['ERROR', false],
  ])('%s: %s', (pattern, wanted) => {
    expect(countsRoot(pattern, where)).toBe(wanted)
  })
})

const watching = (changes: Parameters<typeof alarmWith>[0], name = 'root') => ({
  alarm: alarmWith({ AlarmActions: [topic], ...changes }, name),
  metric: countedMetric,
})
const one = watching({})
const silent = watching({ Threshold: 2 }, 'deaf')
const unjudged = watching({ MetricName: null }, 'odd')
const filter = {
  name: 'root',
  region: 'eu-central-1',
  pattern: '{ $.userIdentity.type = Root }',
  recorded: 'yes' as const,
  alarms: [one],
  composites: [],
  mutes: seen([]),
}

const composite = (rule: string, more: Partial<Composite> = {}): Composite => ({
  name: 'both',
  rule: parseAlarmRule(rule),
  names: [],
  targets: [topic],
  suppressed: false,
  stateOf: (alarm) => (alarm === 'calm' ? 'OK' : alarm === 'root' || alarm === 'deaf' ? 'OK' : undefined),
  isChild: (alarm, of) => alarm === of.name,
  ...more,
})
const mute = watching({ AlarmActions: [] })
const muted = (status: string, alarm = 'root') => seen([{ name: 'night', status, alarms: [alarm] }])
const MUTES_REFUSED = {
  is: 'refused',
  call: 'cloudwatch:ListAlarmMuteRules',
  kind: 'denied',
  why: 'access denied',
} as const

describe('whether a notification would arrive', () => {
  test.each([
    [filter, 'yes', null],
    [
      { ...filter, recorded: 'unknown' },
      'unknown',
      expect.stringContaining('whether the trail of its log group is on'),
    ],
    [{ ...filter, recorded: 'no' }, 'no', 'no trail of all regions that is switched on writes to its log group'],
    [{ ...filter, pattern: '{ $.eventType != AwsServiceEvent }' }, 'unknown', expect.stringContaining('every day')],
    [{ ...filter, pattern: '{ $.eventName = ConsoleLogin }' }, 'unknown', expect.stringContaining('every day')],
    [{ ...filter, pattern: 'Root' }, 'unknown', expect.stringContaining('cannot be evaluated')],
    [{ ...filter, alarms: [] }, 'no', expect.stringContaining('no alarm of this account looks at its metric')],
    [{ ...filter, alarms: [watching({ AlarmActions: [] })] }, 'no', 'the alarm on its metric does nothing'],
    [{ ...filter, alarms: [watching({ ActionsEnabled: false })] }, 'no', 'the alarm on its metric does nothing'],
    [{ ...filter, alarms: [silent] }, 'no', expect.stringContaining('the alarm deaf stays silent')],
    [{ ...filter, alarms: [silent, one] }, 'yes', null],
    [{ ...filter, alarms: [unjudged] }, 'unknown', expect.stringContaining('the alarm odd computes')],
    [
      { ...filter, alarms: [watching({ MetricName: null, AlarmActions: [unheard] })] },
      'no',
      expect.stringContaining(unheard),
    ],
    [
      { ...filter, alarms: [silent], composites: [composite('ALARM(other)')] },
      'unknown',
      expect.stringContaining('composite alarm both'),
    ],
    [{ ...filter, alarms: [mute], composites: [composite('ALARM(root)')] }, 'yes', null],
    [{ ...filter, alarms: [mute], composites: [composite('ALARM(root) AND NOT ALARM(calm)')] }, 'yes', null],
    [
      { ...filter, alarms: [mute], composites: [composite('ALARM(root) AND ALARM(calm)')] },
      'no',
      expect.stringContaining('does not sound'),
    ],
    [
      { ...filter, alarms: [mute], composites: [composite('ALARM(root) OR OK(calm)')] },
      'no',
      expect.stringContaining('in alarm already'),
    ],
    [
      { ...filter, alarms: [mute], composites: [composite('ALARM(root)', { suppressed: true })] },
      'unknown',
      expect.stringContaining('keep its actions back'),
    ],
    [
      { ...filter, alarms: [mute], composites: [composite('not a rule')] },
      'unknown',
      expect.stringContaining('not understood'),
    ],
    [
      { ...filter, alarms: [mute], composites: [composite('ALARM(root)', { targets: [unheard] })] },
      'no',
      expect.stringContaining(unheard),
    ],
    [{ ...filter, mutes: muted('ACTIVE') }, 'no', 'the mute rule night keeps the actions of the alarm root back now'],
    [{ ...filter, mutes: muted('SCHEDULED') }, 'unknown', expect.stringContaining('back at times')],
    [{ ...filter, mutes: muted('EXPIRED') }, 'yes', null],
    [{ ...filter, mutes: muted('ACTIVE', 'another') }, 'yes', null],
    [{ ...filter, mutes: unseen(MUTES_REFUSED) }, 'unknown', expect.stringContaining('cloudwatch:ListAlarmMuteRules')],
    [{ ...filter, alarms: [silent], mutes: unseen(MUTES_REFUSED) }, 'no', expect.stringContaining('stays silent')],
    // a composite alarm sounds where the alarm that it rests on is muted
    [{ ...filter, mutes: muted('ACTIVE'), composites: [composite('ALARM(root)')] }, 'yes', null],
    [
      { ...filter, alarms: [mute], mutes: muted('ACTIVE', 'both'), composites: [composite('ALARM(root)')] },
      'no',
      expect.stringContaining('the mute rule night'),
    ],
    [
      { ...filter, alarms: [watching({ AlarmActions: ['arn:aws:sns:us-east-1:444455556666:x'] })] },
      'unknown',
      expect.stringContaining('444455556666'),
    ],
  ] as const)('%j: %s', (given, reaches, why) => {
    expect(filterAlarm(given, heard, where)).toMatchObject({ reaches, why })
  })

  const rule = {
    name: 'r',
    region: 'us-east-1',
    pattern: '{"detail":{"userIdentity":{"type":["Root"]}}}',
    enabled: true,
    targets: [topic],
  }
  test('a rule of sign-ins alone says nothing of calls', () => {
    const pattern = '{"detail-type":["AWS Console Sign In via CloudTrail"],"detail":{"userIdentity":{"type":["Root"]}}}'
    expect(ruleAlarm({ ...rule, pattern }, heard, where)).toMatchObject({ signIns: true, calls: false })
    expect(ruleAlarm(rule, heard, where)).toMatchObject({ signIns: true, calls: true, reaches: 'yes' })
  })
  test.each([[null], ['{'], ['{"source":["aws.ec2"]}']])('%s has nothing to do with the root user', (pattern) => {
    expect(ruleAlarm({ ...rule, pattern }, heard, where)).toBeUndefined()
  })
})

test('an alarm without a recipient does not count, and one that cannot be followed is unknown', () => {
  const alarm = ruleAlarm(
    {
      name: 'r',
      region: 'us-east-1',
      pattern: '{"detail":{"userIdentity":{"type":["Root"]}}}',
      enabled: true,
      targets: [topic],
    },
    heard,
    where,
  )
  if (!alarm) throw new TypeError('no alarm')
  expect(heardBy([alarm])).toMatchObject({ 'sign-in': 'yes', 'key-call': 'some', 'assume-root': 'no' })
  expect(heardBy([{ ...alarm, reaches: 'no' }])['sign-in']).toBe('no')
  expect(heardBy([{ ...alarm, reaches: 'unknown' }])).toMatchObject({ 'sign-in': 'unknown', 'assume-root': 'no' })
})

const REFUSED = { is: 'refused', call: 'oam:ListLinks', kind: 'denied', why: 'access denied' } as const
const pattern = '{ $.userIdentity.type = "Root" }'
const watched = {
  name: 'root',
  region: 'us-east-1',
  pattern,
  recorded: 'yes' as const,
  alarms: [],
  composites: [],
  mutes: seen([]),
}

test.each([
  ['is shared with no account', { ...watched, monitoring: seen([]) }, 'no', 'no alarm of this account'],
  [
    'is shared with a monitoring account',
    { ...watched, monitoring: seen(['444455556666']) },
    'unknown',
    'the monitoring account 444455556666 may have an alarm',
  ],
  [
    'has a silent alarm here, and is shared with two',
    { ...watched, alarms: [silent], monitoring: seen(['444455556666', '777788889999']) },
    'unknown',
    'the monitoring accounts 444455556666, 777788889999 may have an alarm',
  ],
  [
    'is shared with accounts that cannot be listed',
    { ...watched, monitoring: unseen(REFUSED) },
    'unknown',
    'oam:ListLinks (access denied)',
  ],
  ['is watched here', { ...watched, alarms: [one], monitoring: unseen(REFUSED) }, 'yes', null],
  [
    'no trail feeds',
    { ...watched, recorded: 'no' as const, monitoring: seen(['444455556666']) },
    'no',
    'no trail of all regions',
  ],
] as const)('who hears of a filter whose metric %s', (_, filter, reaches, why) => {
  expect(filterAlarm(filter, heard, where)).toMatchObject({
    reaches,
    why: why === null ? null : expect.stringContaining(why),
  })
})

test.each([
  [{ targets: [topic] }, 'unknown', 'whether its query finds'],
  [{ targets: [] }, 'no', 'the alarm does nothing'],
  [{ targets: [unheard] }, 'no', 'no confirmed subscription'],
  [{ targets: [topic], recorded: 'no' as const }, 'no', 'no trail of all regions'],
  [{ targets: [topic], mutes: muted('ACTIVE', 'query') }, 'no', 'the mute rule night'],
])('an alarm on a query of the log, %j: %s', (given, reaches, why) => {
  const one = { name: 'query', region: 'us-east-1', recorded: 'yes' as const, mutes: seen([]), ...given }
  expect(logAlarm(one, heard)).toMatchObject({ reaches, why: expect.stringContaining(why) })
})

describe('rules of EventBridge take the events of their own region alone', () => {
  const root = '{"detail":{"userIdentity":{"type":["Root"]}}}'
  const iam = '{"source":["aws.iam"],"detail":{"userIdentity":{"type":["Root"]}}}'
  const us = { ...where, regions: ['eu-central-1', 'us-east-1', 'us-east-2', 'us-west-2'] }
  const gov = { account: '111122223333', partition: 'aws-us-gov', home: 'us-gov-west-1' }
  const both = { ...gov, regions: ['us-gov-east-1', 'us-gov-west-1'] }
  /** The alarms of one rule in each of some regions; a pattern or target after the region's name is for that one. */
  const rulesIn = (of: typeof us, regions: readonly (readonly [string, string?, string?])[]) =>
    together(
      regions.flatMap(([region, pattern = root, target = topic]) => {
        const rule = { name: `in-${region}`, region, pattern, enabled: true, targets: [target] }
        const alarm = ruleAlarm(rule, heard, of)
        return alarm ? [{ rule, alarm }] : []
      }),
      of,
      of === us ? ['us-east-1', 'us-east-2', 'us-west-2'] : of.regions,
    )
  const told = (alarms: ReturnType<typeof rulesIn>, use: 'sign-in' | 'key-call') => alarms.map((one) => tells(one, use))

  test('a sign-in is recorded in one of three regions, and one rule hears only some', () => {
    const one = rulesIn(us, [['us-east-1']])
    expect(told(one, 'sign-in')).toEqual(['no'])
    expect(one[0]).toMatchObject({
      signIns: false,
      why: 'no rule that reaches a person takes the events of us-east-2 and us-west-2',
    })
    expect(heardBy(one)['sign-in']).toBe('some')
    const three = rulesIn(us, [['us-east-1'], ['us-east-2'], ['us-west-2']])
    expect(told(three, 'sign-in')).toEqual(['yes', 'yes', 'yes'])
    expect(three[0]).toMatchObject({ signIns: true, why: null })
  })

  test('a call in GovCloud is recorded in its region', () => {
    expect(told(rulesIn(both, [['us-gov-west-1']]), 'key-call')).toEqual(['no'])
    expect(told(rulesIn(both, [['us-gov-east-1']]), 'key-call')).toEqual(['no'])
    expect(told(rulesIn(both, [['us-gov-east-1'], ['us-gov-west-1']]), 'key-call')).toEqual(['yes', 'yes'])
    // IAM is recorded in the home region, and the other services there are not taken
    expect(told(rulesIn(both, [['us-gov-east-1'], ['us-gov-west-1', iam]]), 'key-call')).toEqual(['no', 'no'])
    expect(told(rulesIn({ ...both, regions: ['us-gov-west-1'] }, [['us-gov-west-1']]), 'key-call')).toEqual(['yes'])
  })

  test('where a region cannot be followed it is unknown, and a rule that reaches no person adds nothing', () => {
    const [east, west] = ['us-gov-east-1', 'us-gov-west-1']
    const elsewhere = 'arn:aws-us-gov:sns:us-gov-east-1:444455556666:x'
    expect(told(rulesIn(both, [[east, root, elsewhere], [west]]), 'key-call')).toEqual(['unknown', 'unknown'])
    expect(told(rulesIn(both, [[east, root, unheard], [west]]), 'key-call')).toEqual(['no', 'no'])
    const unlisted = [{ is: 'refused', call: 'ec2:DescribeRegions', kind: 'denied', why: 'access denied' }] as const
    expect(told(rulesIn({ ...both, unlisted } as typeof both, [[east], [west]]), 'key-call')).toEqual(['no', 'no'])
  })
})
