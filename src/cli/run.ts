import { Command, CommanderError } from 'commander'
import { byText } from '../core/by-text.ts'
import { DemarcError, EXIT } from '../core/errors.ts'
import { atHere, HERE } from '../core/here.ts'
import { harmless, visible, visibleLines } from '../core/visible.ts'
import { described, isBriefAsked, shortenHelp } from './brief-help.ts'
import type { ConnectionFlags } from './connection.ts'
import { demarcHelp } from './demarc.help.ts'
import { fitHelp, helpWidthOf } from './help-text.ts'
import { type Done, type Io, tell, withOutputs } from './io.ts'
import { groupItems } from './option-groups.ts'
import { watchOutputs } from './reader.ts'
import { styled } from './terminal.ts'
import { version } from './version.ts'
import { wayOut } from './way-out.ts'

/** Creates a command; `whole` builds the whole command line, for commands whose output is derived from it. */
type Make = (io: Io, done: Done, whole: () => Promise<Command>) => Promise<Command>

/** The commands in the order of the help, each with its heading. */
const commands: readonly (readonly [name: string, group: string, make: Make])[] = [
  ['scan', 'Look:', async (io, done) => (await import('./scan.ts')).scanCommand(io, done)],
  ['diff', 'Look:', async (io, done) => (await import('./diff.ts')).diffCommand(io, done)],
  ['root', 'Protect:', async (io, done) => (await import('./root.ts')).rootCommand(io, done)],
  ['mfa', 'Protect:', async (io, done) => (await import('./mfa.ts')).mfaCommand(io, done)],
  ['attest', 'Sign:', async (io) => (await import('./attest.ts')).attestCommand(io)],
  ['accept', 'Sign:', async (io) => (await import('./accept.ts')).acceptCommand(io)],
  ['learn', 'Learn:', async (io, done) => (await import('./learn.ts')).learnCommand(io, done)],
  ['model', 'Learn:', async (io) => (await import('./model.ts')).modelCommand(io)],
  ['controls', 'Learn:', async (io) => (await import('./controls.ts')).controlsCommand(io)],
  ['policy', 'Protect:', async (io, done) => (await import('./policy.ts')).policyCommand(io, done)],
  ['practice', 'Practise:', async (io, done) => (await import('./practice.ts')).practiceCommand(io, done)],
  ['completion', 'Set up:', async (io, _, whole) => (await import('./completion.ts')).completionCommand(io, whole)],
  ['help', 'Set up:', async (io, _, whole) => (await import('./help.ts')).helpCommand(whole, io)],
]

/**
 * The command line: the command named by `first`, or all of them. Each command loads what it needs when it runs; options after a
 * subcommand's name belong to the subcommand.
 */
async function program(io: Io, done: Done, first?: string): Promise<Command> {
  const root = new Command('demarc')
    .description('The AWS shared responsibility model, executable: who is responsible for what, and is it done.')
    .version(version, '-V, --version', 'print the version')
    .helpCommand(false)
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .showHelpAfterError('Run with --help for what there is.')
    .addHelpText('after', demarcHelp)
  const named = commands.filter(([name]) => name === first)
  for (const [, group, make] of named.length > 0 ? named : commands)
    root.addCommand((await make(io, done, () => wholeProgram(io, done))).helpGroup(group))
  return root
}

async function wholeProgram(io: Io, done: Done): Promise<Command> {
  const root = await program(io, done)
  tame(root, io)
  return root
}

/** Runs the command line and gives the exit code: 0 done, 1 unmet, 2 bad usage or input, 3 unseen; 130 after Ctrl-C. */
export async function run(args: readonly string[], given: Io): Promise<number> {
  const io = withWayOut(given)
  const reading = watchOutputs(io)
  return reading.ended(await ran(args, io))
}

async function ran(args: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok
  const done: Done = (given) => {
    code = given
  }
  const root = await program(io, done, args[0])
  tame(root, io, isBriefAsked(args))
  let flags: ConnectionFlags = {}
  root.hook('preAction', (_, command) => {
    flags = command.optsWithGlobals<ConnectionFlags>()
  })
  try {
    if (args.length === 0) {
      root.outputHelp()
      return EXIT.ok
    }
    await root.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    return await report(error, io, flags)
  }
}

/** The same `Io` with filtered outputs. */
const withWayOut = (io: Io): Io =>
  withOutputs(io, { stdout: wayOut(io.stdout, io.env), stderr: wayOut(io.stderr, io.env) })

/** Makes Commander throw errors with our exit codes (2 for bad usage) and write to our streams. */
function tame(command: Command, io: Io, brief = false): void {
  const { stdout, stderr } = io
  command.exitOverride().configureOutput({
    writeOut: (text) => void stdout.write(fitHelp(text, helpWidthOf(stdout))),
    writeErr: (text) => void stderr.write(harmless(text, false)),
    outputError: (text, write) => write(inOneLine(text)),
    getOutHelpWidth: () => helpWidthOf(stdout),
    getErrHelpWidth: () => helpWidthOf(stderr),
    // our texts contain no colours that Commander should strip
    getOutHasColors: () => true,
    getErrHasColors: () => true,
  })
  command.configureHelp({
    optionDescription: described,
    groupItems,
  })
  command.helpOption('-h, --help', 'show help; -h fits it on one screen')
  if (brief) shortenHelp(command, () => helpWidthOf(stdout))
  for (const sub of command.commands) tame(sub, io, brief)
}

/** What Commander appends to an error on its own line, in parentheses: names of ours. */
const ADDED = /(\n\([^\n]*\))?\n$/

/** Puts a Commander error on one line; it may quote an argument that contains line breaks. */
function inOneLine(text: string): string {
  const [end = '', added = ''] = ADDED.exec(text) ?? []
  return `${visible(text.slice(0, text.length - end.length))}${added}\n`
}

/** A system error (errno(3)), caused by this machine and not by a bug: it names the refused call. */
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

/** Indents the further lines of a message, so that none looks like one of ours. */
const inLines = (text: string): string => visibleLines(text).replace(/[\r\n]+ */g, '\n       ')

/** A hint whose commands select the same account as the failed command. */
async function withFlags(hint: string, flags: ConnectionFlags): Promise<string> {
  if (!hint.includes(HERE)) return hint
  const { onSame } = await import('./connection.ts')
  return atHere(hint, onSame(flags))
}

async function report(error: unknown, io: Io, flags: ConnectionFlags): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.bad
  const paint = styled(io.stderr, io.env)
  const say = (text: string): void => tell(io, text)
  if (error instanceof Error && error.name === 'AbortError') {
    say('interrupted: nothing was written')
    return 130
  }
  if (error instanceof DemarcError) {
    say(`${paint('red', 'error:')} ${inLines(error.message)} [${error.code}]`)
    if (error.hint) say(`${paint('cyan', 'hint:')} ${visible(await withFlags(error.hint, flags))}`)
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
