import type { UpdateClusterConfigRequest, UpdateType } from '@aws-sdk/client-eks'
import { uuidOf } from '../../../practice/ids.ts'
import { tag, untag } from '../../../practice/tags.ts'
import { lacking } from '../../ec2/practice/index.ts'
import {
  type C,
  clusterOf,
  type Definition,
  inUse,
  invalid,
  nodegroupOf,
  profileOf,
  refuse,
  type StoredCluster,
  shownCluster,
  shownNodegroup,
  shownProfile,
  taggedBy,
} from './state.ts'

/** An update as EKS tells of it; here it is done when it is told. */
const update = ({ now, requestId }: C, type: UpdateType) => ({
  update: {
    id: uuidOf('eks-update', requestId),
    status: 'Successful' as const,
    type,
    params: [],
    createdAt: now,
    errors: [],
  },
})

const LOGS: readonly string[] = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']
/** A mode may go forward, and never back (eks/latest/userguide/setting-up-access-entries.html). */
const MODES: readonly (string | undefined)[] = ['CONFIG_MAP', 'API_AND_CONFIG_MAP', 'API']

/** What can be set of a cluster, one at a time: how, and what EKS calls the update. */
const settings: readonly {
  readonly of: (input: UpdateClusterConfigRequest) => boolean
  readonly type: UpdateType
  readonly set: (stored: StoredCluster, input: UpdateClusterConfigRequest) => void
}[] = [
  {
    of: ({ resourcesVpcConfig }) => resourcesVpcConfig !== undefined,
    type: 'EndpointAccessUpdate',
    set: (stored, { resourcesVpcConfig: vpc = {} }) => {
      const publicAccess = vpc.endpointPublicAccess ?? stored.publicAccess
      const privateAccess = vpc.endpointPrivateAccess ?? stored.privateAccess
      if (!publicAccess && !privateAccess) throw invalid('Private and public endpoint access cannot be false')
      for (const cidr of vpc.publicAccessCidrs ?? [])
        if (!/^[\d.]+\/\d{1,2}$|^[\da-f:]+\/\d{1,3}$/i.test(cidr))
          throw invalid(`The following CIDRs are invalid: ${cidr}`)
      Object.assign(stored, { publicAccess, privateAccess, cidrs: vpc.publicAccessCidrs ?? stored.cidrs })
    },
  },
  {
    of: ({ logging }) => logging !== undefined,
    type: 'LoggingUpdate',
    set: (stored, { logging }) => {
      for (const { types = [], enabled } of logging?.clusterLogging ?? []) {
        const bad = types.find((type) => !LOGS.includes(type))
        if (bad !== undefined) throw invalid(`Invalid log type ${bad}`)
        const others = stored.logs.filter((type) => !types.includes(type))
        stored.logs = enabled ? [...others, ...types] : others
      }
    },
  },
  {
    of: ({ accessConfig }) => accessConfig !== undefined,
    type: 'AccessConfigUpdate',
    set: (stored, { accessConfig: { authenticationMode: mode } = {} }) => {
      if (mode === undefined || MODES.indexOf(mode) < MODES.indexOf(stored.mode))
        throw invalid(`Unsupported authentication mode update from ${stored.mode} to ${mode}`)
      if (MODES.indexOf(mode) > MODES.indexOf(stored.mode) + 1)
        throw invalid(`Unsupported authentication mode update from ${stored.mode} to ${mode}`)
      stored.mode = mode
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
      stored.support = upgradePolicy?.supportType ?? stored.support
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
    const stored = clusterOf(call, input.name)
    const asked = settings.filter(({ of }) => of(input))
    const [one, ...others] = asked
    if (!one) throw invalid('No changes needed for the config provided')
    if (others.length > 0) throw invalid('Only one type of update can be allowed.')
    one.set(stored, input)
    return update(call, one.type)
  },
  UpdateClusterVersion: (call) => {
    const stored = clusterOf(call, call.input.name)
    const wanted = call.input.version
    if (minor(wanted) !== minor(stored.version) + 1)
      throw invalid(`Unsupported Kubernetes minor version update from ${stored.version} to ${wanted}`)
    const behind = call.state.nodegroups.find(
      ({ cluster, version }) => cluster === stored.name && minor(version) < minor(wanted) - 3,
    )
    if (behind)
      throw invalid(
        `Nodegroups ${behind.name} must be updated to match cluster version ${stored.version} before updating`,
      )
    stored.version = wanted ?? stored.version
    return update(call, 'VersionUpdate')
  },
  AssociateEncryptionConfig: (call) => {
    const stored = clusterOf(call, call.input.clusterName)
    const [config] = call.input.encryptionConfig ?? []
    const key = config?.provider?.keyArn
    if (!key || !config?.resources?.includes('secrets')) throw invalid('Resources must be [secrets], with a provider')
    if (stored.key !== null) throw invalid('Encryption is already enabled for the cluster')
    stored.key = key
    return update(call, 'AssociateEncryptionConfig')
  },
  DeleteCluster: (call) => {
    const stored = clusterOf(call, call.input.name)
    if (stored.deletionProtection) throw refuse('Cluster has deletion protection enabled')
    if (call.state.nodegroups.some(({ cluster }) => cluster === stored.name))
      throw inUse('Cluster has nodegroups attached')
    call.state.clusters = call.state.clusters.filter((one) => one !== stored)
    call.state.profiles = call.state.profiles.filter(({ cluster }) => cluster !== stored.name)
    return { cluster: { ...shownCluster(call, stored), status: 'DELETING' as const } }
  },
  CreateNodegroup: (call) => {
    const { input, state } = call
    const cluster = clusterOf(call, input.clusterName)
    const name = input.nodegroupName ?? ''
    if (state.nodegroups.some((one) => one.cluster === cluster.name && one.name === name))
      throw inUse(`NodeGroup already exists with name ${name} and cluster name ${cluster.name}`)
    if (!input.nodeRole?.includes(':role/')) throw invalid('The role is not a valid ARN of a role')
    if (input.remoteAccess?.sourceSecurityGroups && !input.remoteAccess.ec2SshKey)
      throw invalid('Remote access requires an EC2 SSH key')
    const stored = {
      name,
      cluster: cluster.name,
      version: input.version ?? cluster.version,
      ami: input.amiType ?? ('AL2023_x86_64_STANDARD' as const),
      subnets: subnetsOf(call, input.subnets),
      ssh: input.remoteAccess ?? null,
      created: call.now.toISOString(),
      tags: input.tags ?? {},
    }
    state.nodegroups.push(stored)
    return { nodegroup: shownNodegroup(call, stored) }
  },
  UpdateNodegroupVersion: (call) => {
    const stored = nodegroupOf(call, call.input.clusterName, call.input.nodegroupName)
    const cluster = clusterOf(call, stored.cluster)
    const wanted = call.input.version ?? cluster.version
    if (!(minor(wanted) >= minor(stored.version) && minor(wanted) <= minor(cluster.version)))
      throw invalid(
        `Requested Nodegroup release version is invalid. Allowed kubernetes version is - ${cluster.version}`,
      )
    if (stored.ami.startsWith('AL2_') && minor(wanted) > 32)
      throw invalid(`AMI Type ${stored.ami} is only supported for kubernetes versions 1.32 or earlier`)
    stored.version = wanted
    return update(call, 'VersionUpdate')
  },
  DeleteNodegroup: (call) => {
    const stored = nodegroupOf(call, call.input.clusterName, call.input.nodegroupName)
    call.state.nodegroups = call.state.nodegroups.filter((one) => one !== stored)
    return { nodegroup: { ...shownNodegroup(call, stored), status: 'DELETING' as const } }
  },
  CreateFargateProfile: (call) => {
    const { input, state } = call
    const cluster = clusterOf(call, input.clusterName)
    const name = input.fargateProfileName ?? ''
    if (state.profiles.some((one) => one.cluster === cluster.name && one.name === name))
      throw inUse(`A Fargate Profile already exists with this name: ${name}.`)
    if (!input.selectors?.length) throw invalid('At least one selector is required')
    const stored = {
      name,
      cluster: cluster.name,
      role: input.podExecutionRoleArn ?? '',
      subnets: subnetsOf(call, input.subnets ?? cluster.subnets),
      selectors: input.selectors,
      created: call.now.toISOString(),
      tags: input.tags ?? {},
    }
    state.profiles.push(stored)
    return { fargateProfile: shownProfile(call, stored) }
  },
  DeleteFargateProfile: (call) => {
    const stored = profileOf(call, call.input.clusterName, call.input.fargateProfileName)
    call.state.profiles = call.state.profiles.filter((one) => one !== stored)
    return { fargateProfile: { ...shownProfile(call, stored), status: 'DELETING' as const } }
  },
  TagResource: (call) => tag(taggedBy(call, call.input.resourceArn), call.input.tags),
  UntagResource: (call) => untag(taggedBy(call, call.input.resourceArn), call.input.tagKeys),
} satisfies NonNullable<Definition['changes']>
