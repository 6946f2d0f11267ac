import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'

import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockFile } from './lock.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-lock-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('a file is one holder’s until it is released, by whatever path it is named', async () => {
  const path = join(folder, 'a.jsonl')
  symlinkSync(folder, join(folder, 'link'))
  const first = await lockFile(path)
  expect(first).toBeDefined()
  expect(await lockFile(join(folder, 'link', 'a.jsonl'))).toBeUndefined()
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
  const second = lockFile(path)
  await new Promise((resolve) => setTimeout(resolve, 30))
  await first?.release()
  const held = await second
  expect(held).toBeDefined()
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
  expect(await lockFile(path)).toBeUndefined()
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(existsSync(`${path}.lock`)).toBe(true)
  const all = await Promise.all(Array.from({ length: 8 }, () => lockFile(path)))
  const held = all.filter((one) => one !== undefined)
  expect(held).toHaveLength(1)
  await held[0]?.release()
})

test('a file that is no socket does not hold it', async () => {
  const path = join(folder, 'f.jsonl')
  writeFileSync(`${path}.lock`, '')
  const held = await lockFile(path)
  expect(held).toBeDefined()
  await held?.release()
})

test('the path of a file may be longer than the address of a socket', async () => {
  const deep = join(folder, 'x'.repeat(120))
  mkdirSync(deep)
  const held = await lockFile(join(deep, 'g.jsonl'))
  expect(held).toBeDefined()
  expect(await lockFile(join(deep, 'g.jsonl'))).toBeUndefined()
  await held?.release()
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder that takes no lock is told',
  async () => {
    await expect(lockFile('/h.jsonl')).rejects.toMatchObject({ code: 'LOCK_IMPOSSIBLE' })
  },
)
