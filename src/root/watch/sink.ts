import type { RootEvent } from '../activity.ts'
import type { FilePlace } from './state.ts'

/** How an attempt to deliver ended. */
export type DeliveryOutcome =
  | { readonly told: true }
  /** It did not arrive, or its outcome is unknown (`unsure`). It stays owed. */
  | {
      readonly told: false
      readonly why: string
      /** Whether it may have arrived all the same. */
      readonly unsure: boolean
      /** `wait`: try again soon; `change`: only a change at the receiver or in the options can help; `end`: the reader is gone. */
      readonly ahead: 'wait' | 'change' | 'end'
      /** Milliseconds that the other side asks us to wait. */
      readonly after?: number
    }

/** Where messages go: each about one event, or about the reads of one session. */
export interface Sink {
  /** Its name in the journal: always the same for the same place. It holds no secret. */
  readonly name: string
  /** What people call it. It holds no secret. */
  readonly title: string
  /** What to write down before an attempt, so that it shows afterwards whether it arrived. */
  place?(): FilePlace | undefined
  /** Whether an attempt that was cut short arrived; undefined where that cannot be told. */
  arrived?(events: readonly RootEvent[], place: FilePlace | undefined): boolean | undefined
  /** `again`: an earlier attempt may have arrived. Never throws. */
  deliver(events: readonly RootEvent[], again: boolean, signal: AbortSignal): Promise<DeliveryOutcome>
}
