import type { Io } from './io.ts'
import { whenReaderGone } from './reader.ts'

export const interrupted = (): DOMException => new DOMException('interrupted', 'AbortError')

export const isInterrupt = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

export interface Interruption {
  readonly signal: AbortSignal
  /** Stops listening. */
  readonly end: () => void
}

/** Aborts a signal on the first of these process signals; the second one ends the process as usual. */
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

/** Aborts on Ctrl-C and similar signals, and when the reader of standard output goes away, so that unfinished work is undone. */
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
