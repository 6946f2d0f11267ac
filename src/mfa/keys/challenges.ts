import type { Random } from '../../core/random.ts'

/** What a challenge was issued for. */
export interface Purpose {
  readonly ceremony: 'registration' | 'assertion'
  readonly user: string
}

/** Milliseconds. WebAuthn Level 3, section 15.1, recommends five to ten minutes for a ceremony. */
export const CHALLENGE_LIFE = 300_000
/** The most challenges kept, so that unfinished ceremonies cannot fill the memory. */
const MOST = 10_000

/**
 * Issued challenges that are not answered yet. Each is valid for one answer, for its user and ceremony, for five minutes; the
 * first lookup removes it, whether it matches or not (WebAuthn, section 13.4.3).
 */
export class Challenges {
  // oldest first, as a Map keeps its entries
  readonly #open = new Map<string, Purpose & { readonly until: number }>()

  /** A new challenge in base64url: 32 bytes. `at`: milliseconds since 1970. */
  issue({ ceremony, user }: Purpose, random: Random, at: number): string {
    for (const [challenge, { until }] of this.#open)
      if (until <= at || this.#open.size >= MOST) this.#open.delete(challenge)
      else break
    const challenge = Buffer.from(random(32)).toString('base64url')
    this.#open.set(challenge, { ceremony, user, until: at + CHALLENGE_LIFE })
    return challenge
  }

  /** Whether the challenge was issued for this purpose and is still valid. It is invalid afterwards. */
  take(challenge: string, { ceremony, user }: Purpose, at: number): boolean {
    const given = this.#open.get(challenge)
    this.#open.delete(challenge)
    return given !== undefined && given.ceremony === ceremony && given.user === user && at < given.until
  }
}
