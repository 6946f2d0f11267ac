import { rmSync } from 'node:fs'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { seedOfDevice, TOKEN } from '../../src/services/iam/practice/devices.seed.ts'
import { MAIN, Terminal } from '../cli/process.ts'
import { CTRL_C, DOWN } from '../cli/screen.ts'
import { TestTerminal } from '../cli/terminal.ts'
import { TestClock } from '../clock.ts'
import { clientFor, codeAt } from '../practice/in-test.ts'
import { devicesNow, envOf, newHome, pairOf } from './in-test.ts'
import { Owners } from './owners.ts'

/** The clock of AWS, of the command and of the devices, so that a code stays valid however long a call takes. */
let time: TestClock
let practice: Practice
let home: string
beforeAll(async () => {
  time = new TestClock()
  practice = await startPractice({ clock: time.now })
  home = newHome()
})
afterAll(async () => {
  await practice.close()
  rmSync(home, { recursive: true })
})

const user = 'backup-tool'
const ENTER = '\r'

const environment = (): NodeJS.ProcessEnv => ({ ...envOf(practice, home), LANG: 'C.UTF-8' })
const terminal = (line: string): TestTerminal => new TestTerminal(line, environment(), { time })

const secretIn = (text: string): string =>
  (/time-based key:\s+([A-Z2-7 \n]+?)\n *It makes/.exec(text)?.[1] ?? '').replaceAll(/\s/g, '')

test('by questions: the families, the QR code, the secret, how long a code lives, and a device that is seen', async () => {
  const at = terminal(`mfa enable --user ${user} --name pty`)
  await at.until(/Which family of device\?/)
  expect(at.text).toMatch(/Security key or passkey\n {2}Strongest: it answers only to the true site/)
  expect(at.text).toMatch(/Hardware token\n {2}Strong: /)
  expect(at.text).toMatch(/Virtual device\n {2}The weakest of the three/)
  at.write(`${DOWN}${DOWN}${ENTER}`)
  await at.until(/First code {2}______ {2}this code is valid for \d+ s/)
  // half blocks: 57 squares and a border of white
  expect(at.text).toMatch(/█{40,}/)
  const secret = secretIn(at.text)
  expect(secret).toMatch(/^[A-Z2-7]{64}$/)

  const [first, second] = pairOf(secret, 0, time.now())
  at.write(`${first.slice(0, 3)} ${ENTER}`)
  await at.until(/First code {2}\d{3}___ {2}6 digits/)
  at.write(`9\u007f${first.slice(3)}${ENTER}`)
  await at.until(/The one after ______ {2}(?:next code in|this code is valid for) \d+ s/)
  at.write(`${first}${ENTER}`)
  await at.until(/That is the first code again\. Wait until the device shows another one\.[\s\S]*The one after ______/)
  at.write(`${second}${ENTER}`)
  expect(await at.exited).toBe(0)
  expect(at.text).toContain('enabled the virtual device arn:aws:iam::111122223333:mfa/pty')
  expect((await devicesNow(practice, user)).mine).toEqual(['arn:aws:iam::111122223333:mfa/pty'])
})

test('Ctrl-C at the code deletes the half-made device', async () => {
  const at = terminal(`mfa enable --user ${user} --family virtual --name no`)
  await at.until(/First code {2}______/)
  expect((await devicesNow(practice, user)).free).toEqual(['arn:aws:iam::111122223333:mfa/no'])
  at.write(`123456${ENTER}`)
  await at.until(/The one after ______/)
  at.write(`1${CTRL_C}`)
  expect(await at.exited).toBe(130)
  expect(at.text).toContain('interrupted: the half-made virtual device "no" was removed')
  expect((await devicesNow(practice, user)).free).toEqual([])
})

test('Ctrl-C at a question leaves nothing', async () => {
  const at = terminal(`mfa enable --user ${user}`)
  await at.until(/Which family of device\?/)
  at.write(CTRL_C)
  expect(await at.exited).toBe(130)
  expect(at.text).toContain('interrupted: nothing was enabled')
})

test('disable wants the name typed', async () => {
  const at = terminal('mfa disable --user carla.mendes')
  await at.until(/Type "carla.mendes" to take/)
  at.write(`carla${ENTER}`)
  expect(await at.exited).toBe(2)
  expect(at.text).toContain('nothing was taken away')
})

test('of several devices, a person chooses whose code is asked for; a token is resynchronised by its number', async () => {
  const owners = new Owners(practice, time.now)
  const [first, second] = [await owners.device('several'), await owners.device('several')]
  const iam = new IAM(clientFor(practice, 'admin'))
  const [AuthenticationCode1, AuthenticationCode2] = pairOf(seedOfDevice(TOKEN), -1, time.now())
  await iam.enableMFADevice({ UserName: 'several', SerialNumber: TOKEN, AuthenticationCode1, AuthenticationCode2 })
  const as = (line: string) =>
    new TestTerminal(line, { ...envOf(practice, home, first.keys), LANG: 'C.UTF-8' }, { time })

  const at = as('mfa session --no-cache --format json')
  await at.until(/Which device gives the codes\?/)
  for (const { serial } of [first, second]) expect(at.text).toContain(serial)
  expect(at.text).toContain(TOKEN)
  at.write(`${DOWN}${ENTER}`)
  await at.until(new RegExp(`Code of ${second.serial} ______`))
  at.write(`${codeAt(second.seed, time.now())}${ENTER}`)
  expect(await at.exited).toBe(0)
  expect(at.text).toContain('"SessionToken"')

  const resync = terminal(`mfa resync --user several --serial ${TOKEN}`)
  await resync.until(/First code {2}______/)
  const [older, newer] = pairOf(seedOfDevice(TOKEN), 1, time.now())
  for (const code of [older, older, newer]) {
    resync.write(`${code}${ENTER}`)
    await resync.until(/The one after ______/)
  }
  expect(await resync.exited).toBe(0)
  expect(resync.text).toMatch(/That is the first code again\.[\s\S]*AWS took both codes of GAKT12345678/)
})

test('a session asks for its code, and so it does as credential_process, which has no standard error', async () => {
  const seed = seedOfDevice('arn:aws:iam::111122223333:mfa/admin')
  const asked = terminal('mfa session --no-cache --format json')
  await asked.until(/Code of arn:aws:iam::111122223333:mfa\/admin ______/)
  for (const key of [...codeAt(seed, time.now()), ENTER]) asked.write(key)
  expect(await asked.exited).toBe(0)
  expect(asked.text).toContain('"SessionToken"')

  // the terminal of a process has a name of its own
  const command = `"$0" "$1" mfa session --no-cache --format json 2>/dev/null`
  const named = new Terminal('/bin/sh', ['-c', command, process.execPath, MAIN], environment())
  await named.screen.until('Code of arn:aws:iam::111122223333:mfa/admin:')
  named.write(`${codeAt(seed, time.now(), 1)}\n`)
  expect(await named.exited).toBe(0)
  expect(named.screen.text).toContain('"SessionToken"')

  const stopped = new Terminal('/bin/sh', ['-c', command, process.execPath, MAIN], environment())
  await stopped.screen.until('mfa/admin:')
  stopped.write(CTRL_C)
  // it ends by the signal: node-pty tells that as 0
  await stopped.exited
  expect(stopped.screen.text).not.toContain('"SessionToken"')
})
