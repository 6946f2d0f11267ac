import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addEntry } from './attest.ts'
import { loadConfig } from './config.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-config-'))
  mkdirSync(join(folder, 'a', 'b'), { recursive: true })
  writeFileSync(join(folder, 'demarc.yaml'), 'exceptions: []\n')
  writeFileSync(join(folder, 'other.yaml'), 'exceptions: [{]\n')
  writeFileSync(join(folder, 'latin.yaml'), Buffer.from([0x23, 0xe4, 0x0a]))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('is found upwards, and shown from where one stands', async () => {
  mkdirSync(join(folder, '.git'), { recursive: true })
  expect((await loadConfig({ cwd: join(folder, 'a', 'b') }))?.file).toBe(join('..', '..', 'demarc.yaml'))
  expect((await loadConfig({ cwd: folder }))?.file).toBe('demarc.yaml')
  rmSync(join(folder, '.git'), { recursive: true })
})

test('is the file that was named, whatever else there is', async () => {
  await expect(loadConfig({ cwd: join(folder, 'a'), file: '../other.yaml' })).rejects.toThrow('../other.yaml:1:')
})

test.each([
  ['nowhere.yaml', 'there is no such file'],
  ['latin.yaml', 'it is not UTF-8'],
  ['a', 'it is a folder'],
])('%s cannot be read: %s', async (file, why) => {
  await expect(loadConfig({ cwd: folder, file })).rejects.toMatchObject({
    code: 'CONFIG_UNREADABLE',
    message: expect.stringContaining(why),
  })
})

describe('a file that was only found', () => {
  const made = (): { readonly top: string; readonly below: string; readonly file: string } => {
    const top = mkdtempSync(join(folder, 'found-'))
    const below = join(top, 'below')
    mkdirSync(below)
    const file = join(top, 'demarc.yaml')
    writeFileSync(file, 'exceptions: []\n')
    return { top, below, file }
  }

  test('above the repository does not count', async () => {
    const { below } = made()
    mkdirSync(join(below, '.git'))
    expect(await loadConfig({ cwd: below })).toBeUndefined()
  })

  test('above a folder of no repository does not count', async () => {
    const { top, below } = made()
    expect(await loadConfig({ cwd: below })).toBeUndefined()
    expect((await loadConfig({ cwd: top }))?.file).toBe('demarc.yaml')
  })

  test.each<[string, (at: ReturnType<typeof made>) => void, RegExp]>([
    ['a folder that others may write', ({ top }) => chmodSync(top, 0o777), /other users may write to its folder/],
    ['a file that others may write', ({ file }) => chmodSync(file, 0o666), /other users may write to it/],
    ['a file of another user', ({ file }) => chownSync(file, 12_345, 12_345), /belongs to another user/],
    [
      'a pipe',
      ({ file }) => {
        rmSync(file)
        execFileSync('mkfifo', [file])
      },
      /not a regular file/,
    ],
    [
      'a link to nothing',
      ({ file }) => {
        rmSync(file)
        symlinkSync('/nowhere/at/all', file)
      },
      /a link to a file that does not exist/,
    ],
    [
      'a link to a file that others may write',
      ({ file, below }) => {
        rmSync(file)
        const target = join(below, 'target.yaml')
        writeFileSync(target, 'exceptions: []\n')
        chmodSync(target, 0o666)
        symlinkSync(target, file)
      },
      /other users may write to it/,
    ],
  ])('is refused: %s', async (what, change, why) => {
    // only root gives a file away
    if (what === 'a file of another user' && process.getuid?.() !== 0) return
    const at = made()
    change(at)
    await expect(loadConfig({ cwd: at.top })).rejects.toMatchObject({
      code: 'CONFIG_NOT_TRUSTED',
      message: expect.stringMatching(why),
      hint: expect.stringContaining('--no-config'),
    })
  })

  test('and named is used, even if others may write to it', async () => {
    const { top, file } = made()
    chmodSync(top, 0o777)
    expect((await loadConfig({ cwd: top, file }))?.file).toBe(file)
  })
})

test('several entries that are added at once are all kept', async () => {
  const cwd = mkdtempSync(join(folder, 'at-once-'))
  const path = join(cwd, 'demarc.yaml')
  const entries = ['S3.1', 'S3.2', 'S3.5', 'S3.8', 'IAM.1', 'IAM.3', 'IAM.6', 'IAM.9'].map((id) => ({
    list: 'exceptions' as const,
    control: id,
    by: 'Ada',
    date: '2026-11-29',
    expires: '2027-02-01',
    reason: 'because',
  }))
  await Promise.all(entries.map((entry) => addEntry(path, cwd, entry)))
  expect((await loadConfig({ cwd }))?.exceptions).toHaveLength(entries.length)
})
