/** One source of the inventory: how many resources it listed, and where it was refused or incomplete. */
export interface SourceReport {
  readonly source: string
  readonly resources: number
  readonly partial: { readonly region: string; readonly call: string; readonly why: string }[]
}

/** A type with resources that no source lists. `count` is AWS Config's; null when a source could not be read. */
export interface Unlisted {
  readonly type: string
  readonly region: string
  readonly count: number | null
  readonly why: string
  /** The option of a scan that reads the type; absent where none does. */
  readonly option?: '--list-type' | undefined
}

/** What an account contains according to the sources that list all types, compared with what was read. */
export interface Inventory {
  readonly sources: SourceReport[]
  /** Resources read from their own service. */
  readonly read: number
  /** Resources read by Cloud Control, of types without a collector; absent when Cloud Control was not used. */
  readonly byCloudControl?: number
  /** Resources that only a source lists: they are in the ledger, but were not read. */
  readonly listedOnly: number
  /** Resources read from their own service that no source lists. */
  readonly unindexed: number
  /**
   * Resources that a source lists but their own service does not, although its listing was complete: deleted meanwhile, or of a
   * kind that the service's listing leaves out.
   */
  readonly stale: { readonly id: string; readonly type: string; readonly region: string }[]
  readonly unlisted: Unlisted[]
}
