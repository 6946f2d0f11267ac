import type { Clock } from '../core/clock.ts'
import type { DeviceFamily, Family, MfaDevice } from '../core/mfa-device.ts'

/**
 * The result of waiting for a device that a person registers in the console, where AWS offers no API (security keys, and every
 * device of the root user). A device counts only once AWS shows it.
 */
export type Arrival =
  /** AWS shows it, and it is of the wanted kind. */
  | { readonly is: 'appeared'; readonly device: MfaDevice }
  /** AWS shows a device that may be the wanted one: for the root user it does not distinguish hardware tokens from security keys. */
  | { readonly is: 'appeared-unsure'; readonly device: MfaDevice }
  /** A device of another kind appeared. To go on waiting for the wanted one, call again with this device in `before`. */
  | { readonly is: 'other-family'; readonly device: MfaDevice }
  /** Nothing new appeared in time. `failure`: why the last attempt to look failed, if it did. */
  | { readonly is: 'nothing'; readonly failure: unknown }

export interface Watch {
  readonly wanted: Family
  /** The ids of the devices that existed before the person began. */
  readonly before: readonly string[]
  readonly look: () => Promise<readonly MfaDevice[]>
  readonly now: Clock
  readonly sleep: (ms: number) => Promise<unknown>
  /** Milliseconds since 1970. */
  readonly until: number
}

/** Milliseconds between two checks: short at first, then long enough that an hour of waiting takes a few hundred calls. */
const FIRST = 2000
const LONGEST = 10_000

export async function awaitDevice({ wanted, before, look, now, sleep, until }: Watch): Promise<Arrival> {
  for (let wait = FIRST, failure: unknown; ; wait = Math.min(wait * 1.25, LONGEST)) {
    try {
      const fresh = (await look()).filter(({ id }) => !before.includes(id))
      const best = fresh.find(({ family }) => family === wanted) ?? fresh.find(({ family }) => mayBe(wanted, family))
      if (best) return { is: best.family === wanted ? 'appeared' : 'appeared-unsure', device: best }
      const [other] = fresh
      if (other) return { is: 'other-family', device: other }
      failure = undefined
    } catch (cause) {
      // one failed attempt does not end a wait of minutes, since the next may succeed
      failure = cause
    }
    if (now() + wait > until) return { is: 'nothing', failure }
    await sleep(wait)
  }
}

const mayBe = (wanted: Family, seen: DeviceFamily): boolean => seen === 'not-virtual' && wanted !== 'virtual'
