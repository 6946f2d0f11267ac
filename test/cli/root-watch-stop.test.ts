import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EC2 } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { SNS } from '@aws-sdk/client-sns'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock, systemSleep } from '../../src/core/clock.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { GRACE } from '../../src/root/watch/watch.ts'
import { type FaultProxy, startProxy } from '../faults/proxy.ts'
import { clientFor } from '../practice/in-test.ts'
import { accessEnv, demarc, type Ended, Run } from './in-test.ts'
import { Heard, startProcess } from './process.ts'

let practice: Practice
let proxy: FaultProxy
let folder: string
let hooks: Server
let hookUrl: string
let topic: string
/** Whether the webhook answers, and what it took: the key, and whether it is marked as told again. */
let answers = false
const posted: string[] = []
beforeAll(async () => {
  practice = await startPractice()
  proxy = await startProxy(practice)
  folder = mkdtempSync(join(tmpdir(), 'demarc-stop-'))
  hooks = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      posted.push(`${request.headers['idempotency-key']}${body.includes('sent before') ? ' again' : ''}`)
      if (answers) response.end('ok')
    })
  })
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve))
  // safe: it listens on TCP
  hookUrl = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/hook`
  topic = (await new SNS(clientFor(practice, 'admin')).createTopic({ Name: 'root-use' })).TopicArn ?? ''
  await new IAM(clientFor(practice, 'root')).createUser({ UserName: 'by-root' })
})
afterAll(async () => {
  hooks.closeAllConnections()
  hooks.close()
  await proxy.close()
  await practice.close()
  rmSync(folder, { recursive: true })
})

/** The environment of a run that the proxy knows by a word: the SDK names it in the user agent. */
function envOf(word: string): NodeJS.ProcessEnv {
  return { HOME: folder, ...accessEnv(practice, 'admin', proxy.endpoint), AWS_SDK_UA_APP_ID: word }
}
const state = (word: string): string => join(folder, `${word}.jsonl`)
const args = (word: string, ...more: readonly string[]): string[] => [
  ...['root', 'watch', '--since', '1h', '-f', 'json', '-r', 'us-east-1', '--state', state(word)],
  ...more,
]

/** The time of the system, but that a delivery under way at the end is given none. */
const hasty = {
  now: systemClock,
  sleep: (ms: number, signal?: AbortSignal): Promise<void> =>
    ms === GRACE ? Promise.resolve() : systemSleep(ms, signal),
}

/** A watch that is stopped by a signal once `there` says so, of what it wrote or of what the proxy saw. */
async function stopped(
  word: string,
  signal: NodeJS.Signals,
  more: readonly string[],
  there: (out: string) => boolean,
): Promise<Ended> {
  const run = new Run(args(word, ...more), { env: envOf(word), cwd: folder, time: hasty })
  while (!there(run.out)) await sleep(10)
  run.kill(signal)
  return run.ended
}

/** The first line of a watch: what it watches. */
const began = (every: number): string =>
  `watching the root user of account 111122223333 in CloudTrail's event history, every ${every} s; each new event is reported `
const BEGAN = `${began(5)}here; Ctrl-C ends it\n`

const hanging = (word: string, operation: string, fault: 'timeout' | 'timeout-after' | 'throttle' = 'timeout'): void =>
  void proxy.plans.set(word, (call) => (call.operation === operation ? fault : undefined))
const met = (word: string) => (): boolean => (proxy.met.get(word) ?? 0) > 0
const ids = (out: string): string[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).id)

// each of them would wait for minutes, if it waited for what is under way
const LIMIT = 30_000

describe.concurrent.each([
  ['SIGINT', 130],
  ['SIGTERM', 0],
] as const)('%s ends it with %i', { timeout: LIMIT }, (signal, code) => {
  test('while a look hangs', async () => {
    const word = `case-1${code}`
    hanging(word, 'LookupEvents')
    expect(await stopped(word, signal, [], met(word))).toEqual({ code, out: '', err: BEGAN })
  })

  test('while AWS does not say who is calling: nothing is begun', async () => {
    const word = `case-2${code}`
    hanging(word, 'GetCallerIdentity')
    const err = 'stopped before the first look\n'
    expect(await stopped(word, signal, [], met(word))).toEqual({ code, out: '', err })
    expect(existsSync(state(word))).toBe(false)
  })
})

test.concurrent('what the SDK would try again much later is not waited for', { timeout: LIMIT }, async () => {
  const word = 'case-3'
  hanging(word, 'LookupEvents', 'throttle')
  const ended = await stopped(word, 'SIGINT', [], () => (proxy.met.get(word) ?? 0) > 1)
  expect(ended).toEqual({ code: 130, out: '', err: BEGAN })
})

test.concurrent('a webhook that hangs holds up no line here; what it is owed is said, kept, and marked', {
  timeout: LIMIT,
}, async () => {
  const word = 'case-4'
  const ended = await stopped(word, 'SIGINT', ['--webhook', hookUrl], (out) => out.includes('\n') && posted.length > 0)
  const [id] = ids(ended.out)
  expect([ended.code, ids(ended.out), posted]).toEqual([130, [id], [`"${id}"`]])
  expect(ended.err).toMatch(
    /^watching .+ here, to a webhook; Ctrl-C ends it\nthe webhook at .+ did not take a message: it did not answer in time; .+\n1 delivery did not go through; the next start tries again\n$/,
  )
  answers = true
  const next = await demarc(args(word, '--webhook', hookUrl, '--once'), envOf(word), folder)
  expect([next, posted]).toEqual([{ code: 0, out: '', err: '' }, [`"${id}"`, `"${id}" again`]])
})

test.concurrent('a topic that took the event and never said so: the same', { timeout: LIMIT }, async () => {
  const word = 'case-5'
  hanging(word, 'Publish', 'timeout-after')
  const there = (out: string): boolean => out.includes('\n') && proxy.done.get(word)?.includes('Publish') === true
  const ended = await stopped(word, 'SIGTERM', ['--sns', topic], there)
  expect([ended.code, ids(ended.out).length]).toEqual([0, 1])
  expect(ended.err).toMatch(
    /^watching .+ here, to an SNS topic; Ctrl-C ends it\nthe topic root-use did not take a message: .+\n1 delivery did not go through.+\n$/,
  )
  expect(readFileSync(state(word), 'utf8')).toMatch(/\{"trying":"[^"]+","sink":"sns:/)
})

test.concurrent('a reader of standard output that goes: it ends in good order, and owes what was not read', {
  timeout: LIMIT,
}, async () => {
  const word = 'case-6'
  const child = startProcess(args(word, '-r', 'eu-central-1', '--every', '1'), envOf(word), folder)
  const heard = new Heard(child)
  await once(child.stdout, 'data')
  child.stdout.destroy()
  // where none of the others looks
  await new EC2(clientFor(practice, 'root', 'eu-central-1')).enableEbsEncryptionByDefault({})
  const { code, err } = await heard.ended
  expect([code, err]).toEqual([
    0,
    `${began(1)}here; Ctrl-C ends it\n1 delivery did not go through; the next start tries again\n`,
  ])
  const next = await demarc(args(word, '-r', 'eu-central-1', '--once'), envOf(word), folder)
  expect([next.code, ids(next.out).length, next.err]).toEqual([0, 1, ''])
  expect(next.out).toContain('EnableEbsEncryptionByDefault')
  // a pipe cannot be read back, but it surely took nothing: this is no repeat
  expect(next.out).not.toContain('"again"')
})
