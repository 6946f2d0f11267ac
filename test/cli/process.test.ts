import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseConfig } from '../../src/ledger/config/parse.ts'
import { SWEEP, sample } from '../sample.ts'
import { bare } from './in-test.ts'
import { demarcProcess, Heard, MAIN, startProcess, Terminal } from './process.ts'
import { CTRL_C } from './screen.ts'

// tests that need a process; all others run the commands within the process of the tests

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-process-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('--version is the version of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(await demarcProcess(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
})

test('the exit code is that of the command, and a reader that is slow gets all that it wrote', async () => {
  const child = startProcess('scan --practice company --service s3 -f json --fail-on low'.split(' '))
  // far more than a pipe holds
  await once(child.stdout, 'readable')
  const { code, out, err } = await new Heard(child).ended
  expect([code, JSON.parse(out).schema]).toEqual([1, 'demarc.run/2'])
  expect(err).toMatch(/^[\d,]+ findings at or above low; --fail-on low\n$/)
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s leaves things tidy: 130, and no file', async (signal) => {
  // a slow endpoint
  const slow = createServer(() => {}).listen(0, '127.0.0.1')
  await once(slow, 'listening')
  const { port } = slow.address() as AddressInfo // safe: it listens on a port
  const child = startProcess(['scan', '--out', join(folder, 'never.json'), '--record', join(folder, 'never.rec')], {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
  })
  const heard = new Heard(child)
  await once(slow, 'request')
  child.kill(signal)
  expect(await heard.ended).toEqual({ code: 130, by: null, out: '', err: 'interrupted: nothing was written\n' })
  slow.closeAllConnections()
  slow.close()
  expect(readdirSync(folder)).toEqual([])
})

test('a reader that has seen enough ends it quietly', async () => {
  const child = spawn(
    'sh',
    // far more than a pipe holds
    ['-c', '"$0" "$1" controls --format json | head -1', process.execPath, MAIN],
    {
      env: bare,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  expect(await new Heard(child).ended).toEqual({ code: 0, by: null, out: expect.stringMatching(/^.+\n$/), err: '' })
})

// before the command line is loaded, and by a command that does not wait
test.skipIf(!existsSync('/dev/full')).each(['--version', 'help environment'])(
  '%s on a full disk: the error, and exit code 2',
  async (words) => {
    const child = spawn('sh', ['-c', `"$0" "$1" ${words} > /dev/full`, process.execPath, MAIN], {
      env: bare,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const err = 'error: standard output cannot be written: ENOSPC [CANNOT_WRITE]\n'
    expect(await new Heard(child).ended).toEqual({ code: 2, by: null, out: '', err })
  },
)

test('in a terminal keys come one by one; Ctrl-C in the middle: nothing runs on, nothing stays behind', async () => {
  const terminal = new Terminal(process.execPath, [MAIN, 'practice', 'rehearse'], { TMPDIR: folder })
  await terminal.screen.answer((keys) => terminal.write(keys), 'Ready?', [])
  const text = await terminal.screen.until('◆  Ready?\n')
  expect(readdirSync(folder)).toHaveLength(1)
  terminal.write(CTRL_C)
  expect(await terminal.exited).toBe(130)
  expect(terminal.screen.text).toMatch(/interrupted: nothing was written$/)
  const [, endpoint = ''] = /listens on (http:\/\/\S+)/.exec(text) ?? []
  await expect(fetch(endpoint)).rejects.toThrow('fetch failed')
  expect(readdirSync(folder)).toEqual([])
})

test('SIGKILL while a file is written: it is the old one or the new one, whole', SWEEP, async () => {
  const file = join(folder, 'demarc.yaml')
  for (const lines of sample([1, 2, 5], [() => 'any'])) {
    rmSync(file, { force: true })
    const child = spawn(process.execPath, ['test/cli/attest.child.ts', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    // a line for each file that is whole; the next is under way
    for (let heard = 0; heard < lines; ) heard += String(await once(child.stdout, 'data')).split('\n').length - 1
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(parseConfig(readFileSync(file, 'utf8'), 'f').attestations.length).toBeGreaterThanOrEqual(lines)
  }
})
