import { whenReaderGone } from './reader.ts'

export const interrupted = (): DOMException => new DOMException('interrupted', 'AbortError')

export const isInterrupt = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

/**
 * Ctrl-C and its kin become an aborted signal, once; the second ends the process as it always does. So does a reader of standard
 * output that goes away: what is half made is taken back all the same.
 */
export function interruption(): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const abort = (): void => controller.abort(interrupted())
  for (const name of signals) process.once(name, abort)
  const reading = whenReaderGone(abort)
  return {
    signal: controller.signal,
    end: () => {
      for (const name of signals) process.off(name, abort)
      reading()
    },
  }
}
