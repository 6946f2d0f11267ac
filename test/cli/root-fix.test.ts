import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Practice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import { changesOf, scenes, type World, worldOf } from '../root/fix-in-test.ts'
import { accessEnv, Run } from './in-test.ts'
import { CTRL_C } from './screen.ts'
import { TestTerminal } from './terminal.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-cli-fix-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
let world: World
let practice: Practice
beforeEach(async () => {
  world = await worldOf(scenes.passwordPolicy)
  practice = world.practice
})
afterEach(() => world.close())

const fixing = (): TestTerminal =>
  new TestTerminal(
    'root fix --password-policy --apply',
    { ...accessEnv(practice, 'admin'), XDG_STATE_HOME: folder },
    { cwd: folder },
  )

test('the number of the account is typed, and only that is a yes', async () => {
  const right = fixing()
  await right.until('Type 111122223333 to change this account')
  right.write(`111122223333\r`)
  await right.until('done, and read back')
  expect(await right.exited).toBe(0)
  expect(changesOf(practice)).toEqual(['UpdateAccountPasswordPolicy'])
})

test.each([
  ['another number', `999999999999\r`, 2, 'that is not the number of the account [FIX_OTHER_ACCOUNT]'],
  ['Ctrl-C', CTRL_C, 130, 'interrupted: nothing was written'],
])('%s changes nothing', async (_, keys, code, says) => {
  const terminal = fixing()
  await terminal.until('Type 111122223333 to change this account')
  terminal.write(keys)
  expect(await terminal.exited).toBe(code)
  await terminal.until(says)
  expect(changesOf(practice)).toEqual([])
})

test('where the reader of its output goes away, the step that is begun comes to its end, and no other begins', async () => {
  const sandbox = await worldOf(scenes.sandbox)
  try {
    const { id } = members.sandbox
    const run = new Run(`root fix --member ${id} --remove-credentials --apply --yes --account ${id}`, {
      env: { ...accessEnv(sandbox.practice, 'admin', sandbox.proxy.endpoint), XDG_STATE_HOME: folder },
    })
    // the plan is read, and nothing after it
    await run.until(/./)
    const { code, err } = await run.deaf().ended
    expect([code, err]).toEqual([130, 'stopping after this step\n'])
    // that nothing was read shows when the first step is told, and the second is under way
    expect(changesOf(sandbox.practice).slice(2)).toEqual(['DeleteAccessKey', 'DeleteSigningCertificate'])
    expect(existsSync(join(folder, 'demarc')) ? readdirSync(join(folder, 'demarc')) : []).toEqual([])
  } finally {
    await sandbox.close()
  }
})
