import type { Command } from 'commander'
import type { SelectionQuery } from '../evaluate/selection.ts'

export interface SelectionFlags {
  readonly controls: readonly string[]
  readonly service: readonly string[]
  readonly framework: readonly string[]
  readonly severity: readonly string[]
}

/** A value that can be given several times, or as a comma-separated list. */
export const listOf = (value: string, before: readonly string[]): readonly string[] => [
  ...before,
  ...value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
]

/** The options that select controls. Each can be given several times, or as a comma-separated list. */
export const withSelection = (command: Command): Command =>
  command
    .option('--controls <ids>', "only these controls; * and ? are wildcards ('S3.*')", listOf, [])
    .option('--service <name>', 'only the controls of a service, such as s3 (demarc help services)', listOf, [])
    .option('--framework <name>', 'only what is in a framework (demarc help frameworks lists them)', listOf, [])
    .option('--severity <name>', 'only controls of exactly this severity', listOf, [])

export const queryOf = ({ controls, service, framework, severity }: SelectionFlags): SelectionQuery => ({
  controls,
  services: service,
  frameworks: framework,
  severities: severity,
})
