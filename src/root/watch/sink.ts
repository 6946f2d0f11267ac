import type { RootEvent } from '../activity.ts'
import type { FilePlace } from './state.ts'

/** The outcome of an attempt to deliver. */
export type DeliveryOutcome =
  | { readonly told: true }
  /** It did not arrive, or that is unknown (`unsure`). It stays owed. */
  | {
      readonly told: false
      readonly why: string
      /** Whether it may have arrived nevertheless. */
      readonly unsure: boolean
      /** `wait`: try again soon; `change`: only a change at the receiver or in the options can help; `end`: the reader is gone. */
      readonly ahead: 'wait' | 'change' | 'end'
      /** Milliseconds that the receiver asks us to wait. */
      readonly after?: number
    }

/** A destination of messages, each about one event or the reads of one session. */
export interface Sink {
  /** Its name in the journal, the same every time for one destination. Not secret. */
  readonly name: string
  /** Its name for people. Not secret. */
  readonly title: string
  /** What to record before an attempt, in order to find out afterwards whether it arrived. */
  place?(): FilePlace | undefined
  /** Whether an interrupted attempt arrived; undefined when that cannot be determined. */
  arrived?(events: readonly RootEvent[], place: FilePlace | undefined): boolean | undefined
  /** `again`: an earlier attempt may have arrived. Never throws. */
  deliver(events: readonly RootEvent[], again: boolean, signal: AbortSignal): Promise<DeliveryOutcome>
}
