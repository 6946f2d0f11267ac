import { setImmediate as turn } from 'node:timers/promises'
import { SQS } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { seen } from '../../collect/seen.ts'
import { checkedQueue, queueSource, regionOfQueue } from './queue.ts'
import type { QueueMessage } from './queue-messages.ts'
import { WatchedAccounts } from './watched-accounts.ts'

const OWN = '111122223333'
const MEMBER = '222233334444'
const URL_OF = `https://sqs.us-east-1.amazonaws.com/${OWN}/root-events`

const root = (id: string, accountId: string): QueueMessage => ({
  MessageId: id,
  ReceiptHandle: id,
  Body: JSON.stringify({
    detail: {
      eventID: id,
      eventName: 'CreateUser',
      eventTime: '2026-11-30T00:00:00Z',
      userIdentity: { type: 'Root', accountId },
    },
  }),
})
const junk = (id: string): QueueMessage => ({ MessageId: id, ReceiptHandle: id, Body: 'no event' })

/** A queue without a visibility time-out: a message that is not deleted is received again at once; and a source that reads it. */
function queueWith(inQueue: QueueMessage[], { url = URL_OF, wait = 20, members = [] as readonly string[] } = {}) {
  const sqs = new SQS({ region: 'us-east-1', credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x' } })
  let calls = 0
  sqs.send = (async ({ input }: { input: { Entries?: { Id: string; ReceiptHandle: string }[] } }) => {
    await turn()
    if (!input.Entries) {
      calls++
      return { Messages: inQueue.slice(0, 10) }
    }
    const gone = new Set(input.Entries.map(({ ReceiptHandle }) => ReceiptHandle))
    inQueue.splice(0, inQueue.length, ...inQueue.filter(({ ReceiptHandle = '' }) => !gone.has(ReceiptHandle)))
    return { Successful: input.Entries }
    // safe: of its many forms the source uses the one with a promise
  }) as unknown as SQS['send']
  const said: string[] = []
  const told: string[] = []
  let slept = 0
  const source = queueSource({
    // safe: a source of a queue asks for no other client
    aws: { client: async () => sqs } as unknown as Pick<Aws, 'client'>,
    url,
    region: 'us-east-1',
    watched: new WatchedAccounts(
      OWN,
      async () => seen(members),
      () => 0,
    ),
    wait,
    clock: () => 1_000 * calls,
    sleep: async () => void slept++,
    say: (text) => said.push(text),
  })
  const look = () =>
    source.look((events) => void told.push(...events.map(({ id }) => id)), new AbortController().signal)
  return { look, said, told, counts: () => ({ calls, slept }) }
}

test.each([
  ['no event', junk('a')],
  ["an event of another account's", root('a', '999988887777')],
])('%s that stays in a queue is not asked for without a pause', async (_, message) => {
  const { look, counts, told } = queueWith([message])
  for (let n = 0; n < 5; n++) expect(await look()).toBe(true)
  expect(counts()).toEqual({ calls: 5, slept: 5 })
  expect(told).toEqual([])
})

test('what is dealt with is asked for more without a pause', async () => {
  const { look, counts, told } = queueWith([root('a', OWN)])
  await look()
  expect([told, counts()]).toEqual([['a'], { calls: 1, slept: 0 }])
})

test('an account that came to the organization after the watch began is one of its own', async () => {
  const { look, told, said } = queueWith([root('a', MEMBER)], { members: [OWN, MEMBER] })
  await look()
  expect([told, said]).toEqual([['a'], []])
})

test('in a FIFO queue what is left hides what comes behind it: that is said, and not all was seen', async () => {
  const left = Array.from({ length: 10 }, (_, n) => junk(`${n}`))
  const { look, said, told } = queueWith([...left, root('behind', OWN)], { url: `${URL_OF}.fifo`, wait: 0 })
  expect(await look()).toBe(false)
  expect(told).toEqual([])
  expect(said.filter((text) => text.includes('holds back what comes behind it'))).toHaveLength(1)
  expect(await queueWith([root('a', OWN)], { url: `${URL_OF}.fifo`, wait: 0 }).look()).toBe(true)
})

test.each([
  ['https://sqs.us-east-1.amazonaws.com/111122223333/q', 'us-east-1'],
  ['https://us-west-2.queue.amazonaws.com/111122223333/q', 'us-west-2'],
  ['https://sqs-fips.us-gov-west-1.amazonaws.com/111122223333/q', 'us-gov-west-1'],
  ['https://sqs.eu-central-1.api.aws/111122223333/q', 'eu-central-1'],
  ['https://sqs.cn-north-1.amazonaws.com.cn/111122223333/q', 'cn-north-1'],
  ['https://sqs.eusc-de-east-1.amazonaws.eu/111122223333/q', 'eusc-de-east-1'],
  ['https://vpce-0a1b-x.sqs.us-east-1.vpce.amazonaws.com/111122223333/q', 'us-east-1'],
  ['http://127.0.0.1:4566/111122223333/q', undefined],
  ['https://sqs.us-east-1.amazonaws.com.example.org/111122223333/q', undefined],
])('%s is in %s', (url, region) => {
  expect(regionOfQueue(checkedQueue(url))).toBe(region)
})

test.each([
  'https://sqs.us-east-1.amazonaws.com/111122223333',
  'https://sqs.us-east-1.amazonaws.com/1111/q',
  'https://sqs.us-east-1.amazonaws.com/111122223333/q/more',
  'https://anna:secret@sqs.us-east-1.amazonaws.com/111122223333/q',
  'https://sqs.us-east-1.amazonaws.com/111122223333/q?Action=SendMessage',
  'ftp://sqs.us-east-1.amazonaws.com/111122223333/q',
  'root-events',
])('%s is not a URL of a queue', (url) => {
  expect(() => checkedQueue(url)).toThrow(expect.objectContaining({ code: 'BAD_QUEUE' }))
})
