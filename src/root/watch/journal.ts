import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { DemarcError, systemCode } from '../../core/errors.ts'
import { demandRegularFile, makeFolder, makePrivate, refusedBySystem, writeFileAtomicSync } from '../../core/files.ts'
import { type Lock, lockFile } from '../../core/lock.ts'
import { whyUnreadable } from '../../core/reading.ts'
import { LARGEST, readWhole } from '../../core/whole-file.ts'
import { entrySchema, HEADER_SCHEMA, type WatchHeader, watchHeaderSchema } from './entry-schema.ts'
import { type Entry, WatchState } from './state.ts'

/** What a watch records, and reads again when it restarts. */
export interface WatchJournal {
  readonly state: WatchState
  /** Events from this time on count, milliseconds since 1970. */
  readonly from: number
  /** Appends entries together; they are on disk when this returns. */
  append(...entries: readonly Entry[]): void
  /** Shrinks the file if that is worthwhile. */
  compact(now: number): void
}

/** A journal is compacted at this many lines, and at twice as many as after the last time. */
const LINES_AT_LEAST = 2_000

const DAMAGED_HINT =
  'It was left untouched. Move it away to start again (with --since, to look back), or name another with --state.'

/**
 * A journal as a JSON lines file: the first line is the header, the others are entries, appended and synced before anything
 * depends on them. A truncated last line, left by a crash, is removed; any other damage is an error.
 */
export class JournalFile implements WatchJournal {
  readonly state: WatchState
  readonly #path: string
  readonly #header: WatchHeader
  readonly #lock: Lock
  #file: number
  #size: number
  #lines: number
  #lean: number

  private constructor(path: string, lock: Lock, read: Read, file: number) {
    this.#path = path
    this.#lock = lock
    this.#header = read.header
    this.state = read.state
    this.#lines = read.lines
    this.#lean = read.lines
    this.#size = read.size
    this.#file = file
  }

  get from(): number {
    return this.#header.from
  }

  /**
   * Opens the journal of an account. If there is none, creates it (mode 0600); events then count from `from` on. Throws
   * WATCH_RUNNING while another watch uses it, JOURNAL_DAMAGED, JOURNAL_OF_ANOTHER, CANNOT_WRITE.
   */
  static async open(path: string, { account, from }: Omit<WatchHeader, 'schema'>): Promise<JournalFile> {
    await makeFolder(dirname(path)).catch((error: unknown) => {
      throw refusedBySystem(error, path)
    })
    await demandRegularFile(path)
    const lock = await lockFile(path)
    if (!lock)
      throw new DemarcError('WATCH_RUNNING', `another demarc root watch is using ${path}`, {
        hint: 'Stop it first, or name another journal with --state.',
      })
    try {
      const header = { schema: HEADER_SCHEMA, account, from } as const
      const found = await readJournal(path, account)
      if (!found) writeFileAtomicSync(path, `${JSON.stringify(header)}\n`)
      const read = found ?? { header, state: new WatchState(), lines: 1, size: JSON.stringify(header).length + 1 }
      const file = orRefused(path, () => openSync(path, 'a', 0o600))
      // remove what a crash left incomplete
      orRefused(path, () => {
        makePrivate(file)
        ftruncateSync(file, read.size)
      })
      return new JournalFile(path, lock, read, file)
    } catch (error) {
      await lock.release()
      throw error
    }
  }

  append(...entries: readonly Entry[]): void {
    if (entries.length === 0) return
    const text = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
    orRefused(this.#path, () => {
      try {
        for (let at = 0; at < text.length; ) at += writeSync(this.#file, text, at)
        fsyncSync(this.#file)
      } catch (error) {
        // a partial line must not precede the next one
        ftruncateSync(this.#file, this.#size)
        throw error
      }
    })
    this.#size += text.length
    this.#lines += entries.length
    for (const entry of entries) this.state.apply(entry)
  }

  compact(now: number): void {
    if (this.#lines < Math.max(LINES_AT_LEAST, 2 * this.#lean)) return
    this.state.prune(now)
    const lines = [this.#header, ...this.state.entries()].map((line) => `${JSON.stringify(line)}\n`)
    const text = lines.join('')
    // synchronous: an entry appended meanwhile would be lost with the old file
    writeFileAtomicSync(this.#path, text)
    closeSync(this.#file)
    this.#file = orRefused(this.#path, () => openSync(this.#path, 'a', 0o600))
    this.#size = Buffer.byteLength(text)
    this.#lines = lines.length
    this.#lean = lines.length
  }

  /** Closes it and releases the lock. */
  async close(): Promise<void> {
    closeSync(this.#file)
    // a late write then fails, instead of going to another file with the same descriptor
    this.#file = -1
    await this.#lock.release()
  }
}

function orRefused<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw refusedBySystem(error, path)
  }
}

interface Read {
  readonly header: WatchHeader
  readonly state: WatchState
  readonly lines: number
  /** The size up to the end of the last complete line, in bytes. */
  readonly size: number
}

async function readJournal(path: string, account: string): Promise<Read | undefined> {
  let bytes: Buffer
  try {
    bytes = await readWhole(path, LARGEST.journal)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw new DemarcError(
      'JOURNAL_UNREADABLE',
      `the journal ${path} cannot be read: ${whyUnreadable(error) ?? String(error)}`,
      {
        cause: error,
      },
    )
  }
  const size = bytes.lastIndexOf(0x0a) + 1
  const lines = bytes.toString('utf8', 0, size).split('\n').slice(0, -1)
  const damaged = (line: number): DemarcError =>
    new DemarcError('JOURNAL_DAMAGED', `${path}:${line}: this is not a line of a journal of demarc root watch`, {
      hint: DAMAGED_HINT,
    })
  const header = watchHeaderSchema.safeParse(parsed(lines[0] ?? ''))
  if (!header.success) throw damaged(1)
  if (header.data.account !== account)
    throw new DemarcError(
      'JOURNAL_OF_ANOTHER',
      `${path} is the journal of account ${header.data.account}, not of ${account}`,
      {
        hint: 'Name another file with --state, or leave it out: each account then has its own file.',
      },
    )
  const state = new WatchState()
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue
    const entry = entrySchema.safeParse(parsed(line))
    if (!entry.success) throw damaged(index + 1)
    // safe: the schema is that of an entry; zod's optional members may be undefined, which JSON cannot express
    state.apply(entry.data as Entry)
  }
  return { header: header.data, state, lines: lines.length, size }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
