/** @module-tag sweep */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SNS } from '@aws-sdk/client-sns'
import { SQS } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isoTime } from '../../src/core/clock.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { TestClock } from '../clock.ts'
import { type Fault, type FaultProxy, faults, kindOfFault, losses, startProxy } from '../faults/proxy.ts'
import { clientFor } from '../practice/in-test.ts'
import { sample } from '../sample.ts'
import { recordOf, Watched } from './watch-in-test.ts'

const time = new TestClock()
let practice: Practice
let proxy: FaultProxy
let folder: string
let sqs: SQS
let sns: SNS
beforeAll(async () => {
  // its time stands still: what was received is not seen again while the machine is busy
  practice = await startPractice({ clock: time.now })
  proxy = await startProxy(practice)
  folder = mkdtempSync(join(tmpdir(), 'demarc-topic-'))
  sqs = new SQS(clientFor(practice, 'admin'))
  sns = new SNS(clientFor(practice, 'admin'))
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
  rmSync(folder, { recursive: true })
})

/** A topic with queues behind it. */
async function topicWith(Name: string, ...queues: readonly string[]): Promise<string> {
  const { TopicArn = '' } = await sns.createTopic({ Name })
  for (const QueueName of queues) {
    const arn = `arn:aws:sqs:us-east-1:${practice.account}:${QueueName}`
    const statement = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: arn }
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: statement })
    const fifo = QueueName.endsWith('.fifo') ? { FifoQueue: 'true' } : {}
    await sqs.createQueue({ QueueName, Attributes: { Policy, ...fifo } })
    await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: arn })
  }
  return TopicArn
}

/** Everything that was heard in a queue, in order: the event's id, and whether it is marked as told again. */
async function heardIn(name: string): Promise<{ id: string; again: boolean }[]> {
  const { QueueUrl } = await sqs.getQueueUrl({ QueueName: name })
  const heard: { id: string; again: boolean }[] = []
  for (;;) {
    const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 })
    if (Messages.length === 0) return heard
    for (const { Body, ReceiptHandle } of Messages) {
      const { id, again = false } = JSON.parse(JSON.parse(Body ?? '').Message)
      heard.push({ id, again })
      await sqs.deleteMessage({ QueueUrl, ReceiptHandle })
    }
  }
}

interface Case {
  readonly fault: Fault
  /** How many of the calls fail; all of the first run when absent. */
  readonly times?: number
  readonly fifo: boolean
}
const all: readonly Case[] = [
  ...[...faults, ...losses].flatMap((fault) => [
    { fault, fifo: false, times: 1 },
    { fault, fifo: false },
  ]),
  // where a repeat would be heard
  ...(['cut', ...losses] as const).flatMap((fault) => [
    { fault, fifo: true, times: 1 },
    { fault, fifo: true },
  ]),
]
const cases = sample(all, [
  ({ fault, fifo }) => `${fault} ${fifo}`,
  ({ fault, fifo, times }) => `${kindOfFault(fault)} ${fifo} ${times}`,
])
/** Surely nothing arrived, so that the next attempt is the first. */
const REFUSED: ReadonlySet<Fault> = new Set(['deny', 'throttle'])
/** The message arrived all the same. */
const ARRIVES: ReadonlySet<Fault> = new Set(['cut', 'empty', ...losses])

test('Publish in whatever trouble: nothing is lost, and what comes twice is marked, or dropped by a FIFO topic', async () => {
  const plain = await topicWith('root-use', 'heard')
  const line = await topicWith('root-use.fifo', 'heard-in-line.fifo', 'heard-of-line')
  const queues = new Map(
    await Promise.all(
      cases.map(async (_, n) => {
        const { QueueUrl = '' } = await sqs.createQueue({ QueueName: `case-${n}` })
        const Entries = ['a', 'b'].map((Id) => {
          const detail = recordOf(`case-${n}-${Id}`, isoTime(time.now()))
          return { Id, MessageBody: JSON.stringify({ detail }) }
        })
        await sqs.sendMessageBatch({ QueueUrl, Entries })
        return [n, QueueUrl] as const
      }),
    ),
  )
  const wrong: string[] = []
  const ran = []
  for (const [n, one] of cases.entries()) ran.push(await play(one, n))
  async function play({ fault, times, fifo }: Case, n: number) {
    const word = `case-${n}`
    const name = `${fault} ${times === undefined ? 'always' : 'once'}, ${fifo ? 'FIFO' : 'standard'}`
    const say = (what: string): void => void wrong.push(`${name}: ${what}`)
    const watch = new Watched(
      word,
      { practice, proxy, folder },
      // more attempts than one: the SDK must not use them
      {
        queue: queues.get(n) ?? '',
        topic: fifo ? line : plain,
        patience: { attempts: 3, connectMs: 60_000, answerMs: 60_000 },
      },
    )
    const plan = { services: new Set(['sns']), operation: 'Publish', fault, ...(times === undefined ? {} : { times }) }
    proxy.plans.set(word, plan)
    const first = await watch.run()
    // what is refused is left alone for five minutes: longer than a watch that looks once waits
    const owes = times === undefined ? 2 : fault === 'deny' ? 1 : 0
    const owed = [...first.owing.values()].reduce((sum, count) => sum + count, 0)
    if (owed !== owes) say(`${owed} are owed after the first run, not ${owes}`)
    const said = watch.said.filter((text) => text.includes('did not take a message'))
    if (said.length !== 1) say(`it is said ${said.length} times: ${said.join(' | ')}`)
    proxy.plans.set(word, () => undefined)
    const second = await watch.run()
    if (second.owing.size > 0) say('something is owed in the end')
    if (
      times === 1 &&
      fault !== 'deny' &&
      watch.said.at(-1) !== `the topic ${fifo ? 'root-use.fifo' : 'root-use'} takes messages again`
    )
      say(`at last it is said: ${watch.said.at(-1)}`)
    const ids = watch.told.map(({ id }) => id).join()
    if (ids !== `${word}-a,${word}-b`) say(`on standard output stands ${ids}`)
    return { word, say, fault, times, fifo, met: proxy.met.get(word) ?? 0 }
  }
  const [heard, ...inLine] = await Promise.all(['heard', 'heard-in-line.fifo', 'heard-of-line'].map(heardIn))
  for (const { word, say, fault, times, fifo, met } of ran) {
    if (met < 1) say('nothing failed')
    for (const queue of fifo ? inLine : [heard ?? []]) {
      const mine = ['a', 'b'].map((id) => queue.filter((one) => one.id === `${word}-${id}`))
      if (mine.some((one) => one.length === 0)) say('an event is lost')
      if (mine.some((one) => one.filter(({ again }) => !again).length > 1)) say('an event is told twice, unmarked')
      const repeats = mine.flat().length - 2
      const arrived = ARRIVES.has(fault) ? met : 0
      if (repeats !== (fifo ? 0 : arrived)) say(`${repeats} repeats, where ${arrived} answers were lost`)
      if (REFUSED.has(fault) && mine.flat().some(({ again }) => again)) say('what was refused is marked as a repeat')
      if (!REFUSED.has(fault) && !fifo && times === 1 && !mine[0]?.at(-1)?.again) say('a repeat is not marked')
    }
  }
  expect(wrong).toEqual([])
})
