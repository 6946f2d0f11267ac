import { expect, test } from 'vitest'
import { Breaker } from './breaker.ts'
import { reasonOf } from './refusals.ts'

const MINUTE = 60_000

/** A breaker whose clock is set by hand. */
function broken(slow: number) {
  let now = 0
  const breaker = new Breaker(() => now)
  for (let call = 0; call < slow; call++) breaker.slow('here')
  const may = (endpoint = 'here'): boolean => {
    try {
      breaker.demand(endpoint)
      return true
    } catch {
      return false
    }
  }
  const pass = (milliseconds: number): void => {
    now += milliseconds
  }
  return { breaker, may, pass }
}

test('after three calls without an answer in time, further ones to that endpoint fail at once', () => {
  expect(broken(2).may()).toBe(true)
  const { may } = broken(3)
  expect(may()).toBe(false)
  expect(may('elsewhere')).toBe(true)
})

test('the reason is one of its own', () => {
  const { breaker } = broken(3)
  let reason: unknown
  try {
    breaker.demand('here')
  } catch (error) {
    reason = reasonOf(error)
  }
  const why = 'not asked: 3 calls to this endpoint before it had no answer in time'
  expect(reason).toEqual({ kind: 'no-answer', why })
})

test('an answer between begins the count again', () => {
  const { breaker, may } = broken(2)
  breaker.answered('here')
  breaker.slow('here')
  breaker.slow('here')
  expect(may()).toBe(true)
})

test('once a minute one call tries it, and its answer lets the others through', () => {
  const { breaker, may, pass } = broken(3)
  pass(MINUTE - 1)
  expect(may()).toBe(false)
  pass(1)
  expect([may(), may()]).toEqual([true, false])
  breaker.slow('here')
  expect(may()).toBe(false)
  pass(MINUTE)
  expect(may()).toBe(true)
  breaker.answered('here')
  expect([may(), may()]).toEqual([true, true])
})

test('a clock that is set back does not make the rest longer', () => {
  const { may, pass } = broken(3)
  pass(-60 * MINUTE)
  expect(may()).toBe(false)
  pass(MINUTE)
  expect(may()).toBe(true)
})
