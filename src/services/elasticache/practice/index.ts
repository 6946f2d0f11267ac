import { awsError, page, practiceService } from '../../../practice/service.ts'
import { elasticache as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { seedElastiCache } from './seed.ts'
import {
  type C,
  clusterOf,
  type ElastiCacheState,
  groupOf,
  type Module,
  serverlessOf,
  shownCluster,
  shownGroup,
  shownNodes,
  shownServerless,
  taggedBy,
} from './state.ts'

const invalid = () => awsError('InvalidParameterValue', 'The marker is not one that this operation gave.')
const byArn = ({ input }: { input: { ResourceName?: string | undefined } }): string => input.ResourceName ?? '*'

/** Amazon ElastiCache: replication groups, clusters and serverless caches. It keeps no keys and values. */
export const elasticache = practiceService<Module, ElastiCacheState>({
  sdk,
  scope: 'regional',
  seed: seedElastiCache,
  resource: { ListTagsForResource: byArn, AddTagsToResource: byArn, RemoveTagsFromResource: byArn },
  reads: {
    DescribeCacheClusters: (call) => {
      const { CacheClusterId: id, Marker: token, MaxRecords: size } = call.input
      const { groups, clusters } = call.state
      const nodes = groups.flatMap((one) => shownNodes(call, one))
      const node = nodes.find((one) => one.CacheClusterId === id)
      const all =
        id === undefined
          ? [...nodes, ...clusters.map((one) => shownCluster(call, one))]
          : [node ?? shownCluster(call, clusterOf(call, id))]
      const { items, next } = page(call, all, { token, size: smaller(call, size), invalid })
      return { CacheClusters: items, Marker: next }
    },
    DescribeReplicationGroups: (call) => {
      const { ReplicationGroupId: id, Marker: token, MaxRecords: size } = call.input
      const all = id === undefined ? call.state.groups : [groupOf(call, id)]
      const { items, next } = page(call, all, { token, size: smaller(call, size), invalid })
      return { ReplicationGroups: items.map((one) => shownGroup(call, one)), Marker: next }
    },
    DescribeServerlessCaches: (call) => {
      const { ServerlessCacheName: name, NextToken: token, MaxResults: size } = call.input
      const all = name === undefined ? call.state.serverless : [serverlessOf(call, name)]
      const { items, next } = page(call, all, { token, size: smaller(call, size), invalid })
      return { ServerlessCaches: items.map((one) => shownServerless(call, one)), NextToken: next }
    },
    ListTagsForResource: (call) => ({ TagList: taggedBy(call, call.input.ResourceName).tags }),
  },
  changes,
})

/** A page is small whatever is asked for, as it may be on AWS. */
const smaller = ({ pageSize }: C, size: number | undefined): number => Math.min(size ?? pageSize, pageSize)
