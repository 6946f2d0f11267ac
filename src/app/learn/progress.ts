import { dirname, join } from 'node:path'
import { z } from 'zod'
import { DemarcError, systemCode } from '../../core/errors.ts'
import { makeFolder, writeFileAtomic } from '../../core/files.ts'
import { stateFolder } from '../../core/folders.ts'
import { parseJson } from '../../core/json.ts'
import { isRecord } from '../../core/record.ts'
import { visibleJson } from '../../core/visible.ts'
import { LARGEST, readWhole } from '../../core/whole-file.ts'
import { askedParties } from './questions.ts'
import type { Lesson } from './schema.ts'

type Env = Readonly<Record<string, string | undefined>>

const itemSchema = z.strictObject({
  id: z.string(),
  /** The question, the goal or the measure. */
  title: z.string(),
  right: z.boolean(),
  /** What was answered, or how it stands. */
  answer: z.string(),
})

/** An item, also of a file in which its title is `says`. */
const item = z.preprocess((read) => {
  if (!isRecord(read) || !('says' in read)) return read
  const { says, ...others } = read
  return { title: says, ...others }
}, itemSchema)

const result = z.strictObject({
  /** The digest of the lesson's file as it was played. */
  lesson: z.string(),
  passed: z.boolean(),
  /** When it ended, ISO 8601. */
  at: z.string(),
  /** Of a quiz. */
  seed: z.string().optional(),
  /** How many hints were taken. */
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

/** Where the state of the lessons is kept. */
export const learnFolder = (env: Env): string => join(stateFolder(env), 'learn')

/** How far a learner is, in a file of theirs alone (0600). */
export class LearnProgress {
  readonly #file: string
  readonly #results: Map<string, Result>
  readonly #begun: Map<string, Begun>

  private constructor(file: string, read: Partial<z.infer<typeof progress>>) {
    this.#file = file
    this.#results = new Map(Object.entries(read.results ?? {}))
    this.#begun = new Map(Object.entries(read.begun ?? {}))
  }

  /** Reads it; makes no file. Throws PROGRESS_DAMAGED. */
  static async open(env: Env): Promise<LearnProgress> {
    const file = join(learnFolder(env), 'progress.json')
    try {
      return new LearnProgress(file, progress.parse(parseJson((await readWhole(file, LARGEST.list)).toString())))
    } catch (cause) {
      if (systemCode(cause) === 'ENOENT') return new LearnProgress(file, {})
      throw new DemarcError('PROGRESS_DAMAGED', `${file} cannot be read as the progress of the lessons`, {
        hint: 'Delete it to begin the lessons again.',
        cause,
      })
    }
  }

  /** The result of a lesson as its file is today: one that was changed since is another lesson. */
  resultOf({ id, digest }: Lesson): Result | undefined {
    const found = this.#results.get(id)
    return found?.lesson === digest ? found : undefined
  }

  /** What was begun of a lesson and has not ended. */
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

  /** Keeps a result; a lesson that was passed stays passed. `open`: it goes on from where it is. */
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
