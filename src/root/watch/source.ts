import type { RootEvent } from '../activity.ts'

/** A source of events. */
export interface WatchSource {
  /**
   * Checks once and passes on what it found, synchronously. Returns whether everything could be read. Throws what ends the watch
   * (wrong or expired credentials) and the signal's reason.
   */
  look(take: (events: readonly RootEvent[]) => void, signal: AbortSignal): Promise<boolean>
  /** Milliseconds to wait before the next check. */
  readonly pause: number
}

const FIRST_REST = 5_000
const LONGEST_REST = 300_000

/**
 * Reports each problem once, and once that it is over. Something with a problem pauses for a growing time, from 5 seconds to 5
 * minutes.
 */
export class Troubles {
  readonly #now = new Map<string, { readonly why: string; readonly times: number }>()
  readonly #say: (text: string) => void

  constructor(say: (text: string) => void) {
    this.#say = say
  }

  /** Returns how long to pause, in milliseconds. */
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
