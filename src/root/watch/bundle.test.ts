import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RootEvent } from '../activity.ts'
import { signInOf } from '../examples.ts'
import { deliveriesOf, MAX_HOLD, messageId, QUIET } from './bundle.ts'
import { Courier } from './deliver.ts'
import type { WatchJournal } from './journal.ts'
import type { DeliveryOutcome, Sink } from './sink.ts'
import { type Entry, WatchState } from './state.ts'

const MINUTE = 60_000
const SINK = 'webhook:x'
const read = (id: string, more: Partial<RootEvent> = {}): RootEvent =>
  signInOf(id, {
    event: 'GetUser',
    source: 'iam.amazonaws.com',
    readOnly: true,
    session: '2026-01-01T00:00:00Z',
    ...more,
  })

/** A courier with a journal in memory, and a clock that is moved by hand. `answers`: how deliveries end, in turn; then all arrive. */
function watch({ hold = true, answers = [] as DeliveryOutcome[] } = {}) {
  let now = 0
  const log: Entry[] = []
  const sent: string[] = []
  const sink: Sink = {
    name: SINK,
    title: 'the webhook',
    deliver: async (events) => {
      sent.push(`${now / MINUTE}: ${events.map(({ id }) => id).join(' ')}`)
      return answers.shift() ?? { told: true }
    },
  }
  const { signal } = new AbortController()
  const start = () => {
    const state = new WatchState()
    for (const entry of log) state.apply(entry)
    const journal: WatchJournal = {
      state,
      from: 0,
      append: (...entries) => {
        log.push(...entries)
        for (const one of entries) state.apply(one)
      },
      compact: () => {},
    }
    const io = { clock: () => now, random: () => Uint8Array.of(0), say: () => {} }
    const courier = new Courier(sink, journal, io, hold)
    return {
      see: (...events: readonly RootEvent[]) =>
        journal.append(...events.map((seen) => ({ seen, at: now, owed: [SINK] }))),
      pass: () => courier.pass(signal, signal),
      end: () => courier.passHeld(signal),
    }
  }
  const at = (minute: number): void => {
    now = minute * MINUTE
  }
  return { start, log, sent, at }
}

test('sign-ins and changes go out at once, the reads of a session as one message once it is quiet', async () => {
  const { start, sent, at } = watch()
  const { see, pass } = start()
  see(signInOf('sign-in'), read('a'), read('b'), read('c', { readOnly: false, event: 'CreateUser' }))
  expect(await pass()).toBe(QUIET)
  expect(sent).toEqual(['0: c', '0: sign-in'])
  at(4)
  see(read('d'))
  at(5)
  expect(await pass()).toBe(4 * MINUTE + QUIET)
  at(9)
  expect(await pass()).toBeUndefined()
  expect(sent.slice(2)).toEqual(['9: a b d'])
})

test('a session that never rests is reported after half an hour, and its further reads by themselves', async () => {
  const { start, sent, at } = watch()
  const { see, pass } = start()
  for (let minute = 0; minute < MAX_HOLD / MINUTE; minute += 3) {
    at(minute)
    see(read(`r${minute}`))
    await pass()
  }
  expect(sent).toEqual([])
  at(30)
  await pass()
  expect(sent).toEqual(['30: r0 r12 r15 r18 r21 r24 r27 r3 r6 r9'])
  see(read('late'))
  at(35)
  await pass()
  expect(sent.at(-1)).toBe('35: late')
})

test('sessions, accounts and classes are told apart; where no session is named, the address does it', () => {
  const owed = [
    read('a'),
    read('b', { session: '2026-01-02T00:00:00Z' }),
    read('c', { account: '222233334444' }),
    read('d', { class: 'service' }),
    read('e', { session: null, ip: '192.0.2.1' }),
    read('f', { session: null, ip: '192.0.2.2' }),
    read('g', { session: null, ip: '192.0.2.1' }),
  ].map((event) => ({ event, at: 0, batch: undefined }))
  const groups = deliveriesOf(owed, true).map(({ events }) => events.map(({ id }) => id).join(''))
  expect(groups).toEqual(['a', 'b', 'c', 'd', 'eg', 'f'])
})

test('a message that was tried keeps its members and its id: later reads are another one', async () => {
  const unsure: DeliveryOutcome = { told: false, why: 'no answer', unsure: true, ahead: 'wait' }
  const refused: DeliveryOutcome = { told: false, why: 'it answered 500', unsure: false, ahead: 'wait' }
  for (const outcome of [unsure, refused]) {
    const { start, sent, at } = watch({ answers: [outcome] })
    const first = start()
    first.see(read('a'), read('b'))
    at(5)
    await first.pass()
    // a crash, and a new start from the journal
    const second = start()
    second.see(read('c'))
    at(6)
    await second.pass()
    expect(sent).toEqual(['5: a b', '6: a b'])
    at(10)
    await second.pass()
    expect(sent.at(-1)).toBe('10: c')
  }
})

test('at the end of a watch what is held goes out, once; what fails is left for the next start', async () => {
  const { start, sent, at } = watch({
    answers: [{ told: false, why: 'it answered 500', unsure: false, ahead: 'wait' }],
  })
  const first = start()
  first.see(read('a'), read('b'))
  at(1)
  await first.end()
  const second = start()
  await second.pass()
  await second.end()
  expect(sent).toEqual(['1: a b', '1: a b'])
  expect(await start().pass()).toBeUndefined()
})

test('a watch that looks once holds nothing', async () => {
  const { start, sent } = watch({ hold: false })
  const { see, pass } = start()
  see(read('a'), read('b'))
  expect(await pass()).toBeUndefined()
  expect(sent).toEqual(['0: a b'])
})

test('a crash while reads are held loses none of them, and doubles none', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ after: fc.nat({ max: 12 }), crash: fc.boolean() }), { maxLength: 12 }),
      async (turns) => {
        const { start, sent, at } = watch()
        let running = start()
        let minute = 0
        for (const [n, { after, crash }] of turns.entries()) {
          running.see(read(`id-${n}`))
          minute += after
          at(minute)
          if (crash) running = start()
          else await running.pass()
        }
        at(minute + 30)
        await running.pass()
        const ids = sent.flatMap((one) => one.split(': ')[1]?.split(' ') ?? [])
        expect(ids.toSorted()).toEqual(turns.map((_, n) => `id-${n}`).toSorted())
      },
    ),
  )
})

test('an event keeps its own id; a bundle has one of its members, in any order', () => {
  const [a, b] = [read('a'), read('b')]
  expect(messageId([a])).toBe('a')
  expect(messageId([a, b])).toMatch(/^reads-[0-9a-f]{32}$/)
  expect(messageId([b, a])).toBe(messageId([a, b]))
  expect(messageId([a, read('c')])).not.toBe(messageId([a, b]))
})
