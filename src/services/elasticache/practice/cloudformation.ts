import type * as Client from '@aws-sdk/client-elasticache'
import type { Ask, Describing } from '../../../practice/service.ts'

type Module = typeof Client

const tagsOf = (ask: Ask<Module>, ResourceName: string | undefined) =>
  ask('ListTagsForResource', { ResourceName }).TagList

/** Cache clusters, replication groups and serverless caches in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::ElastiCache::CacheCluster': (ask) =>
    (ask('DescribeCacheClusters', { ShowCacheNodeInfo: true }).CacheClusters ?? []).map((is) => ({
      is,
      also: {
        ClusterName: is.CacheClusterId,
        Port: is.ConfigurationEndpoint?.Port ?? is.CacheNodes?.[0]?.Endpoint?.Port,
        VpcSecurityGroupIds: (is.SecurityGroups ?? []).flatMap(({ SecurityGroupId }) => SecurityGroupId ?? []),
      },
      tags: tagsOf(ask, is.ARN),
      arn: is.ARN,
    })),
  'AWS::ElastiCache::ReplicationGroup': (ask) => {
    const nodes = ask('DescribeCacheClusters', {}).CacheClusters ?? []
    return (ask('DescribeReplicationGroups', {}).ReplicationGroups ?? []).map((is) => ({
      is,
      also: {
        AutomaticFailoverEnabled: is.AutomaticFailover === 'enabled',
        MultiAZEnabled: is.MultiAZ === 'enabled',
        Engine: is.Engine ?? nodes.find((node) => node.ReplicationGroupId === is.ReplicationGroupId)?.Engine,
        EngineVersion: nodes.find((node) => node.ReplicationGroupId === is.ReplicationGroupId)?.EngineVersion,
      },
      tags: tagsOf(ask, is.ARN),
      arn: is.ARN,
    }))
  },
  'AWS::ElastiCache::ServerlessCache': (ask) =>
    (ask('DescribeServerlessCaches', {}).ServerlessCaches ?? []).map((is) => ({
      is,
      also: {
        Endpoint: is.Endpoint && { Address: is.Endpoint.Address, Port: String(is.Endpoint.Port) },
        CreateTime: undefined,
      },
      tags: tagsOf(ask, is.ARN),
      arn: is.ARN,
    })),
}
