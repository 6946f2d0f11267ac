import type * as Client from '@aws-sdk/client-eks'
import { uuidOf } from '../../../practice/ids.ts'
import { among, arnIn, type Is, kind, type Place } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import { type Answer, type AwsError, awsError, type Call, type Kept } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

export interface Cluster
  extends Is<Client.Cluster, 'name' | 'version' | 'createdAt' | 'logging' | 'deletionProtection' | 'tags'> {
  /** Keeps the public CIDR blocks while public access is off. */
  resourcesVpcConfig: Kept<Client.VpcConfigResponse> & { subnetIds: string[] }
  accessConfig: { authenticationMode: Client.AuthenticationMode }
}
export type Nodegroup = Is<Client.Nodegroup, 'nodegroupName' | 'clusterName' | 'version' | 'amiType' | 'tags'>
export type Profile = Is<Client.FargateProfile, 'fargateProfileName' | 'clusterName' | 'tags'>

/** EKS in one region. */
export interface EksState {
  clusters: Cluster[]
  nodegroups: Nodegroup[]
  profiles: Profile[]
}
export type C<I = unknown> = Call<I, EksState>

export const invalid = (message: string): AwsError => awsError('InvalidParameterException', message)
export const refuse = (message: string): AwsError => awsError('InvalidRequestException', message)
export const inUse = (message: string): AwsError => awsError('ResourceInUseException', message, 409)
const notFound = (message: string): AwsError => awsError('ResourceNotFoundException', message, 404)

export const paged = listing({
  token: 'nextToken',
  size: 'maxResults',
  next: 'nextToken',
  usual: 100,
  most: 100,
  invalid: () => invalid('Invalid nextToken'),
})

export const clusters = kind<EksState, Cluster>({
  in: (state) => state.clusters,
  id: ({ name }) => name,
  arn: ['eks', 'cluster/'],
  missing: (name) => notFound(`No cluster found for name: ${name}.`),
})

/** The key of a part of a cluster: `shop-prod/general`. */
const partArn = (what: string) => (place: Place, id: string) =>
  arnIn(place, 'eks', `${what}/${id}/${uuidOf(what, id.replace('/', ' '))}`)
const nameIn = (id = '') => id.split('/')[1]

export const nodegroups = kind<EksState, Nodegroup>({
  in: (state) => state.nodegroups,
  id: ({ clusterName, nodegroupName }) => `${clusterName}/${nodegroupName}`,
  arn: partArn('nodegroup'),
  missing: (id) => notFound(`No node group found for name: ${nameIn(id)}.`),
  exists: (id) => inUse(`NodeGroup already exists with name ${nameIn(id)} and cluster name ${id.split('/')[0]}`),
})
export const profiles = kind<EksState, Profile>({
  in: (state) => state.profiles,
  id: ({ clusterName, fargateProfileName }) => `${clusterName}/${fargateProfileName}`,
  arn: partArn('fargateprofile'),
  missing: (id) => notFound(`No Fargate Profile found with name: ${nameIn(id)}.`),
  exists: (id) => inUse(`A Fargate Profile already exists with this name: ${nameIn(id)}.`),
})

type Asked<Name extends string> = { readonly [K in 'clusterName' | Name]?: string | undefined }
/** The id of the resource of a request. */
export const nodegroupId = ({ clusterName, nodegroupName }: Asked<'nodegroupName'>): string =>
  `${clusterName}/${nodegroupName}`
export const profileId = ({ clusterName, fargateProfileName }: Asked<'fargateProfileName'>): string =>
  `${clusterName}/${fargateProfileName}`

export function nodegroupOf(call: C<Asked<'nodegroupName'>>): Nodegroup {
  clusters.of(call, call.input.clusterName)
  return nodegroups.of(call, nodegroupId(call.input))
}
export function profileOf(call: C<Asked<'fargateProfileName'>>): Profile {
  clusters.of(call, call.input.clusterName)
  return profiles.of(call, profileId(call.input))
}

/** The taggable resources, by ARN. */
export const taggedBy = among<EksState, HasTags>([clusters, nodegroups, profiles], (arn = '') =>
  awsError('NotFoundException', `No resource found for ARN ${arn}.`, 404),
)

export const everyLog: readonly Client.LogType[] = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']

/** Logging of some types: EKS also returns the types that are off. */
export const logging = (types: readonly Client.LogType[]): Client.Logging => ({
  clusterLogging: [
    ...(types.length > 0 ? [{ types: [...types], enabled: true }] : []),
    { types: everyLog.filter((type) => !types.includes(type)), enabled: false },
  ],
})

export const shownCluster = (call: C, stored: Cluster): Answer<Client.Cluster> => ({
  ...stored,
  arn: clusters.arnOf(call, stored),
  platformVersion: 'eks.7',
  status: 'ACTIVE',
  roleArn: `arn:${call.partition}:iam::${call.account}:role/eks-cluster-role`,
  endpoint: `https://${stored.name}.gr7.${call.region}.eks.amazonaws.com`,
  resourcesVpcConfig: {
    ...stored.resourcesVpcConfig,
    ...(stored.resourcesVpcConfig.endpointPublicAccess ? {} : { publicAccessCidrs: [] }),
  },
})

export const shownNodegroup = (call: C, stored: Nodegroup): Answer<Client.Nodegroup> => ({
  ...stored,
  nodegroupArn: nodegroups.arnOf(call, stored),
  releaseVersion: `${stored.version}.0-20261101`,
  status: 'ACTIVE',
  capacityType: 'ON_DEMAND',
  nodeRole: `arn:${call.partition}:iam::${call.account}:role/eks-node-role`,
  scalingConfig: { minSize: 1, maxSize: 4, desiredSize: 2 },
})

export const shownProfile = (call: C, stored: Profile): Answer<Client.FargateProfile> => ({
  ...stored,
  fargateProfileArn: profiles.arnOf(call, stored),
  status: 'ACTIVE',
})
