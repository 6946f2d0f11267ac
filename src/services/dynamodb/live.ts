export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::DynamoDB::Table': {
      /** CREATING, UPDATING, DELETING, ACTIVE, ARCHIVING, ARCHIVED, INACCESSIBLE_ENCRYPTION_CREDENTIALS. */
      TableStatus: string
      /** The JSON document of its resource-based policy. */
      Policy: string
      /** The JSON document of the policy of its latest stream. */
      StreamPolicy: string
    }
    'AWS::DAX::Cluster': {
      /** creating, available, modifying, deleting ... */
      Status: string
      /** The Availability Zones of its nodes, sorted, each once. */
      NodeZones: readonly string[]
    }
  }
}
