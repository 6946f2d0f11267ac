import { Command, Option } from 'commander'
import type { ControlsRequest } from '../app/controls.ts'
import { controlsHelp } from './controls.help.ts'
import type { Io } from './io.ts'
import { type ScreenFlags, withScreen } from './options.ts'
import { queryOf, type SelectionFlags, withSelection } from './selection-options.ts'
import { terminalLook, writeAll } from './terminal.ts'

interface Options extends SelectionFlags, ScreenFlags {
  readonly format: ControlsRequest['format']
}

/**
 * `demarc controls`: what each resource type is checked for, why, and how to fix it. Without `list`, `search` or `explain`, the
 * words decide which is meant.
 */
export function controlsCommand(io: Io): Command {
  return withScreen(withSelection(new Command('controls')), 'every control')
    .description('list, search and explain the controls: what they check, why, and how to fix it')
    .argument('[words...]', "list, search WORDS, or explain IDS (S3.5, 'S3.*')")
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(['table', 'json', 'markdown']).default('table'),
    )
    .addHelpText('after', controlsHelp)
    .action(async (words: string[], { format, details, quiet, ...flags }: Options) => {
      const { askOf, showControls } = await import('../app/controls.ts')
      const [first = '', ...rest] = words
      const asked = isAsk(first) ? { ask: first, words: rest } : { ask: askOf(words), words }
      const ask = asked.ask === 'overview' && details ? 'list' : asked.ask
      const text = await showControls({ ...asked, ask, select: queryOf(flags), format }, terminalLook(io))
      if (quiet) return
      if (ask === 'overview') return writeAll(io.stdout, [text])
      const { writePaged } = await import('./pager.ts')
      await writePaged(io, [text])
    })
}

const asks = ['list', 'search', 'explain'] as const satisfies readonly ControlsRequest['ask'][]

// safe: only widens the type for the search
const isAsk = (word: string): word is ControlsRequest['ask'] => (asks as readonly string[]).includes(word)
