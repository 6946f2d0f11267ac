import { EXIT } from '../core/errors.ts'

let unless: (() => void) | undefined

/** What becomes of the process when the reader of its standard output has gone (head, less): it ends, and that is no error. */
export function readerGone(): void {
  if (unless === undefined) process.exit(process.exitCode ?? EXIT.ok)
  unless()
}

/**
 * While something is under way that must come to its end, a reader that goes away is told instead, as often as there are lines that
 * nobody takes. The function that is given ends that.
 */
export function whenReaderGone(told: () => void): () => void {
  unless = told
  return () => {
    unless = undefined
  }
}
