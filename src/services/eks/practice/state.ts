import type * as EksClient from '@aws-sdk/client-eks'
import { uuidOf } from '../../../practice/ids.ts'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'

export type Client = typeof EksClient

export interface StoredCluster {
  name: string
  version: string
  subnets: string[]
  groups: string[]
  publicAccess: boolean
  privateAccess: boolean
  cidrs: string[]
  logs: EksClient.LogType[]
  key: string | null
  mode: EksClient.AuthenticationMode
  support: EksClient.SupportType
  deletionProtection: boolean
  autoMode: boolean
  created: string
  tags: Record<string, string>
}

export interface StoredNodegroup {
  name: string
  cluster: string
  version: string
  ami: EksClient.AMITypes
  subnets: string[]
  ssh: EksClient.RemoteAccessConfig | null
  created: string
  tags: Record<string, string>
}

export interface StoredProfile {
  name: string
  cluster: string
  role: string
  subnets: string[]
  selectors: EksClient.FargateProfileSelector[]
  created: string
  tags: Record<string, string>
}

/** EKS in one region. */
export interface EksState {
  clusters: StoredCluster[]
  nodegroups: StoredNodegroup[]
  profiles: StoredProfile[]
}

export type C<I = unknown> = Call<I, EksState>
export type Definition = ServiceDefinition<Client, EksState>

export const invalid = (message: string): AwsError => awsError('InvalidParameterException', message)
export const refuse = (message: string): AwsError => awsError('InvalidRequestException', message)
export const inUse = (message: string): AwsError => awsError('ResourceInUseException', message, 409)
const notFound = (message: string): AwsError => awsError('ResourceNotFoundException', message, 404)

const prefix = ({ partition, region, account }: C): string => `arn:${partition}:eks:${region}:${account}`
export const clusterArn = (call: C, name: string): string => `${prefix(call)}:cluster/${name}`
interface Part {
  readonly cluster: string
  readonly name: string
}
export const nodegroupArn = (call: C, { cluster, name }: Part): string =>
  `${prefix(call)}:nodegroup/${cluster}/${name}/${uuidOf('nodegroup', `${cluster} ${name}`)}`
export const profileArn = (call: C, { cluster, name }: Part): string =>
  `${prefix(call)}:fargateprofile/${cluster}/${name}/${uuidOf('fargateprofile', `${cluster} ${name}`)}`

export function clusterOf({ state }: C, name: string | undefined): StoredCluster {
  const found = state.clusters.find((one) => one.name === name)
  if (!found) throw notFound(`No cluster found for name: ${name}.`)
  return found
}
export function nodegroupOf(call: C, cluster: string | undefined, name: string | undefined): StoredNodegroup {
  clusterOf(call, cluster)
  const found = call.state.nodegroups.find((one) => one.cluster === cluster && one.name === name)
  if (!found) throw notFound(`No node group found for name: ${name}.`)
  return found
}
export function profileOf(call: C, cluster: string | undefined, name: string | undefined): StoredProfile {
  clusterOf(call, cluster)
  const found = call.state.profiles.find((one) => one.cluster === cluster && one.name === name)
  if (!found) throw notFound(`No Fargate Profile found with name: ${name}.`)
  return found
}

/** What may be tagged, by its ARN. */
export function taggedBy(call: C, arn = ''): { tags: Record<string, string> } {
  const [kind, cluster, name] = (arn.split(':')[5] ?? '').split('/')
  if (kind === 'nodegroup') return nodegroupOf(call, cluster, name)
  if (kind === 'fargateprofile') return profileOf(call, cluster, name)
  if (kind === 'cluster') return clusterOf(call, cluster)
  throw awsError('NotFoundException', `No resource found for ARN ${arn}.`, 404)
}

const everyLog: readonly EksClient.LogType[] = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']

export const shownCluster = (call: C, stored: StoredCluster): EksClient.Cluster => ({
  name: stored.name,
  arn: clusterArn(call, stored.name),
  version: stored.version,
  platformVersion: 'eks.7',
  status: 'ACTIVE',
  roleArn: `arn:${call.partition}:iam::${call.account}:role/eks-cluster-role`,
  endpoint: `https://${stored.name}.gr7.${call.region}.eks.amazonaws.com`,
  createdAt: new Date(stored.created),
  resourcesVpcConfig: {
    subnetIds: stored.subnets,
    securityGroupIds: stored.groups,
    endpointPublicAccess: stored.publicAccess,
    endpointPrivateAccess: stored.privateAccess,
    publicAccessCidrs: stored.publicAccess ? stored.cidrs : [],
  },
  logging: {
    clusterLogging: [
      ...(stored.logs.length > 0 ? [{ types: stored.logs, enabled: true }] : []),
      { types: everyLog.filter((type) => !stored.logs.includes(type)), enabled: false },
    ],
  },
  ...(stored.key === null ? {} : { encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: stored.key } }] }),
  accessConfig: { authenticationMode: stored.mode },
  upgradePolicy: { supportType: stored.support },
  deletionProtection: stored.deletionProtection,
  computeConfig: { enabled: stored.autoMode },
  tags: stored.tags,
})

export const shownNodegroup = (call: C, stored: StoredNodegroup): EksClient.Nodegroup => ({
  nodegroupName: stored.name,
  nodegroupArn: nodegroupArn(call, stored),
  clusterName: stored.cluster,
  version: stored.version,
  releaseVersion: `${stored.version}.0-20261101`,
  status: 'ACTIVE',
  capacityType: 'ON_DEMAND',
  amiType: stored.ami,
  subnets: stored.subnets,
  nodeRole: `arn:${call.partition}:iam::${call.account}:role/eks-node-role`,
  scalingConfig: { minSize: 1, maxSize: 4, desiredSize: 2 },
  ...(stored.ssh === null ? {} : { remoteAccess: stored.ssh }),
  createdAt: new Date(stored.created),
  tags: stored.tags,
})

export const shownProfile = (call: C, stored: StoredProfile): EksClient.FargateProfile => ({
  fargateProfileName: stored.name,
  fargateProfileArn: profileArn(call, stored),
  clusterName: stored.cluster,
  podExecutionRoleArn: stored.role,
  subnets: stored.subnets,
  selectors: stored.selectors,
  status: 'ACTIVE',
  createdAt: new Date(stored.created),
  tags: stored.tags,
})
