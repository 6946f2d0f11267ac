import { describe, expect, test } from 'vitest'
import { Unknown } from './answer.ts'
import { agesOn, type Calendar, DatedCalendar } from './calendar.ts'
import { withGrounds } from './grounds.ts'

const versions: Calendar = {
  name: 'versions of a thing',
  read: '2026-11-30',
  source: 'https://docs.aws.amazon.com/x.html',
  ends: { '1.34': '2026-12-02', '1.0': null },
}

describe('what a calendar lists', () => {
  test('is over from the day on which its support ends', () => {
    const over = (day: string) => new DatedCalendar(versions, day).isOver('1.34')
    expect([over('2026-12-01'), over('2026-12-02'), over('2030-01-01')]).toEqual([false, true, true])
  })
  test('is never over where AWS announced no end', () => {
    expect(new DatedCalendar(versions, '2099-01-01').isOver('1.0')).toBe(false)
  })
  test('is known, also where it is over', () => {
    expect(new DatedCalendar(versions, '2030-01-01').knows('1.34')).toBe(true)
    expect(() => new DatedCalendar(versions, '2030-01-01').knows('1.99')).toThrow(Unknown)
  })
  test('is a ground of the verdict', () => {
    const { grounds } = withGrounds(() => new DatedCalendar(versions, '2026-12-01').isOver('1.34'))
    expect(grounds).toEqual([{ is: 'dated', calendar: versions, name: '1.34', end: '2026-12-02' }])
  })
})

test.each([
  [
    'a name that the calendar does not have',
    '1.35',
    '2026-12-01',
    '1.35 is not among the versions of a thing (read 2026-11-30)',
  ],
  [
    'a name of the prototype',
    'toString',
    '2026-12-01',
    'toString is not among the versions of a thing (read 2026-11-30)',
  ],
  ['no name', null, '2026-12-01', 'null is not among the versions of a thing (read 2026-11-30)'],
  ['a scan without a day', '1.34', undefined, 'the day of the scan'],
])('%s leaves it unknown', (_, name, day, missing) => {
  const ask = () => new DatedCalendar(versions, day).isOver(name)
  expect(ask).toThrow(Unknown)
  try {
    ask()
  } catch (error) {
    expect(error).toMatchObject({ missing: [missing] })
  }
})

test('is stale more than 90 days after it was read, once for all controls that rest on it', () => {
  const controls = [{ calendars: { versions } }, { calendars: { versions } }, { calendars: {} }]
  expect(agesOn('2027-02-28', controls)).toEqual([{ calendar: versions, days: 90, stale: false }])
  expect(agesOn('2027-03-01', controls)).toEqual([{ calendar: versions, days: 91, stale: true }])
})
