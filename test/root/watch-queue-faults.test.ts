/** @module-tag sweep */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SQS } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isoTime } from '../../src/core/clock.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { TestClock } from '../clock.ts'
import { type Fate, type FaultProxy, faults, kindOfFault, losses, startProxy } from '../faults/proxy.ts'
import { clientFor } from '../practice/in-test.ts'
import { sample } from '../sample.ts'
import { recordOf, Watched } from './watch-in-test.ts'

const time = new TestClock()
let practice: Practice
let proxy: FaultProxy
let folder: string
let sqs: SQS
beforeAll(async () => {
  // its time stands still: what was received is not seen again while the machine is busy
  practice = await startPractice({ clock: time.now })
  proxy = await startProxy(practice)
  folder = mkdtempSync(join(tmpdir(), 'demarc-queue-'))
  sqs = new SQS(clientFor(practice, 'admin'))
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
  rmSync(folder, { recursive: true })
})

const messageOf = (id: string) => JSON.stringify({ detail: recordOf(id, isoTime(time.now())) })

/** Of a batch that went well, the last one did not. */
const partly = (body: string): string => {
  const { Successful = [] } = JSON.parse(body)
  const { Id } = Successful.pop()
  return JSON.stringify({ Successful, Failed: [{ Id, SenderFault: false, Code: 'InternalError' }] })
}
/** Another text than that of which SQS names the digest. */
const garbled = (body: string): string => body.replaceAll('CreateUser', 'DeleteUser')

interface Case {
  readonly operation: 'ReceiveMessage' | 'DeleteMessageBatch'
  readonly fate: Fate
  readonly name: string
  /** How many calls in a row go wrong. */
  readonly times: number
}
const cases: readonly Case[] = [
  ...[...faults, ...losses].map((fate) => ({ operation: 'ReceiveMessage', fate, name: fate }) as const),
  ...[...faults, ...losses].map((fate) => ({ operation: 'DeleteMessageBatch', fate, name: fate }) as const),
  { operation: 'DeleteMessageBatch', fate: partly, name: 'in part' } as const,
  { operation: 'ReceiveMessage', fate: garbled, name: 'garbled' } as const,
].flatMap((one) => [1, 4].map((times) => ({ ...one, times })))

test('a queue in whatever trouble: nothing is lost, nothing is told twice, and it is said once, and once that it is over', async () => {
  const wrong: string[] = []
  const some = sample(cases, [
    ({ name }) => name,
    ({ operation, times, fate }) =>
      `${operation} ${times} ${typeof fate === 'string' ? kindOfFault(fate) : 'another answer'}`,
  ])
  for (const [n, one] of some.entries()) await play(one, n)
  expect(wrong).toEqual([])

  async function play({ operation, fate, name, times }: Case, n: number): Promise<void> {
    const word = `case-${n}`
    const say = (what: string): void => void wrong.push(`${operation} ${name}, ${times} times: ${what}`)
    // what was received comes back at once
    const { QueueUrl = '' } = await sqs.createQueue({ QueueName: word, Attributes: { VisibilityTimeout: '0' } })
    const Entries = ['a', 'b'].map((Id) => ({ Id, MessageBody: messageOf(`${word}-${Id}`) }))
    await sqs.sendMessageBatch({ QueueUrl, Entries })
    proxy.plans.set(word, (call) => (call.operation === operation && call.nth <= times ? fate : undefined))
    const watch = new Watched(word, { practice, proxy, folder }, { queue: QueueUrl, once: false })
    // there is always something new, until it is over
    const sent = ['a', 'b']
    const until = watch.now + 300_000
    watch.onSleep = (stop) => {
      if (watch.said.at(-1)?.endsWith(' again') || watch.now > until) return stop()
      if (watch.told.length < sent.length || (proxy.met.get(word) ?? 0) === 0) return undefined
      const id = `${sent.length}`
      sent.push(id)
      // its time stands still until the message is there
      return sqs.sendMessage({ QueueUrl, MessageBody: messageOf(`${word}-${id}`) })
    }
    await watch.run()
    proxy.plans.set(word, () => undefined)
    await watch.run({ once: true })
    const ids = watch.told.map(({ id, again }) => `${id}${again ? ' again' : ''}`)
    if (
      ids.toSorted().join() !==
      sent
        .map((id) => `${word}-${id}`)
        .toSorted()
        .join()
    )
      say(`it told ${ids.join()}`)
    const expected =
      operation === 'ReceiveMessage'
        ? [/^the queue cannot be read: .+; it is tried again/, /^the queue can be seen again$/]
        : [
            /^what was dealt with cannot be deleted from the queue: .+; it comes again/,
            /^what .* can be deleted .* again$/,
          ]
    if (watch.said.length !== 2 || !expected.every((one, at) => one.test(watch.said[at] ?? '')))
      say(`it said ${JSON.stringify(watch.said)}`)
    const { Messages = [] } = await sqs.receiveMessage({ QueueUrl })
    if (Messages.length > 0) say('something is left in the queue')
  }
})

test('a queue that gives and keeps messages without end is looked through once, and left', async () => {
  const word = `case-${cases.length}`
  const { QueueUrl = '' } = await sqs.createQueue({ QueueName: word, Attributes: { VisibilityTimeout: '0' } })
  const Entries = ['a', 'b'].map((Id) => ({ Id, MessageBody: messageOf(`${word}-${Id}`) }))
  await sqs.sendMessageBatch({ QueueUrl, Entries: [{ Id: 'x', MessageBody: 'no event' }, ...Entries] })
  proxy.plans.set(word, ({ operation }) => (operation === 'DeleteMessageBatch' ? 'deny' : undefined))
  const watch = new Watched(word, { practice, proxy, folder }, { queue: QueueUrl })
  expect(await watch.run()).toMatchObject({ events: 2, seen: true })
  expect(watch.said).toEqual([
    expect.stringMatching(/^the queue holds a message that is not an event of CloudTrail's .*: it is left there$/),
    'what was dealt with cannot be deleted from the queue: access denied; it comes again, is not told again, and is deleted then',
  ])
  expect(proxy.met.get(word)).toBe(2)
})
