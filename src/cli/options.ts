import { type Command, Option } from 'commander'
import { extensionsOf, type FileFormat, formats } from '../report/formats/names.ts'
import type { Io } from './io.ts'

/** `--fail-on SEVERITY`, of a scan and of a comparison. */
export const failOnOption = (description: string): Option =>
  new Option('--fail-on <severity>', description).choices(['low', 'medium', 'high', 'critical'])

/** `--format FORMAT`, of what is printed. */
export const formatOption = (): Option =>
  new Option('-f, --format <format>', 'how to print it (default: table)').choices(formats)

/** `--out FILE...`: each file in the format of its extension. */
export const outOption = (allowed: readonly FileFormat[]): Option =>
  new Option(
    '-o, --out <file...>',
    `write it to files instead, in the format of each extension: ${extensionsOf(allowed).join(' ')}`,
  )
    .argParser((path: string, before: readonly string[]) => [...before, path])
    .default([], 'standard output')

export interface ConfigFlags {
  readonly config?: string | false
}

/** The options by which the attestations and exceptions are named. */
export const withConfig = (command: Command): Command =>
  command
    .option('--config <file>', 'attestations and exceptions (default: the nearest demarc.yaml upwards)')
    .option('--no-config', 'without attestations and exceptions')

/** What people signed, read before anything is asked of AWS. */
export async function configOf({ config }: ConfigFlags, { cwd }: Pick<Io, 'cwd'>) {
  if (config === false) return undefined
  const { loadConfig } = await import('../app/config.ts')
  return loadConfig({ cwd, ...(typeof config === 'string' ? { file: config } : {}) })
}
