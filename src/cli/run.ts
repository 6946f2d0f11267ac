import { Command, CommanderError } from 'commander'
import { DemarcError, EXIT } from '../core/errors.ts'
import { attestCommand } from './attest.ts'
import { completionCommand } from './completion.ts'
import { controlsCommand } from './controls.ts'
import { diffCommand } from './diff.ts'
import { mfaCommand } from './mfa.ts'
import { modelCommand } from './model.ts'
import { policyCommand } from './policy.ts'
import { practiceCommand } from './practice.ts'
import { readerGone } from './reader.ts'
import { rootCommand } from './root.ts'
import { scanCommand } from './scan.ts'
import { styled } from './terminal.ts'
import { version } from './version.ts'

/** The whole command line. Each command loads what it needs when it runs; an option behind a subcommand's name is that subcommand's. */
function program(done: (code: number) => void): Command {
  return new Command('demarc')
    .description('The AWS shared responsibility model, executable: who answers for what, and is it done.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show the help of a command')
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .showHelpAfterError('Run with --help for what there is.')
    .addCommand(scanCommand(done))
    .addCommand(diffCommand(done))
    .addCommand(rootCommand(done))
    .addCommand(mfaCommand(done))
    .addCommand(modelCommand())
    .addCommand(controlsCommand())
    .addCommand(policyCommand(done))
    .addCommand(attestCommand())
    .addCommand(practiceCommand(done))
    .addCommand(completionCommand(() => program(done)))
    .addHelpText(
      'after',
      `
Examples:
  demarc scan --practice            scan a simulated account on this machine
  demarc scan                       scan the account of your AWS credentials
  demarc root                       how well the root user is protected
  demarc model --compare ec2 rds s3 where the line between AWS and you runs
  demarc mfa list                   who has which MFA device, and who has none
  demarc practice                   start the simulated account and keep it running`,
    )
}

/** Runs the command line and gives the exit code: 0 done, 1 unmet, 2 bad usage or input, 3 unseen; 130 after Ctrl-C. */
export async function run(args: readonly string[]): Promise<number> {
  // the SDK's own notice about Node versions would stand in the middle of ours
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    readerGone()
  })
  let code: number = EXIT.ok
  const root = exitOverride(
    program((given) => {
      code = given
    }),
  )
  try {
    if (args.length === 0) {
      root.outputHelp()
      return EXIT.ok
    }
    await root.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    return report(error)
  }
}

/** Commander would end the process by itself; as an error we give the exit code, 2 for bad usage. */
function exitOverride(command: Command): Command {
  command.exitOverride()
  for (const sub of command.commands) exitOverride(sub)
  return command
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.bad
  const paint = styled(process.stderr)
  const say = (text: string): boolean => process.stderr.write(`${text}\n`)
  if (error instanceof Error && error.name === 'AbortError') {
    say('interrupted: nothing was written')
    return 130
  }
  if (error instanceof DemarcError) {
    say(`${paint('red', 'error:')} ${error.message} [${error.code}]`)
    if (error.hint) say(`${paint('cyan', 'hint:')} ${error.hint}`)
  } else {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    say(`${paint('red', 'error:')} something went wrong inside Demarc: ${what} [BUG]`)
    say(`${paint('cyan', 'hint:')} This is a bug: please report it. DEMARC_DEBUG=1 shows where it happened.`)
  }
  if (process.env['DEMARC_DEBUG'] === '1' && error instanceof Error) say(error.stack ?? '')
  return error instanceof DemarcError ? error.exitCode : EXIT.bad
}
