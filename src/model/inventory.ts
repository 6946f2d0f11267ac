/** One source of the inventory: how many resources it listed, and where it was refused or partial. */
export interface SourceReport {
  readonly source: string
  readonly resources: number
  readonly partial: { readonly region: string; readonly call: string; readonly why: string }[]
}

/** A type of which there are resources that no source lists. `count`: by AWS Config; null where a source could not be asked. */
export interface Unlisted {
  readonly type: string
  readonly region: string
  readonly count: number | null
  readonly why: string
}

/** What an account holds by what could be asked for all of it, held against what was read. */
export interface Inventory {
  readonly sources: SourceReport[]
  /** Resources that their own service showed. */
  readonly read: number
  /** Resources that Cloud Control showed, of types without a collector; absent where it was not asked. */
  readonly byCloudControl?: number
  /** Resources that only a source lists: they stand in the ledger, unread. */
  readonly listedOnly: number
  /** Resources that their own service showed, and no source lists. */
  readonly unindexed: number
  /** Listed by a source, and not by their own service, which listed all that it shows of the type: deleted since, or of a kind that it leaves out. */
  readonly stale: { readonly id: string; readonly type: string; readonly region: string }[]
  readonly unlisted: Unlisted[]
}
