export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::KMS::Key': {
      /** DescribeKey: Enabled, Disabled, PendingDeletion, PendingImport, PendingReplicaDeletion, Unavailable ... */
      KeyState: string
    }
  }
}
