import { z } from 'zod'
import { activityClasses } from './activity.ts'
import { measureNames } from './audit.ts'

/**
 * The contract of `demarc root --format json`, schema `demarc.root/1`: the one source of its types and of the JSON Schema that is
 * shipped (`schema/root.schema.json`). Times are ISO 8601 in UTC.
 */
const text = z.string()

const measure = z.strictObject({
  measure: z.enum(measureNames),
  state: z.enum(['met', 'unmet', 'attested', 'unknown']),
  says: text.describe('the reason of the state'),
  evidence: z.record(z.string(), z.unknown()).describe('what the state rests on; null for what was not seen'),
  missing: z.array(text).describe('what would have to be seen: the IAM action, and why it was not'),
  next: z.array(text).describe('what to do, the most pressing first'),
})

const device = z.strictObject({
  family: z
    .enum(['virtual', 'hardware-token', 'security-key', 'not-virtual'])
    .describe('not-virtual: a hardware token or a security key, of which AWS does not say which'),
  serial: text.nullable().describe('null for a device that was inferred'),
  enabledAt: text.nullable(),
})

const event = z.strictObject({
  at: text,
  event: text,
  source: text,
  region: text,
  ip: text.nullable(),
  userAgent: text.nullable(),
  mfa: z.boolean().nullable().describe('null where CloudTrail does not say'),
  result: text.describe('success, or the code of the refusal'),
  class: z
    .enum(activityClasses)
    .describe('done directly, by a service on its behalf, by AWS itself, or in a session of sts:AssumeRoot'),
  readOnly: z.boolean(),
  id: text,
})

export const rootSchema = z.strictObject({
  schema: z.literal('demarc.root/1'),
  account: text,
  at: text.describe('the moment of the audit'),
  caller: z.enum(['root', 'assumed-root', 'other']),
  measures: z.array(measure).describe('the four, always in this order'),
  devices: z.array(device),
  activity: z.array(event).describe('the events of the last 90 days, the newest first; none is left out'),
  organization: z
    .strictObject({
      id: text,
      management: z.boolean(),
      features: z.array(text).nullable().describe('null where the account may not ask'),
    })
    .nullable(),
})
export type RootDocument = z.infer<typeof rootSchema>
