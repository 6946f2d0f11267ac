import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemSleep } from '../../core/clock.ts'
import type { RootEvent } from '../activity.ts'
import { signInOf } from '../examples.ts'
import { JournalFile, type WatchJournal } from './journal.ts'
import type { DeliveryOutcome, Sink } from './sink.ts'
import type { WatchSource } from './source.ts'
import { terminalSink } from './terminal.ts'
import { watchRoot } from './watch.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-watch-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const header = { account: '111122223333', from: 0 }
const eventOf = (n: number): RootEvent =>
  signInOf(`id-${n};`, { at: new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString() })
let now = Date.UTC(2026, 0, 2)
/** Time passes only during a sleep. */
const sleep = async (ms: number): Promise<void> => {
  now += ms
}
const quiet = { clock: () => now, sleep, random: () => Uint8Array.of(0), say: () => {} }

class Crash extends Error {}

/**
 * A run that ends at a step as a crash would end it: nothing after it happens. `faulty`: how the webhook answers, in turn; then it
 * takes everything.
 */
async function run(
  at: { journal: string; log: string },
  shown: readonly RootEvent[],
  crashAt: number,
  faulty: DeliveryOutcome[],
  posted: string[],
) {
  const file = await JournalFile.open(at.journal, header)
  const output = openSync(at.log, 'a')
  let steps = 0
  const step = (): void => {
    steps += 1
    if (steps >= crashAt) throw new Crash()
  }
  const journal: WatchJournal = {
    state: file.state,
    from: 0,
    append: (...entries) => {
      step()
      file.append(...entries)
      step()
    },
    compact: () => file.compact(now),
  }
  const terminal = terminalSink(([event]) => `told ${event?.id}`, output, sleep)
  const hook: Sink = {
    name: 'webhook:x',
    title: 'the webhook',
    deliver: async ([event]) => {
      const id = event?.id ?? ''
      const outcome = faulty.shift() ?? { told: true }
      if (outcome.told || outcome.unsure) posted.push(id)
      return outcome
    },
  }
  const killable = (sink: Sink): Sink => ({
    ...sink,
    deliver: async (events, again, signal) => {
      step()
      const outcome = await sink.deliver(events, again, signal)
      step()
      return outcome
    },
  })
  const source: WatchSource = {
    pause: 0,
    look: async (take) => {
      take(shown)
      return true
    },
  }
  try {
    return await watchRoot(
      { source, sinks: [terminal, hook].map(killable), journal, once: true, tryFor: 60_000 },
      { ...quiet, stop: new AbortController().signal },
    )
  } catch (error) {
    if (error instanceof Crash) return undefined
    throw error
  } finally {
    closeSync(output)
    await file.close()
  }
}

const outcome: fc.Arbitrary<DeliveryOutcome> = fc.constantFrom<DeliveryOutcome>(
  { told: false, why: 'it answered 500', unsure: false, ahead: 'wait' },
  { told: false, why: 'it did not answer', unsure: true, ahead: 'wait' },
  { told: true },
)

test('however often it crashes, and whatever the webhook answers, each event stands in the file once and none is lost', async () => {
  let count = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ crashAt: fc.integer({ min: 1, max: 30 }), fresh: fc.nat({ max: 2 }) }), { maxLength: 6 }),
      fc.array(outcome, { maxLength: 4 }),
      async (runs, faulty) => {
        const at = { journal: join(folder, `${count}.jsonl`), log: join(folder, `${count++}.log`) }
        const posted: string[] = []
        const shown: RootEvent[] = []
        const more = (n: number): void => {
          for (let i = 0; i < n; i++) shown.push(eventOf(shown.length))
        }
        for (const { crashAt, fresh } of runs) {
          more(fresh)
          await run(at, shown, crashAt, faulty, posted)
        }
        more(1)
        const end = await run(at, shown, Number.POSITIVE_INFINITY, faulty, posted)
        expect([...(end?.owing ?? ['crashed'])]).toEqual([])
        const lines = readFileSync(at.log, 'utf8').trimEnd().split('\n')
        expect(lines.toSorted()).toEqual(shown.map(({ id }) => `told ${id}`).toSorted())
        expect(new Set(posted)).toEqual(new Set(shown.map(({ id }) => id)))
      },
    ),
    { numRuns: 15 },
  )
})

test('killed at every single step in turn', async () => {
  const shown = [eventOf(0), eventOf(1)]
  for (let crashAt = 1; ; crashAt += 1) {
    const at = { journal: join(folder, `step-${crashAt}.jsonl`), log: join(folder, `step-${crashAt}.log`) }
    const posted: string[] = []
    const lived = await run(at, shown, crashAt, [], posted)
    await run(at, shown, Number.POSITIVE_INFINITY, [], posted)
    expect(readFileSync(at.log, 'utf8')).toBe('told id-0;\ntold id-1;\n')
    expect(new Set(posted).size).toBe(2)
    expect(posted.length).toBeLessThanOrEqual(3)
    if (!lived) continue
    expect(crashAt).toBeGreaterThan(20)
    return
  }
})

test('a line that was cut in the middle is ended, and told whole', async () => {
  const at = { journal: join(folder, 'torn.jsonl'), log: join(folder, 'torn.log') }
  const file = await JournalFile.open(at.journal, header)
  const output = openSync(at.log, 'a')
  const terminal = terminalSink(([event]) => `told ${event?.id}`, output, sleep)
  const place = terminal.place?.()
  file.append({ seen: eventOf(0), at: 1, owed: ['terminal'] })
  file.append({ trying: 'id-0;', sink: 'terminal', ...(place ? { place } : {}) })
  await file.close()
  writeSync(output, 'told i')
  closeSync(output)
  await run(at, [], Number.POSITIVE_INFINITY, [], [])
  expect(readFileSync(at.log, 'utf8')).toBe('told i\ntold id-0;\n')
})

test('stopped, it ends at once, and leaves what is owed for the next time', async () => {
  const file = await JournalFile.open(join(folder, 'stop.jsonl'), header)
  const stop = new AbortController()
  const never: Sink = {
    name: 'webhook:x',
    title: 'the webhook',
    deliver: async () => {
      stop.abort()
      return { told: false, why: 'it answered 500', unsure: false, ahead: 'wait' }
    },
  }
  const source: WatchSource = {
    pause: 60_000,
    look: async (take) => {
      take([eventOf(0)])
      return true
    },
  }
  const end = await watchRoot(
    { source, sinks: [never], journal: file, once: false, tryFor: 0 },
    { ...quiet, clock: Date.now, sleep: systemSleep, stop: stop.signal },
  )
  expect([end.events, [...end.owing]]).toEqual([1, [['webhook:x', 1]]])
  await file.close()
})
