import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fileIdentity } from './same-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'demarc-same-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => `${folder}/${name}`
mkdirSync(at('real'))
symlinkSync(at('real'), at('link'))
writeFileSync(at('real/a.json'), '')
writeFileSync(at('real/b.json'), '')
linkSync(at('real/a.json'), at('hard.json'))

test.each([
  ['with a dot', './real/a.json'],
  ['by a way around', 'link/../real/a.json'],
  ['through a link to its folder', 'link/a.json'],
  ['by a hard link', 'hard.json'],
])('a file is the same %s', async (_, name) => {
  expect(await fileIdentity(at(name))).toBe(await fileIdentity(at('real/a.json')))
  expect(await fileIdentity(at(name))).not.toBe(await fileIdentity(at('real/b.json')))
})

test('so is one that does not exist yet', async () => {
  expect(await fileIdentity(at('link/new.json'))).toBe(await fileIdentity(at('./real/new.json')))
  expect(await fileIdentity(at('real/new.json'))).not.toBe(await fileIdentity(at('real/other.json')))
})

test('a device may be named twice', async () => {
  expect(await fileIdentity('/dev/null')).toBeUndefined()
})
