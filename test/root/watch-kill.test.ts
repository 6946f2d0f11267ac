/** @module-tag sweep */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EventBridge } from '@aws-sdk/client-eventbridge'
import { IAM } from '@aws-sdk/client-iam'
import { SNS } from '@aws-sdk/client-sns'
import { SQS } from '@aws-sdk/client-sqs'
import { build } from 'tsdown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { Gate } from '../gate.ts'
import { clientFor } from '../practice/in-test.ts'
import { sample } from '../sample.ts'
import { linesOf } from './watch-in-test.ts'
import { type Orders, watchPass } from './watch-pass.ts'

let practice: Practice
let folder: string
let child: string
let hooks: Server
let hookUrl: string
let sqs: SQS
let sns: SNS
let from: number
/** What the webhook got, in order, by the path that it came to. */
const got = new Map<string, { readonly key: string; readonly again: boolean }[]>()
beforeAll(async () => {
  practice = await startPractice()
  sqs = new SQS(clientFor(practice, 'admin'))
  sns = new SNS(clientFor(practice, 'admin'))
  folder = mkdtempSync(join(tmpdir(), 'demarc-kill-'))
  // with all that it loads in few files it starts in a quarter of the time that sources take
  child = join(folder, 'child')
  await build({
    entry: { child: 'test/root/watch.child.ts' },
    outDir: child,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    dts: false,
    clean: false,
    config: false,
    logLevel: 'error',
    noExternal: [/./],
  })
  hooks = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      const key: string = JSON.parse(`${request.headers['idempotency-key']}`)
      const path = `${request.url}`
      got.set(path, [...(got.get(path) ?? []), { key, again: body.includes('sent before') }])
      response.end('ok')
    })
  })
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve))
  // safe: it listens on TCP
  hookUrl = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}`
  from = Date.now() - 2_000
})
afterAll(async () => {
  hooks.closeAllConnections()
  hooks.close()
  await practice.close()
  rmSync(folder, { recursive: true })
})

const lanes = new Gate(2)
/** At the end of a step's name, where it is about a sink. */
const SINK = / (terminal|webhook|sns)$/

/** Runs the watch until it kills itself at a step. Gives whether it did. */
const killedAt = (killAt: string, orders: Orders, log: string): Promise<boolean> =>
  lanes.run(async () => {
    const out = openSync(log, 'a')
    const watch = spawn(process.execPath, [join(child, 'child.mjs'), JSON.stringify({ ...orders, killAt })], {
      stdio: ['ignore', out, 'inherit'],
      env: {
        ...process.env,
        // beside the bundle, and gone with it
        NODE_COMPILE_CACHE: join(folder, 'compiled'),
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
    })
    closeSync(out)
    const [, signal] = await once(watch, 'exit')
    return signal === 'SIGKILL'
  })

/** Runs the watch to its end. Gives its steps, or undefined where something was not seen or not told. */
async function watched(orders: Orders, log: string): Promise<readonly string[] | undefined> {
  const output = openSync(log, 'a')
  const steps: string[] = []
  try {
    return (await watchPass(orders, output, (name) => steps.push(name))) ? steps : undefined
  } finally {
    closeSync(output)
  }
}

const arnOf = (service: string, name: string): string => `arn:aws:${service}:us-east-1:${practice.account}:${name}`

/** A queue that accepts every message; a message received by a killed process comes back at once. */
async function openQueue(QueueName: string): Promise<string> {
  const statement = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: arnOf('sqs', QueueName) }
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: statement })
  const { QueueUrl = '' } = await sqs.createQueue({ QueueName, Attributes: { Policy, VisibilityTimeout: '0' } })
  return QueueUrl
}

/** What stands in a queue behind a topic. */
async function heardIn(QueueUrl: string): Promise<{ readonly id: string; readonly again: boolean }[]> {
  const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 })
  return Messages.map(({ Body }) => JSON.parse(JSON.parse(Body ?? '').Message)).map(({ id, again = false }) => ({
    id,
    again,
  }))
}

/** Where one watch is at work: a journal, an output, a webhook and a topic of its own. */
async function place(name: string, fifo: boolean, queue: string | undefined) {
  const topicName = fifo ? `${name}.fifo` : name
  const [{ TopicArn = '' }, behind] = await Promise.all([
    sns.createTopic({ Name: topicName }),
    openQueue(`${name}-heard`),
  ])
  await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: arnOf('sqs', `${name}-heard`) })
  const { accessKeyId, secretAccessKey } = practice.principals.admin
  const orders: Orders = {
    endpoint: practice.endpoint,
    accessKeyId,
    secretAccessKey,
    account: practice.account,
    state: join(folder, `${name}.jsonl`),
    webhook: `${hookUrl}/${name}`,
    topic: TopicArn,
    from,
    ...(queue === undefined ? {} : { queue }),
  }
  return { orders, log: join(folder, `${name}.log`), behind, posted: () => got.get(`/${name}`) ?? [] }
}

/**
 * Of two steps, one after the other in a list of steps that each happen once, whether `step` lies between them: from `begin` on,
 * before `end`.
 */
const within = (steps: readonly string[], step: string, begin: string, end: string): boolean =>
  steps.indexOf(step) >= steps.indexOf(begin) && steps.indexOf(step) < steps.indexOf(end)

/** Kills a watch at each of its steps, in turn, and starts it again: each event once, and repeats only where the delivery is unknown. */
async function killedAtEach(source: 'history' | 'queue', id: string, body: string, fifo: boolean) {
  const queueOf = async (name: string): Promise<string | undefined> => {
    if (source === 'history') return undefined
    const QueueUrl = await openQueue(name)
    await sqs.sendMessage({ QueueUrl, MessageBody: body })
    return QueueUrl
  }
  const clean = await place(`${source}-clean`, fifo, await queueOf(`${source}-clean-source`))
  const steps = (await watched(clean.orders, clean.log)) ?? []
  expect([linesOf(clean.log), clean.posted()]).toMatchObject([[{ id }], [{ key: id, again: false }]])
  const wrong: string[] = []
  // what is sent over the network is so by the same steps, wherever the event came from: they are gone through with the queue
  const here = sample(
    steps.filter((one) => source === 'queue' || !/ (webhook|sns)$/.test(one)),
    [(one) => one.replace(SINK, '').replace(/^\w+ /, ''), (one) => `${one.split(' ')[0]} ${SINK.exec(one)?.[1]}`],
  )
  await Promise.all(
    here.map(async (killAt, n) => {
      const say = (what: string): void => void wrong.push(`${killAt}: ${what}`)
      const name = `${source}-${n}`
      const queue = await queueOf(`${name}-source`)
      const { orders, log, behind, posted } = await place(name, fifo, queue)
      if (!(await killedAt(killAt, orders, log))) say('it was not killed')
      if (!(await watched(orders, log))) say('the next one did not end well')
      const told = linesOf(log).map((line) => `${line.id}${line.again ? ' again' : ''}`)
      if (told.join() !== id) say(`on standard output stands ${told.join()}`)
      const heard = await heardIn(behind)
      for (const [who, mine] of [
        ['webhook', posted().map(({ key, again }) => ({ id: key, again }))],
        ['sns', heard],
      ] as const) {
        const dropped = who === 'sns' && fifo
        if (mine.length === 0 || mine.some((one) => one.id !== id)) say(`${who} got ${JSON.stringify(mine)}`)
        // unknown: whether it arrived, from its sending until the journal notes it
        const sent = within(steps, killAt, `after telling ${who}`, `after writing told ${who}`)
        if (sent && killAt.endsWith(` ${who}`) && mine.length !== (dropped ? 1 : 2))
          say(`${who} got it ${mine.length} times`)
        if (mine.length > (dropped ? 1 : 2)) say(`${who} got it ${mine.length} times`)
        if (mine.length === 2 && !(mine[0]?.again === false && mine[1]?.again))
          say(`${who} got a repeat that is not marked`)
        const never = within(steps, killAt, steps[0] ?? '', `after writing trying ${who}`)
        if (never && killAt.endsWith(` ${who}`) && (mine.length !== 1 || mine[0]?.again))
          say(`${who} got a first that is marked`)
      }
      if (queue !== undefined && (await sqs.receiveMessage({ QueueUrl: queue })).Messages)
        say('the message is still there')
    }),
  )
  expect(wrong).toEqual([])
  return steps
}

test('SIGKILL at any step, with the event history or a queue: nothing is lost, and only an unknown delivery is repeated', async () => {
  const events = new EventBridge(clientFor(practice, 'admin'))
  const fed = await openQueue('root-events')
  const EventPattern = JSON.stringify({ detail: { userIdentity: { type: ['Root'] } } })
  await events.putRule({ Name: 'root', EventPattern })
  await events.putTargets({ Rule: 'root', Targets: [{ Id: 'queue', Arn: arnOf('sqs', 'root-events') }] })
  await new IAM(clientFor(practice, 'root')).createUser({ UserName: 'by-root' })
  const { Messages: [message] = [] } = await sqs.receiveMessage({ QueueUrl: fed })
  const body = message?.Body ?? ''
  const id: string = JSON.parse(body).detail.eventID
  const [history, queue] = await Promise.all([
    killedAtEach('history', id, body, false),
    killedAtEach('queue', id, body, true),
  ])
  const both = ['terminal', 'webhook', 'sns'].flatMap((sink) =>
    [`writing trying ${sink}`, `telling ${sink}`, `writing told ${sink}`].flatMap((one) => [
      `before ${one}`,
      `after ${one}`,
    ]),
  )
  expect(history).toEqual(
    expect.arrayContaining(['after lookupEvents', 'before writing seen', 'after writing looked', ...both]),
  )
  expect(queue).toEqual(
    expect.arrayContaining(['after receiveMessage', 'after writing seen', 'after deleteMessageBatch', ...both]),
  )
  expect(new Set(history).size).toBe(history.length)
})
