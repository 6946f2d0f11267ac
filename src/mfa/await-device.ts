import type { Clock } from '../core/clock.ts'
import type { DeviceFamily, Family, MfaDevice } from '../core/mfa-device.ts'

/**
 * Waiting for a device that a person registers in the console, where AWS offers no API for it (security keys, and every
 * device of the root user): it is looked for until it is seen, and claimed only then.
 */
export type Arrival =
  /** Seen, and of the family that was wanted. */
  | { readonly is: 'appeared'; readonly device: MfaDevice }
  /** Seen, and it may be the one: AWS does not tell hardware tokens and security keys of the root user apart. */
  | { readonly is: 'appeared-unsure'; readonly device: MfaDevice }
  /** A device came, but of another family: the wanted one is still awaited by who calls again with it in `before`. */
  | { readonly is: 'other-family'; readonly device: MfaDevice }
  /** Nothing new until the time was over. `failure`: why the last look failed, if it did. */
  | { readonly is: 'nothing'; readonly failure: unknown }

export interface Watch {
  readonly wanted: Family
  /** The ids that were there before the person began. */
  readonly before: readonly string[]
  readonly look: () => Promise<readonly MfaDevice[]>
  readonly now: Clock
  readonly sleep: (ms: number) => Promise<unknown>
  /** Milliseconds since 1970. */
  readonly until: number
}

/** Milliseconds between two looks: soon at first, then so that an hour of waiting is a few hundred calls. */
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
      // one look that fails ends no waiting of minutes: the next may not
      failure = cause
    }
    if (now() + wait > until) return { is: 'nothing', failure }
    await sleep(wait)
  }
}

const mayBe = (wanted: Family, seen: DeviceFamily): boolean => seen === 'not-virtual' && wanted !== 'virtual'
