import {
  appendFileSync,
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RootEvent } from '../activity.ts'
import { signInOf } from '../examples.ts'
import { JournalFile } from './journal.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-journal-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const header = { account: '111122223333', from: 1_000 }
const event = (id: string): RootEvent => signInOf(id, { ip: '203.0.113.9', userAgent: 'ü', mfa: false })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error) => error.code,
  )

test('it is the user’s alone, keeps what it was told, and its first line stays', async () => {
  const path = join(folder, 'new', 'a.jsonl')
  const first = await JournalFile.open(path, header)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  first.append({ seen: event('a'), at: 5, owed: ['terminal'] }, { trying: 'a', sink: 'terminal' })
  await first.close()
  const second = await JournalFile.open(path, { ...header, from: 9_000 })
  expect(second.from).toBe(1_000)
  expect(second.state.owedTo('terminal')).toEqual([{ event: event('a'), at: 5, batch: { tried: {} } }])
  await second.close()
})

test('a journal that others could read is the user’s alone once it is opened', async () => {
  const path = join(folder, 'open.jsonl')
  await (await JournalFile.open(path, header)).close()
  chmodSync(path, 0o666)
  await (await JournalFile.open(path, header)).close()
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('one watch at a time', async () => {
  const path = join(folder, 'b.jsonl')
  const first = await JournalFile.open(path, header)
  expect(await codeOf(JournalFile.open(path, header))).toBe('WATCH_RUNNING')
  await first.close()
  await (await JournalFile.open(path, header)).close()
})

test('cut off anywhere behind its first line, it says what its whole lines say, and goes on', async () => {
  const path = join(folder, 'c.jsonl')
  const journal = await JournalFile.open(path, header)
  const start = statSync(path).size
  for (const id of ['a', 'b', 'c']) journal.append({ seen: event(id), at: 5, owed: ['terminal'] })
  await journal.close()
  const whole = readFileSync(path)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: start, max: whole.length }), async (cut) => {
      writeFileSync(path, whole)
      truncateSync(path, cut)
      const lines = whole.toString('utf8', 0, cut).split('\n').length - 2
      const again = await JournalFile.open(path, header)
      expect(['a', 'b', 'c'].filter((id) => again.state.knows(event(id)))).toHaveLength(lines)
      again.append({ seen: event('d'), at: 6, owed: [] })
      await again.close()
      const last = await JournalFile.open(path, header)
      expect(last.state.knows(event('d'))).toBe(true)
      await last.close()
    }),
    { numRuns: 40 },
  )
})

test('damage in the middle, and files of another account or user, are refused and unchanged', async () => {
  const path = join(folder, 'd.jsonl')
  await (await JournalFile.open(path, header)).close()
  expect(await codeOf(JournalFile.open(path, { ...header, account: '444455556666' }))).toBe('JOURNAL_OF_ANOTHER')
  appendFileSync(path, '{"seen":1}\n{"looked":{}}\n')
  const before = readFileSync(path, 'utf8')
  expect(await codeOf(JournalFile.open(path, header))).toBe('JOURNAL_DAMAGED')
  await expect(JournalFile.open(path, header)).rejects.toThrow('d.jsonl:2:')
  expect(readFileSync(path, 'utf8')).toBe(before)
  writeFileSync(path, '')
  expect(await codeOf(JournalFile.open(path, header))).toBe('JOURNAL_DAMAGED')
  expect(await codeOf(JournalFile.open('/dev/null/x.jsonl', header))).toBe('CANNOT_WRITE')
})

test('it stays small: told deliveries are forgotten, what is owed is not', async () => {
  const path = join(folder, 'e.jsonl')
  const journal = await JournalFile.open(path, header)
  journal.append({ seen: event('owed'), at: 5, owed: ['webhook:1'] })
  journal.append(...Array.from({ length: 2_500 }, (_, n) => ({ looked: { 'us-east-1': n } })))
  const large = statSync(path).size
  journal.compact(10)
  expect(statSync(path).size).toBeLessThan(large / 10)
  journal.append({ trying: 'owed', sink: 'webhook:1' })
  await journal.close()
  const again = await JournalFile.open(path, header)
  expect(again.state.owedTo('webhook:1')).toEqual([{ event: event('owed'), at: 5, batch: { tried: {} } }])
  expect(again.state.lookedUntil('us-east-1')).toBe(2_499)
  await again.close()
})

test.each(['a folder', '/dev/null', 'a link to nothing'])('%s is no journal', async (what) => {
  const apart = mkdtempSync(join(folder, 'apart-'))
  const path = what === '/dev/null' ? what : join(apart, 'journal')
  if (what === 'a folder') mkdirSync(path)
  if (what === 'a link to nothing') symlinkSync(join(apart, 'nothing'), path)
  const before = lstatSync(path).mode
  await expect(JournalFile.open(path, header)).rejects.toMatchObject({
    code: 'CANNOT_WRITE',
  })
  expect(lstatSync(path).mode).toBe(before)
})
