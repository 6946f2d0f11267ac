import { expect, test } from 'vitest'
import { isFresh, isUsable, refreshWindows } from './refresh.ts'

const MINUTE = 60_000
const span = (minutes: number) => ({
  openedAt: new Date(0).toISOString(),
  expiresAt: new Date(minutes * MINUTE).toISOString(),
})
/** Whether it is still used with this many minutes left. */
const freshWith = (left: number, minutes: number): boolean => isFresh(span(minutes), (minutes - left) * MINUTE)

test.each(refreshWindows)('$by asks for no session that it would ask for again at once', ({ seconds }) => {
  const minutes = seconds / 60
  expect(freshWith(minutes, 60)).toBe(false)
  expect(freshWith(minutes, 720)).toBe(false)
})

test('a session is given out until 16 minutes before its end, a short one for two thirds of its time', () => {
  expect([freshWith(16.1, 60), freshWith(16, 60), freshWith(5.1, 15), freshWith(5, 15)]).toEqual([
    true,
    false,
    true,
    false,
  ])
})

test('to begin something a minute will do', () => {
  expect([isUsable(span(60), 58 * MINUTE), isUsable(span(60), 59 * MINUTE)]).toEqual([true, false])
})
