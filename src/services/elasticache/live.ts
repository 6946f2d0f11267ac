export {}

declare module '../../model/live.ts' {
  interface State {
    'AWS::ElastiCache::ReplicationGroup': {
      /** creating, available, modifying, deleting ... */
      Status: string
      /** Whether clients must send a token (AUTH). */
      AuthTokenEnabled: boolean
      /** The Outposts of its nodes; empty in the Availability Zones of the region. */
      OutpostArns: readonly string[]
    }
    'AWS::ElastiCache::CacheCluster': {
      /** creating, available, modifying, deleting ... */
      Status: string
      /** Its replication group; null for a standalone cluster. */
      ReplicationGroupId: string
      /** The Outpost that it runs on; null in the Availability Zones of the region. */
      OutpostArn: string
    }
  }
}
