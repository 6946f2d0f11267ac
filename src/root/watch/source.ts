import type { RootEvent } from '../activity.ts'

/** Where events come from. */
export interface Source {
  /**
   * Looks once, and hands on what it found; the handover is done when it returns. Gives whether all could be seen. Throws what
   * condemns all (credentials that are wrong or expired), and the reason of the signal.
   */
  look(take: (events: readonly RootEvent[]) => void, signal: AbortSignal): Promise<boolean>
  /** So long to wait before the next look, milliseconds. */
  readonly pause: number
}

/** Says each trouble once, and once that it is over. */
export class Troubles {
  readonly #now = new Map<string, string>()
  readonly #say: (text: string) => void

  constructor(say: (text: string) => void) {
    this.#say = say
  }

  met(where: string, why: string): void {
    if (this.#now.get(where) !== why) this.#say(`${where} cannot be seen: ${why}; it is tried again`)
    this.#now.set(where, why)
  }

  over(where: string): void {
    if (this.#now.delete(where)) this.#say(`${where} can be seen again`)
  }
}
