import { onOutpost } from '../../catalog/outposts.ts'
import { seenAt, textOf } from '../../catalog/reading.ts'
import { type Configured, container, type Move } from '../../catalog/service.ts'
import { isRecord } from '../../core/record.ts'

const docs = 'https://docs.aws.amazon.com/eks/latest/userguide'

const nodes = `${docs}/managed-node-groups.html`

/** Whether machines at the customer's site join the cluster as hybrid nodes. */
function hybridNodes(it: Configured): boolean | undefined {
  const config = seenAt(it, 'RemoteNetworkConfig')
  if (config === undefined) return undefined
  const networks = isRecord(config) ? config['RemoteNodeNetworks'] : null
  return networks === undefined ? undefined : Array.isArray(networks) && networks.length > 0
}

/** Whether the control plane, too, is on an Outpost (a local cluster). */
function isLocal(it: Configured): boolean | undefined {
  const config = seenAt(it, 'OutpostConfig')
  return config === undefined ? undefined : isRecord(config)
}
const local: readonly Move[] = onOutpost({ own: true, resilience: true }).map((move) => ({
  ...move,
  when: isLocal,
  says: 'it is a local cluster: its control plane, too, stands on an Outpost at your site',
  source: `${docs}/eks-outposts-local-cluster-overview.html`,
}))

/** Whether AWS builds the image of the nodes: none of its own for Amazon Linux 2 since 2025-11-26 (eks-ami-deprecation-faqs.html). */
function awsBuilds(it: Configured): boolean | undefined {
  const kind = textOf(it, 'AmiType')
  return kind === undefined ? undefined : kind !== null && kind !== 'CUSTOM' && !kind.startsWith('AL2_')
}

export const eks = container({
  id: 'eks',
  title: 'Amazon EKS',
  source: `${docs}/security.html`,
  pages: {
    'guest-os': `${docs}/security.html`,
    platform: `${docs}/kubernetes-versions.html`,
    application: `${docs}/security.html`,
    network: `${docs}/security.html`,
    'encryption-in-transit': `${docs}/infrastructure-security.html`,
    'server-side-encryption': `${docs}/envelope-encryption.html`,
    identity: `${docs}/security.html`,
    backup: `${docs}/disaster-recovery-resiliency.html`,
    resilience: `${docs}/disaster-recovery-resiliency.html`,
    logging: `${docs}/control-plane-logs.html`,
  },
  types: {
    // the control plane, which AWS runs in several zones; nodes of node groups, of Fargate and of Auto Mode answer for themselves
    'AWS::EKS::Cluster': {
      parties: { 'resource-policy': 'none', resilience: 'aws' },
      page: `${docs}/clusters.html`,
      aws: {
        'guest-os': 'AWS patches the nodes of the control plane; the nodes that run your pods answer for themselves.',
        platform: 'AWS runs the Kubernetes control plane and etcd, and patches the version that you choose.',
        resilience: 'AWS runs the control plane in several Availability Zones.',
      },
      moves: [
        // no listing of AWS's has the hybrid nodes: the cluster stands for them
        {
          layers: ['facilities', 'virtualization', 'guest-os', 'resilience'],
          to: 'shared',
          when: hybridNodes,
          says: 'it has hybrid nodes: the control plane is at AWS, those nodes are your machines at your site',
          source: `${docs}/hybrid-nodes-overview.html`,
          aws: 'AWS runs the control plane in the region; of the hybrid nodes it has no part.',
        },
        ...local,
      ],
      responsibilities: [
        'platform-updates',
        'code-and-dependencies',
        'container-isolation',
        'no-public-exposure',
        'firewall-rules',
        'encrypt-at-rest',
        'deletion-protection',
        'least-privilege',
        'access-logs',
        'threat-detection',
        'secrets-in-code',
        'signed-artefacts',
      ],
    },
    // AWS publishes the image and the update, the customer rolls it out
    'AWS::EKS::Nodegroup': {
      category: 'infrastructure',
      page: nodes,
      sources: {
        'guest-os': nodes,
        platform: nodes,
        'server-side-encryption': nodes,
        resilience: nodes,
        logging: `${docs}/eks-observe.html`,
      },
      moves: [
        {
          layers: ['guest-os', 'platform'],
          to: 'shared',
          when: awsBuilds,
          says: 'its nodes start from an image that EKS builds and patches; you roll it out',
          source: nodes,
          aws: 'EKS builds patched versions of the image, and drains and replaces nodes when you update the group.',
        },
      ],
      parties: {
        application: 'none',
        'encryption-in-transit': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
      },
      responsibilities: [
        'os-patching',
        'os-images',
        'platform-updates',
        'firewall-rules',
        'high-availability',
        'monitoring',
        'remote-access',
        'malware-protection',
        'vulnerability-scans',
      ],
    },
    'AWS::EKS::FargateProfile': {
      category: 'abstracted',
      page: `${docs}/fargate-profile.html`,
      sources: {
        'guest-os': `${docs}/fargate-pod-patching.html`,
        platform: `${docs}/fargate-pod-patching.html`,
        'server-side-encryption': `${docs}/fargate-pod-configuration.html`,
        resilience: `${docs}/fargate-profile.html`,
        logging: `${docs}/fargate-logging.html`,
      },
      aws: { 'guest-os': 'AWS patches the machine of each pod, and evicts pods to do so.' },
      parties: {
        // the version of Kubernetes follows when you start the pods again
        platform: 'shared',
        'server-side-encryption': 'aws',
        application: 'none',
        network: 'customer',
        'encryption-in-transit': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
      },
      responsibilities: ['network-placement', 'high-availability', 'least-privilege'],
    },
  },
})
