import { z } from 'zod'
import { textMap } from '../text-map.ts'

/** The shape of `demarc.yaml`. Every scalar is text (see `document.ts`). */
const text = z.string({ error: 'must be text' }).trim().min(1, { error: 'must not be empty' })
const date = z.iso.date({ error: 'must be a date like 2026-11-24' })
const pattern = z.union(
  [
    text.transform((one) => [one]),
    z.array(text, { error: 'must be a pattern or a list of them' }).min(1, { error: 'must name one at least' }),
  ],
  {
    error: 'must be a pattern or a list of them',
  },
)

const scope = z.strictObject(
  {
    resource: pattern.optional(),
    type: pattern.optional(),
    account: pattern.optional(),
    tag: textMap(text, { error: 'must be tags and their values, like {team: payments}' }).optional(),
  },
  { error: 'must be a map of resource, type, account and tag' },
)

const signed = { scope: scope.default({}), by: text, date, expires: date }
const attestation = z.strictObject(
  { responsibility: text, ...signed, statement: text, evidence: text },
  { error: 'must be a map that begins with responsibility' },
)
const exception = z.strictObject(
  { control: text.optional(), responsibility: text.optional(), ...signed, reason: text, evidence: text.optional() },
  { error: 'must be a map that begins with control, or responsibility' },
)

/** A list that may be omitted, or left empty after its colon. */
const listOf = <S extends z.ZodType>(one: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.array(one, { error: 'must be a list' }).default([]))

/** Values by control and parameter; a value is a string or a list of strings. */
const parameters = z.preprocess(
  (value) => (value === '' ? undefined : value),
  textMap(
    textMap(z.union([text, z.array(text)], { error: 'must be a value, or a list of values' }), {
      error: 'must be parameters and their values, like {daysToExpiration: 45}',
    }),
    { error: 'must be controls and their parameters, like ACM.1: {daysToExpiration: 45}' },
  ).default({}),
)

export const configSchema = z.strictObject(
  {
    attestations: listOf(attestation),
    exceptions: listOf(exception),
    parameters,
    ownerTags: listOf(text),
  },
  { error: 'must be a map of attestations, exceptions, parameters and ownerTags' },
)
export type ConfigText = z.infer<typeof configSchema>

/** The keys allowed in the map at a path, for suggestions. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  const [list, , part] = path
  if (list === undefined) return Object.keys(configSchema.shape)
  if (part === 'scope') return Object.keys(scope.shape)
  return Object.keys(list === 'exceptions' ? exception.shape : attestation.shape)
}
