import { Command, Option } from 'commander'
import { withConnection } from '../connection.ts'
import type { Done, Io } from '../io.ts'
import { disableHelp } from './disable.help.ts'
import type { DisableFlags } from './disable-run.ts'
import { secondsOf } from './enable.ts'

/** `demarc mfa disable`: disables a device. */
export function disableCommand(io: Io, done: Done): Command {
  return withConnection(new Command('disable'))
    .description('disable a device, check that it is gone, and delete the rest of a virtual device')
    .option('--user <name>', 'of this IAM user (default: you)')
    .option('--root', 'of the root user: in the console, or in a session of AssumeRoot')
    .option(
      '--serial <serial>',
      'the device: its ARN, its number, or the name of a virtual one (default: the only one)',
    )
    .option('--force', "even the root user's last device")
    .option('--yes', "do not ask for the user's name as a confirmation")
    .option('--keep', 'keep a virtual device, assigned to no user')
    .addOption(
      new Option('--wait <seconds>', 'how long to wait for what is done in the console')
        .argParser(secondsOf)
        .default(900, '900'),
    )
    .addHelpText('after', disableHelp)
    .action(async (flags: DisableFlags) => {
      const { runDisable } = await import('./disable-run.ts')
      done(await runDisable(flags, io))
    })
}
