import type * as Client from '@aws-sdk/client-redshift'
import { notHere, onlyThese } from '../../../practice/limits.ts'
import { type PracticeService, practiceService } from '../../../practice/service.ts'
import { tagPairs } from '../../../practice/tags.ts'
import { redshift as sdk } from '../sdk.ts'
import { changes, enableSnapshotCopy } from './changes.ts'
import { describes } from './cloudformation.ts'
import { seedRedshift } from './seed.ts'
import {
  clusters,
  paged,
  parameterGroups,
  type RedshiftState,
  shownCluster,
  shownParameterGroup,
  shownParameters,
  shownSubnetGroup,
  subnetGroups,
  taggedBy,
} from './state.ts'

/** Amazon Redshift: clusters, parameter groups, subnet groups and audit logging. It has no tables. */
export const redshift: PracticeService<RedshiftState> = practiceService<typeof Client, RedshiftState>({
  sdk,
  scope: 'regional',
  seed: seedRedshift,
  // the List and Describe actions have no resource types (service-authorization/latest/reference/list_amazonredshift.html)
  resource: {
    DescribeClusters: () => '*',
    DescribeClusterParameterGroups: () => '*',
    DescribeClusterSubnetGroups: () => '*',
  },
  acts: {
    ClusterIdentifier: clusters.arn,
    ParameterGroupName: parameterGroups.arn,
    ClusterSubnetGroupName: subnetGroups.arn,
    ResourceName: (_, arn) => arn,
  },
  describes,
  reads: {
    DescribeClusters: (call) => {
      onlyThese(call.input, ['ClusterIdentifier', 'Marker', 'MaxRecords'], 'a description of clusters')
      return paged(call, { Clusters: clusters.those(call, call.input.ClusterIdentifier).map(shownCluster) })
    },
    DescribeLoggingStatus: (call) => clusters.of(call, call.input.ClusterIdentifier).logging,
    DescribeClusterParameterGroups: (call) => {
      onlyThese(call.input, ['Marker', 'MaxRecords', 'ParameterGroupName'], 'a description of parameter groups')
      const those = parameterGroups.those(call, call.input.ParameterGroupName)
      return paged(call, { ParameterGroups: those.map(shownParameterGroup) })
    },
    DescribeClusterParameters: (call) => {
      const { ParameterGroupName: name, Source } = call.input
      const all = shownParameters(parameterGroups.of(call, name))
      return paged(call, { Parameters: all.filter((one) => Source === undefined || one.Source === Source) })
    },
    DescribeClusterSubnetGroups: (call) => {
      onlyThese(call.input, ['ClusterSubnetGroupName', 'Marker', 'MaxRecords'], 'a description of subnet groups')
      const those = subnetGroups.those(call, call.input.ClusterSubnetGroupName)
      return paged(call, { ClusterSubnetGroups: those.map(shownSubnetGroup) })
    },
    DescribeTags: (call) => {
      const { ResourceName } = call.input
      onlyThese(call.input, ['Marker', 'MaxRecords', 'ResourceName'], 'a description of tags')
      if (ResourceName === undefined) throw notHere('Tags are described by ResourceName here.')
      const tags = tagPairs(taggedBy(call, ResourceName).tags)
      return paged(call, { TaggedResources: tags.map((Tag) => ({ Tag, ResourceName })) })
    },
  },
  changes: {
    ...changes,
    EnableSnapshotCopy: (call) => enableSnapshotCopy(call, call.of(redshift, call.input.DestinationRegion).grants),
  },
})
