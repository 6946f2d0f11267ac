import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Aws } from '../../src/collect/aws.ts'
import { systemClock, systemSleep } from '../../src/core/clock.ts'
import { unhurried } from '../../src/practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { historySource } from '../../src/root/watch/history.ts'
import type { WatchJournal } from '../../src/root/watch/journal.ts'
import { WatchState } from '../../src/root/watch/state.ts'
import { watchRoot } from '../../src/root/watch/watch.ts'
import { sdk } from '../../src/services/sdk.gen.ts'
import { type Asked, type Fate, type FaultProxy, faults, losses, startProxy } from '../faults/proxy.ts'
import { clientFor } from '../practice/in-test.ts'

let practice: Practice
let proxy: FaultProxy
/** More than two pages of what the root user did. */
const EVENTS = 103
let from: number
beforeAll(async () => {
  practice = await startPractice()
  proxy = await startProxy(practice)
  from = systemClock() - 2_000
  const iam = new IAM(clientFor(practice, 'root'))
  // changes: reads would be held until their session is quiet
  await Promise.all(Array.from({ length: EVENTS }, (_, n) => iam.createUser({ UserName: `by-root-${n}` })))
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
})

type ByPage = (call: Asked, page: number, pass: number) => Fate

interface World {
  readonly told: readonly string[]
  readonly said: readonly string[]
  /** Milliseconds since it began. */
  readonly passed: number
}

let words = 0
/**
 * A watch of the history through the proxy, which keeps its journal in memory; its time passes only where it sleeps. `fate` is asked
 * for each call of LookupEvents, with the number of the page and of the look (both from 1; in one region).
 */
async function watch(fate: ByPage, over: (world: World) => boolean, { regions = ['us-east-1'], pause = 5_000 } = {}) {
  const word = `case-${words++}`
  let page = 0
  let pass = 0
  proxy.plans.set(word, (call) => {
    if (call.operation !== 'LookupEvents') return undefined
    const first = !call.body.includes('NextToken')
    page = first ? 1 : page + 1
    if (first) pass += 1
    return fate(call, page, pass)
  })
  const { accessKeyId, secretAccessKey } = practice.principals.admin
  const aws = new Aws({
    sdk,
    credentials: async () => ({ accessKeyId, secretAccessKey }),
    endpointUrl: proxy.endpoint,
    requestHandler: proxy.requestHandler,
    time: unhurried,
    userAgent: word,
    patience: { attempts: 1, connectMs: 60_000, answerMs: 60_000 },
  })
  const state = new WatchState()
  const journal: WatchJournal = {
    state,
    from,
    append: (...entries) => {
      for (const one of entries) state.apply(one)
    },
    compact: () => {},
  }
  const told: string[] = []
  const said: string[] = []
  const began = systemClock()
  let now = began
  const stop = new AbortController()
  const sleep = async (ms: number): Promise<void> => {
    now += ms
    if (over({ told, said, passed: now - began }) || now - began > 7_200_000) stop.abort()
    await systemSleep(0)
  }
  const io = { clock: () => now, sleep, random: () => Uint8Array.of(0), say: (text: string) => void said.push(text) }
  const reach = { aws, account: practice.account, partition: 'aws', home: 'us-east-1', region: 'us-east-1' }
  const source = historySource({ reach, regions: async () => ({ regions }), journal, pause, ...io })
  try {
    const { seen } = await watchRoot(
      {
        source,
        sinks: [
          {
            name: 'memory',
            title: 'memory',
            deliver: async (events) => {
              told.push(...events.map(({ id }) => id))
              return { told: true }
            },
          },
        ],
        journal,
        once: false,
        tryFor: 0,
      },
      { ...io, stop: stop.signal },
    )
    return { told, said, seen, passed: now - began }
  } finally {
    await aws.close()
  }
}

/** It is said that all is well again, and time enough has passed to tell what there is. */
const again = ({ said, told, passed }: World): boolean =>
  said.at(-1)?.endsWith(' again') === true && (told.length >= EVENTS || passed > 300_000)
/** Each event once. */
const whole = (told: readonly string[]): boolean => told.length === EVENTS && new Set(told).size === EVENTS

test('a page of the history in whatever trouble: all is told once in the end, and what is wrong is said once', async () => {
  const wrong: string[] = []
  const cases = [
    ...[...faults, ...losses].flatMap((fault) => [
      { fault, page: 1, times: 1 },
      { fault, page: 2, times: 2 },
    ]),
    ...(['deny', 'throttle', 'reset', 'cut'] as const).map((fault) => ({ fault, page: 3, times: 1 })),
  ]
  const play = async ({ fault, page, times }: (typeof cases)[number]): Promise<void> => {
    let met = 0
    const { told, said, seen } = await watch((_, on) => (on === page && met++ < times ? fault : undefined), again)
    const say = (what: string): void => void wrong.push(`${fault} on page ${page}, ${times} times: ${what}`)
    if (!whole(told)) say(`${told.length} are told, ${new Set(told).size} of them different`)
    if (!seen) say('not all is seen in the end')
    const sentence = /^the event history of us-east-1 cannot be read: cloudtrail:LookupEvents \(.+\); it is tried again/
    if (
      said.length !== 2 ||
      !sentence.test(said[0] ?? '') ||
      said[1] !== 'the event history of us-east-1 can be seen again'
    )
      say(`it said ${JSON.stringify(said)}`)
  }
  for (const one of cases) await play(one)
  expect(wrong).toEqual([])
})

test('what is found before a page is refused is told, however long that page is refused', async () => {
  const { told, passed, said } = await watch(
    (_, page) => (page === 3 ? 'throttle' : undefined),
    (world) => world.passed > 1_800_000,
  )
  expect([told.length, new Set(told).size]).toEqual([100, 100])
  expect(passed).toBeGreaterThan(1_800_000)
  expect(said).toHaveLength(1)
})

test('a page whose token expired: the listing starts again', async () => {
  const { told, said } = await watch(
    (_, page, pass) =>
      page === 1 && pass === 1
        ? (body) => body.replace(/"NextToken":"[^"]+"/, '"NextToken":"of yesterday"')
        : undefined,
    again,
  )
  expect(whole(told)).toBe(true)
  expect(said[0]).toMatch(/LookupEvents \(refused \(InvalidNextTokenException\)\)/)
})

test('pages that overlap, as they do when something comes in between, and one event in two regions: told once', async () => {
  let before: { Events: unknown[] } = { Events: [] }
  const { told, said, seen } = await watch(
    ({ region }, page) =>
      (body) => {
        // what happened at home stands in the history of the other region too
        if (region !== 'us-east-1') return JSON.stringify({ Events: before.Events })
        const answer = JSON.parse(body)
        const Events = page === 1 ? answer.Events : [before.Events.at(-1), ...answer.Events]
        before = answer
        return JSON.stringify({ ...answer, Events })
      },
    ({ passed }) => passed > 20_000,
    { regions: ['us-east-1', 'eu-central-1'] },
  )
  expect([told.length, new Set(told).size, said, seen]).toEqual([EVENTS, EVENTS, [], true])
})

test('events that arrive a quarter of an hour late, half an hour, or later still are told, each once', async () => {
  // every look goes back half an hour, and one an hour goes back a week
  const arrives = [15, 29, 50].map((minutes) => minutes * 60_000)
  let passed = 0
  let late: readonly string[] = []
  const { told } = await watch(
    () => (body) => {
      const answer: { Events: { EventId: string }[] } = JSON.parse(body)
      if (late.length === 0) late = answer.Events.slice(0, 3).map(({ EventId }) => EventId)
      const there = answer.Events.filter(({ EventId }) => passed >= (arrives[late.indexOf(EventId)] ?? 0))
      return JSON.stringify({ ...answer, Events: there })
    },
    (world) => {
      passed = world.passed
      return passed > 62 * 60_000
    },
    { pause: 60_000 },
  )
  expect(whole(told)).toBe(true)
  expect(told.slice(-3)).toEqual(late)
})
