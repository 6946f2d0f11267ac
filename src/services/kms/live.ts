export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::KMS::Key': {
      /** DescribeKey: Enabled, Disabled, PendingDeletion, PendingImport, PendingReplicaDeletion, Unavailable ... */
      KeyState: string
      /** The moment of a scheduled deletion, ISO 8601. */
      DeletionDate: string
    }
  }
}
