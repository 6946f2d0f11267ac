import { Command, Option } from 'commander'
import type { ControlsRequest } from '../app/controls.ts'
import { controlsHelp } from './controls.help.ts'
import type { Io } from './io.ts'
import { queryOf, type SelectionFlags, withSelection } from './selection-options.ts'
import { terminalLook, writeAll } from './terminal.ts'

interface Options extends SelectionFlags {
  readonly format: ControlsRequest['format']
}

/** `demarc controls`: what is asked of each resource type, why, and how to fix it. Without `list`, `search` or `explain` the words tell which. */
export function controlsCommand(io: Io): Command {
  return withSelection(new Command('controls'))
    .description('list, search and explain the controls: what they ask, why, and how to fix it')
    .argument('[words...]', "list, search WORDS, or explain IDS (S3.5, 'S3.*')")
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(['table', 'json', 'markdown']).default('table'),
    )
    .addHelpText('after', controlsHelp)
    .action(async (words: string[], { format, ...flags }: Options) => {
      const { askOf, showControls } = await import('../app/controls.ts')
      const [first = '', ...rest] = words
      const asked = isAsk(first) ? { ask: first, words: rest } : { ask: askOf(words), words }
      await writeAll(io.stdout, [await showControls({ ...asked, select: queryOf(flags), format }, terminalLook(io))])
    })
}

const asks = ['list', 'search', 'explain'] as const satisfies readonly ControlsRequest['ask'][]

// safe: only widens the type of what is looked for
const isAsk = (word: string): word is ControlsRequest['ask'] => (asks as readonly string[]).includes(word)
