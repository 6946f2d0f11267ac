import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** One parameter of a control: `default` null where AWS gives none, `allowed` null where the page lists no range. */
const parameter = z.object({
  name: z.string(),
  default: z.string().nullable(),
  allowed: z.string().nullable(),
  customizable: z.boolean(),
})

const control = z.object({
  id: z.string(),
  /** Null for three controls that were retired before the pages were read. */
  severity: z.enum(['low', 'medium', 'high', 'critical']).nullable(),
  status: z.enum(['active', 'retired']),
  retiredOn: z.string().nullable().optional(),
  /** For an active control: the announced day of its retirement, YYYY-MM-DD. */
  retiresAfter: z.string().optional(),
  resourceTypes: z.array(z.string()),
  /** The AWS Config rule that the page names; null for a check of Security Hub's own. */
  configRule: z.string().nullable().optional(),
  /** The rule that Security Hub creates, where its name differs. */
  configRuleDeployed: z.string().optional(),
  schedule: z.string().nullable(),
  parameters: z.array(parameter).optional(),
  /** Exempt cases and facts about AWS's evaluation, in our words. */
  exempt: z.array(z.string()).optional(),
  /** Entries of the change log that concern the control, newest first. */
  changed: z.array(z.object({ date: z.string(), what: z.string() })).optional(),
  frameworks: z.object({
    /** Belongs to the AWS Resource Tagging Standard, which has only controls about tags. */
    tagging: z.boolean().optional(),
    fsbp: z.boolean().optional(),
    cis: z.record(z.string(), z.array(z.string())).optional(),
    nist80053r5: z.array(z.string()).optional(),
    nist800171r2: z.array(z.string()).optional(),
    pci40: z.array(z.string()).optional(),
    pci321: z.array(z.string()).optional(),
  }),
  /** Doubts about the row. */
  note: z.string().optional(),
})

/**
 * The facts file (scripts/reference/README.md). `compiled`, the day of the rows that `revised` does not name, and `changeLogReadTo` are
 * days, YYYY-MM-DD.
 */
export const factsSchema = z.object({
  compiled: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  changeLogReadTo: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** What was read again after that day: the day, the number of rows, the subject and the page. */
  revised: z.array(z.object({ on: z.string(), rows: z.number(), what: z.string(), read: z.string() })).optional(),
  sources: z.array(z.unknown()),
  controls: z.array(control),
})
export type Facts = z.infer<typeof factsSchema>
export type ControlFacts = Facts['controls'][number]

export const factsPath = new URL('./security-hub-controls.json', import.meta.url)

/** Reads a facts file. Throws zod's error, with the path of the member, for any other file. */
export const readFacts = (path: string | URL): Facts => factsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))

/** The vendored facts about the controls of AWS Security Hub. */
export const securityHub: Facts = readFacts(factsPath)
