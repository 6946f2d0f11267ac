import { z } from 'zod'
import { stepEnds } from './apply.ts'
import { endedAt, leftOverAt } from './document.ts'
import { fates } from './left-over.ts'
import { stepSchema } from './steps.ts'

/**
 * The contract of `demarc root fix --org --format json`, schema `demarc.root-fix-org/2` (`schema/root-fix-org.schema.json`): the
 * plan of each member account, and the results.
 */
const text = z.string()
const why = text.nullable()

export const organizationFixSchema = z.strictObject({
  schema: z.literal('demarc.root-fix-org/2'),
  organization: text,
  management: text.describe('the management account'),
  at: text.describe('when it was planned, ISO 8601 in UTC'),
  applied: z.boolean().describe('false where only the plan was asked for'),
  members: z
    .array(
      z.strictObject({
        account: text,
        name: text,
        plan: z
          .strictObject({
            steps: z.array(stepSchema).describe('what is to be done, in this order'),
            already: z.array(stepSchema).describe('what was done already'),
            refused: z.array(z.strictObject({ title: text, why: text })).describe('what will not be done, and why'),
          })
          .nullable()
          .describe('null where none could be made'),
        why: why.describe('why there is no plan'),
        results: z
          .array(z.strictObject({ step: stepSchema, is: z.enum(stepEnds), why, at: endedAt }))
          .nullable()
          .describe('done: read back; failed: nothing was changed; unverified: not known; not-begun'),
      }),
    )
    .describe('sorted by account'),
  leftOver: z
    .array(
      z.strictObject({
        step: stepSchema,
        at: leftOverAt,
        ended: z.boolean(),
        is: z.enum(fates),
        why,
      }),
    )
    .describe('what an earlier run began that was cut off, or that could not read it back'),
  govCloudPairs: z
    .array(z.strictObject({ account: text, govCloud: text }))
    .nullable()
    .describe(
      'members with a GovCloud account that the organization made with them; null where those could not be read',
    ),
})
export type OrganizationFixDocument = z.infer<typeof organizationFixSchema>
