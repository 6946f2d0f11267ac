import type * as Client from '@aws-sdk/client-eks'
import { uuidOf } from '../../../practice/ids.ts'
import { drop, given } from '../../../practice/kind.ts'
import type { ServiceDefinition } from '../../../practice/service.ts'
import { tag, tagsFrom, untag } from '../../../practice/tags.ts'
import { lacking } from '../../ec2/practice/index.ts'
import {
  type C,
  type Cluster,
  clusters,
  type EksState,
  everyLog,
  inUse,
  invalid,
  logging,
  nodegroupOf,
  nodegroups,
  profileOf,
  profiles,
  refuse,
  shownCluster,
  shownNodegroup,
  shownProfile,
  taggedBy,
} from './state.ts'

/** An update as EKS returns it; in the practice account it is complete immediately. */
const update = ({ now, requestId }: C, type: Client.UpdateType) => ({
  update: {
    id: uuidOf('eks-update', requestId),
    status: 'Successful' as const,
    type,
    params: [],
    createdAt: now,
    errors: [],
  },
})

/** The authentication mode can change forward only (eks/latest/userguide/setting-up-access-entries.html). */
const MODES: readonly (string | undefined)[] = ['CONFIG_MAP', 'API_AND_CONFIG_MAP', 'API']

/** The settings of a cluster, one an update: the change, and EKS's name of the update type. */
const settings: readonly {
  readonly of: (input: Client.UpdateClusterConfigRequest) => boolean
  readonly type: Client.UpdateType
  readonly set: (stored: Cluster, input: Client.UpdateClusterConfigRequest) => void
}[] = [
  {
    of: ({ resourcesVpcConfig }) => resourcesVpcConfig !== undefined,
    type: 'EndpointAccessUpdate',
    set: ({ resourcesVpcConfig: stored }, { resourcesVpcConfig: { publicAccessCidrs, ...vpc } = {} }) => {
      const {
        endpointPublicAccess = stored.endpointPublicAccess,
        endpointPrivateAccess = stored.endpointPrivateAccess,
      } = vpc
      if (!endpointPublicAccess && !endpointPrivateAccess)
        throw invalid('Private and public endpoint access cannot be false')
      for (const cidr of publicAccessCidrs ?? [])
        if (!/^[\d.]+\/\d{1,2}$|^[\da-f:]+\/\d{1,3}$/i.test(cidr))
          throw invalid(`The following CIDRs are invalid: ${cidr}`)
      Object.assign(stored, given({ endpointPublicAccess, endpointPrivateAccess, publicAccessCidrs }))
    },
  },
  {
    of: (input) => input.logging !== undefined,
    type: 'LoggingUpdate',
    set: (stored, input) => {
      for (const { types = [], enabled } of input.logging?.clusterLogging ?? []) {
        const bad = types.find((type) => !everyLog.includes(type))
        if (bad !== undefined) throw invalid(`Invalid log type ${bad}`)
        const logged = stored.logging.clusterLogging?.flatMap((one) => (one.enabled ? (one.types ?? []) : [])) ?? []
        const others = logged.filter((type) => !types.includes(type))
        stored.logging = logging(enabled ? [...others, ...types] : others)
      }
    },
  },
  {
    of: ({ accessConfig }) => accessConfig !== undefined,
    type: 'AccessConfigUpdate',
    set: (stored, { accessConfig: { authenticationMode: mode } = {} }) => {
      const { authenticationMode: from } = stored.accessConfig
      const steps = MODES.indexOf(mode) - MODES.indexOf(from)
      if (mode === undefined || (steps !== 0 && steps !== 1))
        throw invalid(`Unsupported authentication mode update from ${from} to ${mode}`)
      stored.accessConfig = { authenticationMode: mode }
    },
  },
  {
    of: ({ deletionProtection }) => deletionProtection !== undefined,
    type: 'DeletionProtectionUpdate',
    set: (stored, { deletionProtection }) => {
      stored.deletionProtection = deletionProtection === true
    },
  },
  {
    of: ({ upgradePolicy }) => upgradePolicy?.supportType !== undefined,
    type: 'UpgradePolicyUpdate',
    set: (stored, { upgradePolicy }) => {
      if (upgradePolicy) stored.upgradePolicy = upgradePolicy
    },
  },
]

const minor = (version: string | undefined): number => Number(/^1\.(\d+)$/.exec(version ?? '')?.[1] ?? Number.NaN)

function subnetsOf(call: C, ids: readonly string[] = []): string[] {
  if (ids.length === 0) throw invalid('Subnets are required')
  const lost = lacking(call, 'subnets', ids)
  if (lost !== undefined)
    throw invalid(`The subnet ID '${lost}' does not exist (Service: AmazonEC2; Error Code: InvalidSubnetID.NotFound)`)
  return [...ids]
}

export const changes = {
  UpdateClusterConfig: (call) => {
    const { input } = call
    const stored = clusters.of(call, input.name)
    const asked = settings.filter(({ of }) => of(input))
    const [one, ...others] = asked
    if (!one) throw invalid('No changes needed for the config provided')
    if (others.length > 0) throw invalid('Only one type of update can be allowed.')
    one.set(stored, input)
    return update(call, one.type)
  },
  UpdateClusterVersion: (call) => {
    const stored = clusters.of(call, call.input.name)
    const wanted = call.input.version
    if (minor(wanted) !== minor(stored.version) + 1)
      throw invalid(`Unsupported Kubernetes minor version update from ${stored.version} to ${wanted}`)
    const behind = call.state.nodegroups.find(
      ({ clusterName, version }) => clusterName === stored.name && minor(version) < minor(wanted) - 3,
    )
    if (behind)
      throw invalid(
        `Nodegroups ${behind.nodegroupName} must be updated to match cluster version ${stored.version} before updating`,
      )
    stored.version = wanted ?? stored.version
    return update(call, 'VersionUpdate')
  },
  AssociateEncryptionConfig: (call) => {
    const stored = clusters.of(call, call.input.clusterName)
    const [config] = call.input.encryptionConfig ?? []
    const key = config?.provider?.keyArn
    if (!key || !config?.resources?.includes('secrets')) throw invalid('Resources must be [secrets], with a provider')
    if (stored.encryptionConfig) throw invalid('Encryption is already enabled for the cluster')
    stored.encryptionConfig = [{ resources: ['secrets'], provider: { keyArn: key } }]
    return update(call, 'AssociateEncryptionConfig')
  },
  DeleteCluster: (call) => {
    const stored = clusters.of(call, call.input.name)
    if (stored.deletionProtection) throw refuse('Cluster has deletion protection enabled')
    if (call.state.nodegroups.some(({ clusterName }) => clusterName === stored.name))
      throw inUse('Cluster has nodegroups attached')
    clusters.remove(call, stored.name)
    drop(call.state.profiles, ({ clusterName }) => clusterName === stored.name)
    return { cluster: { ...shownCluster(call, stored), status: 'DELETING' } }
  },
  CreateNodegroup: (call) => {
    const { nodegroupName = '', nodeRole, remoteAccess, amiType = 'AL2023_x86_64_STANDARD', tags } = call.input
    const cluster = clusters.of(call, call.input.clusterName)
    if (!nodeRole?.includes(':role/')) throw invalid('The role is not a valid ARN of a role')
    if (remoteAccess?.sourceSecurityGroups && !remoteAccess.ec2SshKey)
      throw invalid('Remote access requires an EC2 SSH key')
    const made = nodegroups.add(call, {
      nodegroupName,
      clusterName: cluster.name,
      version: call.input.version ?? cluster.version,
      amiType,
      subnets: subnetsOf(call, call.input.subnets),
      ...given({ remoteAccess }),
      createdAt: call.now.toISOString(),
      tags: tagsFrom(tags),
    })
    return { nodegroup: shownNodegroup(call, made) }
  },
  UpdateNodegroupVersion: (call) => {
    const stored = nodegroupOf(call)
    const cluster = clusters.of(call, stored.clusterName)
    const wanted = call.input.version ?? cluster.version
    if (!(minor(wanted) >= minor(stored.version) && minor(wanted) <= minor(cluster.version)))
      throw invalid(
        `Requested Nodegroup release version is invalid. Allowed kubernetes version is - ${cluster.version}`,
      )
    if (stored.amiType.startsWith('AL2_') && minor(wanted) > 32)
      throw invalid(`AMI Type ${stored.amiType} is only supported for kubernetes versions 1.32 or earlier`)
    stored.version = wanted
    return update(call, 'VersionUpdate')
  },
  DeleteNodegroup: (call) => {
    const stored = nodegroupOf(call)
    drop(call.state.nodegroups, (one) => one === stored)
    return { nodegroup: { ...shownNodegroup(call, stored), status: 'DELETING' } }
  },
  CreateFargateProfile: (call) => {
    const { fargateProfileName = '', podExecutionRoleArn = '', selectors, tags } = call.input
    const cluster = clusters.of(call, call.input.clusterName)
    if (!selectors?.length) throw invalid('At least one selector is required')
    const made = profiles.add(call, {
      fargateProfileName,
      clusterName: cluster.name,
      podExecutionRoleArn,
      subnets: subnetsOf(call, call.input.subnets ?? cluster.resourcesVpcConfig.subnetIds),
      selectors,
      createdAt: call.now.toISOString(),
      tags: tagsFrom(tags),
    })
    return { fargateProfile: shownProfile(call, made) }
  },
  DeleteFargateProfile: (call) => {
    const stored = profileOf(call)
    drop(call.state.profiles, (one) => one === stored)
    return { fargateProfile: { ...shownProfile(call, stored), status: 'DELETING' } }
  },
  TagResource: (call) => tag(taggedBy(call, call.input.resourceArn), call.input.tags),
  UntagResource: (call) => untag(taggedBy(call, call.input.resourceArn), call.input.tagKeys),
} satisfies NonNullable<ServiceDefinition<typeof Client, EksState>['changes']>
