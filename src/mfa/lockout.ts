import type { Barred } from './wrong-codes.ts'

/** How many codes a device may get wrong. Times in milliseconds. */
export interface LockoutPolicy {
  /** This many wrong codes ... */
  readonly failures: number
  /** ... within this time ... */
  readonly within: number
  /** ... lock the device for this long, doubled each further time ... */
  readonly lock: number
  /** ... but never longer than this. */
  readonly longest: number
  /** This many wrong codes in a row, over any time, disable the device. */
  readonly mostInARow: number
}

const MINUTE = 60_000

/** Our own sign-in. NIST SP 800-63B-4, section 3.2.2, allows at most 100 consecutive failures of an authenticator. */
export const SIGN_IN_LOCKOUT: LockoutPolicy = {
  failures: 5,
  within: 15 * MINUTE,
  lock: 15 * MINUTE,
  longest: 24 * 60 * MINUTE,
  mostInARow: 100,
}

/** What is remembered about a device's wrong codes since the last right one. */
export interface Lockout {
  /** The times of the wrong codes that count towards the next lock, oldest first. */
  readonly recent: readonly number[]
  readonly inARow: number
  /** How often it was locked. */
  readonly locks: number
  /** The end of the last lock. */
  readonly until: number
}

/** A device without wrong codes: new, or after a right one. */
export const UNLOCKED: Lockout = { recent: [], inARow: 0, locks: 0, until: 0 }

/** What prevents checking a code now; undefined when nothing does. */
export function barred({ inARow, until }: Lockout, at: number, policy: LockoutPolicy): Barred | undefined {
  if (inARow >= policy.mostInARow) return { is: 'disabled' }
  return at < until ? { is: 'locked', until } : undefined
}

/** The lockout after one more wrong code. */
export function afterFailure(lockout: Lockout, at: number, policy: LockoutPolicy): Lockout {
  const recent = [...lockout.recent.filter((time) => time > at - policy.within), at]
  const inARow = lockout.inARow + 1
  if (recent.length < policy.failures) return { ...lockout, recent, inARow }
  const length = Math.min(policy.lock * 2 ** lockout.locks, policy.longest)
  return { recent: [], inARow, locks: lockout.locks + 1, until: at + length }
}
