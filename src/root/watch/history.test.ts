import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { systemClock } from '../../core/clock.ts'
import { awsOf } from '../../practice/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/server.ts'
import { historySource } from './history.ts'
import type { Journal } from './journal.ts'
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

test.each([
  ['throttled', throttled],
  ['cut off', lost],
  ['failing', broken],
])(
  'a region whose history is %s is said so once, is looked through from where it was, and holds up no other',
  async (_, error) => {
    const state = new WatchState()
    const journal: Journal = {
      state,
      from: systemClock() - 60_000,
      append: (...entries) => {
        for (const one of entries) state.apply(one)
      },
      compact: () => {},
    }
    const said: string[] = []
    let failing = true
    const source = historySource({
      reach: {
        account: practice.account,
        partition: 'aws',
        home: 'us-east-1',
        region: 'us-east-1',
        // safe: only these two are asked for
        aws: {
          callOf: () => undefined,
          client: async (service: 'cloudtrail', region: string) => {
            if (failing && region === 'us-east-1') throw error
            return aws.client(service, region)
          },
        } as unknown as Aws,
      },
      regions: async () => ({ regions: ['eu-central-1', 'us-east-1'] }),
      journal,
      clock: systemClock,
      say: (text) => said.push(text),
      pause: 0,
    })
    const { accessKeyId, secretAccessKey } = practice.principals.root
    const credentials = { accessKeyId, secretAccessKey }
    const iam = new IAM({ endpoint: practice.endpoint, region: 'us-east-1', credentials })
    const name = `user-${error.message.length}-${systemClock()}`
    await iam.createUser({ UserName: name })
    const found: string[] = []
    const { signal } = new AbortController()
    const look = () => source.look((events) => void found.push(...events.map(({ target }) => target ?? '')), signal)
    expect([await look(), await look(), found.includes(name)]).toEqual([false, false, false])
    expect(said).toEqual([
      expect.stringMatching(/^the event history of us-east-1 cannot be seen: .*it is tried again$/),
    ])
    expect(state.lookedUntil('us-east-1')).toBeUndefined()
    expect(state.lookedUntil('eu-central-1')).toBeGreaterThan(journal.from)
    failing = false
    expect([await look(), found.includes(name)]).toEqual([true, true])
    expect(said.at(-1)).toBe('the event history of us-east-1 can be seen again')
  },
)
