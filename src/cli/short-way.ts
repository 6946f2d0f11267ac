import { systemClock } from '../core/clock.ts'
import { keptAnswer } from './mfa/session-fast.ts'

/** What is printed at once, before the command line is loaded: a session that is kept. `words`: those of the process. */
export function shortWay([, , first, second, ...words]: readonly string[]): string | undefined {
  return first === 'mfa' && second === 'session' ? keptAnswer(words, process.env, systemClock()) : undefined
}
