export interface KmsState {
  'AWS::KMS::Key': {
    /** DescribeKey: Enabled, Disabled, PendingDeletion, PendingImport, PendingReplicaDeletion, Unavailable ... */
    KeyState: string
    /** The moment of a scheduled deletion, ISO 8601. */
    DeletionDate: string
  }
}
