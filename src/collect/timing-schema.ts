import { z } from 'zod'

const milliseconds = z.number().int().nonnegative()
const count = z.number().int().nonnegative()

/** What the calls of a scan cost, by service and region. */
export const timingSchema = z.strictObject({
  waitedMs: milliseconds.describe("in which calls waited for nothing but AWS's request quotas"),
  services: z
    .array(
      z.strictObject({
        service: z.string(),
        region: z.string(),
        calls: count.describe('each once, however often it was tried'),
        waitedMs: milliseconds.describe('in which a call waited for a quota'),
        throttled: count.describe('attempts that AWS throttled'),
        retried: count.describe('attempts beyond the first of a call'),
      }),
    )
    .describe('sorted by service and region'),
})
export type Timing = z.infer<typeof timingSchema>
