import { z } from 'zod'
import { measureNames } from './audit.ts'
import { assumption } from './document.ts'
import { guideStates } from './guide.ts'

/** The contract of `demarc root guide --format json`, schema `demarc.root-guide/2` (`schema/root-guide.schema.json`). */
const text = z.string()

export const guideSchema = z.strictObject({
  schema: z.literal('demarc.root-guide/2'),
  account: text,
  at: text.describe('the moment of the audit that the steps come from, ISO 8601 in UTC'),
  assumed: assumption,
  steps: z
    .array(
      z.strictObject({
        id: text,
        measure: z.enum(measureNames),
        title: text,
        state: z.enum(guideStates).describe('unseen: the audit could not read it'),
        reason: text.describe('the reason of the state'),
        how: z.array(text).describe('what to do, in order; empty where there is nothing to do'),
        source: z.url().describe('the page of AWS that it follows'),
      }),
    )
    .describe('the most pressing first'),
})
export type GuideDocument = z.infer<typeof guideSchema>
