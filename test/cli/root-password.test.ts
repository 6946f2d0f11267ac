import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demarc } from './in-test.ts'
import { CTRL_C, DOWN } from './screen.ts'
import { TestTerminal } from './terminal.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-password-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** `demarc root password` in an empty folder, with lines on standard input. */
const password = (line: string, ...lines: readonly string[]) => demarc(`root password ${line}`, {}, folder, ...lines)

test('into a pipe goes the password alone; what it is worth goes to standard error', async () => {
  const { code, out, err } = await password('--make passphrase --words 7')
  expect(code).toBe(0)
  expect(out).toMatch(/^([A-Z][a-z]{2,8}-){6}[A-Z][a-z]{2,8}\n$/)
  expect(err).toBe('a passphrase of 7 words out of 7,776: 90 bits of entropy\n')
  expect(readdirSync(folder)).toEqual([])
})

test('as JSON, with the entropy; no two are the same', async () => {
  const [one, other] = await Promise.all([0, 1].map(() => password('--make random --length 20 -f json')))
  const made = JSON.parse(one?.out ?? '')
  expect(made).toEqual({
    password: expect.stringMatching(/^.{20}$/),
    entropy: expect.closeTo(127.3, 0),
    form: '20 characters out of 83, of all four kinds',
  })
  expect(JSON.parse(other?.out ?? '').password).not.toBe(made.password)
})

test('a weak one: why, and exit code 1; it is not signed for, and never shown', async () => {
  const { code, out, err } = await password(
    '--judge --alias nordlicht --attest --by a.lindqvist --account 111122223333',
    'Nordlicht-2026',
  )
  expect([code, err]).toEqual([1, 'nothing was signed: only a strong password is\n'])
  expect(out).toMatch(/^✗ weak: 14 characters, of 4 of the four kinds/)
  expect(out).not.toContain('Nordlicht-2026')
  expect(readdirSync(folder)).toEqual([])
})

test('a strong one is signed for, with a last day; the file does not tell how long it is', async () => {
  const secret = 'xkT29v-QmZp4L-rW7nBd'
  const { code, out, err } = await password(
    '--judge --attest --by a.lindqvist --account 111122223333 --expires 2099-01-31',
    secret,
  )
  expect([code, err]).toEqual([0, 'signed in demarc.yaml\n'])
  expect(out).toMatch(/^✓ strong/)
  const file = readFileSync(join(folder, 'demarc.yaml'), 'utf8')
  expect(file).toContain(
    "  - responsibility: root-password\n    scope:\n      type: Demarc::IAM::RootUser\n      account: '111122223333'\n",
  )
  expect(file).toContain('    by: a.lindqvist\n')
  expect(file).toContain('    expires: 2099-01-31\n')
  expect(out + err + file).not.toContain(secret)
  expect(file).not.toContain('characters')
})

test('an account that is none is refused before the file is touched', async () => {
  const { code, err } = await password('--judge --attest --by me --account 42', 'xkT29v-QmZp4L-rW7nBd')
  expect([code, err]).toEqual([2, expect.stringContaining('"42" is not the id of an account')])
  expect(readdirSync(folder)).toEqual([])
})

test('in a terminal: one that is typed is not shown; a person signs for it by answering', async () => {
  const secret = 'tin-Kettle-95-overture'
  const terminal = new TestTerminal('root password --config demarc.yaml', {}, { cwd: folder })
  await terminal.answer('What do you want?', DOWN, DOWN)
  await terminal.answer("The root user's e-mail address", 'aws@nordlicht.example')
  await terminal.answer("The account's alias or name")
  await terminal.answer('The password', secret)
  await terminal.until('✓ strong')
  await terminal.answer('Does the root user have this password now', DOWN)
  await terminal.answer('Which account?', '111122223333')
  await terminal.answer('Who signs it?', 'a.lindqvist')
  expect(await terminal.exited).toBe(0)
  expect(terminal.bytes).not.toContain(secret)
  expect(readFileSync(join(folder, 'demarc.yaml'), 'utf8')).toMatch(
    /account: '111122223333'\n.*\n {4}by: a\.lindqvist\n/,
  )
})

test.each(['root password --make random', 'root password --make random --attest'])(
  'in a terminal: one that was made is shown with its entropy; Ctrl-C signs nothing: %s',
  async (line) => {
    const terminal = new TestTerminal(line, {}, { cwd: folder })
    expect(await terminal.until('◆  Does the root user')).toMatch(
      /^\n {2}\S{24}\n\n24 characters out of 83.*: 152 bits of entropy\n/,
    )
    terminal.write(CTRL_C)
    expect(await terminal.exited).toBe(130)
    expect(readdirSync(folder)).toEqual([])
  },
)
