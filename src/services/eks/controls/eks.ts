import { unknown } from '../../../controls/answer.ts'
import { control, each, type Near } from '../../../controls/control.ts'
import type { Found } from '../../../controls/found.ts'
import { kubernetesVersions, nodeImages } from '../calendar.ts'
import { isBefore, minorOf } from './versions.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html'
const guide = 'https://docs.aws.amazon.com/eks/latest/userguide'
const CLUSTER = 'AWS::EKS::Cluster'
const NODEGROUP = 'AWS::EKS::Nodegroup'
const PROFILE = 'AWS::EKS::FargateProfile'

/** What is being deleted asks nothing more of anyone. */
const stays = (_: unknown, { state }: { readonly state: { readonly Status: string | null } }): boolean =>
  state.Status !== 'DELETING'

export const endpointsAreNotPublic = control({
  id: 'EKS.1',
  compared: '2026-11-30',
  configRule: 'eks-endpoint-no-public-access',
  on: CLUSTER,
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: "A cluster's API endpoint cannot be reached from the internet.",
  reads: ['ResourcesVpcConfig', 'state.Status'],
  applies: stays,
  holds: (it) => it.ResourcesVpcConfig?.EndpointPublicAccess === false,
  fix: 'Switch on private access to the endpoint, then switch off public access (UpdateClusterConfig).',
  source: `${docs}#eks-1`,
})

export const versionsAreSupported = control({
  id: 'EKS.2',
  compared: '2026-11-30',
  deviates:
    'A version also fails from the day on which its standard support ends, by the calendar in the guide of EKS; AWS moves the parameter of this control some days later.',
  parameters: { oldestVersionSupported: { value: '1.34' } },
  calendars: { versions: kubernetesVersions },
  configRule: 'eks-cluster-supported-version',
  on: CLUSTER,
  responsibility: 'platform-updates',
  severity: 'high',
  title: 'A cluster runs a Kubernetes version in standard support.',
  reads: ['Version', 'state.Status'],
  applies: stays,
  holds: (it, { parameters, calendars }) =>
    !isBefore(it.Version, parameters.oldestVersionSupported) && !calendars.versions.isOver(it.Version),
  fix: 'Update the cluster one minor version at a time (UpdateClusterVersion), then its add-ons and nodes.',
  source: `${docs}#eks-2`,
})

export const secretsAreEncrypted = control({
  id: 'EKS.3',
  compared: '2026-11-30',
  configRule: 'eks-cluster-secrets-encrypted',
  on: CLUSTER,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'A cluster encrypts its Kubernetes secrets with a KMS key that you named.',
  reads: ['EncryptionConfig', 'state.Status'],
  applies: stays,
  holds: (it) =>
    (it.EncryptionConfig ?? []).some(
      ({ Resources, Provider }) => (Resources ?? []).includes('secrets') && Boolean(Provider?.KeyArn),
    ),
  fix: 'Associate an encryption configuration with a KMS key for secrets (AssociateEncryptionConfig); it cannot be taken back.',
  source: `${docs}#eks-3`,
})

export const auditLogsAreOn = control({
  id: 'EKS.8',
  compared: '2026-11-30',
  parameters: { logTypes: { value: ['audit'] } },
  configRule: 'eks-cluster-log-enabled',
  on: CLUSTER,
  responsibility: 'access-logs',
  severity: 'medium',
  title: "A cluster sends Kubernetes' audit log to CloudWatch Logs.",
  reads: ['Logging', 'state.Status'],
  applies: stays,
  holds: (it, { parameters }) => {
    const types = (it.Logging?.ClusterLogging?.EnabledTypes ?? []).map(({ Type }) => Type)
    return parameters.logTypes.every((one) => types.includes(one))
  },
  fix: 'Switch on the log type audit of the control plane (UpdateClusterConfig).',
  source: `${docs}#eks-8`,
})

export const nodeVersionsAreSupported = control({
  id: 'EKS.9',
  compared: '2026-11-30',
  deviates:
    'A version also fails from the day on which its standard support ends, by the calendar in the guide of EKS; AWS moves the parameter of this control some days later.',
  parameters: { oldestVersionSupported: { value: '1.34' } },
  calendars: { versions: kubernetesVersions },
  configRule: 'eks-nodegroup-supported-version-check',
  on: NODEGROUP,
  responsibility: 'platform-updates',
  severity: 'high',
  title: 'A node group runs a Kubernetes version in standard support.',
  reads: ['Version', 'state.Status'],
  applies: stays,
  holds: (it, { parameters, calendars }) =>
    !isBefore(it.Version, parameters.oldestVersionSupported) && !calendars.versions.isOver(it.Version),
  fix: 'Update the cluster, then the node group to the version of the cluster (UpdateNodegroupVersion).',
  source: `${docs}#eks-9`,
})

const EVERYWHERE: readonly string[] = ['0.0.0.0/0', '::/0']

export const publicEndpointsAreNarrow = control({
  id: 'Demarc.EKS.1',
  on: CLUSTER,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'A public API endpoint lets in the networks that it names, and not the whole internet.',
  reads: ['ResourcesVpcConfig', 'state.Status'],
  applies: (it, at) => stays(it, at) && it.ResourcesVpcConfig?.EndpointPublicAccess === true,
  // without a list, everyone may connect (eks/latest/APIReference/API_VpcConfigRequest.html)
  holds: ({ ResourcesVpcConfig: it }) => {
    const cidrs = it?.PublicAccessCidrs ?? []
    return cidrs.length > 0 && !cidrs.some((one) => EVERYWHERE.includes(one))
  },
  fix: 'Set publicAccessCidrs of the cluster to the networks from which people administer it.',
  source: `${guide}/cluster-endpoint.html`,
})

export const clustersAreProtectedFromDeletion = control({
  id: 'Demarc.EKS.2',
  on: CLUSTER,
  responsibility: 'deletion-protection',
  severity: 'medium',
  title: 'A cluster is protected from deletion.',
  reads: ['DeletionProtection', 'state.Status'],
  applies: stays,
  holds: (it) => it.DeletionProtection,
  fix: 'Set deletionProtection of the cluster to true (UpdateClusterConfig).',
  source: `${guide}/deletion-protection.html`,
})

export const accessIsGrantedByEntries = control({
  id: 'Demarc.EKS.3',
  on: CLUSTER,
  responsibility: 'least-privilege',
  severity: 'low',
  title:
    'Who may enter a cluster is told by access entries alone, which IAM and CloudTrail see, and not by a ConfigMap inside it.',
  reads: ['AccessConfig', 'state.Status'],
  applies: stays,
  holds: (it) => it.AccessConfig?.AuthenticationMode === 'API',
  fix: 'Make access entries for all that aws-auth names, then set the authentication mode to API; there is no way back.',
  source: `${guide}/grant-k8s-access.html`,
})

export const nodesAreNotOpenToSsh = control({
  id: 'Demarc.EKS.4',
  on: NODEGROUP,
  responsibility: 'remote-access',
  severity: 'high',
  title: 'The nodes of a group take SSH from the security groups that it names, or not at all.',
  reads: ['RemoteAccess', 'state.Status'],
  applies: stays,
  // a key without groups opens port 22 to the internet (eks/latest/APIReference/API_RemoteAccessConfig.html)
  holds: (it) => it.RemoteAccess === null || (it.RemoteAccess.SourceSecurityGroups ?? []).length > 0,
  fix: 'Make another node group without remote access (Session Manager serves as well) and delete this one; it cannot be changed.',
  source: `${guide}/managed-node-groups.html`,
})

export const nodesKeepUpWithTheirCluster = control({
  id: 'Demarc.EKS.5',
  on: NODEGROUP,
  responsibility: 'platform-updates',
  severity: 'medium',
  title: 'The nodes of a group run the Kubernetes version of their cluster.',
  reads: ['ClusterName', 'Version', 'state.Status'],
  near: {
    cluster: each(CLUSTER, { where: 'Name', is: ({ ClusterName }) => String(ClusterName), reads: ['Version'] }),
  },
  applies: stays,
  holds: ({ Version }, { near }) =>
    near.cluster.every(({ properties }) => {
      const node = minorOf(Version)
      const cluster = minorOf(properties.Version)
      return node === undefined || cluster === undefined
        ? unknown('which Kubernetes version the nodes run')
        : node >= cluster
    }),
  fix: 'Update the node group to the version of its cluster (UpdateNodegroupVersion).',
  source: `${guide}/update-managed-node-group.html`,
})

export const nodeImagesAreMaintained = control({
  id: 'Demarc.EKS.6',
  calendars: { images: nodeImages },
  on: NODEGROUP,
  responsibility: 'os-images',
  severity: 'high',
  title: 'The nodes of a group start from an image for which AWS still makes updates.',
  reads: ['AmiType', 'state.Status'],
  applies: stays,
  holds: (it, { calendars }) =>
    it.AmiType === null || it.AmiType === 'CUSTOM'
      ? unknown('whether the image of the node group is maintained: it is your own')
      : !calendars.images.isOver(it.AmiType),
  fix: 'Make another node group with AmiType AL2023 or BOTTLEROCKET, move the pods there, and delete this one.',
  source: `${guide}/eks-ami-deprecation-faqs.html`,
})

const placedIn = {
  subnets: each('AWS::EC2::Subnet', {
    where: 'SubnetId',
    is: ({ Subnets }) => (Array.isArray(Subnets) ? Subnets.map(String) : []),
    reads: ['AvailabilityZone'],
  }),
}
interface Placed {
  readonly near: { readonly subnets: Found<Near<'AWS::EC2::Subnet', 'AvailabilityZone'>> }
}
const inTwoZones = (_: unknown, { near }: Placed): boolean =>
  near.subnets.hasDifferent(2, ({ properties }) => properties.AvailabilityZone)

export const nodegroupsSurviveAZone = control({
  id: 'Demarc.EKS.7',
  on: NODEGROUP,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A node group has subnets in two Availability Zones or more.',
  reads: ['Subnets', 'state.Status'],
  near: placedIn,
  applies: stays,
  holds: inTwoZones,
  fix: 'Make another node group with subnets of two zones, and delete this one; its subnets cannot be changed.',
  source: `${guide}/disaster-recovery-resiliency.html`,
})

export const fargateSurvivesAZone = control({
  id: 'Demarc.EKS.8',
  on: PROFILE,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'A Fargate profile has subnets in two Availability Zones or more.',
  reads: ['Subnets', 'state.Status'],
  near: placedIn,
  applies: stays,
  holds: inTwoZones,
  fix: 'Make another profile with subnets of two zones, and delete this one; it cannot be changed.',
  source: `${guide}/disaster-recovery-resiliency.html`,
})

// Not here: EKS.6 and EKS.7, about tags: any one, or the keys that a user names in requiredTagKeys.
