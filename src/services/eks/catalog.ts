import { type Configured, container } from '../../catalog/service.ts'

const docs = 'https://docs.aws.amazon.com/eks/latest/userguide'

/** Whether EKS Auto Mode keeps the nodes; undefined where the cluster's compute was not seen. */
function autoMode({ properties }: Configured): boolean | undefined {
  const config = properties['ComputeConfig']
  if (config === undefined) return undefined
  return typeof config === 'object' && config !== null && 'Enabled' in config && config.Enabled === true
}

export const eks = container({
  id: 'eks',
  title: 'Amazon EKS',
  source: `${docs}/security.html`,
  types: {
    // the control plane, which AWS runs in several zones; nodes of node groups and of Fargate answer for themselves
    'AWS::EKS::Cluster': {
      owners: { 'resource-policy': 'nobody', resilience: 'aws' },
      moves: [
        {
          layers: ['guest-os'],
          to: 'aws',
          when: autoMode,
          says: 'EKS Auto Mode is on: AWS replaces each node by a patched one, after 21 days at the latest',
          source: `${docs}/automode.html`,
        },
      ],
      duties: [
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
      owners: {
        application: 'nobody',
        'encryption-in-transit': 'nobody',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        'resource-policy': 'nobody',
        backup: 'nobody',
      },
      duties: [
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
      owners: {
        application: 'nobody',
        network: 'customer',
        'encryption-in-transit': 'nobody',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        'resource-policy': 'nobody',
        backup: 'nobody',
      },
      duties: ['network-placement', 'high-availability', 'least-privilege'],
    },
  },
})
