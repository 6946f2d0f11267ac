import { EXIT, systemCode } from '../core/errors.ts'
import type { Io } from './io.ts'

/** Told by standard output where its reader has gone, as often as there are lines that nothing takes. */
const GONE = 'reader-gone'

/** When the reader of standard output has gone (head, less) the command ends, and that is no error; unless it asked to be told instead. */
export function endWithReader({ stdout, exit }: Pick<Io, 'stdout' | 'exit'>): void {
  stdout.on('error', (error) => {
    if (systemCode(error) !== 'EPIPE') throw error
    if (!stdout.emit(GONE)) exit(EXIT.ok)
  })
}

/** While something is under way that must come to its end, it is told that the reader has gone. The function that is given ends that. */
export function whenReaderGone({ stdout }: Pick<Io, 'stdout'>, told: () => void): () => void {
  stdout.on(GONE, told)
  return () => {
    stdout.off(GONE, told)
  }
}
