import { DemarcError } from '../../core/errors.ts'
import { interrupted } from '../interruption.ts'
import { atTerminal, type Io, tell } from '../io.ts'
import { whenReaderGone } from '../reader.ts'
import { drawingOn } from '../way-out.ts'

/** How a run of changes is stopped: Ctrl-C while it plans ends it at once, while it applies after what is under way. */
export interface Stopping {
  readonly signal: AbortSignal
  readonly stopping: () => boolean
  /** From here on it applies; false where it was to stop already. */
  readonly apply: () => boolean
  readonly end: () => void
}

/** Listens for Ctrl-C, SIGTERM and a reader that is gone. `says`: the text that is shown when it stops while applying. */
export function stoppingBy(io: Io, says: string): Stopping {
  const interrupt = new AbortController()
  let [applying, stopping] = [false, false]
  const stop = (): void => {
    // what is begun comes to its end; a second Ctrl-C ends the process, and the journal says what was under way
    if (stopping) io.exit(130)
    stopping = true
    if (applying) tell(io, says)
    else interrupt.abort(interrupted())
  }
  io.events.on('SIGINT', stop)
  io.events.on('SIGTERM', stop)
  // no reader is left: as little is left half done as by Ctrl-C
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

/** What is changed, as a person types it before anything is. */
export interface Word {
  /** The number or id to type. */
  readonly id: string
  /** What it is: `the number of the account`. */
  readonly called: string
  /** What is changed by it: `this account`. */
  readonly changes: string
  /** The option that names it for scripts. */
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
