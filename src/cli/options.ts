import { Option } from 'commander'
import { extensionsOf, type FileFormat, formats } from '../report/formats/names.ts'

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
