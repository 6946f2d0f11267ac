import type { ResourceEntry } from '../ledger/ledger.ts'
import type { RunHead } from '../ledger/run.ts'
import type { Model } from '../model/model.ts'

/** The input of every report: a run. Reports iterate over the ledger, some twice, so it need not fit into memory. */
export interface Reported {
  readonly head: RunHead
  readonly model: Model
  readonly ledger: Iterable<ResourceEntry>
  /** The flags by which another command works on the same practice account or endpoint; without them it would use a real account. */
  readonly on?: string
}
