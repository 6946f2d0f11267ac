import type { Tag } from '@aws-sdk/client-dax'
import { collector, detail, pages, tagRecord } from '../../../collect/collector.ts'
import { taggedAs } from '../../resourcegroupstaggingapi/collect.ts'

const on = 'AWS::DAX::Cluster'

/** DAX clusters, which cache tables. */
export const caches = collector({
  types: [on],
  service: 'dax',
  scope: 'region',
  needs: ['dax:DescribeClusters'],
  async *list({ client }) {
    const dax = await client('dax')
    const clusters = pages(
      (NextToken) => dax.describeClusters({ NextToken }),
      (answer) => answer.Clusters,
      (answer) => answer.NextToken,
    )
    for await (const one of clusters) {
      if (!one.ClusterArn || !one.ClusterName) continue
      const encryption = one.SSEDescription?.Status
      const zones = new Set((one.Nodes ?? []).flatMap(({ AvailabilityZone }) => AvailabilityZone ?? []))
      yield {
        type: on,
        id: one.ClusterArn,
        name: one.ClusterName,
        properties: {
          Arn: one.ClusterArn,
          ClusterName: one.ClusterName,
          ClusterEndpointEncryptionType: one.ClusterEndpointEncryptionType ?? null,
          IAMRoleARN: one.IamRoleArn ?? null,
          SecurityGroupIds: (one.SecurityGroups ?? []).flatMap(
            ({ SecurityGroupIdentifier }) => SecurityGroupIdentifier ?? [],
          ),
          SSESpecification: encryption ? { SSEEnabled: encryption === 'ENABLED' } : null,
          SubnetGroupName: one.SubnetGroup ?? null,
        },
        state: { Status: one.Status ?? null, NodeZones: [...zones].sort() },
      }
    }
  },
  details: [
    taggedAs(
      'dax:cache',
      detail({
        on,
        needs: ['dax:ListTags'],
        fills: ['tags'],
        async get({ client }, cluster) {
          const dax = await client('dax')
          const tags = pages(
            (NextToken) => dax.listTags({ ResourceName: cluster.id, NextToken }),
            (answer) => answer.Tags,
            (answer) => answer.NextToken,
          )
          const all: Tag[] = []
          for await (const tag of tags) all.push(tag)
          return { tags: tagRecord(all) }
        },
      }),
    ),
  ],
})
