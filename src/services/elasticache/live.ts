export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ElastiCache::ReplicationGroup': {
      /** creating, available, modifying, deleting ... */
      Status: string
      /** Whether clients must show a token (AUTH). */
      AuthTokenEnabled: boolean
    }
    'AWS::ElastiCache::CacheCluster': {
      /** creating, available, modifying, deleting ... */
      Status: string
      /** The replication group that it is a node of; null when it stands alone. */
      ReplicationGroupId: string
    }
  }
}
