/** A property whose value differs between two readings of one resource. */
export interface PropertyDifference {
  readonly id: string
  readonly type: string
  readonly region: string
  /** A path, e.g. `BucketEncryption.ServerSideEncryptionConfiguration`. */
  readonly property: string
  /** As JSON, cut when long. */
  readonly ours: string
  /** Null when Cloud Control does not show the property. */
  readonly theirs: string | null
}

/** Compares what the collectors read with what Cloud Control shows of the same resources. */
export interface CloudControlComparison {
  readonly with: 'cloudcontrol'
  /** The number of resources and types that both have read. */
  readonly resources: number
  readonly types: number
  /** The number of properties that both show, and of those that are equal. */
  readonly compared: number
  readonly same: number
  /** The first differences; `omitted` counts the rest. */
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
