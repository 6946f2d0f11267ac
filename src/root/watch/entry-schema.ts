import { z } from 'zod'
import { activityClasses } from '../activity.ts'

const event = z.strictObject({
  id: z.string(),
  at: z.string(),
  event: z.string(),
  source: z.string(),
  region: z.string(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  mfa: z.boolean().nullable(),
  result: z.string(),
  class: z.enum(activityClasses),
  readOnly: z.boolean(),
  target: z.string().nullable(),
  // older journals do not have these
  key: z.string().nullable().default(null),
  account: z.string().nullable().default(null),
  session: z.string().nullable().default(null),
})
const ms = z.number().int().nonnegative()
/** The event of a delivery, or those of a bundle. */
const ids = z.union([z.string(), z.array(z.string()).min(1)])

export const HEADER_SCHEMA = 'demarc.root-watch/1'

/** The first line of a journal: its account, and the time from which events count (milliseconds since 1970). */
export const watchHeaderSchema = z.strictObject({ schema: z.literal(HEADER_SCHEMA), account: z.string(), from: ms })
export type WatchHeader = z.infer<typeof watchHeaderSchema>

/** All other lines. */
export const entrySchema = z.union([
  z.strictObject({ seen: event, at: ms, owed: z.array(z.string()) }),
  z.strictObject({
    trying: ids,
    sink: z.string(),
    place: z.strictObject({ dev: z.number(), ino: z.number(), size: ms }).optional(),
  }),
  z.strictObject({ refused: ids, sink: z.string() }),
  z.strictObject({ told: ids, sink: z.string() }),
  z.strictObject({ looked: z.record(z.string(), ms) }),
  z.strictObject({ known: z.array(z.tuple([z.string(), ms, z.string()])) }),
])
