import { awsError, type Call, type PracticeService, page, practiceService } from '../../../practice/service.ts'
import { redshift as sdk } from '../sdk.ts'
import { changes, enableSnapshotCopy } from './changes.ts'
import { seedRedshift } from './seed.ts'
import {
  arnOf,
  type C,
  clusterOf,
  type Module,
  onlyThese,
  parameterGroupOf,
  type RedshiftState,
  shownCluster,
  shownLogging,
  shownParameterGroup,
  shownParameters,
  shownSubnetGroup,
  subnetGroupOf,
  taggedBy,
} from './state.ts'

const invalid = () => awsError('InvalidParameterValue', 'The marker is not one that this operation gave.')

type Named<K extends string> = { readonly [N in K]?: string | undefined }
const cluster = (call: C<Named<'ClusterIdentifier'>>): string =>
  arnOf(call, 'cluster', call.input.ClusterIdentifier ?? '*')
const parameters = (call: C<Named<'ParameterGroupName'>>): string =>
  arnOf(call, 'parametergroup', call.input.ParameterGroupName ?? '*')
const subnetGroup = (call: C<Named<'ClusterSubnetGroupName'>>): string =>
  arnOf(call, 'subnetgroup', call.input.ClusterSubnetGroupName ?? '*')
const byArn = ({ input }: { input: Named<'ResourceName'> }): string => input.ResourceName ?? '*'

interface Paged {
  readonly Marker?: string | undefined
  readonly MaxRecords?: number | undefined
}

/** A page is small whatever is asked for, as it may be on AWS. */
function paged<T>(call: Call<Paged, RedshiftState>, items: readonly T[]) {
  const { Marker: token, MaxRecords } = call.input
  const { items: shown, next } = page(call, items, {
    token,
    size: Math.min(MaxRecords ?? call.pageSize, call.pageSize),
    invalid,
  })
  return { shown, Marker: next }
}

/** Amazon Redshift: clusters, their parameter and subnet groups, their audit logs. It keeps no tables. */
export const redshift: PracticeService<RedshiftState> = practiceService<Module, RedshiftState>({
  sdk,
  scope: 'regional',
  seed: seedRedshift,
  resource: {
    DescribeLoggingStatus: cluster,
    ModifyCluster: cluster,
    CreateCluster: cluster,
    RebootCluster: cluster,
    DeleteCluster: cluster,
    EnableLogging: cluster,
    DisableLogging: cluster,
    EnableSnapshotCopy: cluster,
    DisableSnapshotCopy: cluster,
    DescribeClusterParameters: parameters,
    CreateClusterParameterGroup: parameters,
    ModifyClusterParameterGroup: parameters,
    DeleteClusterParameterGroup: parameters,
    ModifyClusterSubnetGroup: subnetGroup,
    DescribeTags: byArn,
    CreateTags: byArn,
    DeleteTags: byArn,
  },
  reads: {
    DescribeClusters: (call) => {
      const { ClusterIdentifier: id } = call.input
      onlyThese(call.input, ['ClusterIdentifier', 'Marker', 'MaxRecords'], 'a description of clusters')
      const { shown, Marker } = paged(call, id === undefined ? call.state.clusters : [clusterOf(call, id)])
      return { Clusters: shown.map((one) => shownCluster(call, one)), Marker }
    },
    DescribeLoggingStatus: (call) => shownLogging(clusterOf(call, call.input.ClusterIdentifier)),
    DescribeClusterParameterGroups: (call) => {
      const { ParameterGroupName: name } = call.input
      onlyThese(call.input, ['Marker', 'MaxRecords', 'ParameterGroupName'], 'a description of parameter groups')
      const all = name === undefined ? call.state.parameterGroups : [parameterGroupOf(call, name)]
      const { shown, Marker } = paged(call, all)
      return { ParameterGroups: shown.map(shownParameterGroup), Marker }
    },
    DescribeClusterParameters: (call) => {
      const { ParameterGroupName: name, Source } = call.input
      const all = shownParameters(parameterGroupOf(call, name)).filter(
        (one) => Source === undefined || one.Source === Source,
      )
      const { shown, Marker } = paged(call, all)
      return { Parameters: shown, Marker }
    },
    DescribeClusterSubnetGroups: (call) => {
      const { ClusterSubnetGroupName: name } = call.input
      onlyThese(call.input, ['ClusterSubnetGroupName', 'Marker', 'MaxRecords'], 'a description of subnet groups')
      const all = name === undefined ? call.state.subnetGroups : [subnetGroupOf(call, name)]
      const { shown, Marker } = paged(call, all)
      return { ClusterSubnetGroups: shown.map(shownSubnetGroup), Marker }
    },
    DescribeTags: (call) => {
      const { ResourceName } = call.input
      onlyThese(call.input, ['Marker', 'MaxRecords', 'ResourceName'], 'a description of tags')
      if (ResourceName === undefined) throw awsError('NotImplemented', 'Tags are described by ResourceName here.', 501)
      const { shown, Marker } = paged(call, taggedBy(call, ResourceName).tags)
      return { TaggedResources: shown.map((Tag) => ({ Tag, ResourceName })), Marker }
    },
  },
  changes: {
    ...changes,
    EnableSnapshotCopy: (call) => ({
      Cluster: shownCluster(call, enableSnapshotCopy(call, call.of(redshift, call.input.DestinationRegion).grants)),
    }),
  },
})
