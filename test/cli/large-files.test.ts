import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demarc } from './in-test.ts'

/** A sparse file: it has a size and no data on the disk, and must not be read. */
const SIZE = 300 * (1 << 20)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-large-'))
  for (const name of ['large', 'lessons/one.yaml']) {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '', { mode: 0o600 })
    truncateSync(file, SIZE)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Each file that a person gives or that Demarc keeps, the command that reads it, and its maximum size. */
const files: [args: string, code: string, most: number, env?: Readonly<Record<string, string>>][] = [
  ['scan --practice --config large', 'CONFIG_UNREADABLE', 2],
  [
    'attest --responsibility incident-response --statement x --by eve --evidence e --expires 2026-12-01 --config large',
    'CONFIG_UNREADABLE',
    2,
  ],
  ['learn --lessons lessons', 'LESSONS_UNREADABLE', 2],
  ['practice --tokens large', 'PRACTICE_TOKENS_UNREADABLE', 16],
  ['practice --state large', 'PRACTICE_STATE_UNREADABLE', 256],
  [
    'practice console-step sign-in --endpoint http://127.0.0.1:1 --software --devices large',
    'PRACTICE_DEVICES_UNREADABLE',
    16,
  ],
  ['root watch --practice --once --state large', 'JOURNAL_UNREADABLE', 256],
  ['root watch --practice --once --webhook-file large', 'CANNOT_READ', 1],
  ['root fix --practice --delete-keys --journal large', 'JOURNAL_UNREADABLE', 256],
  ['root --practice company --org --resume large', 'RESUME_UNREADABLE', 256],
  ['scan', 'CONFIG_UNREADABLE', 16, { AWS_CONFIG_FILE: 'large' }],
  ['mfa session', 'CONFIG_UNREADABLE', 16, { AWS_SHARED_CREDENTIALS_FILE: 'large' }],
  ['practice profile --remove', 'CONFIG_UNREADABLE', 16, { AWS_CONFIG_FILE: 'large' }],
]

test.each(files)('%s: a file without end is refused before it is read [%s]', async (args, code, most, env = {}) => {
  const at = (name: string): string => join(folder, name)
  const words = args.split(' ').map((word) => (word === 'large' || word === 'lessons' ? at(word) : word))
  const places = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, at(value)]))
  const ended = await demarc(words, { HOME: folder, ...places }, folder)
  expect([ended.code, ended.out]).toEqual([2, ''])
  expect(ended.err).toMatch(new RegExp(`(large|one.yaml),? cannot be read: it is larger than ${most} MB \\[${code}\\]`))
})
