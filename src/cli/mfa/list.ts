import { Command, Option } from 'commander'
import { type ListFormat, listFileFormats, listFormats } from '../../report/mfa/formats.ts'
import { type ConnectionFlags, withConnection } from '../connection.ts'
import { outOption } from '../options.ts'

interface Flags extends ConnectionFlags {
  readonly format?: ListFormat
  readonly out: readonly string[]
  readonly failOnMissing?: true
  readonly strict?: true
}

/** `demarc mfa list`: everybody and their devices. */
export function listCommand(done: (code: number) => void): Command {
  return withConnection(new Command('list'))
    .description('every user and the root user: devices, family, since when, and what is without MFA')
    .addOption(new Option('-f, --format <format>', 'how to print it (default: table)').choices(listFormats))
    .addOption(outOption(listFileFormats))
    .option('--fail-on-missing', 'exit 1 if the root user, a console password or an active key is without MFA')
    .option('--strict', 'exit 3 if something could not be seen')
    .addHelpText(
      'after',
      `
Needs iam:ListUsers, ListMFADevices, ListVirtualMFADevices, GetAccountSummary, GenerateCredentialReport and
GetCredentialReport. What is refused is named, and is never taken for "no MFA". Virtual devices that nobody has are shown apart:
a run that was stopped may have left them.

Exit codes: 0 it was listed; 1 with --fail-on-missing, MFA is missing; 2 bad usage or no credentials; 3 with --strict,
something could not be seen (1 comes before 3).

Examples:
  demarc mfa list
  demarc mfa list --profile audit --format csv > mfa.csv
  demarc mfa list --out mfa.json mfa.md
  demarc mfa list --fail-on-missing --strict`,
    )
    .action(async (flags: Flags) => {
      const [
        { listMfa, exitCodeOfList },
        { listText },
        { withAccount },
        { Prompts },
        { interruption },
        { systemClock },
        { deliver, outputsOf },
      ] = await Promise.all([
        import('../../app/mfa/list.ts'),
        import('../../report/mfa/list.ts'),
        import('./account.ts'),
        import('./prompts.ts'),
        import('../interruption.ts'),
        import('../../core/clock.ts'),
        import('../output.ts'),
      ])
      const outputs = await outputsOf(flags, listFileFormats)
      const { signal, end } = interruption()
      const prompts = new Prompts(signal)
      try {
        const list = await withAccount(flags, prompts, (account) => listMfa(account, systemClock), signal)
        // safe: neither --format nor --out takes another one
        await deliver(outputs, { text: async (format, look) => [listText(list, format as ListFormat, look)] })
        const { failOnMissing = false, strict = false } = flags
        done(exitCodeOfList(list, { failOnMissing, strict }))
      } finally {
        prompts.close()
        end()
      }
    })
}
