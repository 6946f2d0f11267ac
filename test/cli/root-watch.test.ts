import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IAM } from '@aws-sdk/client-iam'
import { SNS } from '@aws-sdk/client-sns'
import { SQS } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { QUIET } from '../../src/root/watch/bundle.ts'
import { TestClock } from '../clock.ts'
import { clientFor } from '../practice/in-test.ts'
import { accessEnv, demarc, Run } from './in-test.ts'

let practice: Practice
let folder: string
let env: NodeJS.ProcessEnv
let hooks: Server
let hookUrl: string
let status = 200
const posted: { readonly key: string; readonly body: { readonly text: string } }[] = []
beforeAll(async () => {
  practice = await startPractice()
  folder = mkdtempSync(join(tmpdir(), 'demarc-watch-cli-'))
  env = { HOME: folder, ...accessEnv(practice, 'admin') }
  hooks = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      if (status === 200) posted.push({ key: `${request.headers['idempotency-key']}`, body: JSON.parse(body) })
      response.writeHead(status).end('ok')
    })
  })
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve))
  // safe: it listens on TCP
  hookUrl = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/T0/s3cret`
})
afterAll(async () => {
  hooks.closeAllConnections()
  hooks.close()
  await practice.close()
  rmSync(folder, { recursive: true })
})

let users = 0
const byRoot = () => new IAM(clientFor(practice, 'root')).createUser({ UserName: `by-root-${users++}` })
const state = (name: string) => join(folder, `${name}.jsonl`)
const watch = (line: string) => demarc(`root watch ${line}`, env, folder)
const eventsIn = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

test('each new event once, over runs; the journal is the user’s alone', async () => {
  const line = '--once -f json --since 1h'
  await byRoot()
  const first = await watch(line)
  expect([first.code, first.err]).toEqual([0, ''])
  expect(eventsIn(first.out)).toMatchObject([
    {
      schema: 'demarc.root-event/1',
      account: practice.account,
      event: 'CreateUser',
      class: 'direct',
      result: 'success',
    },
  ])
  expect((await watch(line)).out).toBe('')
  await byRoot()
  expect(eventsIn((await watch(line)).out)).toHaveLength(1)
})

test('a webhook that refuses is owed the event, says so without its URL, and gets it at the next run', async () => {
  const file = join(folder, 'hook')
  writeFileSync(file, `${hookUrl}\n`, { mode: 0o600 })
  const line = `--once --since 1h --state ${state('hook')} --webhook-file ${file}`
  status = 404
  const refused = await watch(line)
  expect(refused.code).toBe(3)
  expect(refused.err).toMatch(/did not take a message: it answered 404/)
  expect(refused.err).toMatch(/deliveries did not go through/)
  expect(refused.err + refused.out + readFileSync(state('hook'), 'utf8')).not.toContain('s3cret')
  expect(statSync(state('hook')).mode & 0o777).toBe(0o600)
  status = 200
  const again = await watch(line)
  expect([again.code, again.out, again.err]).toEqual([0, '', ''])
  expect(posted.map(({ key }) => key)).toEqual([...new Set(posted.map(({ key }) => key))])
  expect(posted[0]?.body.text).toMatch(
    /^\[HIGH\] Root user of AWS account 111122223333: CreateUser, success: the root user/,
  )
  expect(posted[0]?.body).toHaveProperty('blocks')
})

test('a topic gets each event, and a queue behind it is a source in turn', async () => {
  const sns = new SNS(clientFor(practice, 'admin'))
  const sqs = new SQS(clientFor(practice, 'admin'))
  const { TopicArn = '' } = await sns.createTopic({ Name: 'root-use' })
  const arn = `arn:aws:sqs:us-east-1:${practice.account}:heard`
  const statement = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: arn }
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: statement })
  const { QueueUrl = '' } = await sqs.createQueue({ QueueName: 'heard', Attributes: { Policy } })
  await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: arn })
  const { code, out } = await watch(`--once --since 1h -f json --state ${state('sns')} --sns ${TopicArn}`)
  expect(code).toBe(0)
  const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 })
  const heard = Messages.map(({ Body }) => JSON.parse(Body ?? '')).map(({ Subject, Message }) => [
    Subject,
    JSON.parse(Message),
  ])
  expect(heard).toEqual(
    eventsIn(out).map((event) => [`[HIGH] Root user of AWS account ${practice.account}: CreateUser, success`, event]),
  )
  // what stands there now is not an event of CloudTrail's: a watch of that queue leaves it there, and says so
  await sqs.sendMessage({ QueueUrl, MessageBody: 'not an event' })
  const other = await watch(`--once --state ${state('queue')} --queue ${QueueUrl}`)
  expect([other.code, other.out]).toEqual([0, ''])
  expect(other.err).toMatch(/not an event of CloudTrail's .*: it is left there/)
})

test('it says where it cannot look back as far as it was told', async () => {
  const far = await watch(`--once --since 400d --state ${state('far')}`)
  expect([far.code, far.err]).toEqual([0, expect.stringMatching(/^CloudTrail's event history reaches back 90 days/)])
  const near = await watch(`--once --since 90d --state ${state('near')}`)
  expect([near.code, near.err]).toEqual([0, ''])
})

test('--only keeps the kinds that are named, and the reads of a session are one line', async () => {
  const root = new IAM(clientFor(practice, 'root'))
  const line = `--once --since 1h -f json --state ${state('only')}`
  await byRoot()
  for (let n = 0; n < 3; n++) await root.listUsers({})
  await root.getAccountSummary({})
  const reads = await watch(`${line} --only read`)
  expect([reads.code, reads.err]).toEqual([0, ''])
  expect(eventsIn(reads.out)).toMatchObject([
    {
      schema: 'demarc.root-reads/1',
      kind: 'read',
      calls: [{ event: 'ListUsers', count: 3 }, { event: 'GetAccountSummary' }],
    },
  ])
  // events that were left out are not reported later
  await byRoot()
  expect(eventsIn((await watch(`${line} --only signin,write`)).out)).toMatchObject([
    { event: 'CreateUser', kind: 'write' },
  ])
  const wrong = await watch('--only writes')
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('It takes sign-in, write, read')])
})

test('it goes on until Ctrl-C, tells within seconds, and ends with 130', async () => {
  const time = new TestClock()
  const own = await startPractice({ clock: time.now })
  const run = new Run(`root watch --every 1 --state ${state('on')}`, {
    env: { HOME: folder, ...accessEnv(own, 'admin') },
    cwd: folder,
    time,
  })
  await run.until(/Ctrl-C ends it\n$/)
  expect(run.err).toBe(
    "watching the root user of account 111122223333 in CloudTrail's event history, every 1 s; each new event is reported here; Ctrl-C ends it\n",
  )
  await time.passes(1000)
  await new IAM(clientFor(own, 'root')).createUser({ UserName: 'by-root' })
  await time.passes(1000)
  const [line = ''] = await run.until(/.*CreateUser.*\n/)
  expect(line).toMatch(
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ {2}high {6}the root user +CreateUser \(iam\) in us-east-1 from 127\.0\.0\.1, /,
  )
  expect(run.out).not.toContain('\u001b[')
  const second = await watch(`--once --state ${state('on')}`)
  expect([second.code, second.err]).toEqual([2, expect.stringContaining('[WATCH_RUNNING]')])
  // reads are held for more of their session, and go out when the watch ends
  await new IAM(clientFor(own, 'root')).listUsers({})
  await new IAM(clientFor(own, 'root')).getAccountSummary({})
  await time.passes(1000)
  await time.sleeps(QUIET)
  expect(run.out.split('\n')).toHaveLength(2)
  run.kill('SIGINT')
  const { code, out } = await run.ended
  expect(code).toBe(130)
  expect(out.split('\n')[1]).toMatch(
    /Z {2}medium {4}the root user +2 reads until .*: GetAccountSummary \(iam\), ListUsers \(iam\)/,
  )
  await own.close()
})

test.each([
  ['--queue http://queues.example/111122223333/root', 'INSECURE_ENDPOINT'],
  ['--queue https://anna:secret@sqs.us-east-1.amazonaws.com/111122223333/root', 'BAD_QUEUE'],
  ['--sns arn:aws:sns:us-east-1:111122223333:', 'BAD_TOPIC'],
  ['--sns arn:aws-cn:sns:cn-north-1:111122223333:root', 'BAD_TOPIC'],
])('%s is refused before anything is watched: %s', async (words, code) => {
  const { code: ended, out, err } = await demarc(`root watch --once ${words} --state ${join(folder, 'never')}`, env)
  expect([ended, out, err]).toEqual([2, '', expect.stringContaining(`[${code}]`)])
})
