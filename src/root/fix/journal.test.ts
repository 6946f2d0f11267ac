import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FixJournal } from './journal.ts'
import type { FixStep, StepKind } from './steps.ts'

const AT = '2026-03-01T12:00:00.000Z'
const step = (kind: StepKind, id: string | null = null): FixStep => ({ kind, account: '111122223333', id })
const [key, other, password] = [step('delete-key', 'AKIA1'), step('delete-key', 'AKIA2'), step('delete-password')]

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-fix-journal-'))
  path = join(folder, 'fix.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A run over the journal: it begins, notes, and is closed. */
async function run(...notes: readonly (readonly ['begun' | 'done' | 'failed', FixStep])[]): Promise<void> {
  const journal = await FixJournal.open(path)
  await journal.begin()
  for (const [is, one] of notes) await journal.note(is, one, AT)
  await journal.close()
}
async function left(): Promise<readonly FixStep[]> {
  const journal = await FixJournal.open(path)
  await journal.close()
  return journal.left.map(({ step }) => step)
}

describe('what has no known end', () => {
  test('stays over any number of runs, until it is known', async () => {
    await run(['begun', key], ['done', key], ['begun', other])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    await run(['begun', password], ['failed', password])
    expect(await left()).toEqual([other])
    const journal = await FixJournal.open(path)
    await journal.begin()
    await journal.settle('done', other, AT)
    await journal.close()
    expect(readdirSync(folder)).toEqual([])
  })

  test('is not settled by what was seen before it began again', async () => {
    await run(['begun', key])
    const journal = await FixJournal.open(path)
    await journal.begin()
    await journal.note('begun', key, AT)
    await journal.settle('failed', key, AT)
    await journal.close()
    expect(await left()).toEqual([key])
  })

  test('looking at it writes nothing', async () => {
    expect(await left()).toEqual([])
    expect(readdirSync(folder)).toEqual([])
  })
})

test('cut off at an end of a line, beside one or anywhere it is read to its last whole line, and the next run writes on', async () => {
  const cut = await FixJournal.open(path)
  await cut.begin()
  const notes = [
    ['begun', key],
    ['done', key],
    ['begun', other],
    ['failed', other],
    ['begun', password],
  ] as const
  for (const [is, one] of notes) await cut.note(is, one, AT)
  const whole = readFileSync(path)
  await cut.close()
  const open: readonly (readonly FixStep[])[] = [[], [key], [], [other], [], [password]]
  const nearEnd = (size: number): boolean => [size - 2, size - 1, size].some((at) => whole[at] === 0x0a)
  for (let size = 0; size <= whole.length; size++) {
    // each opening costs some milliseconds: between the ends of lines, every ninth byte stands for all
    if (size % 9 > 0 && size % 37 > 0 && !nearEnd(size)) continue
    writeFileSync(path, whole.subarray(0, size))
    const lines = whole.subarray(0, size).filter((byte) => byte === 0x0a).length
    const journal = await FixJournal.open(path)
    const ends = journal.ended.map(({ step, is }) => [is, step])
    await journal.close()
    expect([size, journal.left.map(({ step }) => step)]).toEqual([size, open[lines]])
    expect(ends).toEqual(notes.slice(0, lines).filter(([is]) => is !== 'begun'))
    if (size % 37 > 0) continue
    await run(['begun', step('enable-root-sessions')])
    // what had ended was told by the run that has come to its end
    const next = await FixJournal.open(path)
    await next.close()
    expect([next.left.map(({ step }) => step), next.ended]).toEqual([
      [...(open[lines] ?? []), step('enable-root-sessions')],
      [],
    ])
  }
})

describe('what is no journal', () => {
  test.each(['dear diary\n', 'dear diary', '{"at":"now"}\n', '{"is":"begun"}', '\n'])(
    '%j is left untouched',
    async (text) => {
      writeFileSync(path, text)
      await expect(FixJournal.open(path)).rejects.toMatchObject({ code: 'JOURNAL_DAMAGED', exitCode: 2 })
      expect(readFileSync(path, 'utf8')).toBe(text)
      // and others are not kept from it
      rmSync(path)
      await run()
    },
  )

  test.each(['a folder', '/dev/zero'])('%s', async (name) => {
    if (name === '/dev/zero' && !existsSync(name)) return
    if (name === 'a folder') mkdirSync(path)
    const at = name === 'a folder' ? path : name
    await expect(FixJournal.open(at)).rejects.toMatchObject({ code: 'JOURNAL_UNREADABLE', exitCode: 2 })
  })
})

describe('where it cannot be written', () => {
  test('a file stands where its folder should', async () => {
    const journal = await FixJournal.open(join(folder, 'missing', 'fix.jsonl'))
    writeFileSync(join(folder, 'missing'), '')
    await expect(journal.begin()).rejects.toMatchObject({ code: 'CANNOT_WRITE', exitCode: 2 })
    await journal.close()
  })

  test.skipIf(process.getuid?.() === 0)('the folder is not ours (root may write anywhere)', async () => {
    chmodSync(folder, 0o500)
    const journal = await FixJournal.open(path)
    await expect(journal.begin()).rejects.toMatchObject({ code: 'CANNOT_WRITE', exitCode: 2 })
    await journal.close()
    chmodSync(folder, 0o700)
  })

  test.skipIf(!existsSync('/proc/self/fd'))('the folder takes no files', async () => {
    const journal = await FixJournal.open('/proc/fix.jsonl')
    await expect(journal.begin()).rejects.toMatchObject({ code: 'CANNOT_WRITE', exitCode: 2 })
    await journal.close()
  })
})

describe('another run', () => {
  test('is kept from it until it is closed, even from looking', async () => {
    const first = await FixJournal.open(path)
    await expect(FixJournal.open(path)).rejects.toMatchObject({ code: 'FIX_RUNNING', exitCode: 2 })
    await first.close()
    await run()
  })

  test('in a folder that was made meanwhile', async () => {
    path = join(folder, 'new', 'fix.jsonl')
    const late = await FixJournal.open(path)
    const first = await FixJournal.open(path)
    await first.begin()
    await expect(late.begin()).rejects.toMatchObject({ code: 'FIX_RUNNING' })
    await first.note('begun', key, AT)
    await first.close()
    await expect(late.begin()).rejects.toMatchObject({ code: 'FIX_RUNNING' })
    await late.close()
    expect(await left()).toEqual([key])
  })
})
