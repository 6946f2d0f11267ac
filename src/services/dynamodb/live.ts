export interface DynamoDbState {
  'AWS::DynamoDB::Table': {
    /** CREATING, UPDATING, DELETING, ACTIVE, ARCHIVING, ARCHIVED, INACCESSIBLE_ENCRYPTION_CREDENTIALS. */
    TableStatus: string
    /** The JSON document of its resource-based policy. */
    Policy: string
  }
  'AWS::DAX::Cluster': {
    /** creating, available, modifying, deleting ... */
    Status: string
    /** The zones of its nodes, sorted, each once. */
    NodeZones: readonly string[]
  }
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    /** The types of its scaling policies, e.g. TargetTrackingScaling: a target without one never scales by load. */
    PolicyTypes: readonly string[]
  }
}
