import { countersOf, isCode, nearest, stepAt, type TotpShape } from './otp.ts'
import type { WrongCode, WrongPair } from './wrong-codes.ts'

/**
 * Two consecutive codes prove that the device is known and how far its clock is off. One code cannot: two thousand of a million
 * codes lie within 1,000 steps either way, so that one in 500 matches by chance.
 */
export type Synchronised =
  /** `step`: the step of the second code. `drift`: the steps by which the device is ahead (negative: behind). */
  | { readonly ok: true; readonly step: number; readonly drift: number }
  | { readonly ok: false; readonly reason: WrongPair }

/** The steps either way within which AWS accepts the two codes of EnableMFADevice and ResyncMFADevice: over eight hours. Observed. */
export const AWS_SYNC_WINDOW = 1000

/** A clock set to another time zone is off by up to 14 hours; two codes within about a day still show by how much. */
const FAR = 3000
/** Within ten minutes either way a single code is unlikely (41 in a million) to match by chance. */
const NEAR = 20

/**
 * Looks for two consecutive codes within `window` steps of `at` (milliseconds since 1970), where `drift` is the known drift of
 * the device's clock. Steps for which `used` is true are not accepted again.
 */
export function synchronise(
  seed: Uint8Array,
  shape: TotpShape,
  [first, second]: readonly [string, string],
  at: number,
  { window = AWS_SYNC_WINDOW, drift = 0, used = (_: number): boolean => false } = {},
): Synchronised {
  const wrong = (reason: WrongPair): Synchronised => ({ ok: false, reason })
  if (!isCode(first, shape) || !isCode(second, shape)) return wrong({ is: 'malformed', digits: shape.digits })
  // AWS refuses the same code twice, even in the one case in a million where two consecutive steps have the same code
  if (first === second) return wrong({ is: 'same-code-twice' })
  const now = stepAt(at, shape)
  const centre = now + drift
  const within = (steps: number): Steps => {
    const [firsts = [], seconds = []] = countersOf(seed, shape, [first, second], {
      // the first code of a pair at the edge is one step further out
      from: centre - steps - 1,
      to: centre + steps,
    })
    const pair = nearest(
      seconds.filter((step) => firsts.includes(step - 1)),
      centre,
    )
    return { firsts, seconds, pair }
  }
  const { pair } = within(window)
  if (pair === undefined) return wrong(likely(within(Math.max(FAR, window)), now, centre, shape))
  return used(pair) || used(pair - 1) ? wrong({ is: 'reused' }) : { ok: true, step: pair, drift: pair - now }
}

interface Steps {
  readonly firsts: readonly number[]
  readonly seconds: readonly number[]
  /** The step of the second code, if the first code is that of the step before. */
  readonly pair: number | undefined
}

/** What is most probably wrong with two codes that are not a pair within the window. */
function likely({ firsts, seconds, pair }: Steps, now: number, centre: number, shape: TotpShape): WrongPair {
  if (pair !== undefined) return drifted(pair - now, shape)
  if (seconds.some((step) => firsts.includes(step + 1))) return { is: 'reversed' }
  const [early, late] = [firsts, seconds].map((steps) =>
    nearest(
      steps.filter((step) => Math.abs(step - centre) <= NEAR),
      centre,
    ),
  )
  return early !== undefined && late !== undefined ? { is: 'not-consecutive', steps: late - early } : { is: 'no-match' }
}

/**
 * What is most probably wrong with a refused single code. For the owner of the seed only: it would show an attacker when a guess
 * becomes valid.
 */
export function explainCode(seed: Uint8Array, shape: TotpShape, code: string, at: number, drift = 0): WrongCode {
  if (!isCode(code, shape)) return { is: 'malformed', digits: shape.digits }
  const now = stepAt(at, shape)
  const [steps = []] = countersOf(seed, shape, [code], { from: now + drift - NEAR, to: now + drift + NEAR })
  const step = nearest(steps, now + drift)
  return step === undefined ? { is: 'no-match' } : drifted(step - now, shape)
}

const drifted = (steps: number, { period }: TotpShape): WrongCode => ({ is: 'drifted', steps, seconds: steps * period })
