import type { LayerId, Party } from '../../src/catalog/layers.ts'

export interface ReviewedCase {
  readonly type: string
  readonly given?: readonly string[]
  /** The layers that are compared. */
  readonly asked: readonly LayerId[]
  /** The parties at the commit that was reviewed (e25a5e5), asked of it with the same configuration; null: unclassified. */
  readonly was: Readonly<Partial<Record<LayerId, Party>>> | null
  /** What AWS's pages say. */
  readonly says: string
}

/** Cases with the same mistake. */
export interface Mistake {
  readonly title: string
  readonly cases: readonly ReviewedCase[]
}
