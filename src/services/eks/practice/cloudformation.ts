import type * as Client from '@aws-sdk/client-eks'
import type { Ask, Describing } from '../../../practice/service.ts'

type Module = typeof Client

const clustersOf = (ask: Ask<Module>): readonly string[] => ask('ListClusters', {}).clusters ?? []

/** Clusters, node groups and Fargate profiles in CloudFormation's shape. */
export const describes: Describing<Module> = {
  'AWS::EKS::Cluster': (ask) =>
    clustersOf(ask).map((name) => {
      const is = ask('DescribeCluster', { name }).cluster
      const logged = (is?.logging?.clusterLogging ?? []).flatMap(({ enabled, types }) => (enabled ? (types ?? []) : []))
      return {
        is,
        also: {
          Logging: { ClusterLogging: { EnabledTypes: logged.map((Type) => ({ Type })) } },
          CertificateAuthorityData: is?.certificateAuthority?.data,
        },
        tags: is?.tags,
      }
    }),
  'AWS::EKS::Nodegroup': (ask) =>
    clustersOf(ask).flatMap((clusterName) =>
      (ask('ListNodegroups', { clusterName }).nodegroups ?? []).map((nodegroupName) => {
        const is = ask('DescribeNodegroup', { clusterName, nodegroupName }).nodegroup
        return {
          is,
          also: { Id: `${clusterName}/${nodegroupName}`, Arn: is?.nodegroupArn },
          tags: is?.tags,
        }
      }),
    ),
  'AWS::EKS::FargateProfile': (ask) =>
    clustersOf(ask).flatMap((clusterName) =>
      (ask('ListFargateProfiles', { clusterName }).fargateProfileNames ?? []).map((fargateProfileName) => {
        const is = ask('DescribeFargateProfile', { clusterName, fargateProfileName }).fargateProfile
        return { is, also: { Arn: is?.fargateProfileArn }, tags: is?.tags }
      }),
    ),
}
