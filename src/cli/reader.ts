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

/** During work that must finish, reports that the reader has gone instead of ending it. Gives the function that stops this. */
export function whenReaderGone({ stdout }: Pick<Io, 'stdout'>, told: () => void): () => void {
  stdout.on(GONE, told)
  return () => {
    stdout.off(GONE, told)
  }
}
