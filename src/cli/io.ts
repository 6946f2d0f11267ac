import type { Readable, Writable } from 'node:stream'
import type { ExitOutcome } from '../app/exit-outcome.ts'
import type { RequestHandler } from '../collect/aws.ts'
import type { Clock, Sleep } from '../core/clock.ts'
import { EXIT, type ExitCode } from '../core/errors.ts'
import type { Random } from '../core/random.ts'

/** Standard input: a terminal, a file or a pipe. */
export type Input = Readable & {
  readonly fd: number
  readonly isTTY?: boolean
  readonly setRawMode?: (raw: boolean) => unknown
}

/** Standard output or standard error. */
export type Output = Writable & {
  readonly fd: number
  readonly isTTY?: boolean
  /** The width of the terminal. */
  readonly columns?: number | undefined
  /** Its height. */
  readonly rows?: number | undefined
}

/** What happens to the process of a command: each signal by its name, and `exit` just before it ends. */
export interface ProcessEvents {
  on(event: NodeJS.Signals | 'exit', listener: (signal: NodeJS.Signals) => void): unknown
  once(event: NodeJS.Signals | 'exit', listener: (signal: NodeJS.Signals) => void): unknown
  off(event: NodeJS.Signals | 'exit', listener: (signal: NodeJS.Signals) => void): unknown
}

/**
 * The world of a command. A command takes nothing from the process directly: `main.ts` gives it the process's own streams,
 * environment and signals, a test its own.
 */
export interface Io {
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  /** The SDK reads the environment of the process: for it to see what is set here, this is that environment. */
  readonly env: NodeJS.ProcessEnv
  /** The environment as the caller gave it, for the programs that a command starts: what Demarc sets for the SDK is not theirs. */
  readonly given: NodeJS.ProcessEnv
  /** The folder from which demarc.yaml is searched for, upwards. */
  readonly cwd: string
  readonly events: ProcessEvents
  /** Ends the process at once, also during work. */
  readonly exit: (code: number) => void
  readonly clock: Clock
  readonly sleep: Sleep
  readonly random: Random
  /** The path of the terminal at which the command was called, also where its streams are redirected; undefined where there is none. */
  readonly terminal: string | undefined
  /** The words that start Demarc, for files that name it as a program: Node and the file of this command, or its name alone. */
  readonly self: readonly string[]
  /** Sets what a list of processes shows instead of the arguments. */
  readonly setTitle: (title: string) => void
  /** What carries the requests to an endpoint instead of HTTP: that of a practice account in this process. */
  readonly carrierOf?: (endpointUrl: string) => RequestHandler | undefined
}

/** The same world with other ways out. Standard input is still opened at its first use, which a spread of `io` would be. */
export const withOutputs = (io: Io, outputs: Pick<Io, 'stdout' | 'stderr'>): Io =>
  // safe: it has each property of `io`
  Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(io),
      ...Object.getOwnPropertyDescriptors(outputs),
    },
  ) as Io

/** Takes the exit code of a command. */
export type Done = (code: number) => void

/** Whether a person sits at a terminal, and reads standard output there. */
export const atTerminal = ({ stdin, stdout }: Io): boolean => stdin.isTTY === true && stdout.isTTY === true

/** Writes a line for people to standard error. */
export const tell = ({ stderr }: Pick<Io, 'stderr'>, text: string): void => {
  stderr.write(`${text}\n`)
}

/** Says why a command fails, also with `--quiet` (`aside` is silent then), and gives its exit code. */
export function tellOutcome(io: Io, aside: Io, { code, reason }: ExitOutcome): ExitCode {
  if (reason !== undefined) tell(code === EXIT.unmet ? io : aside, reason)
  return code
}

/** Time as what calls AWS takes it. */
export const timeOf = ({ clock, sleep }: Pick<Io, 'clock' | 'sleep'>) => ({ now: clock, sleep })
