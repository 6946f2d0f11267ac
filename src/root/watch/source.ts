import type { RootEvent } from '../activity.ts'

/** Where events come from. */
export interface WatchSource {
  /**
   * Looks once, and hands on what it found; the handover is done when it returns. Gives whether all could be seen. Throws what
   * condemns all (credentials that are wrong or expired), and the reason of the signal.
   */
  look(take: (events: readonly RootEvent[]) => void, signal: AbortSignal): Promise<boolean>
  /** So long to wait before the next look, milliseconds. */
  readonly pause: number
}

const FIRST_REST = 5_000
const LONGEST_REST = 300_000

/** Says each trouble once, and once that it is over. What is in trouble is left alone for longer and longer: from 5 seconds to 5 minutes. */
export class Troubles {
  readonly #now = new Map<string, { readonly why: string; readonly times: number }>()
  readonly #say: (text: string) => void

  constructor(say: (text: string) => void) {
    this.#say = say
  }

  /** Gives how long to leave it alone, milliseconds. */
  met(where: string, why: string): number {
    const before = this.#now.get(where)
    if (before?.why !== why)
      this.#say(`${where} cannot be read: ${why}; it is tried again, after longer and longer pauses`)
    const times = (before?.times ?? 0) + 1
    this.#now.set(where, { why, times })
    return Math.min(LONGEST_REST, FIRST_REST * 2 ** Math.min(times - 1, 16))
  }

  over(where: string): void {
    if (this.#now.delete(where)) this.#say(`${where} can be seen again`)
  }
}
