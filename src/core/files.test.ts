import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder, sweepTemporaries, writeFileAtomic } from './files.ts'

const folder = mkdtempSync(join(tmpdir(), 'demarc-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('writes whole files that their owner alone may read, and leaves nothing else', async () => {
  const file = join(folder, 'one')
  await writeFileAtomic(file, 'old')
  await writeFileAtomic(file, ['n', 'e', 'w'])
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['one'])
})

test('what fails while it is written leaves the old file whole', async () => {
  const file = join(folder, 'one')
  writeFileSync(file, 'old')
  function* pieces(): Generator<string> {
    yield 'x'.repeat(1 << 17)
    throw new RangeError('broken off')
  }
  await expect(writeFileAtomic(file, pieces())).rejects.toThrow('broken off')
  expect(readFileSync(file, 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['one'])
})

test.each([
  ['nowhere/one', 'there is no such folder (ENOENT)'],
  ['one/two', 'a part of its path is not a folder (ENOTDIR)'],
  ['folder', 'it is a folder (EISDIR)'],
])('%s cannot be written, and the error says why', async (name, why) => {
  mkdirSync(join(folder, 'folder'), { recursive: true })
  await expect(writeFileAtomic(join(folder, name), 'x')).rejects.toMatchObject({
    code: 'CANNOT_WRITE',
    message: expect.stringContaining(why),
  })
})

test('a folder with those above it, for its owner alone; where there can be none, the system says why', async () => {
  const path = join(folder, 'made', 'deep')
  await Promise.all([makeFolder(path), makeFolder(path)])
  expect([statSync(path).mode & 0o777, statSync(join(folder, 'made')).mode & 0o777]).toEqual([0o700, 0o700])
  await expect(makeFolder('/dev/null/x/y')).rejects.toMatchObject({ code: 'ENOTDIR' })
  // where it exists, it takes no folders
  if (existsSync('/proc/self')) await expect(makeFolder('/proc/x/y')).rejects.toMatchObject({ code: 'ENOENT' })
})

test('what a killed run left beside its place is deleted, and nothing else', async () => {
  const place = mkdtempSync(join(tmpdir(), 'demarc-files-'))
  // no system gives this number to a process
  const dead = 2 ** 30
  const others = [
    '.one.json.tmp',
    `.one.json.${process.pid}.0123456789ab.tmp`,
    'one.json',
    `one.json.${dead}.0123456789ab.tmp`,
  ]
  for (const name of [...others, `.one.json.${dead}.0123456789ab.tmp`]) writeFileSync(join(place, name), '')
  await sweepTemporaries(place)
  expect(readdirSync(place).sort()).toEqual(others.sort())
  await sweepTemporaries(join(place, 'nowhere'))
  rmSync(place, { recursive: true })
})
