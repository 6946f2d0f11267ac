import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sdk } from '../services/sdk.gen.ts'
import { Gate, Limiter, type Time } from './limiter.ts'

/** A clock turned by hand: sleepers wake in the order of their times. */
class Hands implements Time {
  #now = 0
  #sleepers: { at: number; wake: () => void }[] = []

  now(): number {
    return this.#now
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ at: this.#now + milliseconds, wake }))
  }

  /** Lets all who sleep wake, one after the other, each at its time. */
  async run(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve))
      const next = this.#sleepers.sort((a, b) => a.at - b.at).shift()
      if (!next) return
      this.#now = Math.max(this.#now, next.at)
      next.wake()
    }
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds
  }
}

const quota = { perSecond: 10, burst: 20 }

test('half of the quota at the most, in every second, and everybody gets through in the order of coming', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 50 }), async (calls, perSecond) => {
      const time = new Hands()
      const limiter = new Limiter({ perSecond, burst: perSecond * 2 }, time)
      const served: { call: number; at: number }[] = []
      for (let call = 0; call < calls; call++) void limiter.take().then(() => served.push({ call, at: time.now() }))
      await time.run()
      expect(served.map(({ call }) => call)).toEqual([...Array(calls).keys()])
      // of what the bucket held at first (half of the burst), and half of the rate since
      for (const [count, { at }] of served.entries())
        expect(count + 1).toBeLessThanOrEqual(Math.max(1, perSecond) + (at / 1000) * (perSecond / 2) + 1e-6)
    }),
    { numRuns: 40 },
  )
})

test('a throttled answer cuts the rate once a second; successes win it back, never above half of the quota', () => {
  const time = new Hands()
  const limiter = new Limiter(quota, time)
  expect(limiter.rate).toBe(5)
  for (let i = 0; i < 10; i++) limiter.throttled()
  expect(limiter.rate).toBeCloseTo(3)
  time.pass(1001)
  limiter.throttled()
  expect(limiter.rate).toBeCloseTo(1.8)
  for (let i = 0; i < 10; i++) {
    time.pass(1001)
    limiter.throttled()
  }
  expect(limiter.rate).toBe(0.5)
  for (let i = 0; i < 1000; i++) limiter.succeeded()
  expect(limiter.rate).toBe(5)
})

test('every quota is a positive number', () => {
  for (const { quota, quotas } of Object.values(sdk))
    for (const { perSecond, burst } of [quota, ...Object.values(quotas)]) expect(perSecond > 0 && burst >= 1).toBe(true)
})

test('a gate lets so many through at once, frees its place on a failure too, and keeps the order', async () => {
  const gate = new Gate(2)
  let inside = 0
  let most = 0
  const order: number[] = []
  const task = (n: number) => async () => {
    inside++
    most = Math.max(most, inside)
    order.push(n)
    await new Promise((resolve) => setImmediate(resolve))
    inside--
    if (n % 3 === 0) throw new Error('refused')
  }
  await Promise.allSettled(Array.from({ length: 9 }, (_, n) => gate.run(task(n))))
  expect([most, inside, order]).toEqual([2, 0, [0, 1, 2, 3, 4, 5, 6, 7, 8]])
})
