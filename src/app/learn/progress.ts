import { dirname, join } from 'node:path'
import { z } from 'zod'
import { DemarcError, systemCode } from '../../core/errors.ts'
import { makeFolder, writeFileAtomic } from '../../core/files.ts'
import { stateFolder } from '../../core/folders.ts'
import { parseJson } from '../../core/json.ts'
import { isRecord } from '../../core/record.ts'
import { visibleJson } from '../../core/visible.ts'
import { LARGEST, readFound } from '../../core/whole-file.ts'
import { askedParties } from './questions.ts'
import type { Lesson } from './schema.ts'

type Env = Readonly<Record<string, string | undefined>>

const itemSchema = z.strictObject({
  id: z.string(),
  /** The question, the goal or the measure. */
  title: z.string(),
  right: z.boolean(),
  /** The answer, or the state. */
  answer: z.string(),
})

/** An item; older files have its title under `says`. */
const item = z.preprocess((read) => {
  if (!isRecord(read) || !('says' in read)) return read
  const { says, ...others } = read
  return { title: says, ...others }
}, itemSchema)

const result = z.strictObject({
  /** The digest of the lesson's file when it was played. */
  lesson: z.string(),
  passed: z.boolean(),
  /** When it ended, ISO 8601. */
  at: z.string(),
  /** For a quiz. */
  seed: z.string().optional(),
  /** How many hints were used. */
  hints: z.number(),
  items: z.array(item),
})

const begun = z.strictObject({
  lesson: z.string(),
  seed: z.string().optional(),
  answers: z.array(z.enum(askedParties)).default([]),
  /** How many hints were shown for each goal. */
  hints: z.record(z.string(), z.number()).default({}),
})

const progress = z.strictObject({
  schema: z.literal('demarc.progress/1'),
  results: z.record(z.string(), result),
  begun: z.record(z.string(), begun),
})

export type Item = z.infer<typeof itemSchema>
export type Result = z.infer<typeof result>
export type Begun = z.infer<typeof begun>

/** The folder for the state of lessons. */
export const learnFolder = (env: Env): string => join(stateFolder(env), 'learn')

/** A learner's progress, in a private file (0600). */
export class LearnProgress {
  readonly #file: string
  readonly #results: Map<string, Result>
  readonly #begun: Map<string, Begun>

  private constructor(file: string, read: Partial<z.infer<typeof progress>>) {
    this.#file = file
    this.#results = new Map(Object.entries(read.results ?? {}))
    this.#begun = new Map(Object.entries(read.begun ?? {}))
  }

  /** Reads the file without creating it. Throws PROGRESS_DAMAGED. */
  static async open(env: Env): Promise<LearnProgress> {
    const file = join(learnFolder(env), 'progress.json')
    try {
      return new LearnProgress(file, progress.parse(parseJson((await readFound(file, LARGEST.list)).toString())))
    } catch (cause) {
      if (systemCode(cause) === 'ENOENT') return new LearnProgress(file, {})
      throw new DemarcError('PROGRESS_DAMAGED', `${file} cannot be read as the progress of the lessons`, {
        hint: 'Delete it to begin the lessons again.',
        cause,
      })
    }
  }

  /** The result of a lesson with its current file; a changed file is another lesson. */
  resultOf({ id, digest }: Lesson): Result | undefined {
    const found = this.#results.get(id)
    return found?.lesson === digest ? found : undefined
  }

  /** A lesson that was started but not finished. */
  begunOf({ id, digest }: Lesson): Begun | undefined {
    const found = this.#begun.get(id)
    return found?.lesson === digest ? found : undefined
  }

  async begin({ id, digest }: Lesson, state: Omit<Begun, 'lesson'>): Promise<void> {
    this.#begun.set(id, { lesson: digest, ...state })
    await this.#write()
  }

  async forget({ id }: Lesson): Promise<void> {
    if (this.#begun.delete(id)) await this.#write()
  }

  /** Stores a result; a passed lesson stays passed. `open`: it can be continued. */
  async keep(lesson: Lesson, one: Result, open: boolean): Promise<void> {
    if (!open) this.#begun.delete(lesson.id)
    if (one.passed || !this.resultOf(lesson)?.passed) this.#results.set(lesson.id, one)
    await this.#write()
  }

  async #write(): Promise<void> {
    await makeFolder(dirname(this.#file))
    const whole: z.infer<typeof progress> = {
      schema: 'demarc.progress/1',
      results: Object.fromEntries(this.#results),
      begun: Object.fromEntries(this.#begun),
    }
    await writeFileAtomic(this.#file, `${visibleJson(whole, 2)}\n`)
  }
}
