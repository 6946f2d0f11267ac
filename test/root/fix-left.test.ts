import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exitCodeOfFix, type FixIo, fixRoot } from '../../src/app/root-fix.ts'
import { members } from '../../src/practice/organization.ts'
import { planText } from '../../src/report/root/fix.ts'
import { FixJournal } from '../../src/root/fix/journal.ts'
import type { FixStep } from '../../src/root/fix/steps.ts'
import type { Wishes } from '../../src/root/fix/wishes.ts'
import { changesOf, isThere, scenes, type World, worldOf } from './fix-in-test.ts'
import { accessTo, ioOf } from './in-test.ts'

let world: World
let folder: string
beforeEach(async () => {
  world = await worldOf(scenes.sandbox)
  folder = mkdtempSync(join(tmpdir(), 'demarc-fix-left-'))
})
afterEach(async () => {
  await world.close()
  rmSync(folder, { recursive: true })
})
const path = (): string => join(folder, 'fix.jsonl')
const yes: FixIo['confirm'] = async () => true

const fix = (
  who: 'admin' | 'root',
  wishes: Wishes,
  confirm = yes,
  journal: string | undefined = path(),
  at: Parameters<typeof accessTo>[2] = world.practice,
) =>
  fixRoot(
    { ...accessTo(world.practice, who, at), wishes, ...(journal === '' ? {} : { journal }) },
    { ...ioOf(), env: { XDG_STATE_HOME: folder }, time: { now: Date.now, sleep: async () => {} }, confirm },
  )

/** An earlier run began these, and was killed. */
async function cutOff(...steps: readonly FixStep[]): Promise<void> {
  const journal = await FixJournal.open(path())
  await journal.begin()
  for (const step of steps) await journal.note('begun', step, '2026-03-01T12:00:00.000Z')
  await journal.close()
}
const fates = ({ leftOver }: Awaited<ReturnType<typeof fix>>) => leftOver.map(({ step, is, why }) => [step.id, is, why])

describe('what an earlier run left', () => {
  const key = (id: string, account = '111122223333'): FixStep => ({ kind: 'delete-key', account, id })

  test('stays until a caller can read it: only the root user sees its own', async () => {
    const { accessKeyId } = world.practice.principals.root
    await cutOff(key(accessKeyId))
    for (const _ of [1, 2]) {
      const done = await fix('admin', { passwordPolicy: true })
      expect(fates(done)).toEqual([
        [accessKeyId, 'unknown', 'only the root user itself sees its credentials; sts:AssumeRoot (access denied)'],
      ])
      expect(exitCodeOfFix(done)).toBe(3)
    }
    expect(changesOf(world.practice).filter((one) => one === 'UpdateAccountPasswordPolicy')).toHaveLength(1)
    const seen = await fix('root', { passwordPolicy: true })
    expect([fates(seen), exitCodeOfFix(seen)]).toEqual([[[accessKeyId, 'not-done', null]], 0])
    // it was told by a run that may change things
    expect(isThere(path())).toBe(false)
  })

  test('of another account is not taken for this one', async () => {
    await cutOff({ kind: 'set-password-policy', account: '999999999999', id: null }, key('AKIA1', '999999999999'))
    const done = await fix('admin', { passwordPolicy: true })
    expect(done.leftOver.map(({ is, why }) => [is, why])).toEqual([
      ['unknown', 'only with credentials of account 999999999999 can it be seen'],
      ['unknown', expect.stringMatching(/^sts:AssumeRoot \(/)],
    ])
    expect(isThere(path())).toBe(true)
  })

  test('is told by the plan as often as it is asked for, and once by a run that has nothing else to do', async () => {
    await fix('admin', { passwordPolicy: true })
    await cutOff({ kind: 'set-password-policy', account: world.practice.account, id: null })
    const no: FixIo['confirm'] = async () => false
    for (const confirm of [no, no, yes]) {
      const { plan, leftOver } = await fix('admin', { passwordPolicy: true }, confirm)
      expect(planText(plan, leftOver, { width: 200, unicode: true, paint: (_, text) => text })).toMatch(
        /^An earlier run was cut off while it was to: Set the account password policy.*\. Read back now: it was done\.\nThe plan/,
      )
    }
    expect((await fix('admin', { passwordPolicy: true }, no)).leftOver).toEqual([])
  })

  test('is said even where no plan can be made', async () => {
    await cutOff({ kind: 'enable-root-sessions', account: world.practice.account, id: null })
    await expect(fix('admin', { removeCredentials: true })).rejects.toMatchObject({
      code: 'FIX_NEEDS_MEMBER',
      hint: expect.stringMatching(
        /the last way in\. An earlier run was cut off while it was to: Enable RootSessions in the organization \(account 111122223333\)\. What/,
      ),
    })
  })

  test('and what it had done is told too', async () => {
    const line = (is: string, step: FixStep) => `${JSON.stringify({ at: '2026-03-01T12:00:00.000Z', is, step })}\n`
    writeFileSync(path(), ['begun', 'done'].map((is) => line(is, key('AKIA1', members.sandbox.id))).join(''))
    const { plan, leftOver } = await fix('admin', { passwordPolicy: true })
    expect(planText(plan, leftOver, { width: 200, unicode: true, paint: (_, text) => text })).toMatch(
      /^An earlier run was cut off\. Before that it did, and read back: Delete the root access key AKIA1 \(account 555566667777\)\.\n/,
    )
    expect(isThere(path())).toBe(false)
  })
})

describe('the journal', () => {
  test('belongs to one run at a time, from its plan on', async () => {
    const sandbox: Wishes = { member: members.sandbox.id, removeCredentials: true }
    await fix('admin', sandbox, async () => {
      await expect(fix('admin', sandbox)).rejects.toMatchObject({ code: 'FIX_RUNNING', exitCode: 2 })
      await expect(fix('admin', sandbox, async () => false)).rejects.toMatchObject({ code: 'FIX_RUNNING' })
      return false
    })
    expect((await fix('admin', sandbox)).results?.map(({ is }) => is)).toEqual(['done', 'done', 'done'])
  })

  test('that cannot be written is told before anything is changed', async () => {
    const before = changesOf(world.practice).length
    mkdirSync(path())
    await expect(fix('admin', { passwordPolicy: true })).rejects.toMatchObject({
      code: 'JOURNAL_UNREADABLE',
      exitCode: 2,
    })
    // a file in the place of its folder
    await expect(fix('admin', { passwordPolicy: true }, yes, '/proc/self/status/fix.jsonl')).rejects.toMatchObject({
      exitCode: 2,
    })
    await expect(fix('admin', { passwordPolicy: true }, yes, '/proc/fix.jsonl')).rejects.toMatchObject({
      code: 'CANNOT_WRITE',
      exitCode: 2,
    })
    expect(changesOf(world.practice).length).toBe(before)
  })

  test('of each account and endpoint is one of its own, where no file is named', async () => {
    const names: string[] = []
    for (const at of [world.practice, world.proxy])
      await fixRoot(
        { ...accessTo(world.practice, 'admin', at), wishes: { passwordPolicy: true } },
        {
          ...ioOf(),
          env: { XDG_STATE_HOME: folder },
          confirm: async () => true,
          stopping: () => {
            // beside each lies its lock, as long as the run takes
            names.push(...readdirSync(join(folder, 'demarc')).filter((name) => !name.endsWith('.lock')))
            // what is under way stays
            return true
          },
        },
      )
    expect(names).toEqual([
      expect.stringMatching(/^root-fix-111122223333-[0-9a-f]{12}\.jsonl$/),
      expect.stringMatching(/^root-fix-111122223333-[0-9a-f]{12}\.jsonl$/),
    ])
    expect(new Set(names).size).toBe(2)
    expect(readdirSync(join(folder, 'demarc'))).toEqual([])
  })

  test('of a run that could not read back holds no more than that', async () => {
    const { practice, proxy } = world
    proxy.plans.set('case-9', ({ operation, nth }) =>
      operation === 'GetLoginProfile' && nth > 2 ? 'reset' : undefined,
    )
    const done = await fixRoot(
      {
        ...accessTo(practice, 'admin', proxy),
        wishes: { member: members.sandbox.id, removeCredentials: true },
        journal: path(),
      },
      { ...ioOf(), userAgent: 'case-9', time: { now: Date.now, sleep: async () => {} }, confirm: yes },
    )
    expect(done.results?.map(({ is }) => is)).toEqual(['done', 'done', 'unverified'])
    expect(readFileSync(path(), 'utf8')).toMatch(
      /^\{"at":"[^"]+","is":"begun","step":\{"kind":"delete-password",[^\n]+\n$/,
    )
  })
})
