import { Command, Option } from 'commander'
import { withConnection } from '../connection.ts'
import type { MfaFlags } from './account.ts'
import { secondsOf } from './enable.ts'

export interface DisableFlags extends MfaFlags {
  readonly serial?: string
  readonly force?: true
  readonly yes?: true
  readonly keep?: true
  readonly wait: number
}

/** `demarc mfa disable`: takes a device away. */
export function disableCommand(done: (code: number) => void): Command {
  return withConnection(new Command('disable'))
    .description('take a device away, see that it is gone, and delete what is left of a virtual one')
    .option('--user <name>', 'of this IAM user (default: who calls)')
    .option('--root', 'of the root user: in the console, or in a session of AssumeRoot')
    .option(
      '--serial <serial>',
      'the device: its ARN, its number, or the name of a virtual one (default: the only one)',
    )
    .option('--force', "even the root user's last device")
    .option('--yes', 'without typing the name of whose device it is')
    .option('--keep', 'keep a virtual device, assigned to nobody')
    .addOption(
      new Option('--wait <seconds>', 'how long to wait for what is done in the console')
        .argParser(secondsOf)
        .default(900, '900'),
    )
    .addHelpText(
      'after',
      `
What you type to confirm it is the user's name ("root" for the root user). The root user's own session may not remove its devices:
it is done in the console, or, for a member account, from the management account (demarc root fix --help).

A run that is stopped halfway may leave a virtual device that nobody has: demarc mfa list shows it, and the next run with its
serial deletes it.

Exit codes: 0 it is gone; 2 it, or what is left of a virtual one, was not removed; 3 it could not be seen to be gone; 130 after
Ctrl-C.

Examples:
  demarc mfa disable --user anna
  demarc mfa disable --user anna --serial annas-old-phone --yes
  echo anna | demarc mfa disable --user anna
  demarc mfa disable --root --serial arn:aws:iam::111122223333:mfa/old`,
    )
    .action(async (flags: DisableFlags) => {
      const { runDisable } = await import('./disable-run.ts')
      done(await runDisable(flags))
    })
}
