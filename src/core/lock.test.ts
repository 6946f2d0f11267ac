import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
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
import { afterAll, beforeAll, expect, test } from 'vitest'
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
