import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EventBridge } from '@aws-sdk/client-eventbridge'
import { IAM } from '@aws-sdk/client-iam'
import { SQS } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/server.ts'
import { clientFor } from '../practice/in-test.ts'
import type { Orders } from './watch.child.ts'

let practice: Practice
let folder: string
let hooks: Server
let hookUrl: string
/** The ids that the webhook got, in order, by the path that they came to. */
const got: Record<string, string[]> = {}
beforeAll(async () => {
  practice = await startPractice()
  folder = mkdtempSync(join(tmpdir(), 'demarc-kill-'))
  hooks = createServer((request, response) => {
    const mine = got[`${request.url}`] ?? []
    got[`${request.url}`] = mine
    request.resume().on('end', () => {
      mine.push(JSON.parse(`${request.headers['idempotency-key']}`))
      response.end('ok')
    })
  })
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve))
  // safe: it listens on TCP
  hookUrl = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}`
})
afterAll(async () => {
  hooks.closeAllConnections()
  hooks.close()
  await practice.close()
  rmSync(folder, { recursive: true })
})

/** Runs the watch once, its standard output at the end of a file. Gives how it ended: a signal, or an exit code. */
async function watch(orders: Orders, log: string): Promise<string | number | null> {
  const out = openSync(log, 'a')
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'watch.child.ts'), JSON.stringify(orders)],
    {
      stdio: ['ignore', out, 'inherit'],
      env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    },
  )
  closeSync(out)
  const [code, signal] = await once(child, 'exit')
  return signal ?? code
}

let users = 0
const byRoot = () => new IAM(clientFor(practice, 'root')).createUser({ UserName: `by-root-${users++}` })

/**
 * The same journal over many runs: before each the root user does something, and each is killed some steps later than the one before,
 * until one lives. Then all must have been told, each once. (src/root/watch/watch.test.ts goes through every step, without processes.)
 */
async function killedLaterAndLater(name: string, more: Partial<Orders>, step: number) {
  const { accessKeyId, secretAccessKey } = practice.principals.admin
  const orders = {
    endpoint: practice.endpoint,
    accessKeyId,
    secretAccessKey,
    account: practice.account,
    state: join(folder, `${name}.jsonl`),
    webhook: `${hookUrl}/${name}`,
    from: Date.now() - 2_000,
    ...more,
  }
  const log = join(folder, `${name}.log`)
  const before = users
  let kills = 0
  for (let killAt = 1; ; killAt += step) {
    await byRoot()
    const end = await watch({ ...orders, killAt }, log)
    if (end !== 'SIGKILL') {
      expect(end).toBe(0)
      break
    }
    kills += 1
  }
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
  return { told: lines.map((line) => JSON.parse(line)), made: users - before, kills, posted: got[`/${name}`] ?? [] }
}

test.concurrent('killed later and later, it tells everything once, in the file and to the webhook by its keys', async () => {
  const { told, made, kills, posted } = await killedLaterAndLater('history', {}, 3)
  expect(kills).toBeGreaterThanOrEqual(5)
  const ids: string[] = told.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(told.filter(({ again }) => again === true)).toEqual([])
  expect(told.filter(({ event }) => event === 'CreateUser').length).toBeGreaterThanOrEqual(made)
  expect(new Set(posted)).toEqual(new Set(ids))
  // only what was cut off before its answer was written down came twice
  expect(posted.length - ids.length).toBeLessThanOrEqual(kills)
})

test.concurrent('the same with a queue: what is deleted there was written down before', async () => {
  const sqs = new SQS(clientFor(practice, 'admin'))
  const events = new EventBridge(clientFor(practice, 'admin'))
  const arn = `arn:aws:sqs:us-east-1:${practice.account}:root-events`
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: arn,
    },
  })
  // what was received by a run that was killed comes back at once
  const Attributes = { Policy, VisibilityTimeout: '0' }
  const { QueueUrl = '' } = await sqs.createQueue({ QueueName: 'root-events', Attributes })
  const EventPattern = JSON.stringify({ detail: { userIdentity: { type: ['Root'] } } })
  await events.putRule({ Name: 'root', EventPattern })
  await events.putTargets({ Rule: 'root', Targets: [{ Id: 'queue', Arn: arn }] })
  const { told, made, kills, posted } = await killedLaterAndLater('queue', { queue: QueueUrl }, 5)
  expect(kills).toBeGreaterThanOrEqual(3)
  const ids: string[] = told.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(made)
  expect(new Set(posted)).toEqual(new Set(ids))
  expect((await sqs.receiveMessage({ QueueUrl })).Messages).toBeUndefined()
})
