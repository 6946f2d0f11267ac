import type { Io } from './io.ts'
import { whenReaderGone } from './reader.ts'

export const interrupted = (): DOMException => new DOMException('interrupted', 'AbortError')

export const isInterrupt = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

export interface Interruption {
  readonly signal: AbortSignal
  /** Listens no longer. */
  readonly end: () => void
}

/** Signals become an aborted signal, once; the second ends the process as it always does. */
export function abortedBy({ events }: Pick<Io, 'events'>, ...names: readonly NodeJS.Signals[]): Interruption {
  const controller = new AbortController()
  const abort = (): void => controller.abort(interrupted())
  for (const name of names) events.once(name, abort)
  return {
    signal: controller.signal,
    end: () => {
      for (const name of names) events.off(name, abort)
    },
  }
}

/** The same by Ctrl-C and its kin, and by a reader of standard output that goes away: what is half made is taken back all the same. */
export function interruption(io: Io): Interruption {
  const signals = abortedBy(io, 'SIGINT', 'SIGTERM', 'SIGHUP')
  const gone = new AbortController()
  const reading = whenReaderGone(io, () => gone.abort(interrupted()))
  return {
    signal: AbortSignal.any([signals.signal, gone.signal]),
    end: () => {
      signals.end()
      reading()
    },
  }
}
