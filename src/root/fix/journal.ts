import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import { z } from 'zod'
import { DemarcError } from '../../core/errors.ts'
import { writeFileAtomic } from '../../core/files.ts'
import { type Step, stepKinds } from './steps.ts'

const step = z.strictObject({ kind: z.enum(stepKinds), account: z.string(), id: z.string().nullable() })
const line = z.strictObject({ at: z.string(), is: z.enum(['begun', 'done', 'failed']), step })
type Line = z.infer<typeof line>

/**
 * What was begun and what came of it, in a file of JSON lines with mode 0600. Each line is on the disk before what it speaks of
 * happens, so that a run that was killed leaves no change unsaid. The file goes away when all that was begun has ended.
 */
export class FixJournal {
  readonly #path: string
  readonly #file: FileHandle

  private constructor(path: string, file: FileHandle) {
    this.#path = path
    this.#file = file
  }

  /** The steps that an earlier run began and did not end. Throws JOURNAL_DAMAGED for what is no journal. */
  static async left(path: string): Promise<readonly Step[]> {
    let text: string
    try {
      text = await readFile(path, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
      throw new DemarcError('JOURNAL_DAMAGED', `${path} cannot be read`, { cause: error })
    }
    const begun = new Map<string, Step>()
    // a line that was cut off was not acted on
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    for (const [index, one] of whole.split('\n').entries()) {
      if (one === '') continue
      const { is, step } = parsed(path, index + 1, one)
      const key = JSON.stringify(step)
      if (is === 'begun') begun.set(key, step)
      else begun.delete(key)
    }
    return [...begun.values()]
  }

  static async begin(path: string): Promise<FixJournal> {
    await writeFileAtomic(path, '')
    return new FixJournal(path, await open(path, 'a'))
  }

  async note(is: Line['is'], step: Step, at: string): Promise<void> {
    await this.#file.appendFile(`${JSON.stringify({ at, is, step })}\n`)
    await this.#file.sync()
  }

  /** Keeps the file where something has no known end. */
  async close(keep: boolean): Promise<void> {
    await this.#file.close()
    if (!keep) await rm(this.#path, { force: true })
  }
}

function parsed(path: string, number: number, text: string): Line {
  try {
    return line.parse(JSON.parse(text))
  } catch (error) {
    throw new DemarcError('JOURNAL_DAMAGED', `${path}:${number} is no line of a journal of demarc root fix`, {
      hint: 'Look what it is, and name another file with --journal.',
      cause: error,
    })
  }
}
