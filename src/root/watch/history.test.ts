import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { systemClock } from '../../core/clock.ts'
import { awsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { historySource } from './history.ts'
import type { WatchJournal } from './journal.ts'
import { WatchState } from './state.ts'

let practice: Practice
let aws: Aws
beforeAll(async () => {
  practice = await startPractice()
  aws = awsOf(practice)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
})

const throttled = Object.assign(new Error('Rate exceeded'), {
  name: 'ThrottlingException',
  $metadata: { httpStatusCode: 400 },
})
const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
const broken = Object.assign(new Error('oops'), { name: 'InternalFailure', $metadata: { httpStatusCode: 500 } })

/** A watch's look at these regions, of which us-east-1 cannot be asked while `failing` says so. */
function setUp(error: Error, regions: readonly string[]) {
  const state = new WatchState()
  const journal: WatchJournal = {
    state,
    from: systemClock() - 60_000,
    append: (...entries) => {
      for (const one of entries) state.apply(one)
    },
    compact: () => {},
  }
  const said: string[] = []
  const found: string[] = []
  const world = { failing: true, asked: 0, now: systemClock(), said, found, state, from: journal.from }
  const source = historySource({
    reach: {
      account: practice.account,
      partition: 'aws',
      home: 'us-east-1',
      region: 'us-east-1',
      // safe: only these two are asked for
      aws: {
        client: async (service: 'cloudtrail', region: string) => {
          if (region === 'us-east-1') world.asked += 1
          if (world.failing && region === 'us-east-1') throw error
          return aws.client(service, region)
        },
      } as unknown as Aws,
    },
    regions: async () => ({ regions }),
    journal,
    clock: () => world.now,
    say: (text) => said.push(text),
    pause: 0,
  })
  const { signal } = new AbortController()
  const look = () => source.look((events) => void found.push(...events.map(({ target }) => target ?? '')), signal)
  return Object.assign(world, { look })
}

test.each([
  ['throttled', throttled],
  ['cut off', lost],
  ['failing', broken],
])(
  'a region whose history is %s is said so once, is looked through from where it was, and holds up no other',
  async (_, error) => {
    const watch = setUp(error, ['eu-central-1', 'us-east-1'])
    const { look, found, said, state } = watch
    const { accessKeyId, secretAccessKey } = practice.principals.root
    const credentials = { accessKeyId, secretAccessKey }
    const iam = new IAM({ endpoint: practice.endpoint, region: 'us-east-1', credentials })
    const name = `user-${error.message.length}-${systemClock()}`
    await iam.createUser({ UserName: name })
    expect([await look(), await look(), found.includes(name)]).toEqual([false, false, false])
    expect(said).toEqual([
      expect.stringMatching(
        /^the event history of us-east-1 cannot be read: .*it is tried again, after longer and longer pauses$/,
      ),
    ])
    expect(state.lookedUntil('us-east-1')).toBeUndefined()
    expect(state.lookedUntil('eu-central-1')).toBeGreaterThan(watch.from)
    watch.failing = false
    watch.now += 5_000
    expect([await look(), found.includes(name)]).toEqual([true, true])
    expect(said.at(-1)).toBe('the event history of us-east-1 can be seen again')
  },
)

test('throttled for long, it is left alone for longer and longer: every five minutes in the end, and said once', async () => {
  const watch = setUp(throttled, ['us-east-1'])
  const pauses: number[] = []
  for (let before = watch.now; pauses.length < 10; watch.now += 5_000) {
    const { asked } = watch
    await watch.look()
    if (watch.asked === asked) continue
    pauses.push((watch.now - before) / 1_000)
    before = watch.now
  }
  expect(pauses).toEqual([0, 5, 10, 20, 40, 80, 160, 300, 300, 300])
  expect(watch.said).toHaveLength(1)
})
