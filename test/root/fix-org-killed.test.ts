import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as passing } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { organization } from '../../src/practice/organization.ts'
import { organizationFixSchema } from '../../src/root/fix/organization-document.ts'
import { accessEnv, bare, demarc } from '../cli/in-test.ts'
import { Heard, startProcess } from '../cli/process.ts'
import { CTRL_C } from '../cli/screen.ts'
import { TestTerminal } from '../cli/terminal.ts'
import type { Asked } from '../faults/proxy.ts'
import { changesOf, isChange, scenes, type World, worldOf } from './fix-in-test.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-fix-org-killed-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const plan = 'root fix --org --remove-credentials --no-progress'.split(' ')
const apply = [...plan, '--apply', '--yes', '--organization', organization.id]

async function scened(): Promise<{ world: World; env: NodeJS.ProcessEnv; journals: () => string[] }> {
  const world = await worldOf(scenes.sandbox)
  const state = mkdtempSync(join(folder, 'state-'))
  const env = { ...bare, ...accessEnv(world.practice, 'admin', world.proxy.endpoint), XDG_STATE_HOME: state }
  const there = join(state, 'demarc')
  const journals = () => (existsSync(there) ? readdirSync(there) : []).filter((one) => !one.endsWith('.lock'))
  return { world, env, journals }
}
/** What the account took, without what stood before. */
const changed = ({ practice }: World): readonly string[] => changesOf(practice).slice(2)
const fixOf = (out: string) => organizationFixSchema.parse(JSON.parse(out))

test('killed while many accounts are under way: the next runs say what became of each change, and do the rest', async () => {
  const { world, env, journals } = await scened()
  try {
    const planned = fixOf((await demarc([...plan, '--format', 'json'], env)).out)
    const steps = planned.members.flatMap((one) => one.plan?.steps ?? [])
    expect(steps.length).toBeGreaterThan(5)
    const child = startProcess([...apply, '--at-a-time', '3'], env)
    let changes = 0
    world.proxy.plans.set('', ({ operation }) => {
      if (!isChange(operation) || ++changes === 1) return undefined
      // the others never arrive
      if (changes > 2) return 'timeout'
      return () => {
        child.kill('SIGKILL')
        throw new TypeError('killed')
      }
    })
    await new Heard(child).ended
    world.proxy.plans.delete('')
    expect(journals()).toHaveLength(1)
    const told = fixOf((await demarc([...plan, '--format', 'json'], env)).out)
    // each change that AWS took is told as done
    expect(changed(world)).toHaveLength(2)
    expect(told.leftOver.filter(({ is }) => is === 'done')).toHaveLength(2)
    expect(told.leftOver.some(({ is }) => is === 'unknown')).toBe(false)
    expect(told.members.flatMap((one) => one.plan?.steps ?? [])).toHaveLength(steps.length - 2)
    const last = await demarc(apply, env)
    const rest = steps.length - 2
    expect(last.out).toContain(`${rest} of ${rest} steps done and read back`)
    // with the plan, and not again with what came of it
    expect(last.out.match(/An earlier run was cut off/g)).toHaveLength(told.leftOver.length)
    // each change was made once
    expect(changed(world)).toHaveLength(steps.length)
    expect(journals()).toEqual([])
  } finally {
    await world.close()
  }
})

test('never more accounts are under way than were asked for, and one that is refused ends alone', async () => {
  const { world, env } = await scened()
  try {
    let [underWay, most, refused] = [0, 0, '']
    let meet = (): void => {}
    const second = new Promise<void>((resolve) => {
      meet = resolve
    })
    world.proxy.plans.set('', async ({ operation, accessKeyId }: Asked) => {
      if (!isChange(operation)) return undefined
      most = Math.max(most, ++underWay)
      if (underWay === 2) meet()
      await second
      // a third one would come by now
      await passing(20)
      underWay--
      refused ||= accessKeyId
      return accessKeyId === refused ? 'deny' : undefined
    })
    const { code, out } = await demarc([...apply, '--at-a-time', '2', '--format', 'json'], env)
    expect([code, most]).toEqual([1, 2])
    const ends = fixOf(out).members.map(({ results }) => (results ?? []).map(({ is }) => is))
    expect(ends.filter((one) => one.includes('failed'))).toHaveLength(1)
    expect(ends.filter((one) => one.length > 0 && one.every((is) => is === 'done')).length).toBeGreaterThan(1)
  } finally {
    await world.close()
  }
})

test('the id of the organization is typed for a plan that was seen, wherever the report goes', async () => {
  const { world, env } = await scened()
  try {
    const report = join(folder, 'report.csv')
    const asking = () => new TestTerminal([...plan, '--apply', '--out', report], env, { cwd: folder })
    const wrong = asking()
    await wrong.until('Delete the root password')
    await wrong.until(`Type ${organization.id} to change these accounts`)
    wrong.write('o-another\r')
    expect(await wrong.exited).toBe(2)
    const cut = asking()
    await cut.until(`Type ${organization.id}`)
    cut.write(CTRL_C)
    expect(await cut.exited).toBe(130)
    expect(changed(world)).toEqual([])
    const right = asking()
    await right.until(`Type ${organization.id}`)
    right.write(`${organization.id}\r`)
    await right.exited
    expect(changed(world).length).toBeGreaterThan(5)
    expect(existsSync(report)).toBe(true)
  } finally {
    await world.close()
  }
})
