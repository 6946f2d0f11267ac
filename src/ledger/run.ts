import { z } from 'zod'
import { partyIds } from '../catalog/layers.ts'
import { timingSchema } from '../collect/timing-schema.ts'
import { parameterValueSchema } from '../controls/parameter-schema.ts'
import { textMap } from './text-map.ts'

/**
 * The contract of `demarc scan --format json`, schema `demarc.run/1`: the one source of its types, of the JSON Schema that is
 * shipped (`schema/run.schema.json`), and of what reads a run file. Times are ISO 8601 in UTC.
 */
const text = z.string()
const layerState = z.enum(['inherited', 'met', 'unmet', 'attested', 'unknown', 'not-applicable'])
const responsibilityState = z.enum(['met', 'unmet', 'attested', 'unknown', 'not-applicable'])
const counts = z.record(z.string(), z.number().int().nonnegative())

const exception = z.strictObject({
  reason: text,
  by: text,
  date: text.describe('the first day on which it counts'),
  expires: text.describe('the last day on which it counts'),
  evidence: text.nullable(),
})
const control = z.strictObject({
  id: text.describe('the Security Hub id where one exists'),
  verdict: z.enum(['met', 'unmet', 'unknown', 'not-applicable']),
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  title: text.describe('the good state in one sentence'),
  evidence: z
    .record(z.string(), z.unknown())
    .describe('the properties that the verdict rests on; a long one as its size and SHA-256'),
  answers: z
    .array(text)
    .describe(
      'the AWS answers that the verdict rests on, by name: service, operation, region and input; as in a recording',
    ),
  missing: z.array(text).describe('what would have to be seen: the IAM action, and why it was not'),
  fix: text.nullable().describe('what to do; null unless unmet'),
  exception: exception
    .nullable()
    .describe('who accepted the unmet control, why and until when: it stays unmet, and counts under `excepted` alone'),
})
const attestation = z.strictObject({ statement: text, by: text, date: text, expires: text, evidence: text })
const selection = z.strictObject({
  query: z.strictObject({
    controls: z.array(text),
    services: z.array(text),
    frameworks: z.array(text),
    severities: z.array(text),
  }),
  controls: z.array(text).describe('the ids that were asked, sorted'),
  of: z.number().int().describe('of so many that there are'),
  notRead: z.array(text).describe('the types that were not read, since no selected control rests on them'),
})
const parameter = z.strictObject({
  control: text,
  name: text.describe("AWS's name of the parameter"),
  value: parameterValueSchema,
  default: parameterValueSchema.describe("AWS's default; null where it has none"),
})
const calendar = z.strictObject({
  name: text.describe('what it lists'),
  read: z.iso.date().describe("the day on which AWS's page was read"),
  source: text.describe('the AWS page'),
  days: z.number().int().describe('from that day to the day of the scan'),
  stale: z.boolean().describe('whether it is so old that it may lack what AWS announced since'),
})
const responsibility = z.strictObject({
  responsibility: text,
  state: responsibilityState,
  controls: z.array(control),
  attestation: attestation.nullable(),
})

export const runSchema = z.strictObject({
  schema: z.literal('demarc.run/1'),
  run: z.strictObject({
    id: text,
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    source: z.strictObject({
      kind: z.enum(['account', 'replay', 'template', 'plan']),
      account: text.nullable(),
      regions: z.array(text),
      name: text,
    }),
    tool: z.strictObject({ name: z.literal('demarc'), version: text }),
    config: z
      .strictObject({
        file: text,
        warnings: z.array(
          z
            .strictObject({ at: text.describe('file:line:column'), says: text })
            .describe('what no longer counts, or matches nothing'),
        ),
      })
      .nullable()
      .describe('the demarc.yaml whose attestations and exceptions the ledger took into account'),
    parameters: z
      .array(parameter)
      .optional()
      .describe("the parameters of controls that demarc.yaml set to another value than AWS's default"),
    parametersFrom: z
      .literal('recording')
      .optional()
      .describe('that not demarc.yaml set these parameters, but the recording that was replayed'),
    timing: timingSchema
      .optional()
      .describe('what the calls to AWS cost; of a replay, those that its recording was made of'),
    calendars: z.array(calendar).optional().describe('the tables of what ends by a date that the controls rest on'),
    selection: selection
      .nullable()
      .describe(
        'which controls were asked; null for all. The others are there as `unknown`, and what only they read is not',
      ),
  }),
  resources: z.array(
    z.strictObject({
      id: text,
      type: text,
      account: text,
      region: text,
      name: text,
      service: text,
      category: z.enum(['infrastructure', 'container', 'abstracted', 'unclassified']),
      tags: textMap(z.string()),
    }),
  ),
  ledger: z.array(
    z.strictObject({
      resource: text.describe('the id of a resource'),
      layer: text,
      party: z
        .enum([...partyIds, 'unknown'])
        .describe('`unknown`: the configuration decides, and what decides was not read'),
      because: text.optional().describe('the configuration that moved the owner, or that was not read'),
      thirdParty: text.optional().describe('who the third party is'),
      onAccount: z
        .literal(true)
        .optional()
        .describe('what there is to do in the layer is asked once, of the account; the state is then `not-applicable`'),
      state: layerState,
      source: text.describe('the AWS page behind the owner'),
      responsibilities: z.array(responsibility),
    }),
  ),
  blindSpots: z.array(
    z.strictObject({
      type: text,
      call: text.describe('the IAM action'),
      why: text,
      region: text,
      listing: z
        .boolean()
        .describe('whether it hides whole resources of the type; else properties of those that are listed'),
    }),
  ),
  summary: z.strictObject({
    coverage: z.number().min(0).max(1).describe("the share of the customer's responsibilities that was truly answered"),
    byState: counts.describe('layers by state'),
    byCategory: z.record(z.string(), counts).describe('layers by state, per category'),
    byLayer: z.record(z.string(), counts).describe('layers by state, per layer'),
    bySeverity: counts.describe('unmet controls by severity, without those that an exception accepts'),
    excepted: counts.describe('unmet controls that an exception accepts, by severity'),
  }),
})

export type Run = z.infer<typeof runSchema>
export type RunHead = Run['run']
export type RunResource = Run['resources'][number]
export type RunLayer = Run['ledger'][number]
export type RunControl = RunLayer['responsibilities'][number]['controls'][number]
export type RunSummary = Run['summary']
export type RunBlindSpot = Run['blindSpots'][number]
