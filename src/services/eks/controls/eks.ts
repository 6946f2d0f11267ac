import { unknown } from '../../../controls/answer.ts'
import { control, each, type Near } from '../../../controls/control.ts'
import type { Found } from '../../../controls/found.ts'
import { listed, settingIs, zonesOf } from '../../../controls/wording.ts'
import type { Properties } from '../../../model/resource.ts'
import { kubernetesVersions, nodeImages } from '../calendar.ts'
import { isBefore, minorOf } from './versions.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html'
const guide = 'https://docs.aws.amazon.com/eks/latest/userguide'
const CLUSTER = 'AWS::EKS::Cluster'
const NODEGROUP = 'AWS::EKS::Nodegroup'
const PROFILE = 'AWS::EKS::FargateProfile'

/** False while the resource is being deleted: controls no longer apply. */
const stays = (_: unknown, { state }: { readonly state: { readonly Status: string | null } }): boolean =>
  state.Status !== 'DELETING'

export const endpointsAreNotPublic = control({
  id: 'EKS.1',
  compared: '2026-11-30',
  configRule: 'eks-endpoint-no-public-access',
  on: CLUSTER,
  responsibility: 'no-public-exposure',
  severity: 'high',
  title: 'EKS clusters should turn off public access to their API endpoint (EndpointPublicAccess)',
  finding: (it) =>
    `${settingIs('EndpointPublicAccess', it.ResourcesVpcConfig?.EndpointPublicAccess)}: the API endpoint is reachable from the internet`,
  reads: ['ResourcesVpcConfig', 'state.Status'],
  applies: stays,
  holds: (it) => it.ResourcesVpcConfig?.EndpointPublicAccess === false,
  fix: 'Turn on private access to the endpoint, then turn off public access (UpdateClusterConfig endpointPrivateAccess, endpointPublicAccess).',
  source: `${docs}#eks-1`,
})

/** For `leftOpen`: a version between the end of its standard support and the day on which AWS raises the parameter. */
const ended = (judge: string): string =>
  `A version whose standard support has ended by the calendar in the EKS user guide, and which the parameter still allows, is unknown: the text of the page fails it, and AWS raises the parameter some days later. ${judge} judges by the calendar.`

export const versionsAreSupported = control({
  id: 'EKS.2',
  compared: '2026-11-30',
  leftOpen: ended('Demarc.EKS.9'),
  parameters: { oldestVersionSupported: { value: '1.34' } },
  calendars: { versions: kubernetesVersions },
  configRule: 'eks-cluster-supported-version',
  on: CLUSTER,
  responsibility: 'platform-updates',
  severity: 'high',
  title: 'EKS clusters should run a Kubernetes version in standard support',
  finding: (it, { parameters }) =>
    `Kubernetes version is ${it.Version} (at least ${parameters.oldestVersionSupported})`,
  reads: ['Version', 'state.Status'],
  applies: stays,
  holds: (it, { parameters, calendars }) => {
    if (isBefore(it.Version, parameters.oldestVersionSupported)) return false
    return (
      !calendars.versions.isOver(it.Version) || unknown(`whether AWS has raised its oldest version past ${it.Version}`)
    )
  },
  fix: 'Update the cluster one minor version at a time (UpdateClusterVersion), then its add-ons and nodes.',
  source: `${docs}#eks-2`,
})

/** Extended support begins where standard support ends, by the calendar: it is charged, and AWS's control fails it. */
const inStandardSupport = {
  calendars: { versions: kubernetesVersions },
  responsibility: 'platform-updates',
  severity: 'high',
  finding: ({ Version }: { readonly Version: string | null }) => `Standard support of Kubernetes ${Version} has ended`,
  reads: ['Version', 'state.Status'],
  source: `${guide}/kubernetes-versions.html`,
} as const

/** The oldest version of the calendar: those before it ended earlier. */
const OLDEST_LISTED = Object.keys(kubernetesVersions.ends).reduce((a, b) => (isBefore(b, a) ? b : a))

export const clustersAreInStandardSupport = control({
  ...inStandardSupport,
  id: 'Demarc.EKS.9',
  on: CLUSTER,
  title: 'EKS clusters should leave a Kubernetes version before its standard support ends',
  applies: stays,
  holds: (it, { calendars }) => !isBefore(it.Version, OLDEST_LISTED) && !calendars.versions.isOver(it.Version),
  fix: 'Update the cluster one minor version at a time (UpdateClusterVersion), then its add-ons and nodes.',
})

export const nodesAreInStandardSupport = control({
  ...inStandardSupport,
  id: 'Demarc.EKS.10',
  on: NODEGROUP,
  title: 'EKS node groups should leave a Kubernetes version before its standard support ends',
  applies: stays,
  holds: (it, { calendars }) => !isBefore(it.Version, OLDEST_LISTED) && !calendars.versions.isOver(it.Version),
  fix: 'Update the cluster (UpdateClusterVersion), then the node group to the version of the cluster (UpdateNodegroupVersion).',
})

export const secretsAreEncrypted = control({
  id: 'EKS.3',
  compared: '2026-11-30',
  configRule: 'eks-cluster-secrets-encrypted',
  on: CLUSTER,
  responsibility: 'encrypt-at-rest',
  severity: 'medium',
  title: 'EKS clusters should encrypt Kubernetes secrets with an AWS KMS key (EncryptionConfig)',
  finding: 'EncryptionConfig has no KMS key for secrets',
  reads: ['EncryptionConfig', 'state.Status'],
  applies: stays,
  holds: (it) =>
    (it.EncryptionConfig ?? []).some(
      ({ Resources, Provider }) => (Resources ?? []).includes('secrets') && Boolean(Provider?.KeyArn),
    ),
  // AWS announced to retire it after 2026-08-10, and still listed it on the day it was compared
  fix: 'Associate an encryption configuration with a KMS key for secrets (AssociateEncryptionConfig). It cannot be removed. AWS is retiring this control: from Kubernetes 1.28 on, EKS encrypts secrets by default.',
  source: `${docs}#eks-3`,
})

const logTypesOf = (logging: Properties<typeof CLUSTER>['Logging'] | null): readonly (string | undefined)[] =>
  (logging?.ClusterLogging?.EnabledTypes ?? []).map(({ Type }) => Type)

export const auditLogsAreOn = control({
  id: 'EKS.8',
  compared: '2026-11-30',
  parameters: { logTypes: { value: ['audit'] } },
  configRule: 'eks-cluster-log-enabled',
  on: CLUSTER,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'EKS clusters should send their audit logs to CloudWatch Logs ({logTypes})',
  finding: (it, { parameters }) => {
    const types = logTypesOf(it.Logging)
    return `Control plane logs are off: ${listed(parameters.logTypes.filter((one) => !types.includes(one)))}`
  },
  reads: ['Logging', 'state.Status'],
  applies: stays,
  holds: (it, { parameters }) => {
    const types = logTypesOf(it.Logging)
    return parameters.logTypes.every((one) => types.includes(one))
  },
  fix: 'Turn on the control plane log types {logTypes} (UpdateClusterConfig logging).',
  source: `${docs}#eks-8`,
})

export const nodeVersionsAreSupported = control({
  id: 'EKS.9',
  compared: '2026-11-30',
  leftOpen: ended('Demarc.EKS.10'),
  parameters: { oldestVersionSupported: { value: '1.34' } },
  calendars: { versions: kubernetesVersions },
  configRule: 'eks-nodegroup-supported-version-check',
  on: NODEGROUP,
  responsibility: 'platform-updates',
  severity: 'high',
  title: 'EKS node groups should run a Kubernetes version in standard support',
  finding: (it, { parameters }) =>
    `Kubernetes version is ${it.Version} (at least ${parameters.oldestVersionSupported})`,
  reads: ['Version', 'state.Status'],
  applies: stays,
  holds: (it, { parameters, calendars }) => {
    if (isBefore(it.Version, parameters.oldestVersionSupported)) return false
    return (
      !calendars.versions.isOver(it.Version) || unknown(`whether AWS has raised its oldest version past ${it.Version}`)
    )
  },
  fix: 'Update the cluster (UpdateClusterVersion), then the node group to the version of the cluster (UpdateNodegroupVersion).',
  source: `${docs}#eks-9`,
})

const EVERYWHERE: readonly string[] = ['0.0.0.0/0', '::/0']

export const publicEndpointsAreNarrow = control({
  id: 'Demarc.EKS.1',
  on: CLUSTER,
  responsibility: 'firewall-rules',
  severity: 'high',
  title: 'EKS public endpoints should be limited to specific networks (PublicAccessCidrs)',
  finding: ({ ResourcesVpcConfig: it }) => {
    const open = (it?.PublicAccessCidrs ?? []).filter((one) => EVERYWHERE.includes(one))
    return open.length === 0
      ? 'PublicAccessCidrs is not set: any IP address can reach the API endpoint'
      : `PublicAccessCidrs contains ${listed(open)}: any IP address can reach the API endpoint`
  },
  reads: ['ResourcesVpcConfig', 'state.Status'],
  applies: (it, at) => stays(it, at) && it.ResourcesVpcConfig?.EndpointPublicAccess === true,
  // without a list any IP address can connect (eks/latest/APIReference/API_VpcConfigRequest.html)
  holds: ({ ResourcesVpcConfig: it }) => {
    const cidrs = it?.PublicAccessCidrs ?? []
    return cidrs.length > 0 && !cidrs.some((one) => EVERYWHERE.includes(one))
  },
  fix: 'Set publicAccessCidrs of the cluster to the networks of its administrators (UpdateClusterConfig).',
  source: `${guide}/cluster-endpoint.html`,
})

export const clustersAreProtectedFromDeletion = control({
  id: 'Demarc.EKS.2',
  on: CLUSTER,
  responsibility: 'deletion-protection',
  severity: 'medium',
  title: 'EKS clusters should turn on deletion protection (DeletionProtection)',
  finding: (it) => settingIs('DeletionProtection', it.DeletionProtection),
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
  title: 'EKS clusters should grant access by access entries only (AuthenticationMode API)',
  finding: ({ AccessConfig }) =>
    `${settingIs('AuthenticationMode', AccessConfig?.AuthenticationMode)}: the aws-auth ConfigMap can grant access`,
  reads: ['AccessConfig', 'state.Status'],
  applies: stays,
  holds: (it) => it.AccessConfig?.AuthenticationMode === 'API',
  fix: 'Create an access entry for each identity in aws-auth, then set the authentication mode to API (UpdateClusterConfig). It cannot be changed back.',
  source: `${guide}/grant-k8s-access.html`,
})

export const nodesAreNotOpenToSsh = control({
  id: 'Demarc.EKS.4',
  on: NODEGROUP,
  responsibility: 'remote-access',
  severity: 'high',
  title: 'EKS node groups should not allow SSH from the internet (RemoteAccess)',
  finding: 'RemoteAccess has no SourceSecurityGroups: port 22 is open to the internet',
  reads: ['RemoteAccess', 'state.Status'],
  applies: stays,
  // a key without groups opens port 22 to the internet (eks/latest/APIReference/API_RemoteAccessConfig.html)
  holds: (it) => it.RemoteAccess === null || (it.RemoteAccess.SourceSecurityGroups ?? []).length > 0,
  fix: 'Create a new node group without remote access (use Session Manager) and delete this one: remote access cannot be changed.',
  source: `${guide}/managed-node-groups.html`,
})

export const nodesKeepUpWithTheirCluster = control({
  id: 'Demarc.EKS.5',
  on: NODEGROUP,
  responsibility: 'platform-updates',
  severity: 'medium',
  title: 'EKS node groups should run the Kubernetes version of their cluster',
  finding: ({ Version }, { near }) =>
    `Nodes run Kubernetes ${Version}, the cluster ${listed(near.cluster.seen().map(({ properties }) => properties.Version ?? 'an unknown version'))}`,
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
  title: 'EKS node groups should use an AMI type that AWS still updates (AmiType)',
  finding: ({ AmiType }) => `AmiType is ${AmiType}, for which AWS publishes no more updates`,
  reads: ['AmiType', 'state.Status'],
  applies: stays,
  holds: (it, { calendars }) =>
    it.AmiType === null || it.AmiType === 'CUSTOM'
      ? unknown('whether the custom AMI of the node group is maintained')
      : !calendars.images.isOver(it.AmiType),
  fix: 'Create a new node group with AmiType AL2023 or BOTTLEROCKET, move the pods to it, and delete this one.',
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
  title: 'EKS node groups should have subnets in at least two Availability Zones',
  finding: (_, { near }) => zonesOf(near.subnets.seen().map(({ properties }) => properties.AvailabilityZone)),
  reads: ['Subnets', 'state.Status'],
  near: placedIn,
  applies: stays,
  holds: inTwoZones,
  fix: 'Create a new node group with subnets in two Availability Zones, and delete this one: its subnets cannot be changed.',
  source: `${guide}/disaster-recovery-resiliency.html`,
})

export const fargateSurvivesAZone = control({
  id: 'Demarc.EKS.8',
  on: PROFILE,
  responsibility: 'high-availability',
  severity: 'medium',
  title: 'EKS Fargate profiles should have subnets in at least two Availability Zones',
  finding: (_, { near }) => zonesOf(near.subnets.seen().map(({ properties }) => properties.AvailabilityZone)),
  reads: ['Subnets', 'state.Status'],
  near: placedIn,
  applies: stays,
  holds: inTwoZones,
  fix: 'Create a new profile with subnets in two Availability Zones, and delete this one: a profile cannot be changed.',
  source: `${guide}/disaster-recovery-resiliency.html`,
})

// Not here: EKS.7, about the tags of identity provider configurations, which are not read.
