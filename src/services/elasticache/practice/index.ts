import type * as Client from '@aws-sdk/client-elasticache'
import { practiceService } from '../../../practice/service.ts'
import { tagPairs } from '../../../practice/tags.ts'
import { elasticache as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { seedElastiCache } from './seed.ts'
import {
  byMarker,
  byToken,
  clusters,
  type ElastiCacheState,
  groups,
  serverless,
  shownCluster,
  shownGroup,
  shownNodes,
  taggedBy,
} from './state.ts'

/** Amazon ElastiCache: replication groups, clusters and serverless caches. It stores no data. */
export const elasticache = practiceService<typeof Client, ElastiCacheState>({
  sdk,
  scope: 'regional',
  seed: seedElastiCache,
  acts: { ResourceName: (_, arn) => arn },
  describes,
  reads: {
    DescribeCacheClusters: (call) => {
      const { CacheClusterId: id } = call.input
      const nodes = call.state.groups.flatMap((one) => shownNodes(call, one))
      const node = nodes.find((one) => one.CacheClusterId === id)
      const alone = node ? [] : clusters.those(call, id).map((one) => shownCluster(call, one))
      return byMarker(call, { CacheClusters: [...(id === undefined ? nodes : node ? [node] : []), ...alone] })
    },
    DescribeReplicationGroups: (call) => {
      const those = groups.those(call, call.input.ReplicationGroupId)
      return byMarker(call, { ReplicationGroups: those.map((one) => shownGroup(call, one)) })
    },
    DescribeServerlessCaches: (call) => {
      const those = serverless.those(call, call.input.ServerlessCacheName)
      return byToken(call, { ServerlessCaches: those.map(({ is }) => is) })
    },
    ListTagsForResource: (call) => ({ TagList: tagPairs(taggedBy(call, call.input.ResourceName).tags) }),
  },
  changes,
})
