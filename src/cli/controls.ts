import { Command, Option } from 'commander'
import type { ControlsRequest } from '../app/controls.ts'
import { queryOf, type SelectionFlags, withSelection } from './selection-options.ts'
import { terminalLook, writeAll } from './terminal.ts'

interface Options extends SelectionFlags {
  readonly format: ControlsRequest['format']
}

/** `demarc controls`: what is asked of each resource type, why, and how to mend it. */
export function controlsCommand(): Command {
  return withSelection(new Command('controls'))
    .description('list, search and explain the controls: what they ask, why, and how to fix it')
    .argument('[words...]', 'ids to explain (S3.5), or words to search for (search tls)')
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(['table', 'json', 'markdown']).default('table'),
    )
    .addHelpText(
      'after',
      `
Examples:
  demarc controls                                   all of them
  demarc controls S3.5                              one: what, why, and how to fix it in the console, the CLI, as code
  demarc controls search tls                        those that mention a word
  demarc controls --service rds --severity high     those that a scan with the same options asks
  demarc controls --framework cis-5.0 -f markdown   as a table for a document`,
    )
    .action(async (words: string[], { format, ...flags }: Options) => {
      const { showControls } = await import('../app/controls.ts')
      await writeAll(process.stdout, [await showControls({ words, select: queryOf(flags), format }, terminalLook())])
    })
}
