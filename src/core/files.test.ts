import { execFileSync, spawnSync } from 'node:child_process'
import {
  closeSync,
  constants,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { systemClock } from './clock.ts'
import {
  demandRegularFile,
  makeFolder,
  refusedBySystem,
  sweepTemporaries,
  writeFileAtomic,
  writeFileAtomicSync,
  writeFilesAtomic,
} from './files.ts'

const folder = mkdtempSync(join(tmpdir(), 'demarc-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['EFBIG', 'it is larger than a file may be here', 'Name a file'],
  ['ENOSPC', 'no space is left', 'Name a file'],
  ['EMFILE', 'too many files are open in this process', 'Run it again'],
  ['EIO', 'the disk failed', 'Run it again'],
])('%s is told in words, with what to do', (code, says, hint) => {
  const refused = refusedBySystem(Object.assign(new Error(code), { code }), 'run.json')
  expect(refused).toMatchObject({
    code: 'CANNOT_WRITE',
    message: `run.json cannot be written: ${says} (${code})`,
    hint: expect.stringContaining(hint),
  })
})

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

describe('what stands under the name already', () => {
  const within = (name: string): string => join(mkdtempSync(join(folder, 'special-')), name)

  test('a link stays a link, and the file that it leads to is written', async () => {
    const link = within('link')
    const target = within('target')
    writeFileSync(target, 'old')
    symlinkSync(target, link)
    await writeFileAtomic(link, 'new')
    expect(readFileSync(target, 'utf8')).toBe('new')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    writeFileAtomicSync(link, 'newer')
    expect(readFileSync(target, 'utf8')).toBe('newer')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
  })

  test('a link to nothing is refused, and stays', async () => {
    const link = within('link')
    symlinkSync('/nowhere/at/all', link)
    await expect(writeFileAtomic(link, 'x')).rejects.toThrow('it is a link to a file that does not exist')
    expect(() => writeFileAtomicSync(link, 'x')).toThrow('it is a link to a file that does not exist')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
  })

  test.skipIf(process.platform === 'win32')(
    'a link or a pipe of another user is refused, and nothing behind it is written',
    async () => {
      const [target, link, chain, pipe] = [within('target'), within('link'), within('chain'), within('pipe')]
      writeFileSync(target, 'old')
      symlinkSync(target, link)
      symlinkSync(link, chain)
      execFileSync('mkfifo', [pipe])
      const uid = process.getuid?.() ?? 0
      if (uid === 0) for (const one of [link, pipe]) lchownSync(one, 65_534, 65_534)
      else vi.spyOn(process, 'getuid').mockReturnValue(uid + 1)
      for (const path of [link, chain]) {
        await expect(writeFileAtomic(path, 'x')).rejects.toThrow('it is a link of another user')
        expect(() => writeFileAtomicSync(path, 'x')).toThrow('it is a link of another user')
      }
      await expect(writeFileAtomic(pipe, 'x')).rejects.toThrow('it is a pipe of another user')
      vi.restoreAllMocks()
      expect(readFileSync(target, 'utf8')).toBe('old')
    },
  )

  test('a device is written through', async () => {
    const link = within('null')
    symlinkSync('/dev/null', link)
    for (const path of ['/dev/null', link]) {
      await writeFileAtomic(path, 'x')
      expect(statSync(path).isCharacterDevice()).toBe(true)
    }
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(() => writeFileAtomicSync('/dev/null', 'x')).toThrow('not a regular file')
    await expect(demandRegularFile('/dev/null')).rejects.toThrow('not a regular file')
  })

  test('a pipe is written through when a program reads it, and else refused', async () => {
    const pipe = within('pipe')
    execFileSync('mkfifo', [pipe])
    await expect(writeFileAtomic(pipe, 'x')).rejects.toThrow('it is a pipe that no program reads')
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK)
    await writeFilesAtomic([{ path: pipe, content: () => ['all', ' of it'] }])
    expect(readFileSync(reader, 'utf8')).toBe('all of it')
    closeSync(reader)
    expect(statSync(pipe).isFIFO()).toBe(true)
  })

  test('a socket and a folder are refused, and stay', async () => {
    const path = within('socket')
    const server = createServer()
    await new Promise<void>((listening) => server.listen(path, listening))
    await expect(writeFileAtomic(path, 'x')).rejects.toThrow('it is a socket')
    expect(statSync(path).isSocket()).toBe(true)
    server.close()
    await expect(writeFileAtomic(folder, 'x')).rejects.toThrow('it is a folder')
  })
})

test('what a killed run left beside the file goes with the next run, and nothing else', async () => {
  const path = join(mkdtempSync(join(folder, 'left-')), 'run.json')
  const gone = spawnSync('true').pid
  const old = new Date(systemClock() - 2 * 3_600_000)
  const leave = (name: string): string => {
    const file = join(dirname(path), name)
    writeFileSync(file, '')
    utimesSync(file, old, old)
    return name
  }
  leave(`.run.json.${gone}.0123456789ab.tmp`)
  const kept = [leave(`.run.json.${process.pid}.0123456789ab.tmp`), leave(`.other.json.${gone}.0123456789ab.tmp`)]
  await writeFileAtomic(path, 'x')
  expect(readdirSync(dirname(path)).sort()).toEqual([...kept, 'run.json'].sort())
})
