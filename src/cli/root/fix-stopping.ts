import { DemarcError } from '../../core/errors.ts'
import { interrupted } from '../interruption.ts'
import { atTerminal, type Io, tell } from '../io.ts'
import { whenReaderGone } from '../reader.ts'
import { drawingOn } from '../way-out.ts'

/** How to stop a run of changes: Ctrl-C ends planning at once, and applying after the steps in progress. */
export interface Stopping {
  readonly signal: AbortSignal
  readonly stopping: () => boolean
  /** Applying begins; returns false if it was stopped before. */
  readonly apply: () => boolean
  readonly end: () => void
}

/** Listens for Ctrl-C, SIGTERM and a closed output. `says`: shown when it stops while applying. */
export function stoppingBy(io: Io, says: string): Stopping {
  const interrupt = new AbortController()
  let [applying, stopping] = [false, false]
  const stop = (): void => {
    // steps in progress are finished; a second Ctrl-C ends the process, and the journal has what was in progress
    if (stopping) io.exit(130)
    stopping = true
    if (applying) tell(io, says)
    else interrupt.abort(interrupted())
  }
  io.events.on('SIGINT', stop)
  io.events.on('SIGTERM', stop)
  // without a reader, stop as carefully as for Ctrl-C
  const reading = whenReaderGone(io, () => {
    if (!stopping) stop()
  })
  return {
    signal: interrupt.signal,
    stopping: () => stopping,
    apply: () => {
      applying = !stopping
      return applying
    },
    end: () => {
      io.events.off('SIGINT', stop)
      io.events.off('SIGTERM', stop)
      reading()
    },
  }
}

/** What a person types to confirm a change. */
export interface Word {
  /** The account or organization id to type. */
  readonly id: string
  /** Its name: `the number of the account`. */
  readonly called: string
  /** What the change affects: `this account`. */
  readonly changes: string
  /** The option that scripts use instead. */
  readonly option: string
}

/** Throws unless the word was typed: FIX_NEEDS_YES without a terminal, FIX_OTHER_ACCOUNT for another word. */
export async function typedWord({ id, called, changes, option }: Word, io: Io): Promise<void> {
  if (!atTerminal(io))
    throw new DemarcError('FIX_NEEDS_YES', `there is no terminal to type ${called} in`, {
      hint: `For scripts: --apply --yes ${option} ${id}`,
    })
  const { isCancel, text } = await import('@clack/prompts')
  const typed = await text({
    message: `Type ${id} to change ${changes}`,
    input: io.stdin,
    output: drawingOn(io.stdout),
  })
  if (isCancel(typed)) throw interrupted()
  if (typed.trim() === id) return
  throw new DemarcError('FIX_OTHER_ACCOUNT', `that is not ${called}`, { hint: 'Nothing was changed.' })
}
