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
  /** The terminal's width. */
  readonly columns?: number | undefined
  /** The terminal's height. */
  readonly rows?: number | undefined
}

/** Events of the process: each signal by its name, and `exit` just before it ends. */
export interface ProcessEvents {
  on(event: NodeJS.Signals | 'exit', listener: (signal: NodeJS.Signals) => void): unknown
  once(event: NodeJS.Signals | 'exit', listener: (signal: NodeJS.Signals) => void): unknown
  off(event: NodeJS.Signals | 'exit', listener: (signal: NodeJS.Signals) => void): unknown
}

/**
 * Everything a command uses from outside. Commands never use the process directly: `main.ts` passes its streams, environment and
 * signals, tests pass their own.
 */
export interface Io {
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  /** The process's own environment, which the SDK reads: what is set here reaches the SDK. */
  readonly env: NodeJS.ProcessEnv
  /** The environment as the caller gave it, for programs that a command starts; it lacks what Demarc sets for the SDK. */
  readonly given: NodeJS.ProcessEnv
  /** The folder where the upward search for demarc.yaml starts. */
  readonly cwd: string
  readonly events: ProcessEvents
  /** Ends the process at once, even during work. */
  readonly exit: (code: number) => void
  readonly clock: Clock
  readonly sleep: Sleep
  readonly random: Random
  /** The path of the controlling terminal, even if the streams are redirected; undefined if there is none. */
  readonly terminal: string | undefined
  /** The command that starts Demarc, for files that name it as a program: Node and this command's file, or just its name. */
  readonly self: readonly string[]
  /** Sets what process lists show in place of the arguments. */
  readonly setTitle: (title: string) => void
  /** Handles requests to an endpoint in place of HTTP, for a practice account in this process. */
  readonly carrierOf?: (endpointUrl: string) => RequestHandler | undefined
}

/** The same `Io` with other outputs. Standard input is still opened on first use, which spreading `io` would break. */
export const withOutputs = (io: Io, outputs: Pick<Io, 'stdout' | 'stderr'>): Io =>
  // safe: it has every property of `io`
  Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(io),
      ...Object.getOwnPropertyDescriptors(outputs),
    },
  ) as Io

/** Receives the exit code of a command. */
export type Done = (code: number) => void

/** Whether a person uses the terminal for input and reads standard output there. */
export const atTerminal = ({ stdin, stdout }: Io): boolean => stdin.isTTY === true && stdout.isTTY === true

/** Writes a line for people to standard error. */
export const tell = ({ stderr }: Pick<Io, 'stderr'>, text: string): void => {
  stderr.write(`${text}\n`)
}

/** Reports why a command fails, even with `--quiet` (which silences `aside`), and returns its exit code. */
export function tellOutcome(io: Io, aside: Io, { code, reason }: ExitOutcome): ExitCode {
  if (reason !== undefined) tell(code === EXIT.unmet ? io : aside, reason)
  return code
}

/** Time, in the form needed by code that calls AWS. */
export const timeOf = ({ clock, sleep }: Pick<Io, 'clock' | 'sleep'>) => ({ now: clock, sleep })
