import { Command, CommanderError, Help } from 'commander'
import { byText } from '../core/by-text.ts'
import { DemarcError, EXIT } from '../core/errors.ts'
import { harmless, visible, visibleLines } from '../core/visible.ts'
import { acceptCommand } from './accept.ts'
import { attestCommand } from './attest.ts'
import { completionCommand } from './completion.ts'
import { controlsCommand } from './controls.ts'
import { demarcHelp } from './demarc.help.ts'
import { diffCommand } from './diff.ts'
import { helpCommand } from './help.ts'
import { fitHelp, helpWidthOf } from './help-text.ts'
import { type Done, type Io, tell } from './io.ts'
import { learnCommand } from './learn.ts'
import { mfaCommand } from './mfa.ts'
import { modelCommand } from './model.ts'
import { policyCommand } from './policy.ts'
import { practiceCommand } from './practice.ts'
import { endWithReader } from './reader.ts'
import { rootCommand } from './root.ts'
import { scanCommand } from './scan.ts'
import { styled } from './terminal.ts'
import { version } from './version.ts'
import { wayOut } from './way-out.ts'

/** The whole command line. Each command loads what it needs when it runs; an option behind a subcommand's name is that subcommand's. */
function program(io: Io, done: Done): Command {
  const root = new Command('demarc')
    .description('The AWS shared responsibility model, executable: who is responsible for what, and is it done.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .showHelpAfterError('Run with --help for what there is.')
    .addCommand(scanCommand(io, done).helpGroup('Look:'))
    .addCommand(diffCommand(io, done).helpGroup('Look:'))
    .addCommand(rootCommand(io, done).helpGroup('Protect:'))
    .addCommand(mfaCommand(io, done).helpGroup('Protect:'))
    .addCommand(attestCommand(io).helpGroup('Sign:'))
    .addCommand(acceptCommand(io).helpGroup('Sign:'))
    .addCommand(learnCommand(io, done).helpGroup('Learn:'))
    .addCommand(modelCommand(io).helpGroup('Learn:'))
    .addCommand(controlsCommand(io).helpGroup('Learn:'))
    .addCommand(policyCommand(io, done).helpGroup('Protect:'))
    .addCommand(practiceCommand(io, done).helpGroup('Practise:'))
    .addCommand(completionCommand(io, () => program(io, done)).helpGroup('Set up:'))
    .addHelpText('after', demarcHelp)
  return root.addCommand(helpCommand(() => root, io).helpGroup('Set up:'))
}

/** Runs the command line and gives the exit code: 0 done, 1 unmet, 2 bad usage or input, 3 unseen; 130 after Ctrl-C. */
export async function run(args: readonly string[], given: Io): Promise<number> {
  const io = withWayOut(given)
  endWithReader(io)
  let code: number = EXIT.ok
  const root = program(io, (given) => {
    code = given
  })
  tame(root, io)
  try {
    if (args.length === 0) {
      root.outputHelp()
      return EXIT.ok
    }
    await root.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    return report(error, io)
  }
}

/** The same world, its streams by the one way out. Standard input is taken when it is asked for, as in the world given. */
const withWayOut = (io: Io): Io => ({
  ...io,
  get stdin() {
    return io.stdin
  },
  stdout: wayOut(io.stdout, io.env),
  stderr: wayOut(io.stderr, io.env),
})

/** Commander would end the process by itself, and write to its streams: as an error we give the exit code, 2 for bad usage. */
function tame(command: Command, io: Io): void {
  const { stdout, stderr } = io
  command.exitOverride().configureOutput({
    writeOut: (text) => void stdout.write(fitHelp(text, helpWidthOf(stdout))),
    writeErr: (text) => void stderr.write(harmless(text, false)),
    outputError: (text, write) => write(inOneLine(text)),
    getOutHelpWidth: () => helpWidthOf(stdout),
    getErrHelpWidth: () => helpWidthOf(stderr),
    // our texts have no colours that would have to be taken out
    getOutHasColors: () => true,
    getErrHasColors: () => true,
  })
  // an option that may be given several times begins with an empty list: no default that a person sets
  command.configureHelp({
    optionDescription: (option) => new Help().optionDescription(option).replace(/ \(default: \[\]\)$/, ''),
  })
  for (const sub of command.commands) tame(sub, io)
}

/** What Commander adds to an error in a line of its own, in parentheses: names of ours. */
const ADDED = /(\n\([^\n]*\))?\n$/

/** An error of Commander's, whose first line may hold an argument as it was given, with line breaks of its own: a quote follows it. */
function inOneLine(text: string): string {
  const [end = '', added = ''] = ADDED.exec(text) ?? []
  return `${visible(text.slice(0, text.length - end.length))}${added}\n`
}

/** An error of the system's (errno(3)), which is about this machine and no bug: it names the call that was refused. */
const isSystemRefusal = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'

const systemHints: Readonly<Record<string, string>> = byText({
  EMFILE: 'Too many files are open in this process: raise the limit (ulimit -n), or ask fewer regions at once.',
  ENFILE: 'Too many files are open on this machine: end what has them, then run it again.',
  ENOSPC: 'No space is left: free some, or name another place.',
  EDQUOT: 'Your quota is used up: free some space, or name another place.',
  EFBIG: 'The file is larger than it may be here: name another place, or raise the limit (ulimit -f).',
  ENOMEM: 'There is too little memory.',
})

/** A message has several lines where it names several places; none of them looks like one of ours. */
const inLines = (text: string): string => visibleLines(text).replace(/[\r\n]+ */g, '\n       ')

function report(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.bad
  const paint = styled(io.stderr, io.env)
  const say = (text: string): void => tell(io, text)
  if (error instanceof Error && error.name === 'AbortError') {
    say('interrupted: nothing was written')
    return 130
  }
  if (error instanceof DemarcError) {
    say(`${paint('red', 'error:')} ${inLines(error.message)} [${error.code}]`)
    if (error.hint) say(`${paint('cyan', 'hint:')} ${visible(error.hint)}`)
  } else if (isSystemRefusal(error)) {
    say(`${paint('red', 'error:')} the system refused: ${visible(error.message)} [SYSTEM_REFUSED]`)
    say(`${paint('cyan', 'hint:')} ${visible(systemHints[error.code] ?? 'Run it again once that is put right.')}`)
  } else {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    say(`${paint('red', 'error:')} something went wrong inside Demarc: ${visible(what)} [BUG]`)
    say(`${paint('cyan', 'hint:')} This is a bug: please report it. DEMARC_DEBUG=1 shows where it happened.`)
  }
  if (io.env['DEMARC_DEBUG'] === '1' && error instanceof Error) say(visibleLines(error.stack ?? ''))
  return error instanceof DemarcError ? error.exitCode : EXIT.bad
}
