import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { whyUnreadable } from './reading.ts'
import { readFound, readWhole, readWholeSync } from './whole-file.ts'

const MB = 1 << 20

let file: string
beforeAll(() => {
  file = join(mkdtempSync(join(tmpdir(), 'demarc-whole-')), 'file')
})
afterAll(() => rmSync(join(file, '..'), { recursive: true }))

const FOUND = 'where it was found'
const ways: readonly (readonly [name: string, read: (path: string, most: number) => Promise<Buffer>])[] = [
  ['as it comes', readWhole],
  [FOUND, readFound],
  ['at once', async (path, most) => readWholeSync(path, most)],
]

test.each(ways)('a file of the size that it may have is read, and one byte more is refused: %s', async (_, read) => {
  writeFileSync(file, 'x'.repeat(MB))
  expect((await read(file, MB)).toString()).toBe('x'.repeat(MB))
  truncateSync(file, MB + 1)
  expect(await read(file, MB).catch(whyUnreadable)).toBe('it is larger than 1 MB')
})

test.each(ways)('an empty file is read: %s', async (_, read) => {
  writeFileSync(file, '')
  expect(await read(file, MB)).toHaveLength(0)
})

test.skipIf(process.platform === 'win32').each(ways.filter(([name]) => name !== FOUND))(
  'a device without a size and without an end is broken off: %s',
  async (_, read) => {
    expect(await read('/dev/zero', MB).catch(whyUnreadable)).toBe('it is larger than 1 MB')
  },
)

test.each(ways)("what is not there stays the system's error: %s", async (_, read) => {
  expect(await read(`${file}.none`, MB).catch(whyUnreadable)).toBe('there is no such file')
})

test.skipIf(process.platform === 'win32')(
  'a pipe that was found is not waited for, and a device is not read',
  async () => {
    execFileSync('mkfifo', [`${file}.pipe`])
    for (const path of [`${file}.pipe`, '/dev/zero'])
      expect(await readFound(path, MB).catch(whyUnreadable)).toBe('it is a pipe or a device')
    expect(await readFound(join(file, '..'), MB).catch(whyUnreadable)).toBe('it is a folder')
  },
)
