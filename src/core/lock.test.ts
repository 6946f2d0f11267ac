import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'

import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from './digest.ts'
import { lockFile } from './lock.ts'

/** No time passes while it waits for another. */
const atOnce = async (): Promise<void> => {}

let folder: string
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'demarc-lock-')))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a file is one holder’s until it is released, by whatever path it is named', async () => {
  const path = join(folder, 'a.jsonl')
  symlinkSync(folder, join(folder, 'link'))
  const first = await lockFile(path)
  expect(first).toBeDefined()
  expect(await lockFile(join(folder, 'link', 'a.jsonl'), atOnce)).toBeUndefined()
  const other = await lockFile(join(folder, 'b.jsonl'))
  expect(other).toBeDefined()
  await first?.release()
  const again = await lockFile(path)
  expect(again).toBeDefined()
  await Promise.all([again?.release(), other?.release()])
})

test('one that is let go a moment later is waited for', async () => {
  const path = join(folder, 'c.jsonl')
  const first = await lockFile(path)
  const pauses: number[] = []
  const held = await lockFile(path, async (ms) => {
    if (pauses.push(ms) === 3) await first?.release()
  })
  expect(held).toBeDefined()
  expect(pauses).toEqual([10, 40, 150])
  await held?.release()
})

test('it is a socket beside the file, its owner’s alone, and gone when it is released', async () => {
  const path = join(folder, 'd.jsonl')
  const held = await lockFile(path)
  const stats = lstatSync(`${path}.lock`)
  expect([stats.isSocket(), stats.mode & 0o777]).toEqual([true, 0o600])
  await held?.release()
  expect(readdirSync(folder).filter((name) => name.includes('d.jsonl') || name.endsWith('.lock'))).toEqual([])
})

test('the lock of a process that was killed is taken by the next one, and by one alone', async () => {
  const path = join(folder, 'e.jsonl')
  const program = `require('net').createServer().listen(${JSON.stringify(`${path}.lock`)}, () => console.log('on'))`
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  expect(await lockFile(path, atOnce)).toBeUndefined()
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(existsSync(`${path}.lock`)).toBe(true)
  const all = await Promise.all(Array.from({ length: 8 }, () => lockFile(path)))
  const held = all.filter((one) => one !== undefined)
  expect(held).toHaveLength(1)
  await held[0]?.release()
})

test('it waits for others to settle only where another wants the same file', async () => {
  const path = join(folder, 'i.jsonl')
  const waits = async (): Promise<readonly number[]> => {
    const pauses: number[] = []
    const held = await lockFile(path, async (ms) => void pauses.push(ms))
    expect(held).toBeDefined()
    await held?.release()
    return pauses
  }
  const of = (file: string): string => `.${sha256(join(folder, `${file}.lock`)).slice(0, 8)}00000000.lock`
  writeFileSync(join(folder, of('another.jsonl')), '')
  expect(await waits()).toEqual([])
  writeFileSync(join(folder, of('i.jsonl')), '')
  expect(await waits()).toEqual([25])
  for (const file of ['another.jsonl', 'i.jsonl']) rmSync(join(folder, of(file)))
})

test('a file that is no socket does not hold it', async () => {
  const path = join(folder, 'f.jsonl')
  writeFileSync(`${path}.lock`, '')
  const held = await lockFile(path)
  expect(held).toBeDefined()
  await held?.release()
})

test('what is no lock at all is never taken away', async () => {
  const path = join(folder, 'yarn')
  const place = `${path}.lock`
  const others = [
    () => writeFileSync(place, '# yarn lockfile v1'),
    () => mkdirSync(place),
    () => symlinkSync(join(folder, 'nothing'), place),
  ]
  for (const make of others) {
    make()
    const before = lstatSync(place).ino
    await expect(lockFile(path, atOnce)).rejects.toMatchObject({ code: 'LOCK_IMPOSSIBLE' })
    expect(lstatSync(place).ino).toBe(before)
    rmSync(place, { recursive: true })
  }
})

test('the path of a file may be longer than the address of a socket', async () => {
  const deep = join(folder, 'x'.repeat(120))
  mkdirSync(deep)
  const held = await lockFile(join(deep, 'g.jsonl'))
  expect(held).toBeDefined()
  expect(await lockFile(join(deep, 'g.jsonl'), atOnce)).toBeUndefined()
  await held?.release()
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder that takes no lock is told',
  async () => {
    await expect(lockFile('/h.jsonl')).rejects.toMatchObject({ code: 'LOCK_IMPOSSIBLE' })
  },
)

/** Only root may act as another user. */
describe.skipIf(process.getuid?.() !== 0)('two users', () => {
  const OTHER = 65_534
  const THIRD = 65_533

  /** What another user gets who wants the lock: the code and text of the error, or whether the lock was taken. */
  function wantedBy(uid: number, path: string): string {
    const program = `
      const { lockFile } = await import(${JSON.stringify(join(import.meta.dirname, 'lock.ts'))})
      const said = await lockFile(${JSON.stringify(path)}, async () => {}).then(
        async (lock) => (await lock?.release(), lock ? 'taken' : 'held'),
        (error) => error.code + ': ' + error.message)
      console.log(said)`
    const args = ['--input-type=module', '-e', program]
    const env = { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' }
    const { stdout, stderr } = spawnSync(process.execPath, args, { uid, gid: uid, encoding: 'utf8', env })
    return stdout.trim() || stderr
  }

  /** A folder to which all may write. */
  function shared(name: string, mode = 0o777): string {
    const made = join(folder, name)
    chmodSync(folder, 0o755)
    mkdirSync(made)
    chmodSync(made, mode)
    return made
  }

  /** A socket of a process that was killed, of this user. */
  async function leftBy(uid: number, place: string): Promise<void> {
    const program = `require('net').createServer().listen(${JSON.stringify(place)}, () => console.log('on'))`
    const child = spawn(process.execPath, ['-e', program], { uid, gid: uid, stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  test('the lock of another user is told, and stays', async () => {
    const path = join(shared('held'), 'a.jsonl')
    const held = await lockFile(path)
    const before = lstatSync(`${path}.lock`).ino
    expect(wantedBy(OTHER, path)).toBe(`LOCK_NOT_OWN: ${path}.lock belongs to another user`)
    expect([lstatSync(`${path}.lock`).ino, ...readdirSync(join(folder, 'held'))]).toEqual([before, 'a.jsonl.lock'])
    await held?.release()
    expect(wantedBy(OTHER, path)).toBe('taken')
  })

  test('so is one that another user left behind; its own user and root take it away', async () => {
    const path = join(shared('left'), 'a.jsonl')
    for (const [who, said] of [
      [THIRD, `LOCK_NOT_OWN: ${path}.lock belongs to another user`],
      [OTHER, 'taken'],
      [0, 'taken'],
    ] as const) {
      await leftBy(OTHER, `${path}.lock`)
      expect(wantedBy(who, path)).toBe(said)
      expect(readdirSync(join(folder, 'left'))).toEqual(said === 'taken' ? [] : ['a.jsonl.lock'])
      rmSync(`${path}.lock`, { force: true })
    }
  })

  test('root does not take the lock of a user whose process has it', async () => {
    const path = join(shared('users'), 'a.jsonl')
    const held = await lockFile(path)
    chownSync(`${path}.lock`, OTHER, OTHER)
    expect(wantedBy(0, path)).toBe('held')
    await held?.release()
  })

  test.each([
    ['that cannot be read', 0o733, 'the folder PLACE cannot be read: EACCES'],
    ['that cannot be written to', 0o755, 'PLACE/a.jsonl.lock cannot be made: EACCES'],
    ['that cannot be entered', 0o744, 'PLACE/a.jsonl.lock cannot be made: EACCES'],
    ['that may not be looked at', 0o700, 'the folder PLACE cannot be read: EACCES'],
  ])('a folder %s is told', (name, mode, said) => {
    const place = shared(name.replaceAll(' ', '-'), mode)
    expect(wantedBy(OTHER, join(place, 'a.jsonl'))).toBe(`LOCK_IMPOSSIBLE: ${said.replace('PLACE', place)}`)
    expect(readdirSync(place)).toEqual([])
  })
})
