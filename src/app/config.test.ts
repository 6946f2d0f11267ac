import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
  expect((await loadConfig({ cwd: join(folder, 'a', 'b') }))?.file).toBe(join('..', '..', 'demarc.yaml'))
  expect((await loadConfig({ cwd: folder }))?.file).toBe('demarc.yaml')
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
