import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemSleep } from '../../src/core/clock.ts'
import { parseConfig } from '../../src/ledger/config/parse.ts'
import { demarc, Run } from './in-test.ts'
import { CTRL_C } from './screen.ts'
import { TestTerminal } from './terminal.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-attest-'))
  file = join(folder, 'demarc.yaml')
})
afterEach(() => rmSync(folder, { recursive: true }))

// named, so that no other file above the folder is found
const signed = ['--config', 'demarc.yaml', '--by', 'a.lindqvist', '--date', '2026-01-01', '--expires', '2099-01-01']
const attestation = [
  'attest',
  '--responsibility',
  'incident-response',
  '--statement',
  'We rehearse.',
  '--evidence',
  'OPS-1',
  ...signed,
]

describe('by flags', () => {
  test('eight at once keep all eight', async () => {
    const resources = Array.from({ length: 8 }, (_, n) => `resource-${n}`)
    const ended = await Promise.all(resources.map((one) => demarc([...attestation, '--resource', one], {}, folder)))
    expect(ended.map(({ code, err }) => [code, err])).toEqual(resources.map(() => [0, '']))
    const written = readFileSync(file, 'utf8')
    expect(parseConfig(written, 'f').attestations).toHaveLength(8)
    expect(resources.filter((one) => !written.includes(`resource: ${one}\n`))).toEqual([])
  })

  test('makes the file where there is none, and adds to it', async () => {
    expect(await demarc(attestation, {}, folder)).toEqual({ code: 0, out: 'added to demarc.yaml\n', err: '' })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    chmodSync(file, 0o644)
    writeFileSync(file, `# ours\n${readFileSync(file, 'utf8')}`)
    const more = [
      'accept',
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
      attestations: [{ responsibility: 'incident-response', expires: '2099-01-01' }],
      exceptions: [{ of: { control: 'S3.8' }, scope: { resource: ['arn:aws:s3:::site-*'], tag: { team: 'web' } } }],
    })
    // the file keeps its owner and mode
    expect(statSync(file).mode & 0o777).toBe(0o644)
    expect(readdirSync(folder)).toEqual(['demarc.yaml'])
  })

  test.each<[string, string[], string]>([
    [
      'an unknown responsibility',
      attestation.map((word) => (word === 'incident-response' ? 'incident-respons' : word)),
      'did you mean incident-response?',
    ],
    ['a control, which is accepted', [...attestation, '--control', 'S3.8'], 'Write: demarc accept --control S3.8'],
    [
      'an exception for a responsibility',
      [...attestation, '--exception', '--reason', 'Later.'],
      "Write: demarc accept --responsibility incident-response --reason 'Later.', and",
    ],
    ['a tag without a value', [...attestation, '--tag', 'team'], 'is not a tag and its value'],
  ])('refuses %s, and leaves the file as it was', async (_, args, words) => {
    writeFileSync(file, '# ours\n')
    const { code, out, err } = await demarc(args, {}, folder)
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(words)])
    expect(readFileSync(file, 'utf8')).toBe('# ours\n')
  })
})

describe('by questions', () => {
  test('asks for what the flags do not say', async () => {
    const terminal = new TestTerminal([
      'attest',
      '--statement',
      'We rehearse.',
      '--by',
      'a.lindqvist',
      '--config',
      file,
    ])
    await terminal.answer('Which responsibility?', 'incident-resp')
    await terminal.answer('Where is the evidence?', 'OPS-1')
    await terminal.answer('The last day on which it counts?')
    await terminal.answer('Which resources?')
    expect(await terminal.exited).toBe(0)
    expect(parseConfig(readFileSync(file, 'utf8'), 'f').attestations).toMatchObject([
      {
        responsibility: 'incident-response',
        statement: 'We rehearse.',
        by: 'a.lindqvist',
        evidence: 'OPS-1',
        scope: {},
      },
    ])
  })

  test('accept offers what is unmet, and asks for a reason', async () => {
    const terminal = new TestTerminal(['accept', '--by', 'b.holm', '--expires', '2099-01-01', '--config', file])
    await terminal.answer('Which control?', 'S3.8')
    await terminal.answer('Why is it accepted?', 'The site.')
    await terminal.answer('Where is the evidence?')
    await terminal.answer('Which resources?', 'site-*')
    expect(await terminal.exited).toBe(0)
    expect(parseConfig(readFileSync(file, 'utf8'), 'f').exceptions).toMatchObject([
      { of: { control: 'S3.8' }, reason: 'The site.', by: 'b.holm', scope: { resource: ['site-*'] } },
    ])
  })

  test('Ctrl-C leaves everything as it was', async () => {
    writeFileSync(file, '# ours\n')
    const terminal = new TestTerminal(['attest', '--responsibility', 'incident-response', '--config', file])
    await terminal.until('What is done?')
    terminal.write('We re')
    terminal.write(CTRL_C)
    expect(await terminal.exited).toBe(130)
    expect(readFileSync(file, 'utf8')).toBe('# ours\n')
    expect(readdirSync(folder)).toEqual(['demarc.yaml'])
  })
})

test('what the system refuses is no bug of ours, and says what to do', async () => {
  const refused = (): number => {
    throw Object.assign(new Error("EMFILE: too many open files, open '/x\u001b[2J'"), {
      code: 'EMFILE',
      syscall: 'open',
    })
  }
  const run = new Run(attestation, { cwd: folder, time: { now: refused, sleep: systemSleep } })
  expect(await run.done()).toEqual({
    code: 2,
    out: '',
    err: expect.stringMatching(
      /^error: the system refused: EMFILE: too many open files, open '\/x\?\[2J' \[SYSTEM_REFUSED\]\nhint: .*ulimit -n.*\n$/,
    ),
  })
})
