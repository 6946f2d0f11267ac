import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import type { RootEvent } from '../activity.ts'
import { signInOf } from '../examples.ts'
import { Courier } from './deliver.ts'
import type { WatchJournal } from './journal.ts'
import { type Entry, WatchState } from './state.ts'
import { webhookSink } from './webhook.ts'

const event = (id: string): RootEvent => signInOf(id, { mfa: false })

type Answer = (request: IncomingMessage, response: ServerResponse) => void
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(code, headers).end('ok')
const reset: Answer = (request) => request.socket.resetAndDestroy()
/** Takes the message, and its answer is lost. */
const swallow: Answer = (request) => request.on('end', () => request.socket.resetAndDestroy())

let close: (() => void) | undefined
afterEach(() => close?.())

/** Takes the message, and never answers: its time is over as soon as it has it. */
const hang: Answer = () => late?.abort(new DOMException('No answer.', 'TimeoutError'))
/** Ends the time of the delivery that is under way. */
let late: AbortController | undefined
/** Something that is not an answer of HTTP's, or half of one. */
const garbage =
  (text: string): Answer =>
  (_, response) =>
    response.socket?.end(text)
/** An answer whose body has no end, or breaks off. */
const endless: Answer = (_, response) => {
  response.writeHead(200)
  const more = setInterval(() => response.write('x'.repeat(65_536)), 1)
  response.on('close', () => {
    clearInterval(more)
    letGo += 1
  })
}
let letGo = 0
const brokenOff: Answer = (_, response) => {
  response.writeHead(200, { 'content-length': '100' }).write('x', () => response.socket?.resetAndDestroy())
}

/** A server that gives these answers in turn and then repeats the last one; and a courier that delivers to it. */
async function setUp(...answers: readonly Answer[]) {
  const got: { key: string | undefined; again: boolean }[] = []
  let turn = 0
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (data) => {
      body += data
    })
    request.on('end', () => got.push({ key: `${request.headers['idempotency-key']}`, again: body.includes('true') }))
    const answer = answers[Math.min(turn++, answers.length - 1)] ?? status(200)
    if (answer === swallow || answer === reset) answer(request, response)
    else request.on('end', () => answer(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  // safe: it listens on TCP
  const { port } = server.address() as AddressInfo
  let now = 1_000_000
  const log: Entry[] = []
  const state = new WatchState()
  const journal: WatchJournal = {
    state,
    from: 0,
    append: (...entries) => {
      log.push(...entries)
      for (const one of entries) state.apply(one)
    },
    compact: () => {},
  }
  const said: string[] = []
  const sink = webhookSink(
    `http://127.0.0.1:${port}/T0/s3cret`,
    (_, again) => ({ again }),
    () => now,
    () => {
      late = new AbortController()
      return late.signal
    },
  )
  journal.append(...['a', 'b'].map((id) => ({ seen: event(id), at: now, owed: [sink.name] })))
  const courier = new Courier(
    sink,
    journal,
    {
      clock: () => now,
      random: () => Uint8Array.of(255),
      say: (text) => said.push(text),
    },
    true,
  )
  const { signal } = new AbortController()
  /** One pass, at the moment that the pass before named. Gives how long it was. */
  const pass = async () => {
    const next = await courier.pass(signal, signal)
    const wait = typeof next === 'number' ? next - now : next
    if (typeof next === 'number') now = next
    return wait
  }
  return { pass, got, said, state, sink, log, journal }
}

test('each event once, by its id, and what was told is written down', async () => {
  const { pass, got, state, sink, log } = await setUp(status(200))
  expect(await pass()).toBeUndefined()
  expect(got).toEqual([
    { key: '"a"', again: false },
    { key: '"b"', again: false },
  ])
  expect(state.owedTo(sink.name)).toEqual([])
  expect(log.slice(2).map((entry) => Object.keys(entry)[0])).toEqual(['trying', 'told', 'trying', 'told'])
  await pass()
  expect(got).toHaveLength(2)
})

test('a server in trouble is left alone for a while that doubles, or for as long as it asks; nothing is lost', async () => {
  const { pass, got, said, state, sink } = await setUp(
    status(500),
    status(503),
    status(429, { 'retry-after': '77' }),
    status(200),
  )
  expect([await pass(), await pass(), await pass()]).toEqual([1_000, 2_000, 77_000])
  expect(await pass()).toBeUndefined()
  // what failed least comes first
  expect(got.map(({ key }) => key)).toEqual(['"a"', '"b"', '"a"', '"b"', '"a"'])
  // it said no: it has not got it, so the next time is the first
  expect(got.some(({ again }) => again)).toBe(false)
  expect(state.owedTo(sink.name)).toEqual([])
  expect(said.at(-1)).toMatch(/takes messages again$/)
})

test('an answer that is lost: it may have arrived, so it is told again as such, with the same key', async () => {
  const { pass, got } = await setUp(swallow, reset, status(200))
  expect([await pass(), await pass(), await pass()]).toEqual([1_000, 2_000, undefined])
  expect(got.filter(({ key }) => key === '"a"').at(-1)).toEqual({ key: '"a"', again: true })
  expect(got.at(-1)).toEqual({ key: '"b"', again: true })
})

test('an event that the server never takes does not keep the others from it', async () => {
  const { pass, state, sink } = await setUp((request, response) =>
    status(request.headers['idempotency-key'] === '"a"' ? 500 : 200)(request, response),
  )
  await pass()
  await pass()
  expect(state.owedTo(sink.name).map((owed) => owed.event.id)).toEqual(['a'])
})

test('an id that no header takes is told by its digest, and all others are told', async () => {
  const { pass, got, state, sink, journal } = await setUp(status(200))
  journal.append({ seen: event('\r\nx: \u0000ü'), at: 0, owed: [sink.name] })
  expect(await pass()).toBeUndefined()
  expect(got.map(({ key }) => key).sort()).toEqual(['"a"', '"b"', expect.stringMatching(/^"sha256-[0-9a-f]{64}"$/)])
  expect(state.owedTo(sink.name)).toEqual([])
})

test.each<[string, Answer, RegExp | undefined]>([
  ['does not answer', hang, /it did not answer in time/],
  ['closes the connection instead', garbage(''), /it cannot be reached \(UND_ERR_SOCKET\)/],
  [
    'breaks off within the head',
    garbage('HTTP/1.1 200 O'),
    /it cannot be reached \((UND_ERR_SOCKET|HPE_\w+|HTTPParserError)\)/,
  ],
  [
    'answers in no HTTP',
    garbage('220 mail.example ESMTP\r\n\r\n'),
    /it cannot be reached \((HPE_\w+|HTTPParserError)\)/,
  ],
  ['has a body without end', endless, undefined],
  ['breaks off within the body', brokenOff, undefined],
])('a webhook that %s: every event arrives, and what may come twice is marked', async (_, answer, why) => {
  letGo = 0
  const { pass, got, said, state, sink } = await setUp(answer, status(200))
  for (let n = 0; n < 2; n++) await pass()
  // nothing of it is read to the end
  if (answer === endless) await vi.waitUntil(() => letGo === 1)
  expect(state.owedTo(sink.name)).toEqual([])
  // the status shows that it took the message, also where the body breaks off
  const keys = why === undefined ? ['"a"', '"b"'] : ['"a"', '"b"', '"a"']
  expect(got.map(({ key }) => key)).toEqual(keys)
  expect(got.map(({ again }) => again)).toEqual(keys.map((_, n) => n === 2))
  expect(said).toEqual(
    why === undefined
      ? []
      : [expect.stringMatching(why), expect.stringMatching(/^the webhook at 127\.0\.0\.1:\d+ takes messages again$/)],
  )
})

test.each([
  [408, {}, 1_000],
  [429, { 'retry-after': 'Thu, 01 Jan 1970 00:17:10 GMT' }, 30_000],
  [429, { 'retry-after': '86400' }, 3_600_000],
  [503, { 'retry-after': 'soon' }, 1_000],
  [301, { location: 'http://127.0.0.1:1/' }, 300_000],
  [410, { 'retry-after': '5' }, 300_000],
])('%s with %j is tried again after %s ms, and comes once', async (code, headers, after) => {
  const { pass, got, state, sink } = await setUp(status(code, headers), status(200))
  expect(await pass()).toBe(after)
  await pass()
  expect(state.owedTo(sink.name)).toEqual([])
  expect(got.filter(({ key }) => key === '"a"')).toEqual([
    { key: '"a"', again: false },
    { key: '"a"', again: false },
  ])
  expect(got.filter(({ key }) => key === '"b"')).toHaveLength(1)
})

test('a refusal is told apart, stays owed, and holds up nothing behind it', async () => {
  const { pass, got, said, state, sink } = await setUp(status(404), status(200), status(200))
  expect(await pass()).toBe(300_000)
  expect(got.map(({ key }) => key)).toEqual(['"a"', '"b"'])
  expect(said[0]).toMatch(/^the webhook at 127\.0\.0\.1:\d+ did not take a message: it answered 404: correct its URL/)
  expect(state.owedTo(sink.name)).toHaveLength(1)
  expect(await pass()).toBeUndefined()
})

test('a redirect is not followed', async () => {
  const { pass, got } = await setUp(status(302, { location: 'http://127.0.0.1:1/' }), status(200))
  expect(await pass()).toBe(300_000)
  expect(got).toHaveLength(2)
})

test('the URL is a secret: it stands nowhere', async () => {
  const { pass, said, sink, log } = await setUp(reset)
  await pass()
  expect(JSON.stringify([said, sink.name, sink.title, log])).not.toContain('s3cret')
})

test.each([
  'http://hooks.example/T0/s3cret',
  'https://anna:s3cret@hooks.example/',
  'ftp://hooks.example/s3cret',
  's3cret',
])('%s is refused', (url) => {
  const make = () =>
    webhookSink(
      url,
      () => ({}),
      () => 0,
    )
  expect(make).toThrow('not an https URL')
  expect(make).not.toThrow('s3cret')
})
