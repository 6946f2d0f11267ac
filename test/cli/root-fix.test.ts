import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Practice } from '../../src/practice/account/server.ts'
import { members } from '../../src/practice/organization.ts'
import { changesOf, scenes, type World, worldOf } from '../root/fix-in-test.ts'
import { accessEnv, bare } from './in-test.ts'
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
    const args = ['root', 'fix', '--member', id, '--remove-credentials', '--apply', '--yes', '--account', id]
    const child = spawn(process.execPath, [resolve('dist/main.js'), ...args], {
      env: {
        ...bare,
        ...accessEnv(sandbox.practice, 'admin', sandbox.proxy.endpoint),
        XDG_STATE_HOME: folder,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let err = ''
    child.stderr.setEncoding('utf8').on('data', (more: string) => {
      err += more
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const [code] = await once(child, 'close')
    expect([code, err]).toEqual([130, 'stopping after this step\n'])
    // which step it was is for chance to say; the last one is far away
    const changes = changesOf(sandbox.practice).slice(2)
    expect(changes[0]).toBe('DeleteAccessKey')
    expect(changes).not.toContain('DeleteLoginProfile')
    expect(existsSync(join(folder, 'demarc')) ? readdirSync(join(folder, 'demarc')) : []).toEqual([])
  } finally {
    await sandbox.close()
  }
})
