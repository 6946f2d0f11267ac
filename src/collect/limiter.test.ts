import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CallOutcome } from './bucket.ts'
import { Hands } from './hands-in-test.ts'
import { Limiter } from './limiter.ts'
import type { Pace, Quota, Rate } from './quotas.ts'

const PAGE = { source: 'https://docs.aws.amazon.com/x', read: '2026-11-30' }
const LATENCY = 50

interface World {
  readonly time: Hands
  readonly limiter: Limiter
  readonly quotas: readonly Quota[]
  /** What left, in its order. */
  readonly left: { readonly call: string; readonly at: number }[]
}

const world = (pace: Pace | undefined, quotas: readonly Quota[] = [], places = 48): World => {
  const time = new Hands()
  return { time, limiter: new Limiter({ time, places, pace }), quotas, left: [] }
}

/** Makes a call that AWS answers after 50 ms; a throttled one is tried again. */
async function call(
  { time, limiter, quotas, left }: World,
  operation: string,
  name = operation,
  answer: () => CallOutcome = () => 'taken',
): Promise<void> {
  const turn = limiter.turn({ service: 's', operation, region: 'r', input: {} }, quotas)
  for (let outcome: CallOutcome = 'throttled'; outcome === 'throttled'; ) {
    await turn.attempt()
    left.push({ call: name, at: time.now() })
    outcome = answer()
    await time.sleep(LATENCY)
    turn.ended(outcome)
  }
}

/** AWS's own bucket, of which the limiter knows only what is published. */
function bucketOfAws(time: Hands, { perSecond, burst = perSecond }: Rate): () => CallOutcome {
  let tokens = burst
  let at = time.now()
  return () => {
    tokens = Math.min(burst, tokens + ((time.now() - at) / 1000) * perSecond)
    at = time.now()
    // counts of tokens have rounding errors
    if (tokens < 1 - 1e-6) return 'throttled'
    tokens -= 1
    return 'taken'
  }
}

test('never more than the share of the pace, in any span, and in the order in which the calls came', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom<Pace>('gentle', 'normal', 'full'),
      async (calls, perSecond, pace) => {
        const burst = perSecond * 2
        const here = world(pace, [{ each: ['A'], perSecond, burst, ...PAGE }])
        const all = Promise.all(Array.from({ length: calls }, (_, n) => call(here, 'A', `${n}`)))
        await here.time.run()
        await all
        const share = { gentle: 0.25, normal: 0.5, full: 1 }[pace]
        expect(here.left.map((one) => one.call)).toEqual(Array.from({ length: calls }, (_, n) => `${n}`))
        for (const [count, { at }] of here.left.entries())
          expect(count + 1).toBeLessThanOrEqual(Math.max(1, burst * share) + (at / 1000) * perSecond * share + 0.01)
      },
    ),
    { numRuns: 40 },
  )
})

test('a slow bucket keeps no other call back: a place is taken only by a call that may leave', async () => {
  const quotas = [
    { each: ['Slow'], perSecond: 1, ...PAGE },
    { each: ['Fast'], perSecond: 1000, ...PAGE },
  ]
  const here = world('full', quotas, 2)
  const all = Promise.all([
    ...Array.from({ length: 10 }, () => call(here, 'Slow')),
    ...Array.from({ length: 20 }, () => call(here, 'Fast')),
  ])
  await here.time.run()
  await all
  const fast = here.left.filter((one) => one.call === 'Fast')
  expect(fast.at(-1)?.at).toBeLessThan(1000)
  expect(here.left.at(-1)).toEqual({ call: 'Slow', at: 9000 })
})

test('of the calls that may leave, those of the longest line go first', async () => {
  const quotas = [
    { each: ['A'], perSecond: 100, burst: 100, ...PAGE },
    { each: ['B'], perSecond: 10, burst: 100, ...PAGE },
  ]
  const here = world('full', quotas, 1)
  const all = Promise.all(['A', 'A', 'A', 'B', 'B'].map((one) => call(here, one)))
  await here.time.run()
  await all
  // the first finds the only place free
  expect(here.left.map((one) => one.call)).toEqual(['A', 'B', 'B', 'A', 'A'])
})

test('a retry waits for the bucket, before the calls that have not left yet', async () => {
  const here = world('full', [{ each: ['A'], perSecond: 10, burst: 1, ...PAGE }])
  const answers: CallOutcome[] = ['throttled', 'taken']
  const all = Promise.all([
    call(here, 'A', 'first', () => answers.shift() ?? 'taken'),
    ...Array.from({ length: 5 }, (_, n) => call(here, 'A', `${n}`)),
  ])
  await here.time.run()
  await all
  const [first, again, next] = here.left
  expect([first?.call, again?.call, next?.call]).toEqual(['first', 'first', '0'])
  // it rests, and has fewer tokens
  expect(again?.at).toBeGreaterThanOrEqual(LATENCY + 100)
})

test('an unpublished rate is found: little is throttled, and nothing crawls', async () => {
  for (const perSecond of [5, 150]) {
    const here = world('full', [], 500)
    const aws = bucketOfAws(here.time, { perSecond, burst: perSecond * 2 })
    let throttled = 0
    const calls = perSecond * 30
    const all = Promise.all(
      Array.from({ length: calls }, () =>
        call(here, 'A', 'A', () => {
          const outcome = aws()
          if (outcome === 'throttled') throttled++
          return outcome
        }),
      ),
    )
    await here.time.run()
    await all
    const ideal = ((calls - perSecond * 2) / perSecond) * 1000
    expect({ perSecond, slow: (here.left.at(-1)?.at ?? 0) / ideal < 1.2 }).toEqual({ perSecond, slow: true })
    expect({ perSecond, few: throttled < 20 + calls * 0.02 }).toEqual({ perSecond, few: true })
  }
})

test('a published rate that another caller uses is found, too, and won back when it is free again', async () => {
  const here = world('full', [{ each: ['A'], perSecond: 20, burst: 20, ...PAGE }])
  const others = bucketOfAws(here.time, { perSecond: 5, burst: 5 })
  const alone = bucketOfAws(here.time, { perSecond: 20, burst: 20 })
  const all = Promise.all(
    Array.from({ length: 1000 }, () => call(here, 'A', 'A', () => (here.time.now() < 20_000 ? others() : alone()))),
  )
  await here.time.run()
  await all
  const within = (from: number, to: number): number =>
    here.left.filter(({ at }) => at >= from && at < to).length / ((to - from) / 1000)
  expect(within(5_000, 20_000)).toBeLessThan(8)
  expect(within(35_000, 45_000)).toBeGreaterThan(18)
})

test('a published rate is never exceeded where AWS answers, however long each request is on its way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        perSecond: fc.integer({ min: 5, max: 50 }),
        ways: fc.array(fc.integer({ min: 5, max: 400 }), { minLength: 1, maxLength: 50 }),
      }),
      async ({ perSecond, ways }) => {
        const here = world('full', [{ each: ['A'], perSecond, burst: perSecond * 2, ...PAGE }])
        const { time, limiter, quotas } = here
        const aws = bucketOfAws(time, { perSecond, burst: perSecond * 2 })
        const outcomes: CallOutcome[] = []
        const all = Promise.all(
          Array.from({ length: perSecond * 10 }, async (_, n) => {
            const turn = limiter.turn({ service: 's', operation: 'A', region: 'r', input: {} }, quotas)
            await turn.attempt()
            await time.sleep(ways[n % ways.length] ?? LATENCY)
            const outcome = aws()
            outcomes.push(outcome)
            await time.sleep(5)
            turn.ended(outcome)
          }),
        )
        await time.run()
        await all
        expect(outcomes).toHaveLength(perSecond * 10)
        expect(outcomes).not.toContain('throttled')
      },
    ),
    { numRuns: 30 },
  )
})

test('a published rate is kept where AWS throttles a few requests at once, and refuses the next, too', async () => {
  const here = world('full', [{ each: ['A'], perSecond: 15, ...PAGE }])
  // a pause of AWS's bucket: its rate is as published before and after
  const refused = (at: number): boolean => at >= 5_000 && at < 5_400
  const all = Promise.all(
    Array.from({ length: 300 }, () => call(here, 'A', 'A', () => (refused(here.time.now()) ? 'throttled' : 'taken'))),
  )
  await here.time.run()
  await all
  // it takes 19 s without the pause
  expect(here.left.at(-1)?.at).toBeLessThan(23_000)
})

test('each account has its own buckets, over the same places', async () => {
  const here = world('full', [{ each: ['A'], perSecond: 1, ...PAGE }])
  const other = { ...here, limiter: here.limiter.ofAnotherAccount() }
  const all = Promise.all([call(here, 'A', 'a'), call(here, 'A', 'b'), call(other, 'A', 'c')])
  await here.time.run()
  await all
  expect(here.left).toEqual([
    { call: 'a', at: 0 },
    { call: 'c', at: 0 },
    { call: 'b', at: 1000 },
  ])
})

test('without a pace the places are the only limit', async () => {
  const here = world(undefined, [{ each: ['A'], perSecond: 1, ...PAGE }], 2)
  const all = Promise.all(Array.from({ length: 6 }, () => call(here, 'A')))
  await here.time.run()
  await all
  expect(here.left.map(({ at }) => at)).toEqual([0, 0, 50, 50, 100, 100])
})

test('a limiter that is closed refuses what waits and what comes', async () => {
  const here = world('full', [{ each: ['A'], perSecond: 1, ...PAGE }])
  const calls = [call(here, 'A'), call(here, 'A'), call(here, 'A')]
  const ends = Promise.allSettled(calls)
  here.limiter.close(new Error('interrupted'))
  await here.time.run()
  expect((await ends).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  await expect(call(here, 'A')).rejects.toThrow('interrupted')
})

test('what the calls cost is told by service and region', async () => {
  const here = world('full', [{ each: ['A'], perSecond: 1, ...PAGE }])
  const answers: CallOutcome[] = ['taken', 'throttled']
  const all = Promise.all([1, 2].map(() => call(here, 'A', 'A', () => answers.shift() ?? 'taken')))
  await here.time.run()
  await all
  const [only, ...none] = here.limiter.timings.timing.services
  expect(none).toEqual([])
  expect(only).toMatchObject({ service: 's', region: 'r', calls: 2, throttled: 1, retried: 1 })
  // the second waited for its token, and after it was throttled for another
  expect(only?.waitedMs).toBeGreaterThan(1900)
  expect(here.limiter.timings.timing.waitedMs).toBe(only?.waitedMs)
})

test('a clock that is set back an hour lengthens no rest after a throttled call', async () => {
  const hands = new Hands()
  let back = 0
  const time = { now: () => hands.now() - back, sleep: (milliseconds: number) => hands.sleep(milliseconds) }
  const set: World = { time: hands, limiter: new Limiter({ time, places: 48, pace: 'full' }), quotas: [], left: [] }
  const answers: CallOutcome[] = ['throttled', 'taken']
  const done = call(set, 'A', 'a', () => answers.shift() ?? 'taken')
  await hands.run(() => hands.now() >= LATENCY)
  back = 60 * 60 * 1000
  await hands.run(() => set.left.length === 2 || hands.now() > 60_000)
  expect(set.left.map(({ at }) => at < 1_000)).toEqual([true, true])
  await hands.run()
  await done
})
