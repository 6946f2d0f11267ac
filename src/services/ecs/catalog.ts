import type { LayerId, Party } from '../../catalog/layers.ts'
import { onOutpost } from '../../catalog/outposts.ts'
import { memberOf, textOf, textsIn } from '../../catalog/reading.ts'
import { type Configured, infrastructure, type Move } from '../../catalog/service.ts'
import { isRecord } from '../../core/record.ts'

const docs = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide'
const shared = `${docs}/security-shared-model.html`

/** The compute of the tasks: from the live state, or from the launch type of the service; undefined where neither has it. */
function compute(it: Configured): string | undefined {
  return textOf(it, 'Compute') ?? textOf(it, 'LaunchType') ?? undefined
}
const runsOn = (kind: string) => (it: Configured) => {
  const found = compute(it)
  return found === undefined ? undefined : found === kind
}

/**
 * The subnets of tasks in awsvpc mode; null if tasks use the network interfaces of their hosts. `member`: the property,
 * which CloudFormation spells differently for a service and a task set.
 */
const subnetsBy =
  (member: 'AwsvpcConfiguration' | 'AwsVpcConfiguration') =>
  (it: Configured): readonly string[] | null | undefined => {
    const vpc = memberOf(it, 'NetworkConfiguration', member)
    return isRecord(vpc) ? textsIn(vpc['Subnets']) : vpc === null ? null : undefined
  }

const moves: readonly Move[] = [
  {
    layers: ['facilities', 'virtualization'],
    to: 'customer',
    when: runsOn('EXTERNAL'),
    says: 'it runs on external instances (ECS Anywhere): your servers, at your site',
    source: `${docs}/ecs-anywhere.html`,
  },
  {
    layers: ['guest-os'],
    to: 'aws',
    when: runsOn('FARGATE'),
    says: 'it runs on AWS Fargate: AWS patches the hosts',
    source: shared,
    aws: 'AWS patches the host of each task, which no other task uses; the container image is yours.',
  },
  {
    layers: ['platform', 'server-side-encryption'],
    to: 'shared',
    when: runsOn('FARGATE'),
    says: 'it runs on AWS Fargate: AWS maintains the runtime and encrypts its disks; you choose the platform version and the key',
    source: `${docs}/platform-fargate.html`,
  },
  {
    layers: ['guest-os', 'platform'],
    to: 'aws',
    when: runsOn('MANAGED_INSTANCES'),
    says: 'it runs on ECS Managed Instances: AWS replaces each instance with a patched one, between day 14 and day 21',
    source: `${docs}/managed-instances-patching.html`,
    aws: 'AWS replaces each instance with a patched one, between day 14 and day 21.',
  },
]

/** A description or a grouping of tasks: the lower layers are responsibilities of the service that runs them. */
const ofTheService: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'none',
  'encryption-in-transit': 'none',
  'server-side-encryption': 'none',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
  resilience: 'none',
}

export const ecs = infrastructure({
  id: 'ecs',
  title: 'Amazon ECS',
  source: shared,
  pages: {
    'guest-os': shared,
    platform: shared,
    application: shared,
    network: shared,
    'encryption-in-transit': `${docs}/security-network.html`,
    'server-side-encryption': shared,
    'client-side-encryption': shared,
    identity: shared,
    resilience: `${docs}/task-placement-strategies.html`,
    logging: `${docs}/cloudwatch-container-insights.html`,
  },
  types: {
    'AWS::ECS::Service': {
      // volumes that outlive a task are separate resources
      parties: { 'resource-policy': 'none', backup: 'none' },
      page: `${docs}/ecs_services.html`,
      moves: [...moves, ...onOutpost({ subnets: subnetsBy('AwsvpcConfiguration') })],
      responsibilities: [
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
    'AWS::ECS::TaskSet': {
      // what it stores and sends is a responsibility of the service
      parties: {
        'encryption-in-transit': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
      },
      holds: false,
      page: `${docs}/deployment-type-external.html`,
      moves: [...moves, ...onOutpost({ subnets: subnetsBy('AwsVpcConfiguration') })],
      responsibilities: ['platform-updates', 'no-public-exposure'],
    },
    'AWS::ECS::TaskDefinition': {
      parties: {
        ...ofTheService,
        application: 'customer',
        network: 'customer',
        'encryption-in-transit': 'customer',
      },
      page: `${docs}/task_definitions.html`,
      responsibilities: [
        'container-isolation',
        'firewall-rules',
        'require-tls',
        'workload-identity',
        'access-logs',
        'secrets-in-code',
      ],
    },
    'AWS::ECS::Cluster': {
      parties: ofTheService,
      page: `${docs}/clusters.html`,
      responsibilities: ['monitoring', 'access-logs'],
    },
    'AWS::ECS::CapacityProvider': {
      parties: { ...ofTheService, resilience: 'customer', logging: 'none' },
      page: `${docs}/clusters.html`,
      responsibilities: ['high-availability'],
    },
  },
})
