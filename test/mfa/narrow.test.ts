import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { Run } from '../cli/in-test.ts'
import { CTRL_C } from '../cli/screen.ts'
import { TestTerminal } from '../cli/terminal.ts'
import { TestClock } from '../clock.ts'
import { envOf, newHome } from './in-test.ts'

let practice: Practice
let home: string
beforeAll(async () => {
  practice = await startPractice()
  home = newHome()
})
afterAll(async () => {
  await practice.close()
  rmSync(home, { recursive: true })
})

describe('a prompt for a code stays on its line', () => {
  const prompts = (terminal: TestTerminal): number => terminal.text.split('______').length - 1
  /** Waits for the prompt to be drawn several times. */
  const drawn = async (time: TestClock): Promise<void> => {
    for (let n = 0; n < 3; n++) await time.passes(250)
  }

  test.each([
    [80, '? Code of arn:aws:iam::111122223333:mfa/admin ______  '],
    [40, 'mfa/admin ______  '],
  ])('of a session, in %i columns, and narrower', async (columns, starts) => {
    const env = { ...envOf(practice, home), LANG: 'C.UTF-8' }
    const time = new TestClock()
    const terminal = new TestTerminal('mfa session --no-cache', env, { columns, time })
    await terminal.until('______')
    await drawn(time)
    expect([prompts(terminal), terminal.text]).toEqual([1, expect.stringContaining(starts)])
    const before = terminal.bytes.length
    terminal.resize(30)
    await drawn(time)
    const lines = terminal.bytes.slice(before).split('\r').slice(1)
    expect(lines).toHaveLength(4)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the terminal's own sequences
    expect(Math.max(...lines.map((line) => line.replaceAll(/\u001b\[[\d;]*[A-Za-z]/g, '').length))).toBeLessThan(30)
    terminal.write(CTRL_C)
    expect(await terminal.exited).toBe(130)
  })

  test('of a new device, in 40 columns', async () => {
    const line = 'mfa enable --user backup-tool --family virtual --name narrow'
    const time = new TestClock()
    const terminal = new TestTerminal(line, envOf(practice, home), { columns: 40, time })
    await terminal.until(/\? First code {2}______ {2}\d+ s/)
    await drawn(time)
    expect(prompts(terminal)).toBe(1)
    terminal.write(CTRL_C)
    expect(await terminal.exited).toBe(130)
  })
})

describe('the list', () => {
  const list = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Run =>
    new Run(['mfa', 'list', ...args], { env: { ...envOf(practice, home), ...env } })

  test.each(['40', '80', '120'])('is wrapped to %s columns', async (COLUMNS) => {
    const { code, out } = await list([], { COLUMNS }).done()
    expect(code).toBe(0)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(Number(COLUMNS))
    expect(out).toMatch(/✓ anna\.lindqvist/)
  })

  test('is written as the extensions say beside its screen, or not at all', async () => {
    const [json, markdown] = [join(home, 'mfa.json'), join(home, 'mfa.md')]
    const { code, out, err } = await list(['--out', json, markdown]).done()
    expect([code, out, err]).toEqual([
      0,
      expect.stringMatching(/^MFA of account .*\n/),
      `wrote ${json}\nwrote ${markdown}\n`,
    ])
    expect(JSON.parse(readFileSync(json, 'utf8')).schema).toBe('demarc.mfa/1')
    expect(readFileSync(markdown, 'utf8')).toMatch(/^# MFA of account/)
    const bad: [string[], string][] = [
      [['--out', join(home, 'x.zip')], 'names no format'],
      [['--out', join(home, 'x.html')], 'has no such format'],
      [['--out', join(home, 'x.json'), '--format', 'csv'], 'the extension of'],
    ]
    const ends = await Promise.all(bad.map(([args]) => list(args).done()))
    expect(ends).toEqual(bad.map(([, words]) => ({ code: 2, out: '', err: expect.stringContaining(words) })))
  })
})
