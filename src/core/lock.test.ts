import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
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
