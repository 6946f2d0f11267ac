import { z } from 'zod'
import { stepEnds } from './apply.ts'
import { fates } from './left-over.ts'
import { stepSchema } from './steps.ts'

/**
 * The contract of `demarc root fix --format json`, schema `demarc.root-fix/2` (`schema/root-fix.schema.json`): the plan, what an
 * earlier run left, and the results.
 */
const text = z.string()
const why = text.nullable()
/** When an earlier run ended or began a step; optional, so that documents of early versions are still read. */
export const leftOverAt = text
  .optional()
  .describe(
    'when that run recorded its end or, if it did not, its beginning; ISO 8601. Absent in documents of early versions',
  )

/** Optional, so that documents of early versions are still read. */
export const endedAt = text
  .nullable()
  .optional()
  .describe('when its end was known, ISO 8601; null where it was not begun. Absent in documents of early versions')

export const fixSchema = z.strictObject({
  schema: z.literal('demarc.root-fix/2'),
  account: text.describe('the account that the plan changes'),
  plan: z.strictObject({
    steps: z.array(stepSchema).describe('what is to be done, in this order'),
    already: z.array(stepSchema).describe('what was done already'),
    refused: z.array(z.strictObject({ title: text, why: text })).describe('what will not be done, and why'),
  }),
  leftOver: z
    .array(
      z.strictObject({
        step: stepSchema,
        at: leftOverAt,
        ended: z.boolean().describe('whether that run itself saw its end; if not, it was looked at now'),
        is: z.enum(fates).describe('what became of it; unknown: it could not be read'),
        why,
      }),
    )
    .describe('what an earlier run began that was cut off, or that could not read it back'),
  results: z
    .array(z.strictObject({ step: stepSchema, is: z.enum(stepEnds), why, at: endedAt }))
    .nullable()
    .describe(
      'done: read back; failed: nothing was changed; unverified: the outcome is not known; not-begun. Null where only the plan was asked for',
    ),
})
export type FixDocument = z.infer<typeof fixSchema>
