import { z } from 'zod'
import { parameterValueSchema } from '../../controls/parameter-schema.ts'
import { sha256 } from '../../core/digest.ts'
import { canonicalJson } from '../../core/json.ts'
import { timingSchema } from '../timing-schema.ts'

/**
 * A recording (`demarc.recording/1`): gzip of JSON lines, readable with `gunzip -c`. The first line is the header; each answer
 * has two lines, its head and its content; the last line is the end. Every line except a content ends with `chain`, the SHA-256
 * of the previous chain and of the line without its own chain, and a head contains the SHA-256 of the content. A changed,
 * removed, added or moved line is therefore detected, with its place. This is not a signature: a person who changes a line can
 * recompute the rest. So the final digest is printed when a recording is made, to be kept elsewhere.
 */
const text = z.string()
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()

export const headerSchema = z.strictObject({
  schema: z.literal('demarc.recording/1'),
  tool: z.strictObject({ name: z.literal('demarc'), version: text }),
  run: text,
  startedAt: z.iso.datetime(),
  region: text.describe('where the first calls went'),
  regions: z.array(text).describe('the regions that were asked for; none for all'),
  select: z
    .strictObject({
      controls: z.array(text),
      services: z.array(text),
      frameworks: z.array(text),
      severities: z.array(text),
    })
    .nullable()
    .describe('which controls were asked; null for all'),
  inventory: z.literal(true).optional().describe('that the account was asked for everything that it holds'),
  depth: z
    .enum(['inventory', 'standard', 'deep'])
    .optional()
    .describe('how much of it was read: `inventory` is nothing. A recording without it has nothing of Cloud Control'),
  compare: z.literal('cloudcontrol').optional().describe('that what was read was held against Cloud Control'),
  listTypes: z.array(text).optional().describe('the types that were listed by Cloud Control in every region'),
  parameters: z
    .record(text, z.record(text, parameterValueSchema))
    .optional()
    .describe("the parameters that differed from AWS's defaults, by control and name"),
  chain: digest,
})
export const headSchema = z.strictObject({
  answer: count.describe('from 1'),
  at: z.iso.datetime(),
  name: text.describe('as the evidence of a run names it'),
  service: text,
  region: text,
  operation: text,
  input: z.unknown(),
  by: text.describe('on whose behalf it was asked'),
  refused: z.boolean(),
  sha256: digest.describe('of the line that follows: the answer'),
  chain: digest,
})
export const endSchema = z.strictObject({
  answers: count,
  finishedAt: z.iso.datetime(),
  timing: timingSchema.optional(),
  chain: digest,
})

export type Header = z.infer<typeof headerSchema>
export type End = z.infer<typeof endSchema>

/** The chain before the first line. */
export const FIRST = '0'.repeat(64)

const TAIL = ',"chain":""}'.length + 64

/** A line with its chain as the last member. */
export function chained(before: string, members: object): { readonly line: string; readonly chain: string } {
  const open = canonicalJson(members).slice(0, -1)
  const chain = sha256(`${before}\n${open}`)
  return { line: `${open},"chain":"${chain}"}`, chain }
}

/** The chain that a line must end with; undefined when it ends with none. */
export function chainOf(before: string, line: string): string | undefined {
  const open = line.slice(0, -TAIL)
  return /,"chain":"[0-9a-f]{64}"\}$/.test(line.slice(-TAIL)) ? sha256(`${before}\n${open}`) : undefined
}

/**
 * Whether a line with a chain is written as `chained()` writes it. JSON allows a member twice, of which one program reads the
 * first and another one the last (RFC 8259, section 4): a recording has one reading.
 */
export function isAsWritten(line: string, json: object): boolean {
  const { chain: _, ...members } = { chain: undefined, ...json }
  return canonicalJson(members).slice(0, -1) === line.slice(0, -TAIL)
}

/** The parts of an SDK error that a scan uses (src/collect/refusals.ts). */
export interface RecordedError {
  readonly name: string
  readonly message: string
  readonly code?: string
  readonly Code?: string
  readonly status?: number
  readonly cause?: { readonly code: string }
}

const errorSchema = z.strictObject({
  name: text,
  message: text,
  code: text.optional(),
  Code: text.optional(),
  status: z.number().optional(),
  cause: z.strictObject({ code: text }).optional(),
})

/** An error in the form stored in a recording. */
export function recordedError(error: unknown): RecordedError {
  // safe: every field is checked before it is used
  const raw = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  const texts = (['code', 'Code'] as const).flatMap((key) =>
    typeof raw[key] === 'string' ? [[key, raw[key]] as const] : [],
  )
  const status = statusOf(raw['$metadata'])
  const cause = raw['cause']
  const causeCode = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  return {
    name: String(raw['name'] ?? ''),
    message: String(raw['message'] ?? ''),
    ...Object.fromEntries(texts),
    ...(status === undefined ? {} : { status }),
    ...(typeof causeCode === 'string' ? { cause: { code: causeCode } } : {}),
  }
}

const statusOf = (metadata: unknown): number | undefined =>
  typeof metadata === 'object' &&
  metadata !== null &&
  'httpStatusCode' in metadata &&
  typeof metadata.httpStatusCode === 'number'
    ? metadata.httpStatusCode
    : undefined

/** The error stored in a recording; for a scan it is equal to AWS's. */
export function replayedError(json: unknown): Error {
  const { name, message, status, cause, ...codes } = errorSchema.parse(json)
  const error = new Error(message, cause === undefined ? undefined : { cause })
  return Object.assign(error, { name, $metadata: status === undefined ? {} : { httpStatusCode: status }, ...codes })
}
