import { z } from 'zod'
import { measureStates } from './audit.ts'
import { rowSchema } from './organization-progress.ts'

/**
 * The contract of `demarc root --org --format json`, schema `demarc.root-org/1` (`schema/root-org.schema.json`): a row for each
 * account of the organization, sorted by its id.
 */
const states = z.record(z.enum(measureStates), z.number().int())
export const organizationSchema = z.strictObject({
  schema: z.literal('demarc.root-org/1'),
  organization: z.string(),
  management: z.string().describe('the management account'),
  at: z.string(),
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
})
export type OrganizationDocument = z.infer<typeof organizationSchema>
