import { type Command, Option } from 'commander'
import { visible } from '../core/visible.ts'
import type { Config } from '../ledger/config/config.ts'
import { extensionsOf, type FileFormat } from '../report/formats/names.ts'
import { type Io, tell } from './io.ts'

/** `--fail-on SEVERITY`, of a scan and of a comparison. */
export const failOnOption = (description: string): Option =>
  new Option('--fail-on <severity>', description).choices(['low', 'medium', 'high', 'critical'])

/** `--format FORMAT`, of what is printed. */
export const formatOption = (allowed: readonly FileFormat[]): Option =>
  new Option('-f, --format <format>', 'the output format (default: table)').choices(allowed)

/** `--out FILE...`: each file in the format of its extension. */
export const outOption = (allowed: readonly FileFormat[]): Option =>
  new Option(
    '-o, --out <file...>',
    `write it to files instead, in the format of each extension: ${extensionsOf(allowed).join(' ')}; packed with .gz or .zst after it`,
  )
    .argParser((path: string, before: readonly string[]) => [...before, path])
    .default([], 'standard output')

export interface ScreenFlags {
  readonly details?: true
  readonly quiet?: true
}

/** `--details` and `--quiet`, for a command that prints one screen. `what`: what the details contain. */
export const withScreen = (command: Command, what: string, quiet = 'print only errors'): Command =>
  command
    .option('--details', `print ${what}; on a terminal through $PAGER`)
    .addOption(new Option('-q, --quiet', quiet).conflicts('details'))

export interface ConfigFlags {
  readonly config?: string | false
}

/** The options that name the file of attestations and exceptions. */
export const withConfig = (command: Command): Command =>
  command
    .option(
      '--config <file>',
      'attestations and exceptions (default: the nearest demarc.yaml upwards, no higher than the repository)',
    )
    .option('--no-config', 'without attestations and exceptions')

/** The signed statements, read before any call to AWS. Reports on standard error which file is used and what it accepts. */
export async function configOf(flags: ConfigFlags, io: Pick<Io, 'cwd' | 'stderr'>) {
  const config = await configAgain(flags, io)
  if (config) tell(io, configText(config))
  return config
}

/** The same, for a file already reported. */
export async function configAgain({ config }: ConfigFlags, { cwd }: Pick<Io, 'cwd'>) {
  if (config === false) return undefined
  const { loadConfig } = await import('../app/config.ts')
  return loadConfig({ cwd, ...(typeof config === 'string' ? { file: config } : {}) })
}

/** The most accepted controls to name. */
const NAMED = 8

function configText({ file, attestations, exceptions, parameters }: Config): string {
  const accepted = [...new Set(exceptions.map(({ of }) => ('control' in of ? of.control : of.responsibility)))]
  const more = accepted.length > NAMED ? `, and ${accepted.length - NAMED} more` : ''
  const what = accepted.length > 0 ? `, which accept ${accepted.slice(0, NAMED).join(', ')}${more}` : ''
  const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`
  const values = Object.values(parameters).flatMap((one) => Object.keys(one))
  const set = values.length > 0 ? `; it sets ${count(values.length, 'parameter')}` : ''
  return `${visible(file)} counts: ${count(attestations.length, 'attestation')}, ${count(exceptions.length, 'exception')}${what}${set}`
}
