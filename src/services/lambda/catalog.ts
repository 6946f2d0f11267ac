import { memberOf, seenAt, textOf, textsIn } from '../../catalog/reading.ts'
import { abstracted, type Configured, type Move } from '../../catalog/service.ts'
import { is, when } from '../../catalog/when.ts'
import { isRecord } from '../../core/record.ts'

const docs = 'https://docs.aws.amazon.com/lambda/latest/dg'
const shared = `${docs}/runtime-management-shared.html`
const managed = `${docs}/lambda-managed-instances.html`

const isImage = when('PackageType', is('Image'))

/**
 * Whether the runtime update mode is the given one: patches arrive when the customer updates the function
 * (FunctionUpdate), or never (Manual).
 */
function updateMode(it: Configured, mode: 'FunctionUpdate' | 'Manual'): boolean | undefined {
  const found = memberOf(it, 'RuntimeManagementConfig', 'UpdateRuntimeOn')
  return found === undefined ? undefined : found === mode
}

/** Whether it is attached to subnets of the customer. */
function inVpc(it: Configured): boolean | undefined {
  const subnets = textsIn(memberOf(it, 'VpcConfig', 'SubnetIds'))
  return subnets === undefined ? undefined : subnets !== null && subnets.length > 0
}

/** Whether it runs on managed instances in the account (a capacity provider), which Lambda operates. */
function onManagedInstances(it: Configured): boolean | undefined {
  const config = seenAt(it, 'CapacityProviderConfig')
  return config === undefined ? undefined : isRecord(config)
}

const moves: readonly Move[] = [
  {
    layers: ['network'],
    to: 'customer',
    when: onManagedInstances,
    says: 'it runs on Lambda Managed Instances: subnets and security groups of its capacity provider are yours',
    source: `${docs}/lambda-managed-instances-networking.html`,
  },
  {
    layers: ['resilience'],
    to: 'shared',
    when: onManagedInstances,
    says: 'it runs on Lambda Managed Instances: Lambda starts three or more, in the zones of the subnets that you give',
    source: managed,
    aws: 'Lambda starts at least three instances, spread over the Availability Zones of the subnets that it is given.',
  },
  // containers on one capacity provider are not isolated from each other: functions on it must trust each other
  {
    layers: ['virtualization'],
    to: 'shared',
    when: onManagedInstances,
    says: 'it runs on Lambda Managed Instances: the capacity provider is the boundary, you decide which functions share one',
    source: `${docs}/lambda-managed-instances-security.html`,
    aws: 'AWS keeps instances apart; containers on one instance are not kept apart from each other.',
  },
  // AWS patches the kernel; the customer patches the operating system packages in the image
  {
    layers: ['guest-os'],
    to: 'shared',
    when: isImage,
    says: 'it is a container image, with an operating system inside that you rebuild',
    source: shared,
    aws: 'AWS patches the kernel and publishes base images with patches; it does not change your image.',
  },
  {
    layers: ['platform'],
    to: 'customer',
    when: isImage,
    says: 'it is a container image: the runtime is patched when you rebuild and deploy it',
    source: shared,
  },
  {
    layers: ['platform'],
    to: 'customer',
    when: (it) => {
      const runtime = textOf(it, 'Runtime')
      return runtime === undefined ? undefined : runtime?.startsWith('provided') === true
    },
    says: 'it brings a runtime of its own on an OS-only runtime',
    source: `${docs}/runtimes-provided.html`,
  },
  {
    layers: ['platform'],
    to: 'customer',
    when: (it) => updateMode(it, 'FunctionUpdate'),
    says: 'its runtime update mode is Function update: patches come when you next update the function',
    source: shared,
  },
  {
    layers: ['platform'],
    to: 'customer',
    when: (it) => updateMode(it, 'Manual'),
    says: 'its runtime update mode is Manual: it stays on the runtime version that you named',
    source: shared,
  },
  {
    layers: ['network'],
    to: 'customer',
    when: inVpc,
    says: 'it is in a VPC: subnets and security groups are yours',
    source: `${docs}/configuration-vpc.html`,
  },
  {
    layers: ['resilience'],
    to: 'aws',
    when: (it) => {
      const found = inVpc(it)
      return found === undefined ? undefined : !found
    },
    says: 'it is in no VPC: AWS runs it in several Availability Zones',
    source: `${docs}/security-resilience.html`,
  },
]

export const lambda = abstracted({
  id: 'lambda',
  title: 'AWS Lambda',
  source: shared,
  pages: {
    'guest-os': shared,
    platform: shared,
    network: `${docs}/configuration-vpc.html`,
    'encryption-in-transit': `${docs}/security-dataprotection.html`,
    'server-side-encryption': `${docs}/security-encryption-at-rest.html`,
    data: `${docs}/security-dataprotection.html`,
    identity: `${docs}/lambda-permissions.html`,
    'resource-policy': `${docs}/access-control-resource-based.html`,
    logging: `${docs}/lambda-monitoring.html`,
  },
  types: {
    'AWS::Lambda::Function': {
      // a function stores nothing to back up: its code comes from the customer's pipeline
      parties: { platform: 'shared', backup: 'none' },
      page: `${docs}/concepts-basics.html`,
      sources: { resilience: `${docs}/security-resilience.html` },
      aws: {
        'guest-os': 'AWS patches the operating system of its instances and of managed runtimes.',
        platform: 'AWS publishes runtime versions with patches, and applies them in the update mode Auto.',
      },
      moves,
      responsibilities: [
        'shared-hosts',
        'os-images',
        'platform-updates',
        'code-and-dependencies',
        'no-public-exposure',
        'network-placement',
        'key-care',
        'least-privilege',
        'no-public-sharing',
        'cross-account-sharing',
        'high-availability',
        'monitoring',
        'secrets-in-code',
        'signed-artefacts',
        'image-rebuilds',
      ],
    },
    // code that functions of this and other accounts include; the function decides its runtime and role
    'AWS::Lambda::LayerVersion': {
      parties: {
        'guest-os': 'none',
        platform: 'none',
        network: 'none',
        'encryption-in-transit': 'aws',
        'server-side-encryption': 'aws',
        'client-side-encryption': 'none',
        data: 'none',
        backup: 'none',
        resilience: 'aws',
        logging: 'none',
      },
      page: `${docs}/chapter-layers.html`,
      sources: { 'resource-policy': `${docs}/permissions-layer-cross-account.html` },
      responsibilities: ['code-and-dependencies', 'no-public-sharing', 'cross-account-sharing', 'secrets-in-code'],
    },
  },
})
