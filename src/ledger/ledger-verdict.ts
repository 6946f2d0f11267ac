import type { Judged } from '../evaluate/evaluate.ts'
import type { Exception } from './exceptions.ts'

/** A verdict with, where a person accepted it for a while, the exception: it stays unmet all the same. */
export interface LedgerVerdict extends Judged {
  readonly exception?: Exception
}
