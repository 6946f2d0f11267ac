import { Command, InvalidArgumentError, Option } from 'commander'
import { withConnection } from '../connection.ts'
import type { Done, Io } from '../io.ts'
import { sessionHelp } from './session.help.ts'
import { type SessionFlags, sessionFormats } from './session-flags.ts'

/** `demarc mfa session`: credentials that AWS has seen a code for. */
export function sessionCommand(io: Io, done: Done): Command {
  return withConnection(new Command('session'))
    .description('credentials that AWS has seen a code for: print them, or run a command with them')
    .argument('[command...]', 'after --: a command to run with them')
    .option(
      '--serial <serial>',
      'the device: its ARN, its number, or the name of a virtual one (default: your only one that gives codes)',
    )
    .addOption(
      new Option('--duration <seconds>', "how long they are to last (default: AWS's own)").argParser(durationOf),
    )
    .option('--session-name <name>', 'with --role-arn: the name of the session', 'demarc')
    .addOption(
      new Option('-f, --format <format>', 'how to print them; json is what credential_process wants')
        .choices(sessionFormats)
        .default('env'),
    )
    .option('--fresh', 'with a new code, whatever is cached')
    .option('--no-cache', 'keep nothing on this machine')
    .addHelpText('after', sessionHelp)
    .action(async (words: readonly string[], flags: SessionFlags) => {
      const { runSession } = await import('./session-run.ts')
      done(await runSession(words, flags, io))
    })
}

/** STS takes from 900 seconds to 36 hours; each kind of session has a limit of its own (API_GetSessionToken). */
function durationOf(text: string): number {
  const seconds = Number(text)
  if (/^\d+$/.test(text) && seconds >= 900 && seconds <= 129_600) return seconds
  throw new InvalidArgumentError('A number of seconds from 900 to 129600.')
}
