import { Command, Option } from 'commander'
import { type ListFormat, listFileFormats, listFormats } from '../../report/mfa/formats.ts'
import { type ConnectionFlags, withConnection } from '../connection.ts'
import type { Done, Io } from '../io.ts'
import { outOption } from '../options.ts'
import { listHelp } from './list.help.ts'

interface Flags extends ConnectionFlags {
  readonly format?: ListFormat
  readonly out: readonly string[]
  readonly failOnMissing?: true
  readonly strict?: true
}

/** `demarc mfa list`: everybody and their devices. */
export function listCommand(io: Io, done: Done): Command {
  return withConnection(new Command('list'))
    .description('every user and the root user: devices, family, since when, and what is without MFA')
    .addOption(new Option('-f, --format <format>', 'how to print it (default: table)').choices(listFormats))
    .addOption(outOption(listFileFormats))
    .option('--fail-on-missing', 'exit 1 if the root user, a console password or an active key is without MFA')
    .option('--strict', 'exit 3 if something could not be seen')
    .addHelpText('after', listHelp)
    .action(async (flags: Flags) => {
      const [
        { listMfa, exitCodeOfList },
        { listText },
        { withAccount },
        { Prompts },
        { interruption },
        { deliver, outputsOf },
      ] = await Promise.all([
        import('../../app/mfa/list.ts'),
        import('../../report/mfa/list.ts'),
        import('./account.ts'),
        import('./prompts.ts'),
        import('../interruption.ts'),
        import('../output.ts'),
      ])
      const outputs = await outputsOf(flags, listFileFormats)
      const { signal, end } = interruption(io)
      const prompts = new Prompts(io, signal)
      try {
        const list = await withAccount(flags, io, (account) => listMfa(account, io.clock), signal)
        // safe: neither --format nor --out takes another one
        await deliver(outputs, { text: async (format, look) => [listText(list, format as ListFormat, look)] }, io)
        const { failOnMissing = false, strict = false } = flags
        done(exitCodeOfList(list, { failOnMissing, strict }))
      } finally {
        prompts.close()
        end()
      }
    })
}
