import { onOutpost } from '../../catalog/outposts.ts'
import { seenAt, textOf } from '../../catalog/reading.ts'
import { type Configured, container, type Move } from '../../catalog/service.ts'
import { isRecord } from '../../core/record.ts'

const docs = 'https://docs.aws.amazon.com/eks/latest/userguide'

const nodes = `${docs}/managed-node-groups.html`

/** Whether the cluster has hybrid nodes, which are machines at the customer's site. */
function hybridNodes(it: Configured): boolean | undefined {
  const config = seenAt(it, 'RemoteNetworkConfig')
  if (config === undefined) return undefined
  const networks = isRecord(config) ? config['RemoteNodeNetworks'] : null
  return networks === undefined ? undefined : Array.isArray(networks) && networks.length > 0
}

/** Whether the control plane also runs on an Outpost (a local cluster). */
function isLocal(it: Configured): boolean | undefined {
  const config = seenAt(it, 'OutpostConfig')
  return config === undefined ? undefined : isRecord(config)
}
const local: readonly Move[] = onOutpost({ own: true, resilience: true }).map((move) => ({
  ...move,
  when: isLocal,
  says: 'it is a local cluster: its control plane also runs on an Outpost at your site',
  source: `${docs}/eks-outposts-local-cluster-overview.html`,
}))

/** Whether AWS builds the AMI of the nodes; for Amazon Linux 2 only until 2025-11-26 (eks-ami-deprecation-faqs.html). */
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
    'server-side-encryption': `${docs}/envelope-encryption.html`,
    identity: `${docs}/security.html`,
    backup: `${docs}/disaster-recovery-resiliency.html`,
    resilience: `${docs}/disaster-recovery-resiliency.html`,
    logging: `${docs}/control-plane-logs.html`,
  },
  types: {
    // the control plane, which AWS runs in several zones; nodes of node groups, Fargate and Auto Mode are other resources
    'AWS::EKS::Cluster': {
      parties: { 'resource-policy': 'none', resilience: 'aws' },
      aws: {
        'guest-os': 'AWS patches the nodes of the control plane; the nodes that run your pods have rows of their own.',
        platform: 'AWS runs the Kubernetes control plane and etcd, and patches the version that you choose.',
        resilience: 'AWS runs the control plane in several Availability Zones.',
      },
      moves: [
        // no API lists hybrid nodes: the cluster has their responsibilities
        {
          layers: ['facilities', 'virtualization', 'guest-os', 'resilience'],
          to: 'shared',
          when: hybridNodes,
          says: 'it has hybrid nodes: AWS runs the control plane, and the hybrid nodes are your machines at your site',
          source: `${docs}/hybrid-nodes-overview.html`,
          aws: 'AWS runs the control plane in the Region, and no part of the hybrid nodes.',
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
    // AWS publishes the AMI and its updates, the customer deploys them
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
        logging: `${docs}/eks-observe.html`,
      },
      aws: { 'guest-os': 'AWS patches the machine of each pod, and evicts pods to do so.' },
      parties: {
        // the Kubernetes version changes when the customer restarts the pods
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
      responsibilities: ['platform-updates', 'network-placement', 'high-availability', 'least-privilege'],
    },
  },
})
