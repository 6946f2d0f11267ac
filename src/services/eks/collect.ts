import type { Cluster } from '@aws-sdk/client-eks'
import { collector, detail, pages, type Reach, whole } from '../../collect/collector.ts'

const CLUSTER = 'AWS::EKS::Cluster'
const NODEGROUP = 'AWS::EKS::Nodegroup'
const PROFILE = 'AWS::EKS::FargateProfile'

/** The names of the clusters of the region, listed once and shared. */
const clusterNames = ({ once, client, region }: Reach): Promise<readonly string[]> =>
  once(`eks clusters ${region}`, async () => {
    const eks = await client('eks')
    const found = pages(
      (nextToken) => eks.listClusters({ nextToken, maxResults: 100 }),
      (answer) => answer.clusters,
      (answer) => answer.nextToken,
    )
    const names: string[] = []
    for await (const name of found) names.push(name)
    return names
  })

export const eksClusters = collector({
  types: [CLUSTER],
  service: 'eks',
  scope: 'region',
  needs: ['eks:ListClusters'],
  async *list(reach) {
    const { partition, region, account } = reach
    for (const Name of await clusterNames(reach)) {
      const Arn = `arn:${partition}:eks:${region}:${account}:cluster/${Name}`
      yield { type: CLUSTER, id: Arn, name: Name, properties: { Arn, Name } }
    }
  },
  details: [
    detail({
      on: CLUSTER,
      needs: ['eks:DescribeCluster'],
      fills: [
        'AccessConfig',
        'ComputeConfig',
        'DeletionProtection',
        'EncryptionConfig',
        'Logging',
        'ResourcesVpcConfig',
        'OutpostConfig',
        'RemoteNetworkConfig',
        'RoleArn',
        'Version',
        'state.Status',
        'tags',
      ],
      async get({ client }, { name }) {
        const { cluster } = await (await client('eks')).describeCluster({ name })
        return cluster ? clusterMore(cluster) : {}
      },
    }),
  ],
})

function clusterMore(found: Cluster) {
  const vpc = found.resourcesVpcConfig
  const logging = found.logging?.clusterLogging ?? []
  const logged = logging.filter(({ enabled }) => enabled === true).flatMap(({ types }) => types ?? [])
  return {
    tags: found.tags ?? {},
    properties: {
      AccessConfig: found.accessConfig?.authenticationMode
        ? { AuthenticationMode: found.accessConfig.authenticationMode }
        : undefined,
      ComputeConfig: found.computeConfig ? { Enabled: found.computeConfig.enabled } : null,
      DeletionProtection: found.deletionProtection,
      EncryptionConfig: (found.encryptionConfig ?? []).map(({ resources, provider }) => ({
        Resources: resources,
        Provider: { KeyArn: provider?.keyArn },
      })),
      Logging: logging.every(({ enabled }) => enabled !== undefined)
        ? { ClusterLogging: { EnabledTypes: logged.map((Type) => ({ Type })) } }
        : undefined,
      ResourcesVpcConfig: whole(
        {
          EndpointPrivateAccess: vpc?.endpointPrivateAccess,
          EndpointPublicAccess: vpc?.endpointPublicAccess,
          PublicAccessCidrs: vpc?.publicAccessCidrs,
          SecurityGroupIds: vpc?.securityGroupIds ?? [],
          SubnetIds: vpc?.subnetIds ?? [],
        },
        'EndpointPublicAccess',
      ),
      OutpostConfig: found.outpostConfig
        ? {
            OutpostArns: found.outpostConfig.outpostArns ?? [],
            ControlPlaneInstanceType: found.outpostConfig.controlPlaneInstanceType ?? '',
          }
        : null,
      RemoteNetworkConfig: found.remoteNetworkConfig
        ? {
            RemoteNodeNetworks: (found.remoteNetworkConfig.remoteNodeNetworks ?? []).map(({ cidrs = [] }) => ({
              Cidrs: cidrs,
            })),
          }
        : null,
      RoleArn: found.roleArn ?? null,
      Version: found.version ?? null,
    },
    state: { Status: found.status ?? null },
  }
}

/** The number of parallel Describe calls for the parts of a cluster. */
const TOGETHER = 10

/** Describes names in small groups, in order: the ARNs of these parts contain an id that only the description has. */
async function* eachOf<T>(names: AsyncIterable<string>, describe: (name: string) => Promise<T | undefined>) {
  let waiting: string[] = []
  const asked = async function* () {
    for (const found of await Promise.all(waiting.map(describe))) if (found !== undefined) yield found
    waiting = []
  }
  for await (const name of names) {
    waiting.push(name)
    if (waiting.length === TOGETHER) yield* asked()
  }
  yield* asked()
}

export const nodegroups = collector({
  types: [NODEGROUP],
  service: 'eks',
  scope: 'region',
  needs: ['eks:DescribeNodegroup', 'eks:ListClusters', 'eks:ListNodegroups'],
  async *list(reach) {
    const eks = await reach.client('eks')
    for (const clusterName of await clusterNames(reach)) {
      const names = pages(
        (nextToken) => eks.listNodegroups({ clusterName, nextToken, maxResults: 100 }),
        (answer) => answer.nodegroups,
        (answer) => answer.nextToken,
      )
      const groups = eachOf(
        names,
        async (nodegroupName) => (await eks.describeNodegroup({ clusterName, nodegroupName })).nodegroup,
      )
      for await (const one of groups) {
        if (!one.nodegroupArn || !one.nodegroupName) continue
        const ssh = one.remoteAccess
        yield {
          type: NODEGROUP,
          id: one.nodegroupArn,
          name: one.nodegroupName,
          tags: one.tags ?? {},
          properties: {
            Arn: one.nodegroupArn,
            NodegroupName: one.nodegroupName,
            ClusterName: clusterName,
            AmiType: one.amiType ?? null,
            RemoteAccess: ssh?.ec2SshKey
              ? { Ec2SshKey: ssh.ec2SshKey, SourceSecurityGroups: ssh.sourceSecurityGroups ?? [] }
              : null,
            Subnets: one.subnets ?? null,
            Version: one.version ?? null,
          },
          state: { Status: one.status ?? null },
        }
      }
    }
  },
})

export const fargateProfiles = collector({
  types: [PROFILE],
  service: 'eks',
  scope: 'region',
  needs: ['eks:DescribeFargateProfile', 'eks:ListClusters', 'eks:ListFargateProfiles'],
  async *list(reach) {
    const eks = await reach.client('eks')
    for (const clusterName of await clusterNames(reach)) {
      const names = pages(
        (nextToken) => eks.listFargateProfiles({ clusterName, nextToken, maxResults: 100 }),
        (answer) => answer.fargateProfileNames,
        (answer) => answer.nextToken,
      )
      const profiles = eachOf(
        names,
        async (fargateProfileName) =>
          (await eks.describeFargateProfile({ clusterName, fargateProfileName })).fargateProfile,
      )
      for await (const one of profiles) {
        if (!one.fargateProfileArn || !one.fargateProfileName) continue
        yield {
          type: PROFILE,
          id: one.fargateProfileArn,
          name: one.fargateProfileName,
          tags: one.tags ?? {},
          properties: {
            Arn: one.fargateProfileArn,
            FargateProfileName: one.fargateProfileName,
            ClusterName: clusterName,
            PodExecutionRoleArn: one.podExecutionRoleArn ?? null,
            Subnets: one.subnets ?? null,
          },
          state: { Status: one.status ?? null },
        }
      }
    }
  },
})
