import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { seedOfDevice } from '../../src/services/iam/practice/devices.seed.ts'
import { codeAt } from '../practice/in-test.ts'
import { devicesNow, envOf, newHome, pairOf } from './in-test.ts'

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

const user = 'backup-tool'
const DOWN = '\u001b[B'
const ENTER = '\r'
const CTRL_C = '\u0003'

/** A terminal of 100 columns in which demarc runs, and what stands on its screen. */
const terminal = (args: readonly string[]) => terminalOf(process.execPath, [resolve('dist/main.js'), ...args])

function terminalOf(program: string, args: readonly string[]) {
  const [cols, rows] = [100, 90]
  const screen = new xterm.Terminal({ cols, rows, allowProposedApi: true })
  const pty = spawn(program, [...args], {
    cols,
    rows,
    // safe: the variables of a test are all there
    env: { ...envOf(practice, home), TERM: 'xterm-256color', LANG: 'C.UTF-8' } as Record<string, string>,
  })
  let ended: number | undefined
  pty.onData((text) => screen.write(text))
  const exit = new Promise<number>((done) =>
    pty.onExit(({ exitCode }) => {
      ended = exitCode
      // not before the screen shows all that was written
      screen.write('', () => done(exitCode))
    }),
  )
  const text = (): string =>
    Array.from({ length: rows }, (_, row) => screen.buffer.active.getLine(row)?.translateToString(true) ?? '').join(
      '\n',
    )
  return {
    exit,
    text,
    type: (keys: string) => pty.write(keys),
    async until(pattern: RegExp): Promise<RegExpExecArray> {
      for (;;) {
        const found = pattern.exec(text())
        if (found) return found
        if (ended !== undefined) throw new Error(`it ended with ${ended} before ${pattern}:\n${text()}`)
        await sleep(20)
      }
    },
  }
}

const secretIn = (text: string): string =>
  (/time-based key:\s+([A-Z2-7 \n]+?)\n *Whoever/.exec(text)?.[1] ?? '').replaceAll(/\s/g, '')

test('by questions: the families, the QR code, the secret, how long a code lives, and a device that is seen', async () => {
  const { exit, text, type, until } = terminal(['mfa', 'enable', '--user', user, '--name', 'pty'])
  await until(/Which family of device\?/)
  expect(text()).toMatch(/Security key or passkey\n {2}Strongest: it answers only to the true site/)
  expect(text()).toMatch(/Hardware token\n {2}Strong: /)
  expect(text()).toMatch(/Virtual device\n {2}The weakest of the three/)
  type(`${DOWN}${DOWN}${ENTER}`)
  await until(/First code {2}______ {2}the code of this moment lives \d+ s more/)
  // half blocks: 57 squares and a border of white
  expect(text()).toMatch(/█{40,}/)
  const secret = secretIn(text())
  expect(secret).toMatch(/^[A-Z2-7]{64}$/)

  const [first, second] = pairOf(secret)
  type(`${first.slice(0, 3)} ${ENTER}`)
  await until(/First code {2}\d{3}___ {2}6 digits/)
  type(`9\u007f${first.slice(3)}${ENTER}`)
  await until(/The one after ______ {2}the (?:next code comes in|code of this moment lives) \d+ s/)
  type(`${first}${ENTER}`)
  await until(/warning: the same code was given twice[\s\S]*2 more times:\n\? First code/)
  type(`${first}${ENTER}`)
  await until(/2 more times:\n\? First code[\s\S]*\? The one after ______/)
  type(`${second}${ENTER}`)
  expect(await exit).toBe(0)
  expect(text()).toContain('enabled the virtual device arn:aws:iam::111122223333:mfa/pty')
  expect((await devicesNow(practice, user)).mine).toEqual(['arn:aws:iam::111122223333:mfa/pty'])
})

test('Ctrl-C at the code deletes the half-made device', async () => {
  const { exit, text, type, until } = terminal(['mfa', 'enable', '--user', user, '--family', 'virtual', '--name', 'no'])
  await until(/First code {2}______/)
  expect((await devicesNow(practice, user)).free).toEqual(['arn:aws:iam::111122223333:mfa/no'])
  type(`123456${ENTER}`)
  await until(/The one after ______/)
  type(`1${CTRL_C}`)
  expect(await exit).toBe(130)
  expect(text()).toContain('interrupted: the half-made virtual device "no" was removed')
  expect((await devicesNow(practice, user)).free).toEqual([])
})

test('Ctrl-C at a question leaves nothing', async () => {
  const { exit, text, type, until } = terminal(['mfa', 'enable', '--user', user])
  await until(/Which family of device\?/)
  type(CTRL_C)
  expect(await exit).toBe(130)
  expect(text()).toContain('interrupted: nothing was enabled')
})

test('disable wants the name typed', async () => {
  const { exit, text, type, until } = terminal(['mfa', 'disable', '--user', 'carla.mendes'])
  await until(/Type "carla.mendes" to take/)
  type(`carla${ENTER}`)
  expect(await exit).toBe(2)
  expect(text()).toContain('nothing was taken away')
})

test('a session asks for its code, and so it does as credential_process, which has no standard error', async () => {
  const seed = seedOfDevice('arn:aws:iam::111122223333:mfa/admin')
  const asked = terminal(['mfa', 'session', '--no-cache', '--format', 'json'])
  await asked.until(/Code of arn:aws:iam::111122223333:mfa\/admin ______/)
  asked.type(`${codeAt(seed, Date.now())}${ENTER}`)
  expect(await asked.exit).toBe(0)
  expect(asked.text()).toContain('"SessionToken"')

  const command = `"$0" "$1" mfa session --no-cache --format json 2>/dev/null`
  const process_ = terminalOf('/bin/sh', ['-c', command, process.execPath, resolve('dist/main.js')])
  await process_.until(/Code of arn:aws:iam::111122223333:mfa\/admin: /)
  process_.type(`${codeAt(seed, Date.now(), 1)}\n`)
  expect(await process_.exit).toBe(0)
  expect(process_.text()).toContain('"SessionToken"')

  const stopped = terminalOf('/bin/sh', ['-c', command, process.execPath, resolve('dist/main.js')])
  await stopped.until(/mfa\/admin: /)
  stopped.type(CTRL_C)
  // it ends by the signal: node-pty tells that as 0
  await stopped.exit
  expect(stopped.text()).not.toContain('"SessionToken"')
})
