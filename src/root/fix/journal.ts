import { type FileHandle, open, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { DemarcError, systemCode } from '../../core/errors.ts'
import { makeFolder, makePrivate, refusedBySystem, writeFileAtomic } from '../../core/files.ts'
import { type Lock, lockFile } from '../../core/lock.ts'
import { whyUnreadable } from '../../core/reading.ts'
import { LARGEST, readWhole } from '../../core/whole-file.ts'
import { type FixStep, keyOfStep, stepSchema } from './steps.ts'

const line = z.strictObject({ at: z.string(), is: z.enum(['begun', 'done', 'failed']), step: stepSchema })
type Line = z.infer<typeof line>

/** A step, and when a run recorded it (ISO 8601). */
export interface NotedStep {
  readonly step: FixStep
  readonly at: string
}

/** A step that a run finished. */
export interface EndedStep extends NotedStep {
  readonly is: 'done' | 'failed'
}

/** The beginning of each line. It distinguishes a truncated line from another program's file. */
const HEAD = '{"at":"'

/**
 * Steps and their outcomes, in a JSON lines file with mode 0600. Each line is on disk before its step begins, so that a killed
 * run leaves no change unrecorded. At its end a run keeps the steps without a known outcome in the file, also those of earlier
 * runs; if there are none, it deletes the file.
 */
export class FixJournal {
  readonly #path: string
  #lock: Lock | undefined
  #file: FileHandle | undefined
  /** The size up to the end of the last complete line, in bytes. */
  #size: number
  readonly #open: Map<string, Line>
  /** Steps that an earlier run began, and this one did not. */
  readonly #earlier: Set<string>
  /** Steps that an interrupted run finished; other runs leave none. */
  readonly ended: readonly EndedStep[]

  private constructor(path: string, lock: Lock | undefined, { size, open, ended }: Read) {
    this.#path = path
    this.#lock = lock
    this.#size = size
    this.#open = open
    this.#earlier = new Set(open.keys())
    this.ended = ended
  }

  /**
   * Reads a journal and locks it until it is closed. Does not create the file. Throws FIX_RUNNING, JOURNAL_UNREADABLE, and
   * JOURNAL_DAMAGED when the file is not a journal.
   */
  static async open(path: string): Promise<FixJournal> {
    const lock = await lockOf(path)
    try {
      return new FixJournal(path, lock, await readJournal(path))
    } catch (error) {
      await lock?.release()
      throw error
    }
  }

  /** Steps that were begun and have no known outcome. */
  get left(): readonly NotedStep[] {
    return [...this.#open.values()].map(({ step, at }) => ({ step, at }))
  }

  /** Whether the file exists and has content. */
  get written(): boolean {
    return this.#size > 0
  }

  /** Prepares for writing and keeps existing content. Throws CANNOT_WRITE, FIX_RUNNING. */
  async begin(): Promise<void> {
    const path = this.#path
    try {
      await makeFolder(dirname(path))
      // without a folder no lock could be taken before
      const late = this.#lock === undefined
      this.#lock ??= await lockOf(path)
      if (late && (await readJournal(path)).size > 0) throw running(path)
      if (this.#size === 0) await writeFileAtomic(path, '')
      this.#file = await open(path, 'a', 0o600)
      makePrivate(this.#file.fd)
      // remove the incomplete line that a crash left
      await this.#file.truncate(this.#size)
    } catch (error) {
      throw refusedBySystem(error, path)
    }
  }

  /** Appends a line, which is on disk when this returns. Throws CANNOT_WRITE, and leaves no partial line. */
  async note(is: Line['is'], step: FixStep, at: string): Promise<void> {
    const file = this.#file
    if (!file) throw new TypeError('begin() comes before note()')
    const one: Line = { at, is, step }
    const text = textOf(one)
    const key = keyOfStep(step)
    // the outcome is known even if it cannot be written
    if (is !== 'begun') this.#open.delete(key)
    try {
      await file.appendFile(text)
      await file.sync()
    } catch (error) {
      await file.truncate(this.#size).catch(() => {}) // if even this fails, a later run removes the partial line
      throw refusedBySystem(error, this.#path)
    }
    this.#size += Buffer.byteLength(text)
    if (is !== 'begun') return
    this.#open.set(key, one)
    this.#earlier.delete(key)
  }

  /** Records the outcome of a step of an earlier run, unless this run began it again: then the newer outcome counts. */
  async settle(is: 'done' | 'failed', step: FixStep, at: string): Promise<void> {
    if (this.#earlier.has(keyOfStep(step))) await this.note(is, step, at)
  }

  /** Keeps the steps without a known outcome, and releases the lock. */
  async close(): Promise<void> {
    if (this.#file) {
      await this.#file.close()
      const rest = [...this.#open.values()].map(textOf).join('')
      // if this fails, the old file remains, which says no less
      await (rest === '' ? rm(this.#path, { force: true }) : writeFileAtomic(this.#path, rest)).catch(() => {})
    }
    await this.#lock?.release()
  }
}

const textOf = (one: Line): string => `${JSON.stringify(one)}\n`

const running = (path: string): DemarcError =>
  new DemarcError('FIX_RUNNING', `another demarc root fix is using ${path}`, {
    hint: 'Wait until it has ended, then run this again: what it does may change the plan.',
  })

/** Undefined when the folder does not exist. */
async function lockOf(path: string): Promise<Lock | undefined> {
  let lock: Lock | undefined
  try {
    lock = await lockFile(path)
  } catch (error) {
    // a plan needs no journal; a caller who cannot lock there cannot write there either, which begin() reports
    if (isMissing(error) || (error instanceof DemarcError && UNWRITABLE.has(systemCode(error.cause) ?? '')))
      return undefined
    throw error instanceof DemarcError ? error : unreadable(path, error)
  }
  if (!lock) throw running(path)
  return lock
}

const UNWRITABLE: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS'])
const isMissing = (error: unknown): boolean => systemCode(error) === 'ENOENT'
const unreadable = (path: string, cause?: unknown): DemarcError => {
  const why = cause === undefined ? 'it is not a file' : (whyUnreadable(cause) ?? String(cause))
  return new DemarcError('JOURNAL_UNREADABLE', `the journal ${path} cannot be read: ${why}`, {
    hint: 'It says what an earlier run began. Check that you may read it, or name another file with --journal.',
    ...(cause === undefined ? {} : { cause }),
  })
}

interface Read {
  readonly size: number
  readonly open: Map<string, Line>
  readonly ended: readonly EndedStep[]
}

async function readJournal(path: string): Promise<Read> {
  let bytes: Buffer
  try {
    // a device or a pipe might never end
    if (!(await stat(path)).isFile()) throw unreadable(path)
    bytes = await readWhole(path, LARGEST.journal)
  } catch (error) {
    if (isMissing(error)) return { size: 0, open: new Map(), ended: [] }
    throw error instanceof DemarcError ? error : unreadable(path, error)
  }
  const open = new Map<string, Line>()
  const ended = new Map<string, Read['ended'][number]>()
  // a step on a truncated line was never started
  const size = bytes.lastIndexOf(0x0a) + 1
  const lines = bytes.toString('utf8', 0, size).split('\n').slice(0, -1)
  for (const [index, one] of lines.entries()) {
    const noted = parsed(path, index + 1, one)
    const { is, step, at } = noted
    const key = keyOfStep(step)
    if (is === 'begun') open.set(key, noted)
    else if (open.delete(key)) ended.set(key, { step, at, is })
  }
  const torn = bytes.toString('utf8', size)
  if (!torn.startsWith(HEAD) && !HEAD.startsWith(torn)) throw damaged(path, lines.length + 1)
  return { size, open, ended: [...ended.values()] }
}

function parsed(path: string, number: number, text: string): Line {
  try {
    return line.parse(JSON.parse(text))
  } catch (error) {
    throw damaged(path, number, error)
  }
}

const damaged = (path: string, number: number, cause?: unknown): DemarcError =>
  new DemarcError('JOURNAL_DAMAGED', `${path}:${number} is not a line of a journal of demarc root fix`, {
    hint: 'It was left untouched. Look what it is, and name another file with --journal.',
    ...(cause === undefined ? {} : { cause }),
  })
