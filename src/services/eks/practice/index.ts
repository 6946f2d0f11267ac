import type * as Client from '@aws-sdk/client-eks'
import { practiceService } from '../../../practice/service.ts'
import { eks as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { seedEks } from './seed.ts'
import {
  type C,
  clusters,
  type EksState,
  nodegroupId,
  nodegroupOf,
  nodegroups,
  paged,
  profileId,
  profileOf,
  profiles,
  shownCluster,
  shownNodegroup,
  shownProfile,
  taggedBy,
} from './state.ts'

const byNodegroup = (call: C<Parameters<typeof nodegroupId>[0]>) => nodegroups.arn(call, nodegroupId(call.input))
const byProfile = (call: C<Parameters<typeof profileId>[0]>) => profiles.arn(call, profileId(call.input))

/** Amazon EKS: clusters, node groups and Fargate profiles. It runs no Kubernetes. */
export const eks = practiceService<typeof Client, EksState>({
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
  acts: { name: clusters.arn, clusterName: clusters.arn, resourceArn: clusters.arn },
  describes,
  reads: {
    ListClusters: (call) => paged(call, { clusters: call.state.clusters.map(({ name }) => name) }),
    DescribeCluster: (call) => ({ cluster: shownCluster(call, clusters.of(call, call.input.name)) }),
    ListNodegroups: (call) => {
      const { name } = clusters.of(call, call.input.clusterName)
      const those = nodegroups.those(call, undefined, ({ clusterName }) => clusterName === name)
      return paged(call, { nodegroups: those.map(({ nodegroupName }) => nodegroupName) })
    },
    DescribeNodegroup: (call) => ({ nodegroup: shownNodegroup(call, nodegroupOf(call)) }),
    ListFargateProfiles: (call) => {
      const { name } = clusters.of(call, call.input.clusterName)
      const those = profiles.those(call, undefined, ({ clusterName }) => clusterName === name)
      return paged(call, { fargateProfileNames: those.map(({ fargateProfileName }) => fargateProfileName) })
    },
    DescribeFargateProfile: (call) => ({ fargateProfile: shownProfile(call, profileOf(call)) }),
    ListTagsForResource: (call) => ({ tags: taggedBy(call, call.input.resourceArn).tags }),
  },
  changes,
})
