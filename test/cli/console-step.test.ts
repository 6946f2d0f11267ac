import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { ROOT_PASSWORD } from '../../src/services/iam/practice/seed.ts'
import { demarc } from './in-test.ts'

let folder: string
let practice: Practice
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-console-'))
  practice = await startPracticeAccount()
})
afterAll(async () => {
  await practice.close()
  rmSync(folder, { recursive: true })
})

/** A step of the console by a person: the answers, then the output. */
const step = (line: string, answers: readonly string[], endpoint = practice.endpoint) =>
  demarc(`practice console-step ${line} --endpoint ${endpoint}`, { XDG_STATE_HOME: folder }, folder, ...answers)

test.each([
  ['sign-in', [], /without an answer to "Password of aws@nordlicht\.example" \[INPUT_MISSING\]/],
  [
    'assign',
    [ROOT_PASSWORD],
    /"Which kind of device\?" \[INPUT_MISSING\][\s\S]*one of virtual, [\s\S]*--family says it too/,
  ],
  ['deactivate', [ROOT_PASSWORD], /the root user has no MFA device: there is none to deactivate \[MFA_NO_DEVICE\]/],
  ['assign', [ROOT_PASSWORD, 'phone'], /"phone" is not an answer to "Which kind of device\?" \[BAD_ANSWER\]/],
  [
    'assign --family virtual --name unfinished',
    [ROOT_PASSWORD, '123456'],
    /to "The next code of arn:\S+" \[INPUT_MISSING\]/,
  ],
])('%s with %j: what is missing is said, with exit code 2', async (line, answers, words) => {
  const { code, out, err } = await step(line, answers)
  expect([code, out, err]).toEqual([2, '', expect.stringMatching(words)])
})

test('a wrong password is refused in the words of the console, with exit code 2', async () => {
  const { code, out, err } = await step('sign-in', ['wrong'])
  expect([code, out]).toEqual([2, ''])
  expect(err).toBe('error: Your authentication information is incorrect. Please try again. [CONSOLE_REFUSED]\n')
})

test('the three families are assigned by what is in software, one after the other', async () => {
  const families = ['virtual', 'hardware-token', 'security-key']
  for (const family of families) {
    const { code, out } = await step(`assign --family ${family} --software -f json`, [ROOT_PASSWORD])
    expect([code, JSON.parse(out)]).toMatchObject([0, { done: 'assigned', family }])
  }
  const { out } = await step('devices --software -f json', [ROOT_PASSWORD])
  const { devices, signedInWith } = JSON.parse(out)
  expect(devices.map((one: { family: string }) => one.family)).toEqual(families)
  expect(signedInWith).toBe('security-key')
  expect(statSync(join(folder, 'demarc', 'practice-devices.json')).mode & 0o777).toBe(0o600)
})

test('a virtual device for a phone: its key is told, and two wrong codes are refused', async () => {
  const { code, err } = await step('assign --family virtual --name phone', [ROOT_PASSWORD, '000000'])
  // the second factor is asked for first
  expect(code).toBe(2)
  expect(err).toContain('CONSOLE_REFUSED')
})

test('a name that an attempt before has taken: the hint says to choose another', async () => {
  const fresh = await startPracticeAccount()
  const tried = () =>
    step('assign --family virtual --name tried-twice', [ROOT_PASSWORD, '000000', '111111'], fresh.endpoint)
  expect((await tried()).code).toBe(2)
  const { code, err } = await tried()
  expect([code, err]).toEqual([2, expect.stringMatching(/already exists[\s\S]*choose another with --name/)])
  await fresh.close()
})

test('devices in software that are damaged are refused, and left as they are', async () => {
  const damaged = join(folder, 'damaged.json')
  writeFileSync(damaged, '{')
  const { code, err } = await step(`sign-in --software --devices ${damaged}`, [ROOT_PASSWORD])
  expect([code, err]).toEqual([2, expect.stringContaining('[PRACTICE_DEVICES_DAMAGED]')])
})
