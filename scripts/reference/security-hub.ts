import { readFileSync } from 'node:fs'
import { z } from 'zod'

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))

/** The controls of AWS Security Hub (scripts/reference/README.md). */
const controlsSchema = z.object({
  sources: z.array(z.string()),
  controls: z.array(
    z.object({
      id: z.string(),
      severity: z.enum(['low', 'medium', 'high', 'critical']),
      configRules: z.array(z.string()),
      fsbp: z.boolean(),
      nist80053r5: z.array(z.string()).optional(),
    }),
  ),
})
export const securityHub = controlsSchema.parse(read('./security-hub-controls.json'))

/** Which of them its standards hold: of CIS the item by control, of NIST the controls. */
const standardsSchema = z.object({
  sources: z.array(z.string()),
  cis: z.object({ '3.0.0': z.record(z.string(), z.string()), '5.0.0': z.record(z.string(), z.string()) }),
  nist80053r5: z.array(z.string()),
})
export const standards = standardsSchema.parse(read('./security-hub-standards.json'))
