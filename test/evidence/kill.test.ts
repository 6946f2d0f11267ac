/** @module-tag sweep */
import { once } from 'node:events'
import { watch } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { accessEnv } from '../cli/in-test.ts'
import { startProcess } from '../cli/process.ts'
import { sample } from '../sample.ts'
import { scanOf } from '../scan/in-test.ts'

let folder: string
let practice: Practice
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-kill-'))
  practice = await startPracticeAccount()
})
afterAll(async () => {
  await practice.close()
  await rm(folder, { recursive: true })
})

/** The practice account behind a door that kills the scanner after so many requests. */
async function scanKilledAfter(requests: number, args: readonly string[]): Promise<NodeJS.Signals | null> {
  let seen = 0
  const proxy = createServer(async (message, response) => {
    if (++seen >= requests) child.kill('SIGKILL')
    const chunks: Buffer[] = []
    try {
      for await (const chunk of message) chunks.push(chunk as Buffer) // safe: no encoding is set
    } catch {
      // it was killed while it asked
      return
    }
    const headers = Object.entries(message.headers).flatMap(([name, value]) =>
      value === undefined || ['connection', 'content-length', 'transfer-encoding'].includes(name)
        ? []
        : [[name, String(value)] as [string, string]],
    )
    const { request } = await import('node:http')
    const outgoing = request(new URL(practice.endpoint), {
      method: message.method,
      path: message.url,
      headers: Object.fromEntries([...headers, ['content-length', String(Buffer.concat(chunks).length)]]),
    })
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.on('error', () => response.destroy()).pipe(response)
    })
    // the account ends while it answers what a killed scanner asked
    outgoing.on('error', () => response.destroy())
    outgoing.end(Buffer.concat(chunks))
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo // safe: it listens on a port
  const child = startProcess(
    ['scan', '-r', 'us-east-1', ...args],
    accessEnv(practice, 'auditor', `http://127.0.0.1:${port}`),
  )
  const [, signal] = await once(child, 'close')
  proxy.closeAllConnections()
  proxy.close()
  return signal
}

test.each(sample([5, 60, 200], [() => 'any']))(
  'SIGKILL after %d answers leaves the old recording and the old run whole',
  async (requests) => {
    const [rec, out] = [join(folder, 'old.rec.gz'), join(folder, 'old.json')]
    await writeFile(rec, 'the old recording')
    await writeFile(out, 'the old run')
    expect(await scanKilledAfter(requests, ['--record', rec, '--out', out])).toBe('SIGKILL')
    expect([await readFile(rec, 'utf8'), await readFile(out, 'utf8')]).toEqual(['the old recording', 'the old run'])
  },
)

test('SIGKILL while the run is written leaves the old one, or the new one, whole', async () => {
  const out = join(folder, 'run.json')
  // one service's, so that each run is soon at its end
  const recording = join(folder, 'a.rec.gz')
  const select = { controls: ['S3.*'], services: [], frameworks: [], severities: [] }
  await scanOf(practice, { record: recording, select })
  for (const changes of sample([1, 2, 3, 4], [(change) => change > 2])) {
    await writeFile(out, 'the old run')
    const child = startProcess(['scan', '--replay', recording, '--out', out])
    // at the first change of its temporary file, or at a later one
    let seen = 0
    const watcher = watch(folder, (_, name) => {
      if (name?.startsWith('.run.json') && ++seen === changes) child.kill('SIGKILL')
    })
    await once(child, 'close')
    watcher.close()
    expect(seen).toBeGreaterThan(0)
    const text = await readFile(out, 'utf8')
    if (text !== 'the old run') expect(JSON.parse(text).schema).toBe('demarc.run/2')
  }
})
