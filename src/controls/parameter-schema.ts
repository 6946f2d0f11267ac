import { z } from 'zod'

/** The value of a parameter in a run file and in a recording. */
export const parameterValueSchema = z.union([
  z.boolean(),
  z.number(),
  z.string(),
  z.array(z.number()).readonly(),
  z.array(z.string()).readonly(),
  z.null(),
])
