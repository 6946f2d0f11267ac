import { EXIT, systemCode } from '../core/errors.ts'
import { visible } from '../core/visible.ts'
import { type Io, tell } from './io.ts'

/** Told by standard output where its reader has gone, as often as there are lines that nothing takes. */
const GONE = 'reader-gone'

/**
 * When the reader of standard output has gone (head, less) the command ends, and that is no error; unless it asked to be told instead. Where
 * it cannot be written for another reason, that is said, and the exit code is 2.
 */
export function endWithReader({ stdout, stderr, exit }: Pick<Io, 'stdout' | 'stderr' | 'exit'>): void {
  stdout.on('error', (error) => {
    if (systemCode(error) === 'EPIPE') {
      if (!stdout.emit(GONE)) exit(EXIT.ok)
      return
    }
    // a full disk, or a file that may not grow: what was written so far is not whole
    tell(
      { stderr },
      `error: standard output cannot be written: ${visible(systemCode(error) ?? error.message)} [CANNOT_WRITE]`,
    )
    exit(EXIT.bad)
  })
}

/** During work that must finish, reports that the reader has gone instead of ending it. Gives the function that stops this. */
export function whenReaderGone({ stdout }: Pick<Io, 'stdout'>, told: () => void): () => void {
  stdout.on(GONE, told)
  return () => {
    stdout.off(GONE, told)
  }
}
