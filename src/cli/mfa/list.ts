import { Command, Option } from 'commander'
import type { Format } from '../../report/formats/names.ts'
import { type ListFormat, listFileFormats, listFormats } from '../../report/mfa/formats.ts'
import type { Look } from '../../report/terminal/look.ts'
import { type ConnectionFlags, keepOption, onSame, withConnection } from '../connection.ts'
import { type Done, type Io, tellOutcome } from '../io.ts'
import { outOption, type ScreenFlags, withScreen } from '../options.ts'
import { keepRunning } from '../practice/keep.ts'
import { silent } from '../terminal.ts'
import { listHelp } from './list.help.ts'

interface Flags extends ConnectionFlags, ScreenFlags {
  readonly format?: ListFormat
  readonly out: readonly string[]
  readonly failOnMissing?: true
  readonly strict?: true
}

/** `demarc mfa list`: every user and the root user, with their devices. */
export function listCommand(io: Io, done: Done): Command {
  return withScreen(withConnection(new Command('list')), 'every user and device')
    .description('list every user and the root user: devices, their family and date, and what has no MFA')
    .addOption(new Option('-f, --format <format>', 'the output format (default: table)').choices(listFormats))
    .addOption(outOption(listFileFormats))
    .addOption(keepOption())
    .option('--fail-on-missing', 'exit 1 if the root user, a console password or an active access key has no MFA')
    .option('--strict', 'exit 3 if something could not be read')
    .addHelpText('after', listHelp)
    .action(async (flags: Flags) => {
      const [
        { listMfa, outcomeOfList },
        { listText },
        { listScreen },
        { withAccount },
        { Prompts },
        { abortedBy },
        { deliverScreen, outputsOf },
      ] = await Promise.all([
        import('../../app/mfa/list.ts'),
        import('../../report/mfa/list.ts'),
        import('../../report/mfa/list-table.ts'),
        import('./account.ts'),
        import('./prompts.ts'),
        import('../interruption.ts'),
        import('../output.ts'),
      ])
      const outputs = await outputsOf(flags, listFileFormats)
      const { signal, end } = abortedBy(io, 'SIGINT', 'SIGTERM', 'SIGHUP')
      const prompts = new Prompts(io, signal)
      try {
        await withAccount(
          flags,
          io,
          async (account) => {
            const list = await listMfa(account, io.clock)
            // safe: neither --format nor --out accepts another format
            const text = async (format: Format, look: Look) => [
              listText(list, format as ListFormat, look, onSame(flags).trim()),
            ]
            const screen = async (look: Look) => [listScreen(list, look, onSame(flags).trim())]
            const details = (look: Look) => text('table', look)
            const aside = flags.quiet ? silent(io) : io
            await deliverScreen(outputs, { text, screen, details }, flags, aside)
            const { failOnMissing = false, strict = false } = flags
            done(tellOutcome(io, aside, outcomeOfList(list, { failOnMissing, strict })))
            // from here on Ctrl-C ends the practice account, not the list
            end()
            await keepRunning(account.practice, flags, io)
          },
          signal,
        )
      } finally {
        prompts.close()
        end()
      }
    })
}
