import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { DemarcError } from '../../core/errors.ts'
import type { ChildEnvironment } from '../../mfa/session/child-environment.ts'
import type { Session } from '../../mfa/session/kept.ts'
import type { Io } from '../io.ts'
import { FINDING } from './asked-by-itself.ts'
import { variablesOf } from './session-lines.ts'

/** Signals to pass on to the program, which is their real target and must not outlive us with the session. */
const PASSED_ON = ['SIGHUP', 'SIGQUIT', 'SIGTERM', 'SIGUSR1', 'SIGUSR2'] as const

/**
 * Runs a program with the session in its environment, without a shell and without a profile that would take precedence. Returns
 * its exit code.
 */
export function runWith(
  session: Session,
  { set, unset }: ChildEnvironment,
  program: string,
  args: readonly string[],
  { stdin, stdout, stderr, given, events }: Io,
): Promise<number> {
  const away = new Set([...unset, FINDING])
  const rest = Object.entries(given).filter(([name]) => !away.has(name))
  const env = { ...Object.fromEntries(rest), ...set, ...variablesOf(session) }
  return new Promise((resolve, reject) => {
    const passOn = (signal: NodeJS.Signals): void => void child.kill(signal)
    // a terminal sends Ctrl-C to both, and a second one makes many programs skip their cleanup
    const atTerminal = [stdin, stdout, stderr].some(({ isTTY }) => isTTY)
    const interrupt = atTerminal ? (): void => {} : passOn
    events.on('SIGINT', interrupt)
    for (const signal of PASSED_ON) events.on(signal, passOn)
    const over = (): void => {
      events.off('SIGINT', interrupt)
      for (const signal of PASSED_ON) events.off(signal, passOn)
    }
    // the program may start and receive a signal before spawn returns, but our handlers run only in a later turn
    const child = spawn(program, args, { stdio: [stdin.fd, stdout.fd, stderr.fd], env, shell: false })
    child.once('error', (cause) => {
      over()
      reject(
        new DemarcError('CANNOT_RUN', `${program} cannot be run: ${cause.message}`, {
          cause,
          hint: 'Is it installed, and in the PATH?',
        }),
      )
    })
    child.once('close', (code, signal) => {
      over()
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}
