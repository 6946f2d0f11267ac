import { z } from 'zod'
import { timingSchema } from '../collect/timing-schema.ts'
import { parameterValueSchema } from '../controls/parameter-schema.ts'
import { assumptionSchema } from './assumption.ts'
import { textMap } from './text-map.ts'

/**
 * The contract of `demarc scan --format json`, schema `demarc.run/2`: the source of its types, of the published JSON Schema
 * (`schema/run.schema.json`), and of the reader of run files. Times are ISO 8601 in UTC.
 */
const text = z.string()
export const layerStateSchema = z.enum(['inherited', 'met', 'unmet', 'attested', 'unknown', 'not-applicable'])
export const responsibilityStateSchema = z.enum(['met', 'unmet', 'attested', 'unknown', 'not-applicable'])
export const severitySchema = z.enum(['low', 'medium', 'high', 'critical'])
const count = z.number().int().nonnegative()
const counts = z.record(z.string(), count)

export const exceptionSchema = z.strictObject({
  reason: text,
  by: text,
  date: text.describe('the first day on which it counts'),
  expires: text.describe('the last day on which it counts'),
  evidence: text.nullable(),
})
/** What is the same for every verdict of a control. */
const controlText = z.strictObject({
  title: text.describe('the rule in one sentence'),
  severity: severitySchema,
  fix: text.describe('what to do where it is unmet'),
  source: text.nullable().describe('the AWS page; null where the run was converted from `demarc.run/1`'),
  frameworks: textMap(z.array(text)).describe('the items of each framework that the control answers'),
  reads: z
    .array(text)
    .describe('the properties of the resource that it reads: the keys of the evidence of its verdicts'),
})
const tabled = controlText.extend({
  variants: textMap(controlText)
    .optional()
    .describe('by resource type, where a control says something else of other types than the text beside it'),
})
export const verdictSchema = z.enum(['met', 'unmet', 'unknown', 'not-applicable'])
const place = z.number().int().nonnegative()
/** A value by its place in the table, or inline when the table does not have it. */
const evidence = z.union([place, z.record(z.string(), z.unknown())])
const answer = z.union([place, text])
const particulars = z.strictObject({
  evidence: z
    .array(evidence)
    .optional()
    .describe('evidence besides the properties that the control reads: neighbours, parameters, calendars'),
  missing: z.array(text).optional().describe('what would have to be seen: the IAM action, and why it was not'),
})
const ofVerdicts = textMap(particulars)
export const attestationSchema = z.strictObject({
  statement: text,
  by: text,
  date: text,
  expires: text,
  evidence: text,
})
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
  stale: z.boolean().describe('whether it is old enough to lack later announcements of AWS'),
})
const responsibility = z.strictObject({
  responsibility: text,
  state: responsibilityStateSchema,
  controls: z.array(
    z.strictObject({
      id: text.describe('the Security Hub id where one exists'),
      verdict: verdictSchema,
      answers: z
        .array(place)
        .describe("the AWS answers that the verdict rests on, by their places among the resource's `answers`"),
    }),
  ),
  attestation: attestationSchema.nullable(),
})
const layer = z.strictObject({
  layer: text,
  party: z
    .enum(['aws', 'customer', 'shared', 'third-party', 'none', 'unknown'])
    .describe('who is responsible; `unknown`: the configuration decides, and what decides was not read'),
  because: text
    .optional()
    .describe('the configuration that moved the party, or that was not read, or why no page of AWS says it'),
  between: z
    .array(z.enum(['aws', 'customer', 'shared', 'third-party', 'none']))
    .optional()
    .describe('the parties it may be, when `party` is `unknown`'),
  thirdParty: text
    .optional()
    .describe('the third party that is responsible; beside another party, the one that has a part in the layer, too'),
  onAccount: z
    .literal(true)
    .optional()
    .describe('what there is to do in the layer is asked once, of the account; the state is then `not-applicable`'),
  state: layerStateSchema,
  source: text.describe('the AWS page behind the party'),
  responsibilities: z.array(responsibility),
})

const inventorySchema = z.strictObject({
  sources: z.array(
    z.strictObject({
      source: text,
      resources: count,
      partial: z
        .array(z.strictObject({ region: text, call: text, why: text }))
        .describe('where it was refused, or does not list all'),
    }),
  ),
  read: count.describe('resources that their own service showed'),
  byCloudControl: count
    .optional()
    .describe('resources that Cloud Control showed, of types without a collector; absent where it was not asked'),
  listedOnly: count.describe(
    'resources that only a source lists: they stand in `resources` with why they were not read',
  ),
  unindexed: count.describe('resources that their own service showed, and no source lists'),
  stale: z
    .array(z.strictObject({ id: text, type: text, region: text }))
    .describe(
      'listed by a source, and not by their own service, which listed all that it shows of the type: deleted since, or of a kind that it leaves out',
    ),
  unlisted: z
    .array(
      z.strictObject({
        type: text,
        region: text,
        count: count.nullable(),
        why: text,
        option: z.literal('--list-type').optional(),
      }),
    )
    .describe(
      'types of which there are resources that no source lists; `count`: as AWS Config knows; `option`: the option of a scan that reads the type',
    ),
})

const comparisonSchema = z.strictObject({
  with: z.literal('cloudcontrol'),
  resources: count.describe('resources that both have read'),
  types: count,
  compared: count.describe('properties that were compared'),
  same: count.describe('those of them that say the same'),
  differences: z.array(
    z.strictObject({
      id: text,
      type: text,
      region: text,
      property: text,
      ours: text.describe('as JSON, cut where it is long'),
      theirs: text.nullable().describe('null where Cloud Control does not show the property'),
    }),
  ),
  omitted: count.describe('further differences'),
  notRead: z
    .array(z.strictObject({ type: text, region: text, why: text, resources: count }))
    .describe('what Cloud Control did not show, and why'),
})

const requirements = z.array(text)
const framework = z
  .strictObject({
    title: text,
    read: z.iso.date().describe("the day on which AWS's lists of its requirements were read"),
    score: z
      .number()
      .nullable()
      .describe('the share met of the requirements that are met or unmet; null where none is. The others do not count'),
    met: requirements.describe('every control that AWS maps to it is assessed, and none is unmet'),
    unmet: requirements.describe('a control is unmet; also where an exception accepts it'),
    notReadable: requirements.describe('what a control asks for could not be read, and none is unmet'),
    notAssessed: requirements.describe('a control was not asked, or Demarc does not have it, and none is unmet'),
    notApplicable: requirements.describe('the account has no resource that its controls concern'),
    verdicts: z
      .strictObject({ met: count, unmet: count })
      .describe('how many verdicts on single resources the controls of the framework gave'),
  })
  .describe('the requirements to which AWS Security Hub maps a control; the others need evidence of your own')

export const runSchema = z.strictObject({
  schema: z.literal('demarc.run/2'),
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
    assumed: assumptionSchema
      .optional()
      .describe(
        'what verdicts about the root user and MFA rest on without a page of AWS; absent where there is nothing such',
      ),
    config: z
      .strictObject({
        file: text,
        warnings: z.array(
          z
            .strictObject({ at: text.describe('file:line:column'), message: text })
            .describe('what no longer counts, or matches nothing'),
        ),
        ownerTags: z
          .array(text)
          .optional()
          .describe('the tag keys that name the owner of a resource; absent: the usual ones'),
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
    inventory: inventorySchema
      .optional()
      .describe('what the account holds by what can be asked for all of it; of a whole scan'),
    comparison: comparisonSchema
      .optional()
      .describe('what collectors read, held against Cloud Control; no verdict rests on it'),
    timing: timingSchema.optional().describe('what the calls to AWS cost; of a replay, the calls of its recording'),
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
      unread: text.optional().describe('why nothing of it was read: only an inventory lists it'),
      seenBy: z.array(text).optional().describe('the sources of the inventory that list it, where nothing else does'),
    }),
  ),
  ledger: z
    .array(
      z.strictObject({
        resource: z.union([place, text]).describe('a resource by its place in `resources`, or its id'),
        layers: z
          .union([place, z.array(place)])
          .describe('its layers: a place in `stacks`, or their places in `layers`'),
        evidence: z
          .array(evidence)
          .optional()
          .describe(
            'what was seen of the properties that its controls read: objects of one key, or places in `evidence`',
          ),
        input: text
          .optional()
          .describe('the region and input of those answers that are named by their operation alone'),
        answers: z
          .array(answer)
          .optional()
          .describe(
            'the names of the AWS answers that its verdicts rest on (service, operation, region and input; as in a recording), or places in `answers`',
          ),
        controls: z
          .union([place, ofVerdicts])
          .optional()
          .describe('what verdicts that are not unmet have of their own, by control, or a place in `particulars`'),
      }),
    )
    .describe('each resource with all of its layers'),
  stacks: z
    .array(z.array(place))
    .optional()
    .describe('each list of layers that resources have, by their places in `layers`'),
  layers: z.array(layer).describe('each layer that a resource has, once'),
  controls: textMap(tabled).describe('what is the same for every verdict of a control'),
  evidence: z
    .array(z.record(z.string(), z.unknown()))
    .describe('what several resources have: a property and its value; a long value as its size and SHA-256'),
  answers: z
    .array(text)
    .describe('the names of AWS answers that several resources rest on, or their operations alone: see `input`'),
  particulars: z
    .array(ofVerdicts)
    .optional()
    .describe('what the verdicts of several resources have of their own, by control'),
  findings: z
    .array(
      z.strictObject({
        control: text,
        resource: text.describe('the id of a resource'),
        account: text,
        region: text,
        severity: severitySchema,
        finding: text.describe('what is wrong, in one sentence with the values seen'),
        evidence: z
          .array(evidence)
          .optional()
          .describe('what the verdict rests on: objects of one key, or places in `evidence`'),
        exception: exceptionSchema
          .optional()
          .describe('who accepted it, why and until when: it stays unmet, and counts under `excepted` alone'),
      }),
    )
    .describe('every unmet verdict, one a row; `controls` has its title, fix and source'),
  blindSpots: z.array(
    z.strictObject({
      type: text,
      call: text.describe('the IAM action'),
      why: text,
      region: text,
      listing: z
        .boolean()
        .describe('whether it hides whole resources of the type; else properties of listed resources'),
    }),
  ),
  summary: z.strictObject({
    coverage: z
      .strictObject({
        assessed: count.describe('with a verdict or an attestation'),
        assessable: count.describe('assessed, or not readable'),
        toAttest: count.describe('that no API shows, and no person has attested'),
        notReadable: count.describe('that controls ask for, and that could not be read'),
        notRead: count.optional().describe('of resources that only the inventory lists'),
      })
      .describe("the customer's responsibilities"),
    byState: counts.describe('layers by state'),
    byCategory: z.record(z.string(), counts).describe('layers by state, per category'),
    byLayer: z.record(z.string(), counts).describe('layers by state, per layer'),
    bySeverity: counts.describe('findings by severity, without accepted ones'),
    excepted: counts.describe('findings that an exception accepts, by severity'),
    frameworks: z
      .record(z.string(), framework)
      .optional()
      .describe('by framework; a file that an older version wrote has none'),
  }),
})

export type Run = z.infer<typeof runSchema>
export type RunHead = Run['run']
export type RunResource = Run['resources'][number]
export type RunEntry = Run['ledger'][number]
export type RunLayer = Run['layers'][number]
export type RunControl = Run['controls'][string]
/** What is particular to verdicts, by control. */
export type RunOfVerdicts = z.infer<typeof ofVerdicts>
export type RunParticulars = RunOfVerdicts[string]
export type RunFinding = Run['findings'][number]
export type RunException = NonNullable<RunFinding['exception']>
export type RunVerdict = RunLayer['responsibilities'][number]['controls'][number]
export type RunSummary = Run['summary']
export type RunBlindSpot = Run['blindSpots'][number]
