export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ElastiCache::ReplicationGroup': {
      /** creating, available, modifying, deleting ... */
      Status: string
      /** Whether clients must show a token (AUTH). */
      AuthTokenEnabled: boolean
      /** The Outposts of its nodes; empty in a region's own zones. */
      OutpostArns: readonly string[]
    }
    'AWS::ElastiCache::CacheCluster': {
      /** creating, available, modifying, deleting ... */
      Status: string
      /** The replication group that it is a node of; null when it stands alone. */
      ReplicationGroupId: string
      /** The Outpost that it runs on; null in a region's own zones. */
      OutpostArn: string
    }
  }
}
