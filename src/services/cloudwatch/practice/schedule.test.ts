import { expect, test } from 'vitest'
import { isSchedule, type MuteSchedule, minutesOf, muteStatus } from './schedule.ts'

const at = (time: string): number => Date.parse(time)
const schedule = (expression: string, duration = 'PT2H', more: Partial<MuteSchedule> = {}): MuteSchedule => ({
  ...{ expression, duration, timezone: undefined, start: undefined, expires: undefined },
  ...more,
})

test.each([
  ['PT1M', 1],
  ['PT4H', 240],
  ['P2DT12H', 3600],
  ['P15D', 21_600],
  ['P15DT1M', undefined],
  ['PT0M', undefined],
  ['4 hours', undefined],
])('%s has %s minutes', (duration, minutes) => {
  expect(minutesOf(duration)).toBe(minutes)
})

test.each<[MuteSchedule, string, string]>([
  [schedule('cron(0 2 * * *)'), '2026-11-30T02:00:00Z', 'ACTIVE'],
  [schedule('cron(0 2 * * *)'), '2026-11-30T03:59:59Z', 'ACTIVE'],
  [schedule('cron(0 2 * * *)'), '2026-11-30T04:00:00Z', 'SCHEDULED'],
  // 30 November 2026 is a Monday
  [schedule('cron(0 18 * * FRI)', 'P2DT12H'), '2026-11-30T05:59:00Z', 'ACTIVE'],
  [schedule('cron(0 18 * * FRI)', 'P2DT12H'), '2026-11-30T06:00:00Z', 'SCHEDULED'],
  [schedule('cron(0,30 8-9 1 NOV,DEC MON-TUE)'), '2026-12-01T11:29:00Z', 'ACTIVE'],
  [schedule('at(2026-11-30T12:00)', 'PT2H', { timezone: 'Europe/Berlin' }), '2026-11-30T11:30:00Z', 'ACTIVE'],
  [schedule('at(2026-11-30T12:00)'), '2026-11-30T11:30:00Z', 'SCHEDULED'],
  [schedule('at(2026-11-30T12:00)'), '2026-11-30T14:00:00Z', 'EXPIRED'],
  [schedule('cron(* * * * *)', 'PT1M', { start: at('2026-12-01T00:00:00Z') }), '2026-11-30T12:00:00Z', 'SCHEDULED'],
  [schedule('cron(* * * * *)', 'PT1M', { expires: at('2026-11-30T12:00:00Z') }), '2026-11-30T12:00:00Z', 'EXPIRED'],
])('%j at %s is %s', (given, time, status) => {
  expect(muteStatus(given, at(time))).toBe(status)
})

test.each([
  ['cron(0 2 * *)', 'PT1H'],
  ['cron(60 2 * * *)', 'PT1H'],
  ['cron(0 9-8 * * *)', 'PT1H'],
  ['rate(1 hour)', 'PT1H'],
  ['cron(0 2 * * *)', 'PT'],
])('%s for %s is not taken', (expression, duration) => {
  expect(isSchedule(schedule(expression, duration))).toBe(false)
  expect(isSchedule(schedule('cron(0 2 * * SUN)'))).toBe(true)
  expect(isSchedule(schedule('cron(0 2 * * SUN)', 'PT1H', { timezone: 'Mars/Olympus' }))).toBe(false)
})
