import { z } from 'zod'
import { deviceFamilies } from '../core/mfa-device.ts'
import { assumptionSchema } from '../ledger/assumption.ts'
import { activityClasses } from './activity.ts'
import { type MeasureName, measureStates } from './audit.ts'
import { rootUses } from './uses.ts'

/**
 * The contract of `demarc root --format json`, schema `demarc.root/2`: the source of its types and of the published JSON Schema
 * (`schema/root.schema.json`). Times are ISO 8601 in UTC.
 */
const text = z.string()

const days = z.int().nullable()
const attestation = z
  .strictObject({ by: text, date: text, expires: text, statement: text, evidence: text })
  .optional()
  .describe('who attested what no API shows')

/** A measure with its evidence; null means not seen. */
const measure = <Name extends MeasureName, Evidence extends z.ZodRawShape>(name: Name, evidence: Evidence) =>
  z.strictObject({
    measure: z.literal(name),
    state: z.enum(measureStates),
    reason: text.describe('the reason of the state'),
    evidence: z
      .strictObject({ ...evidence, attestation })
      .describe('what the state rests on; null is what was not seen'),
    missing: z.array(text).describe('what would have to be seen: the IAM action, and why it was not'),
    next: z.array(text).describe('what to do, the most pressing first'),
  })

const strongPassword = measure('strong-password', {
  present: z.boolean().nullable(),
  changedAt: text.nullable(),
  ageDays: days,
  lastUsedAt: text.nullable(),
  lastUsedDays: days,
  accountPasswordPolicy: z
    .union([z.strictObject({ minimumLength: z.int(), classes: z.int() }), z.literal('none')])
    .nullable()
    .describe('of the account: it binds IAM users, never the root user'),
})

const noAccessKeys = measure('no-access-keys', {
  present: z.boolean().nullable(),
  keys: z
    .array(
      z.strictObject({
        id: text.nullable().describe('null where only the credential report was seen'),
        active: z.boolean(),
        createdAt: text.nullable(),
        ageDays: days,
        lastUsedAt: text.nullable(),
        lastUsedDays: days,
        lastUsedRegion: text.nullable(),
        lastUsedService: text.nullable(),
      }),
    )
    .nullable(),
  certificatesPresent: z.boolean().nullable(),
  certificates: z
    .array(z.strictObject({ id: text.nullable(), active: z.boolean(), since: text.nullable() }))
    .nullable(),
})

const uses = z.record(z.enum(rootUses), z.enum(['yes', 'some', 'no', 'unknown']))

const limitedUse = measure('limited-use', {
  days: z.int().describe('how far back use counts'),
  lastSignInAt: text.nullable(),
  lastSignInDays: days,
  lastKeyUseAt: text.nullable(),
  lastKeyUseDays: days,
  events: z
    .strictObject({ direct: z.int(), service: z.int(), aws: z.int(), 'assumed-root': z.int() })
    .nullable()
    .describe('how many of each class'),
  since: text.nullable(),
  regions: z.array(text).nullable(),
  alarms: z
    .array(
      z.strictObject({
        kind: z.enum(['event-rule', 'log-alarm', 'metric-filter']),
        name: text,
        region: text,
        signIns: z.boolean().describe('whether it would tell of a sign-in'),
        calls: z.boolean().describe('whether it would tell of a call of the API'),
        uses: uses.describe(
          'of which kinds of use it would tell: of all, of some, of none; unknown where that cannot be evaluated',
        ),
        who: z.array(text).describe('the confirmed subscriptions by protocol, where it reaches a person'),
        reaches: z.enum(['yes', 'no', 'unknown']),
        why: text.nullable(),
      }),
    )
    .nullable(),
  heard: uses.nullable().describe('of which kinds of use a person would hear by any alarm'),
})

const mfa = measure('mfa', {
  enabled: z.boolean().nullable(),
  devices: z.int().nullable(),
  families: z.partialRecord(z.enum(deviceFamilies), z.int()).nullable(),
})

const device = z.strictObject({
  family: z
    .enum(deviceFamilies)
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
  key: text.nullable().describe('the long-term access key that signed it; null where none did'),
  id: text,
})

/** For a partition whose pages were not read. */
export const assumption = assumptionSchema
  .nullable()
  .describe('what the document rests on without a page of AWS; null where there is nothing such')

export const rootSchema = z.strictObject({
  schema: z.literal('demarc.root/2'),
  account: text,
  at: text.describe('the moment of the audit'),
  caller: z.enum(['root', 'assumed-root', 'other']),
  partition: text,
  assumed: assumption,
  measures: z.tuple([strongPassword, noAccessKeys, limitedUse, mfa]).describe('the four, always in this order'),
  devices: z.array(device),
  activity: z.array(event).describe('the events of the last 90 days, the newest first; none is left out'),
  organization: z
    .strictObject({
      id: text,
      management: z.boolean(),
      features: z.array(text).nullable().describe('null where the account may not ask'),
    })
    .nullable()
    .describe('null where there is none, or it was not seen'),
})
export type RootDocument = z.infer<typeof rootSchema>
