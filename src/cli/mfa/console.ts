import { Command } from 'commander'
import { withConnection } from '../connection.ts'
import type { Done, Io } from '../io.ts'
import { consoleHelp } from './console.help.ts'
import type { ConsoleFlags } from './console-run.ts'
import { withPlan } from './session.ts'

/** `demarc mfa console`: opens the console, signed in as a role by a session with MFA. */
export function consoleCommand(io: Io, done: Done): Command {
  return withPlan(withConnection(new Command('console')))
    .description('open the AWS console as a role, in a session with MFA')
    .option('--destination <url>', 'the page to open (default: the first page of the console)')
    .option('--print', 'print the URL instead of opening a browser')
    .addHelpText('after', consoleHelp)
    .action(async (flags: ConsoleFlags) => {
      const { runConsole } = await import('./console-run.ts')
      done(await runConsole(flags, io))
    })
}
