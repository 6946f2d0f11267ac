import type { Judged } from '../evaluate/evaluate.ts'
import type { Exception } from './exceptions.ts'

/** A verdict with the exception that accepts it, if any; an accepted verdict stays unmet. */
export interface LedgerVerdict extends Judged {
  readonly exception?: Exception
}
