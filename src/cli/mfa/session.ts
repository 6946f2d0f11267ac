import { Command, InvalidArgumentError, Option } from 'commander'
import { withConnection } from '../connection.ts'
import type { Done, Io } from '../io.ts'
import { sessionHelp } from './session.help.ts'
import { type SessionFlags, sessionFormats } from './session-flags.ts'
import { clearCommand, sessionListCommand } from './session-kept.ts'

/** `demarc mfa session`: credentials opened with an MFA code. */
export function sessionCommand(io: Io, done: Done): Command {
  return withPlan(withConnection(new Command('session')))
    .description('get credentials with an MFA code: print them, or run a command with them')
    .enablePositionalOptions()
    .argument('[command...]', 'after --: a command to run with them')
    .addOption(
      new Option('-f, --format <format>', 'how to print them; json is what credential_process wants')
        .choices(sessionFormats)
        .default('env'),
    )
    .addHelpText('after', sessionHelp)
    .addCommand(sessionListCommand(io, done))
    .addCommand(clearCommand(io, done))
    .action(async (words: readonly string[], flags: SessionFlags) => {
      const { runSession } = await import('./session-run.ts')
      done(await runSession(words, flags, io))
    })
}

/** The options for which session to use and where it is kept. */
export const withPlan = (command: Command): Command =>
  command
    .option(
      '--serial <serial>',
      "the device: its ARN, its number, or the name of a virtual one (default: the profile's mfa_serial, or your only one that gives codes)",
    )
    .addOption(
      new Option(
        '--duration <seconds>',
        "how long they are to last (default: the profile's duration_seconds, or AWS's own)",
      ).argParser(durationOf),
    )
    .option(
      '--session-name <name>',
      'of a role: the name of the session (default: the profile\'s role_session_name, or "demarc")',
    )
    .option('--fresh', 'ask for a new code, even if a session is cached')
    .addOption(
      new Option(
        '--cache <where>',
        "where they are kept: files that only you can read, sealed with a key of the system's keychain, or nowhere (default: DEMARC_MFA_CACHE, or file)",
      ).choices(['file', 'keychain', 'none']),
    )
    .option('--no-cache', 'the same as --cache none')

/** STS accepts 900 seconds to 36 hours; each kind of session has its own limit (API_GetSessionToken). */
function durationOf(text: string): number {
  const seconds = Number(text)
  if (/^\d+$/.test(text) && seconds >= 900 && seconds <= 129_600) return seconds
  throw new InvalidArgumentError('A number of seconds from 900 to 129600.')
}
