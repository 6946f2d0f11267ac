import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RootEvent } from '../activity.ts'
import { signInOf } from '../examples.ts'
import { deliveriesOf } from './bundle.ts'
import { type Entry, WatchState } from './state.ts'

const SINKS = ['terminal', 'webhook:1', 'sns:2'] as const

const eventOf = (n: number): RootEvent =>
  signInOf(`event-${n}`, { at: new Date(Date.UTC(2026, 0, 1, 0, n % 7)).toISOString() })
const number = fc.nat({ max: 12 })
const sink = fc.constantFrom(...SINKS)
/** Of one event, or of a bundle. */
const ids = fc.oneof(
  number.map((n) => `event-${n}`),
  fc.uniqueArray(
    number.map((n) => `event-${n}`),
    { minLength: 1, maxLength: 4 },
  ),
)
const place = fc.record({ dev: fc.nat(), ino: fc.nat(), size: fc.nat() })
const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ seen: number.map(eventOf), at: fc.nat(), owed: fc.uniqueArray(sink) }),
  fc.record({ trying: ids, sink, place }),
  fc.record({ trying: ids, sink }),
  fc.record({ refused: ids, sink }),
  fc.record({ told: ids, sink }),
  fc.record({ looked: fc.dictionary(fc.constantFrom('us-east-1', 'eu-central-1'), fc.nat()) }),
)
const entries = fc.array(entry, { maxLength: 60 })

const stateOf = (list: Iterable<Entry>): WatchState => {
  const state = new WatchState()
  for (const one of list) state.apply(one)
  return state
}
/** All that can be asked of a state. */
const shown = (state: WatchState) => ({
  known: Array.from({ length: 13 }, (_, n) => state.knows(eventOf(n))),
  owed: SINKS.map((name) => state.owedTo(name)),
  messages: SINKS.map((name) => deliveriesOf(state.owedTo(name), true)),
  owing: [...state.owing()],
  looked: ['us-east-1', 'eu-central-1'].map((region) => state.lookedUntil(region)),
})

test('compacted it says the same', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const state = stateOf(list)
      expect(shown(stateOf(state.entries()))).toEqual(shown(state))
    }),
  )
})

test('an entry that stands there twice changes nothing, and an event that is known is not owed again', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const twice = list.flatMap((one) => [one, one])
      expect(shown(stateOf(twice))).toEqual(shown(stateOf(list)))
    }),
  )
})

test('what was told is never owed again, whatever follows', () => {
  fc.assert(
    fc.property(entries, number, sink, entries, (before, n, name, after) => {
      const told: Entry[] = [
        ...before,
        { seen: eventOf(n), at: 1, owed: [name] },
        { told: `event-${n}`, sink: name },
        ...after,
      ]
      expect(
        stateOf(told)
          .owedTo(name)
          .some(({ event }) => event.id === `event-${n}`),
      ).toBe(false)
    }),
  )
})

test('it forgets what is long past, never what is owed, and nothing that a region may yet be looked through for', () => {
  const day = 86_400_000
  const now = 400 * day
  const seen = (n: number, at: number, owed: readonly string[]): Entry => ({ seen: eventOf(n), at, owed })
  const list = [seen(1, now - 20 * day, []), seen(2, now - 20 * day, ['terminal']), seen(3, now - 10 * day, [])]
  const state = stateOf([...list, { looked: { 'us-east-1': now } }])
  state.prune(now)
  expect([1, 2, 3].map((n) => state.knows(eventOf(n)))).toEqual([false, true, true])
  // a watch that comes back after a long pause looks through what it knew then
  const back = stateOf([...list, { looked: { 'us-east-1': now - 19 * day } }])
  back.prune(now)
  expect([1, 2, 3].map((n) => back.knows(eventOf(n)))).toEqual([true, true, true])
})

test('an event that comes twice is one; one that says something else under its id is another, and both are told', () => {
  const real = signInOf('one', { mfa: false })
  const forged = signInOf('one', { event: 'GetAccountSummary', readOnly: true })
  for (const list of [
    [forged, real, real, forged],
    [real, forged],
  ]) {
    const state = new WatchState()
    const [first, second, ...more] = state.fresh(list)
    expect([first, more]).toEqual([list[0], []])
    expect(second).toEqual({ ...list[1], id: expect.stringMatching(/^one-[0-9a-f]{32}$/) })
    // and so they are where they come one after the other
    for (const [n, event] of list.entries())
      for (const seen of state.fresh([event])) state.apply({ seen, at: n, owed: ['terminal'] })
    expect(new Set(state.owedTo('terminal').map(({ event }) => event))).toEqual(new Set([first, second]))
    expect(list.every((event) => state.knows(event))).toBe(true)
  }
})

test.each<keyof RootEvent>(['account', 'region', 'at', 'event', 'ip'])(
  'a forged event hides none that has another %s',
  (key) => {
    const state = stateOf([{ seen: signInOf('one'), at: 1, owed: [] }])
    const again = stateOf(state.entries())
    expect(again.knows(signInOf('one'))).toBe(true)
    expect(again.knows(signInOf('one', { [key]: '2026-01-02T00:00:00Z' }))).toBe(false)
  },
)

test('the id of its own that an event would get can be taken as well', () => {
  const state = stateOf([{ seen: signInOf('one', { mfa: false }), at: 1, owed: [] }])
  const real = signInOf('one', { mfa: true })
  const [own] = state.fresh([real])
  state.apply({ seen: signInOf(own?.id ?? '', { mfa: false }), at: 2, owed: [] })
  const [other] = state.fresh([real])
  expect(other?.id).toMatch(/^one(-[0-9a-f]{32}){2}$/)
})
