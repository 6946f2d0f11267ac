import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noteKeys } from '../../src/app/practice/keys-note.ts'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { TestClock } from '../clock.ts'
import { codeAt } from '../practice/in-test.ts'
import { demarc } from './in-test.ts'
import { CTRL_C, DOWN } from './screen.ts'
import { TestTerminal } from './terminal.ts'

let folder: string
let state: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-rehearse-'))
  state = mkdtempSync(join(tmpdir(), 'demarc-rehearse-state-'))
})
afterEach(() => {
  for (const one of [folder, state]) rmSync(one, { recursive: true })
})

const rehearsal = (more = '', time?: TestClock) =>
  new TestTerminal(
    `practice rehearse${more}`,
    { TMPDIR: folder, XDG_STATE_HOME: state },
    { cwd: folder, ...(time ? { time } : {}) },
  )
const endpointIn = (text: string): string => /listens on (http:\/\/\S+)/.exec(text)?.[1] ?? ''
const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  )

test('the whole rehearsal in a terminal: from an unprotected root user to four measures met', async () => {
  const time = new TestClock()
  const terminal = rehearsal('', time)
  const begun = await terminal.until('◆  Ready?')
  expect(begun).toContain('It begins without notifications of root use: security@nordlicht.example was unsubscribed.')
  expect(begun).toContain('  ? UNKNOWN   Strong password')
  for (const name of ['No access keys', 'Limited use', 'MFA']) expect(begun).toContain(`  ✗ UNMET     ${name}\n`)
  const endpoint = endpointIn(begun)
  expect(await answers(endpoint)).toBe(true)

  // no access keys
  await terminal.answer('Ready?')
  expect(await terminal.until('Step 2 of 5')).toContain('  ✓ MET       No access keys')

  // a strong password: a typed password is rated, and a weak one is refused
  const secret = 'tin-Kettle-95-overture'
  await terminal.answer('Ready?')
  await terminal.answer('Which password?', DOWN, DOWN)
  await terminal.answer('The new password', 'Nordlicht2026')
  await terminal.until('✗ weak: 13 characters')
  await terminal.answer('The new password', secret)
  await terminal.answer('Who signs that it is strong', 'a.lindqvist')
  expect(await terminal.until('Step 3 of 5')).toMatch(/◆ ATTESTED {2}Strong password\n +Attested by a\.lindqvist on/)

  // two devices: a phone that scans the QR code, first with wrong codes, and another phone
  await terminal.answer('Ready?')
  await terminal.answer('The first device?', DOWN)
  await terminal.answer('The first code of phone-1', '000000')
  await terminal.answer('The next code of phone-1', '000000')
  await terminal.until('That is the same code.')
  await terminal.answer('The next code of phone-1', '111111')
  await terminal.until('The console says: Authentication code for device is not valid.')
  await terminal.answer('Try again with a new device?')
  /** The key of the device that was shown last, as an app keeps it. */
  const scanned = (text: string): string =>
    [...text.matchAll(/type its key into the app: ([A-Z2-7]+)/g)].at(-1)?.[1] ?? ''
  const first = scanned(await terminal.until('◆  The first code of phone-1-2'))
  await terminal.answer('The first code of phone-1-2', codeAt(first, time.now()))
  await terminal.answer('The next code of phone-1-2', codeAt(first, time.now(), 1))
  await terminal.answer('The second device, in case the first is lost?', DOWN)
  const second = scanned(await terminal.until('◆  The first code of phone-2'))
  expect(second).not.toBe(first)
  await terminal.answer('The first code of phone-2', codeAt(second, time.now()))
  await terminal.answer('The next code of phone-2', codeAt(second, time.now(), 1))
  expect(await terminal.until('◆  The code of phone-1-2')).toContain('the password alone is no longer enough')
  await terminal.answer('The code of phone-1-2', codeAt(first, time.now(), 2))
  const withMfa = await terminal.until('Step 4 of 5')
  expect(withMfa).toContain('  Signed in with the password and a code of the authenticator app.')
  expect(withMfa).toContain('  ✓ MET       MFA\n              MFA is on: 2 times a virtual device.')

  // an alarm: an unconfirmed address gets no notification
  await terminal.answer('Ready?')
  await terminal.answer('Which e-mail address', 'on-call@nordlicht.example')
  expect(await terminal.until('◆  AWS sends a link')).toMatch(/sns:Subscribe on-call@.*\n {2}✗ UNMET {5}Limited use\n/)
  await terminal.answer('AWS sends a link')
  expect(await terminal.until('Step 5 of 5')).toMatch(/sns:ConfirmSubscription\n {2}The audit says:\n {2}✓ MET/)

  // limited use: a wrong answer is explained
  await terminal.answer('Ready?')
  await terminal.answer('A colleague wants a bucket', DOWN)
  await terminal.answer('A guest saw the root user’s password', DOWN)
  await terminal.answer('A new colleague starts')
  expect(await terminal.exited).toBe(0)
  const { text, bytes } = terminal
  expect(text).toContain('  No. CreateBucket needs no root user')
  expect(text).toContain('  Right. PasswordUpdated is one of the tasks that need the root user.')
  expect(text).toContain(`Before and after:

  Strong password   ? UNKNOWN   → ◆ ATTESTED
  No access keys    ✗ UNMET     → ✓ MET
  Limited use       ✗ UNMET     → ✓ MET
  MFA               ✗ UNMET     → ✓ MET
`)
  expect(text).toContain('With the default of 90 days, the audit\nreports:\n  ✗ UNMET     Limited use')
  expect(text).toMatch(/For a real account, name it: demarc root guide --profile NAME$/)
  expect(bytes).not.toContain(secret)
  // no warning of Node between the lines
  expect(text).not.toContain('Warning')
  expect([await answers(endpoint), readdirSync(folder)]).toEqual([false, []])
})

test('a home that is not there is not made, to note keys in it', async () => {
  const home = join(folder, 'no-home')
  const practice = await startPracticeAccount()
  try {
    await expect(noteKeys({ HOME: home }, practice)).rejects.toThrow('ENOENT')
    expect(existsSync(home)).toBe(false)
  } finally {
    await practice.close()
  }
})

test('Ctrl-C on an account that runs on: it is said to stay half rehearsed', async () => {
  const practice = await startPracticeAccount()
  const forget = await noteKeys({ XDG_STATE_HOME: state }, practice)
  try {
    const terminal = rehearsal(` --endpoint ${practice.endpoint}`)
    await terminal.answer('Ready?')
    await terminal.until(/Step 2 of 5[\s\S]*Enter: confirm/)
    terminal.write(CTRL_C)
    await terminal.until('interrupted:')
    expect(await terminal.exited).toBe(130)
    expect(terminal.text.replaceAll(/\s+/g, ' ')).toContain(
      `interrupted: the practice account at ${practice.endpoint} runs on`,
    )
    expect(terminal.text).not.toContain('nothing was written')
    expect(readdirSync(folder)).toEqual([])
  } finally {
    await forget()
    await practice.close()
  }
})

test('SIGTERM while a question is open does the same', async () => {
  const terminal = rehearsal()
  const endpoint = endpointIn(await terminal.until('◆  Ready?'))
  terminal.kill('SIGTERM')
  expect(await terminal.exited).toBe(130)
  expect([await answers(endpoint), readdirSync(folder)]).toEqual([false, []])
})

test('--auto plays it without questions, in a pipe too', async () => {
  const { code, out, err } = await demarc('practice rehearse --auto', { TMPDIR: folder, XDG_STATE_HOME: state }, folder)
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('> Ready? Do it\n')
  expect(out).toMatch(
    /All four measures of the practice account are met or attested\.\nFor a real account, name it: demarc root guide --profile NAME\n$/,
  )
  expect(readdirSync(folder)).toEqual([])
})
