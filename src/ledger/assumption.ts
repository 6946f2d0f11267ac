import { z } from 'zod'
import { assumedFacts } from '../core/assumption.ts'

/** What a document rests on without a page of AWS. */
export const assumptionSchema = z.strictObject({
  facts: z.array(z.enum(assumedFacts)).describe('what is taken to be as in the standard partition'),
  why: z.string(),
  pages: z.array(z.url()).describe('where AWS would say it'),
})
