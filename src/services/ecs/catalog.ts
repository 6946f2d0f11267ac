import type { LayerId, Owner } from '../../catalog/layers.ts'
import { type Configured, infrastructure, type Move } from '../../catalog/service.ts'

const docs = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide'
const shared = `${docs}/security-shared-model.html`

/** What the tasks run on: from the live state, or from the launch type that a service names; undefined where neither tells. */
function compute({ properties, state }: Configured): string | undefined {
  const told = state['Compute'] ?? properties['LaunchType']
  return typeof told === 'string' ? told : undefined
}
const runsOn = (kind: string) => (it: Configured) => {
  const found = compute(it)
  return found === undefined ? undefined : found === kind
}

const moves: readonly Move[] = [
  {
    layers: ['guest-os'],
    to: 'aws',
    when: runsOn('FARGATE'),
    says: 'it runs on AWS Fargate: AWS patches the hosts',
    source: shared,
  },
  {
    layers: ['platform', 'server-side-encryption'],
    to: 'shared',
    when: runsOn('FARGATE'),
    says: 'it runs on AWS Fargate: AWS keeps the runtime and encrypts its disks, you choose the platform version and the key',
    source: `${docs}/platform-fargate.html`,
  },
  {
    layers: ['guest-os', 'platform'],
    to: 'aws',
    when: runsOn('MANAGED_INSTANCES'),
    says: 'it runs on ECS Managed Instances: AWS replaces each by a patched one, which begins after 14 days and ends within 21',
    source: `${docs}/managed-instances-patching.html`,
  },
]

/** A description or a grouping of tasks: what they need below is asked of the service that runs them. */
const ofTheService: Partial<Readonly<Record<LayerId, Owner>>> = {
  'guest-os': 'nobody',
  platform: 'nobody',
  application: 'nobody',
  network: 'nobody',
  'encryption-in-transit': 'nobody',
  'server-side-encryption': 'nobody',
  'client-side-encryption': 'nobody',
  data: 'nobody',
  'resource-policy': 'nobody',
  backup: 'nobody',
  resilience: 'nobody',
}

export const ecs = infrastructure({
  id: 'ecs',
  title: 'Amazon ECS',
  source: shared,
  types: {
    'AWS::ECS::Service': {
      // volumes that outlive a task are resources of their own
      owners: { 'resource-policy': 'nobody', backup: 'nobody' },
      moves,
      duties: [
        'os-patching',
        'os-images',
        'platform-updates',
        'code-and-dependencies',
        'no-public-exposure',
        'firewall-rules',
        'key-care',
        'least-privilege',
        'high-availability',
        'monitoring',
        'malware-protection',
        'vulnerability-scans',
        'remote-access',
      ],
    },
    'AWS::ECS::TaskDefinition': {
      owners: {
        ...ofTheService,
        application: 'customer',
        network: 'customer',
        'encryption-in-transit': 'customer',
      },
      duties: [
        'container-isolation',
        'firewall-rules',
        'require-tls',
        'workload-identity',
        'access-logs',
        'secrets-in-code',
      ],
    },
    'AWS::ECS::Cluster': { owners: ofTheService, duties: ['monitoring', 'access-logs'] },
    'AWS::ECS::CapacityProvider': {
      owners: { ...ofTheService, resilience: 'customer', logging: 'nobody' },
      duties: ['high-availability'],
    },
  },
})
