import { systemClock } from '../core/clock.ts'
import { keptAnswer } from './mfa/session-fast.ts'

/** The output that can be printed before the command line is loaded: a kept session. The words are those of the process. */
export function shortWay([, , first, second, ...words]: readonly string[]): string | undefined {
  return first === 'mfa' && second === 'session' ? keptAnswer(words, process.env, systemClock()) : undefined
}
