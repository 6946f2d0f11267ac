import { EXIT, systemCode } from '../core/errors.ts'
import { visible } from '../core/visible.ts'
import { type Io, type Output, tell } from './io.ts'

/** Told by standard output where nothing takes what is written, as often as there are lines that nothing takes. */
const GONE = 'reader-gone'

/** The ways out behind which nothing takes what is written. */
const gone = new WeakSet<Output>()

/** Whether nothing takes what is written to standard output: its reader has gone (head, less), or its disk is full. */
export const isGone = (stdout: Output): boolean => gone.has(stdout)

/** How standard output fared. */
export interface Reading {
  /** The exit code of a command that ends with `code`, once all is written: 2 where standard output could not be written. */
  readonly ended: (code: number) => Promise<number>
}

/**
 * Watches standard output. Where its reader has gone (`| head`), the command runs to its end and keeps its exit code. Any other failure to write
 * is an error: exit code 2. What cannot be written to standard error is lost.
 */
export function watchOutputs({ stdout, stderr }: Pick<Io, 'stdout' | 'stderr'>): Reading {
  let failed = false
  stdout.on('error', (error) => {
    if (systemCode(error) !== 'EPIPE' && !failed) {
      // a full disk, or a file that may not grow: what was written so far is not whole
      failed = true
      tell(
        { stderr },
        `error: standard output cannot be written: ${visible(systemCode(error) ?? error.message)} [CANNOT_WRITE]`,
      )
    }
    gone.add(stdout)
    stdout.emit(GONE)
    // what waits to write more need not wait
    stdout.emit('drain')
  })
  stderr.on('error', () => {})
  return {
    ended: async (code) => {
      await written(stdout)
      return failed ? EXIT.bad : code
    },
  }
}

/** Waits until all is written, or was refused and that was told. What waits behind what was refused is never written. */
async function written(stdout: Output): Promise<void> {
  if (stdout.writableLength > 0 && !isGone(stdout))
    await new Promise<void>((resolve) => void stdout.write('', () => resolve()))
  // an error is told a turn later than the write that it is about
  await new Promise((resolve) => setImmediate(resolve))
}

/** Calls `told` when the reader has gone: during work that must be taken back then, or that would never end. Gives the function that stops this. */
export function whenReaderGone({ stdout }: Pick<Io, 'stdout'>, told: () => void): () => void {
  if (isGone(stdout)) told()
  stdout.on(GONE, told)
  return () => {
    stdout.off(GONE, told)
  }
}
