import { parseArgs } from 'node:util'

type Parsed<C extends Parameters<typeof parseArgs>[0]> = ReturnType<typeof parseArgs<NonNullable<C>>>

/**
 * The options of a script. `usage`: its command line, printed by `--help` and after an error message. An unknown word is an error, with
 * exit code 2.
 */
export function optionsOf<C extends NonNullable<Parameters<typeof parseArgs>[0]>>(usage: string, config: C): Parsed<C> {
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    console.log(usage)
    process.exit(0)
  }
  try {
    return parseArgs(config)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    console.error(usage)
    process.exit(2)
  }
}
