/** A property that two readings of one resource show with different values. */
export interface PropertyDifference {
  readonly id: string
  readonly type: string
  readonly region: string
  /** A path, e.g. `BucketEncryption.ServerSideEncryptionConfiguration`. */
  readonly property: string
  /** As JSON, cut where it is long. */
  readonly ours: string
  /** Null where Cloud Control does not show the property. */
  readonly theirs: string | null
}

/** What the collectors read, held against what Cloud Control shows of the same resources. */
export interface CloudControlComparison {
  readonly with: 'cloudcontrol'
  /** Resources and types that both have read. */
  readonly resources: number
  readonly types: number
  /** Properties that both show, and those of them that are the same. */
  readonly compared: number
  readonly same: number
  /** The first of them; `omitted` says how many more there are. */
  readonly differences: PropertyDifference[]
  readonly omitted: number
  /** What Cloud Control did not show, and why. */
  readonly notRead: {
    readonly type: string
    readonly region: string
    readonly why: string
    readonly resources: number
  }[]
}
