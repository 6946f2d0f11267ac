import { z } from 'zod'
import { measureStates } from './audit.ts'
import { assumption } from './document.ts'
import { rowSchema } from './organization-progress.ts'
import { contactKinds } from './recovery.ts'

/**
 * The contract of `demarc root --org --format json`, schema `demarc.root-org/1` (`schema/root-org.schema.json`): one row per
 * account of the organization, sorted by id.
 */
const states = z.record(z.enum(measureStates), z.number().int())
export const organizationSchema = z.strictObject({
  schema: z.literal('demarc.root-org/1'),
  organization: z.string(),
  management: z.string().describe('the management account'),
  partition: z.string(),
  at: z.string(),
  assumed: assumption,
  features: z
    .array(z.string())
    .nullable()
    .describe('what IAM has enabled for root users; null where that was not seen'),
  accounts: z.array(rowSchema),
  total: z.strictObject({
    accounts: z.number().int(),
    outcomes: z.record(z.enum(['audited', 'blocked', 'closed', 'refused']), z.number().int()),
    measures: z.record(z.enum(['strong-password', 'no-access-keys', 'limited-use', 'mfa']), states),
  }),
  recovery: z
    .array(
      z.strictObject({
        account: z.string(),
        name: z.string(),
        email: z.string().nullable().describe("the root user's address"),
        ownDomain: z.boolean().nullable().describe("whether it is at the domain of the management account's"),
        phone: z.boolean().nullable().describe('whether the primary contact has a phone number'),
        contacts: z.record(z.enum(contactKinds), z.boolean().nullable()).describe('which alternate contacts are set'),
        state: z.enum(['met', 'unmet', 'unknown']),
        missing: z.array(z.string()).describe('what was asked and refused'),
      }),
    )
    .nullable()
    .describe('whether the owners would get back into their accounts; null without --contacts'),
  govCloudPairs: z
    .array(z.strictObject({ account: z.string(), govCloud: z.string() }))
    .nullable()
    .describe(
      'accounts with a GovCloud account that the organization made with them; null where those could not be read; of other accounts AWS does not show it',
    ),
})
export type OrganizationDocument = z.infer<typeof organizationSchema>
