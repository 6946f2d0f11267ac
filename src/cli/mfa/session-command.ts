import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { DemarcError } from '../../core/errors.ts'
import type { HandedOn } from '../../mfa/session/handed-on.ts'
import type { Session } from '../../mfa/session/kept.ts'
import type { Io } from '../io.ts'
import { FINDING } from './asked-by-itself.ts'
import { variablesOf } from './session-lines.ts'

/** What is passed on to the program: it is the one that is meant, and it is not to live on alone with the session. */
const PASSED_ON = ['SIGHUP', 'SIGQUIT', 'SIGTERM', 'SIGUSR1', 'SIGUSR2'] as const

/** Runs a program with the session in its environment: no shell, no profile that would be asked before it. Its exit code. */
export function runWith(
  session: Session,
  { set, unset }: HandedOn,
  program: string,
  args: readonly string[],
  { stdin, stdout, stderr, given, events }: Io,
): Promise<number> {
  const away = new Set([...unset, FINDING])
  const rest = Object.entries(given).filter(([name]) => !away.has(name))
  const env = { ...Object.fromEntries(rest), ...set, ...variablesOf(session) }
  return new Promise((resolve, reject) => {
    const passOn = (signal: NodeJS.Signals): void => void child.kill(signal)
    // a terminal sends Ctrl-C to both, and a second one makes many a program give up its tidying
    const atTerminal = [stdin, stdout, stderr].some(({ isTTY }) => isTTY)
    const interrupt = atTerminal ? (): void => {} : passOn
    events.on('SIGINT', interrupt)
    for (const signal of PASSED_ON) events.on(signal, passOn)
    const over = (): void => {
      events.off('SIGINT', interrupt)
      for (const signal of PASSED_ON) events.off(signal, passOn)
    }
    // the program may run, and be meant by a signal, before this returns; signals are heard of in a later turn
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
