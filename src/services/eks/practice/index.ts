import { page, practiceService } from '../../../practice/service.ts'
import { eks as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { seedEks } from './seed.ts'
import {
  type C,
  type Client,
  clusterArn,
  clusterOf,
  type EksState,
  invalid,
  nodegroupArn,
  nodegroupOf,
  profileArn,
  profileOf,
  shownCluster,
  shownNodegroup,
  shownProfile,
  taggedBy,
} from './state.ts'

const byNodegroup = (call: C<{ clusterName?: string | undefined; nodegroupName?: string | undefined }>): string =>
  nodegroupArn(call, { cluster: call.input.clusterName ?? '', name: call.input.nodegroupName ?? '' })
const byProfile = (call: C<{ clusterName?: string | undefined; fargateProfileName?: string | undefined }>): string =>
  profileArn(call, { cluster: call.input.clusterName ?? '', name: call.input.fargateProfileName ?? '' })

const names = (call: C<{ nextToken?: string | undefined; maxResults?: number | undefined }>, all: readonly string[]) =>
  page(call, all, {
    token: call.input.nextToken,
    size: Math.min(call.input.maxResults ?? 100, 100, call.pageSize),
    invalid: () => invalid('Invalid nextToken'),
  })

/** Amazon EKS: clusters, node groups and Fargate profiles. There is no Kubernetes behind it. */
export const eks = practiceService<Client, EksState>({
  sdk,
  scope: 'regional',
  seed: seedEks,
  resource: {
    DescribeNodegroup: byNodegroup,
    UpdateNodegroupVersion: byNodegroup,
    DeleteNodegroup: byNodegroup,
    DescribeFargateProfile: byProfile,
    DeleteFargateProfile: byProfile,
  },
  acts: { name: clusterArn, clusterName: clusterArn, resourceArn: (_, arn) => arn },
  reads: {
    ListClusters: (call) => {
      const { items, next } = names(
        call,
        call.state.clusters.map(({ name }) => name),
      )
      return { clusters: items, nextToken: next }
    },
    DescribeCluster: (call) => ({ cluster: shownCluster(call, clusterOf(call, call.input.name)) }),
    ListNodegroups: (call) => {
      const { name } = clusterOf(call, call.input.clusterName)
      const all = call.state.nodegroups.filter(({ cluster }) => cluster === name).map((one) => one.name)
      const { items, next } = names(call, all)
      return { nodegroups: items, nextToken: next }
    },
    DescribeNodegroup: (call) => ({
      nodegroup: shownNodegroup(call, nodegroupOf(call, call.input.clusterName, call.input.nodegroupName)),
    }),
    ListFargateProfiles: (call) => {
      const { name } = clusterOf(call, call.input.clusterName)
      const all = call.state.profiles.filter(({ cluster }) => cluster === name).map((one) => one.name)
      const { items, next } = names(call, all)
      return { fargateProfileNames: items, nextToken: next }
    },
    DescribeFargateProfile: (call) => ({
      fargateProfile: shownProfile(call, profileOf(call, call.input.clusterName, call.input.fargateProfileName)),
    }),
    ListTagsForResource: (call) => ({ tags: taggedBy(call, call.input.resourceArn).tags }),
  },
  changes,
})
