import { Command, Option } from 'commander'
import type { ControlsRequest } from '../app/controls.ts'
import { controlsHelp } from './controls.help.ts'
import type { Io } from './io.ts'
import { queryOf, type SelectionFlags, withSelection } from './selection-options.ts'
import { terminalLook, writeAll } from './terminal.ts'

interface Options extends SelectionFlags {
  readonly format: ControlsRequest['format']
}

/** `demarc controls`: what is asked of each resource type, why, and how to mend it. */
export function controlsCommand(io: Io): Command {
  return withSelection(new Command('controls'))
    .description('list, search and explain the controls: what they ask, why, and how to fix it')
    .argument('[words...]', 'ids to explain (S3.5), or words to search for (search tls)')
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(['table', 'json', 'markdown']).default('table'),
    )
    .addHelpText('after', controlsHelp)
    .action(async (words: string[], { format, ...flags }: Options) => {
      const { showControls } = await import('../app/controls.ts')
      await writeAll(io.stdout, [await showControls({ words, select: queryOf(flags), format }, terminalLook(io))])
    })
}
