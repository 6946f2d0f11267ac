import { type Seen, tellMissing } from '../../collect/seen.ts'
import type { Clock } from '../../core/clock.ts'

/** The shortest time between two listings of the accounts. */
const AGAIN_MS = 300_000

/**
 * The accounts whose root users are watched: the watch's own and those of its organization, which only its management account and
 * delegated administrators can list. Accounts can join while a watch runs, so the list is read again when an event names an
 * unknown one.
 */
export class WatchedAccounts {
  readonly #known: Set<string | null>
  readonly #list: (signal: AbortSignal) => Promise<Seen<readonly string[]>>
  readonly #clock: Clock
  #askAt = Number.NEGATIVE_INFINITY
  #why: string | undefined

  constructor(own: string, list: (signal: AbortSignal) => Promise<Seen<readonly string[]>>, clock: Clock) {
    this.#known = new Set([own])
    this.#list = list
    this.#clock = clock
  }

  readonly has = (account: string | null): boolean => this.#known.has(account)

  /** Looks for new accounts. Returns why they could not be listed; undefined on success. Throws as `list`. */
  async refresh(signal: AbortSignal): Promise<string | undefined> {
    if (this.#clock() < this.#askAt) return this.#why
    const listed = await this.#list(signal)
    this.#askAt = this.#clock() + AGAIN_MS
    this.#why = listed.seen ? undefined : listed.missing.map(tellMissing).join(', ')
    // an account that has left sends no further events
    if (listed.seen) for (const id of listed.value) this.#known.add(id)
    return this.#why
  }
}
