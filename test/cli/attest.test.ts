import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { spawn as spawnPty } from '@lydell/node-pty'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseConfig } from '../../src/ledger/config/parse.ts'
import { bare, demarc } from './in-test.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-attest-'))
  file = join(folder, 'demarc.yaml')
})
afterEach(() => rmSync(folder, { recursive: true }))

// named, so that no file of somebody else's above the folder is found
const signed = ['--config', 'demarc.yaml', '--by', 'a.lindqvist', '--date', '2026-01-01', '--expires', '2099-01-01']
const attestation = [
  'attest',
  '--duty',
  'incident-response',
  '--statement',
  'We rehearse.',
  '--evidence',
  'OPS-1',
  ...signed,
]

describe('by flags', () => {
  test('makes the file where there is none, and adds to it', async () => {
    expect(await demarc(attestation, {}, folder)).toEqual({ code: 0, out: 'added to demarc.yaml\n', err: '' })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    chmodSync(file, 0o644)
    writeFileSync(file, `# ours\n${readFileSync(file, 'utf8')}`)
    const more = [
      'attest',
      '--exception',
      '--control',
      'S3.8',
      '--reason',
      'The site.',
      '--tag',
      'team=web',
      '--resource',
      'arn:aws:s3:::site-*',
      ...signed,
    ]
    expect((await demarc(more, {}, folder)).code).toBe(0)
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(/^# ours\nattestations:\n/)
    expect(parseConfig(text, 'f')).toMatchObject({
      attestations: [{ duty: 'incident-response', expires: '2099-01-01' }],
      exceptions: [{ of: { control: 'S3.8' }, scope: { resource: ['arn:aws:s3:::site-*'], tag: { team: 'web' } } }],
    })
    // it is the file that its owner made it
    expect(statSync(file).mode & 0o777).toBe(0o644)
    expect(readdirSync(folder)).toEqual(['demarc.yaml'])
  })

  test.each<[string, string[], string]>([
    [
      'an unknown duty',
      attestation.map((word) => (word === 'incident-response' ? 'incident-respons' : word)),
      'did you mean incident-response?',
    ],
    [
      'too little, without a terminal',
      ['attest', '--duty', 'backups'],
      '--statement, --by, --evidence, --expires are missing',
    ],
    ['what belongs to an exception', [...attestation, '--control', 'S3.8'], 'Add --exception.'],
    ['a tag without a value', [...attestation, '--tag', 'team'], 'is not a tag and its value'],
  ])('refuses %s, and leaves the file as it was', async (_, args, words) => {
    writeFileSync(file, '# ours\n')
    const { code, err } = await demarc(args, {}, folder)
    expect(code).toBe(2)
    expect(err).toContain(words)
    expect(readFileSync(file, 'utf8')).toBe('# ours\n')
  })
})

describe('by questions', () => {
  /** A terminal in which demarc runs; `screen` is all that it wrote. */
  function terminal(args: readonly string[]) {
    const pty = spawnPty(process.execPath, [resolve('dist/main.js'), ...args], {
      cwd: folder,
      env: { ...bare, TERM: 'xterm' } as Record<string, string>, // safe: the variables of a test are all there
      cols: 120,
      rows: 40,
    })
    let screen = ''
    pty.onData((data) => {
      screen += data
    })
    const exited = new Promise<number>((done) => pty.onExit(({ exitCode }) => done(exitCode)))
    const until = async (words: string): Promise<void> => {
      for (let n = 0; !screen.includes(words); n++) {
        if (n > 200) throw new Error(`the terminal never showed "${words}":\n${screen}`)
        await sleep(50)
      }
    }
    return { pty, until, exited }
  }

  test('asks for what the flags do not say', async () => {
    const { pty, until, exited } = terminal([
      'attest',
      '--statement',
      'We rehearse.',
      '--by',
      'a.lindqvist',
      '--config',
      file,
    ])
    await until('Which duty?')
    pty.write('incident-resp')
    await until('incident-response')
    pty.write('\r')
    await until('Where does the proof lie?')
    pty.write('OPS-1\r')
    await until('The last day on which it counts?')
    pty.write('\r')
    await until('Which resources?')
    pty.write('\r')
    expect(await exited).toBe(0)
    expect(parseConfig(readFileSync(file, 'utf8'), 'f').attestations).toMatchObject([
      { duty: 'incident-response', statement: 'We rehearse.', by: 'a.lindqvist', evidence: 'OPS-1', scope: {} },
    ])
  })

  test('Ctrl-C leaves everything as it was', async () => {
    writeFileSync(file, '# ours\n')
    const { pty, until, exited } = terminal([...attestation.slice(0, 3), '--config', file])
    await until('What is done?')
    pty.write('We re\u0003')
    expect(await exited).toBe(130)
    expect(readFileSync(file, 'utf8')).toBe('# ours\n')
    expect(readdirSync(folder)).toEqual(['demarc.yaml'])
  })
})

test('killed while it writes, it leaves the old file or the new one, whole', async () => {
  for (const wait of [0, 7, 23]) {
    rmSync(file, { force: true })
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/cli/attest.child.ts', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    await sleep(wait)
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(parseConfig(readFileSync(file, 'utf8'), 'f').attestations.length).toBeGreaterThan(0)
  }
})
