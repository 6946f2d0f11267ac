import { z } from 'zod'
import { type LayerId, layerIds } from '../../catalog/layers.ts'
import { parseJson } from '../../core/json.ts'
import { visible } from '../../core/visible.ts'

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The shape of a lesson file. Every scalar is text, as `readYaml` returns it. Text is made visible here, so that it cannot
 * control a terminal.
 */
const text = z
  .string({
    // YAML reads `- one: two` as an object
    error: ({ input }) => (isObject(input) ? 'must be text: put a text with a colon into quotes' : 'must be text'),
  })
  .trim()
  .min(1, { error: 'must not be empty' })
  .transform((one) => visible(one))
const texts = z.array(text, { error: 'must be a list of texts' })
const count = z
  .string({ error: 'must be a whole number' })
  .regex(/^\d{1,3}$/, { error: 'must be a whole number from 0 to 999' })
  .transform(Number)
const id = z
  .string({ error: 'must be text' })
  .regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'must be small letters, digits and hyphens, 40 at most' })
const plainRecord = z.record(z.string(), z.unknown())
/** The input of a call, as JSON text. */
const input = z
  .string({ error: 'must be JSON in a text' })
  .transform((one, context): Readonly<Record<string, unknown>> => {
    try {
      return plainRecord.parse(parseJson(one))
    } catch {
      context.addIssue({ code: 'custom', message: 'must be an object of JSON, such as {"TableName": "carts"}' })
      return z.NEVER
    }
  })
const layer = z.enum(layerIds as readonly [LayerId, ...LayerId[]], {
  error: 'must be the id of a layer, such as guest-os',
})

const head = {
  schema: z.literal('demarc.lesson/1', { error: 'must be demarc.lesson/1' }),
  id,
  /** as much as fits on the certificate */
  title: text.refine((one) => one.length <= 40, { error: 'must have 40 characters at most' }),
  minutes: count,
  about: texts,
}

export const drawnFrom = ['infrastructure', 'container', 'abstracted', 'configured'] as const
export type DrawnFrom = (typeof drawnFrom)[number]

const quiz = z.strictObject({
  ...head,
  kind: z.literal('quiz'),
  /** The number of right answers needed to pass. */
  pass: count,
  /** The number of questions per category, and of those with given configurations. */
  draw: z.strictObject(
    { infrastructure: count, container: count, abstracted: count, configured: count },
    { error: 'must be a map of infrastructure, container, abstracted and configured' },
  ),
  pool: z.array(
    z.strictObject(
      {
        type: text,
        called: text,
        given: texts.default([]),
        layers: z.array(layer, { error: 'must be a list of layers' }),
      },
      { error: 'must be a map of type, called, given and layers' },
    ),
    { error: 'must be a list' },
  ),
})

const rehearsal = z.strictObject({ ...head, kind: z.literal('rehearsal') })

const goal = z.strictObject(
  {
    id,
    goal: text,
    /** The id of the resource as a scan shows it; `*` and `?` are wildcards. */
    resource: text,
    /** Exactly one of these two says what is checked. */
    control: text.optional(),
    responsibility: text.optional(),
    hints: texts.length(3, { error: 'must be three texts' }),
    /** The calls by which `--auto` reaches the goal. */
    calls: z.array(z.strictObject({ call: text, input }, { error: 'must be a map of call and input' }), {
      error: 'must be a list of calls',
    }),
  },
  { error: 'must be a map that begins with id' },
)

const lab = z.strictObject({
  ...head,
  kind: z.literal('lab'),
  goals: z.array(goal, { error: 'must be a list' }).min(1, { error: 'must have one at least' }),
})

export const lessonSchema = z.discriminatedUnion('kind', [quiz, rehearsal, lab], {
  error: 'must be a map with a kind: quiz, rehearsal or lab',
})

export type QuizText = z.infer<typeof quiz>
export type LabText = z.infer<typeof lab>
export type Goal = LabText['goals'][number]
export type LessonText = z.infer<typeof lessonSchema>

/** A parsed lesson. */
export type Lesson = LessonText & {
  /** SHA-256 of its file. */
  readonly digest: string
}
export type LessonOf<K extends LessonText['kind']> = Extract<LessonText, { kind: K }> & Pick<Lesson, 'digest'>
