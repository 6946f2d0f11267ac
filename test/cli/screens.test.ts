import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { accessEnv, demarc } from './in-test.ts'
import { TestTerminal } from './terminal.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPracticeAccount()
})
afterAll(() => practice.close())

const ESCAPE = '\u001b'
/** A screen without dates, times, ages and durations, which change from run to run. */
const timeless = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d\d-\d\d/g, 'YYYY-MM-DD')
    .replaceAll(/\d\d:\d\d/g, 'hh:mm')
    .replaceAll(/[\d,]+ days/g, 'n days')
    .replaceAll(/\d+ seconds?/g, 'n seconds')

/** Each command with a screen, the caller, and how its last line begins. */
const screens = [
  ['scan --service s3 --no-progress', 'auditor', /^\d+ findings: /],
  ['root', 'auditor', /^0 of 4 measures /],
  ['root --org --no-progress', 'admin', /^8 accounts: /],
  ['mfa list', 'auditor', /^4 identities of 9 /],
  ['controls', 'auditor', /^\d+ controls: /],
] as const

describe.each(screens)('demarc %s', (line, who, headline) => {
  const env = (more: NodeJS.ProcessEnv) => ({ ...accessEnv(practice, who), ...more })
  const atTerminal = async (more: NodeJS.ProcessEnv): Promise<string> => {
    const terminal = new TestTerminal(line, env(more), { columns: 80 })
    await terminal.exited
    return terminal.bytes
  }

  test.each([80, 120])('in a pipe, %d columns wide: one screen that ends on its headline', async (columns) => {
    const { code, out } = await demarc(line, env({ COLUMNS: String(columns) }))
    expect(code).toBe(0)
    const lines = out.trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(44)
    expect(lines.filter((one) => one.length > columns)).toEqual([])
    expect(lines.at(-1)).toMatch(headline)
    expect(out).not.toContain(ESCAPE)
    expect(timeless(out)).toMatchSnapshot()
  })

  test('on a dumb terminal: ASCII alone, without colours', async () => {
    const shown = await atTerminal({ TERM: 'dumb' })
    expect(timeless(shown)).toMatchSnapshot()
    // an apostrophe of a text is no drawing
    expect(shown.replaceAll('’', "'")).toMatch(/^[\n\r -~]*$/)
  })

  test('on a terminal colours change no letter, and NO_COLOR leaves them out', async () => {
    const [coloured, plain] = [await atTerminal({}), await atTerminal({ NO_COLOR: '1' })]
    expect(coloured).toContain(ESCAPE)
    expect(plain).not.toContain(ESCAPE)
    expect(timeless(stripVTControlCharacters(coloured))).toBe(timeless(plain))
  })
})

test('--quiet prints nothing; --details prints more than the screen', async () => {
  for (const [line, who] of screens) {
    const env = accessEnv(practice, who)
    if (line.startsWith('scan')) continue
    expect(await demarc(`${line} --quiet`, env)).toEqual({ code: 0, out: '', err: '' })
    expect((await demarc(`${line} --details`, env)).out).not.toBe((await demarc(line, env)).out)
  }
})
