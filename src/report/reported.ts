import type { ResourceEntry } from '../ledger/ledger.ts'
import type { RunHead } from '../ledger/run.ts'
import type { Model } from '../model/model.ts'

/** What every report is made of: a run. Each report walks the ledger again, some twice, so it need not fit into memory. */
export interface Reported {
  readonly head: RunHead
  readonly model: Model
  readonly ledger: Iterable<ResourceEntry>
}
