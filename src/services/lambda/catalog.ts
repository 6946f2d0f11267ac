import { abstracted, type Configured, type Move } from '../../catalog/service.ts'

const docs = 'https://docs.aws.amazon.com/lambda/latest/dg'
const shared = `${docs}/runtime-management-shared.html`

/** A text of the configuration; undefined where it was not seen or is not there. */
const text = ({ properties }: Configured, name: string): string | undefined => {
  const value = properties[name]
  return typeof value === 'string' ? value : undefined
}

/** When the runtime is patched: Auto, FunctionUpdate or Manual; undefined where it was not seen. */
function updateMode({ properties }: Configured): string | undefined {
  const config = properties['RuntimeManagementConfig']
  return typeof config === 'object' && config !== null && 'UpdateRuntimeOn' in config
    ? String(config.UpdateRuntimeOn)
    : undefined
}

/** Whether the function is attached to a VPC; undefined where it was not seen. */
function inVpc({ properties }: Configured): boolean | undefined {
  const config = properties['VpcConfig']
  if (config === undefined) return undefined
  const subnets = config !== null && typeof config === 'object' && 'SubnetIds' in config ? config.SubnetIds : []
  return Array.isArray(subnets) && subnets.length > 0
}

const negated = (it: boolean | undefined): boolean | undefined => (it === undefined ? undefined : !it)

const moves: readonly Move[] = [
  // the kernel stays AWS's; what the image brings of an operating system is the customer's
  {
    layers: ['guest-os'],
    to: 'shared',
    when: (it) => text(it, 'PackageType') === 'Image',
    says: 'it is a container image, with an operating system inside that you rebuild',
    source: shared,
  },
  {
    layers: ['platform'],
    to: 'customer',
    when: (it) => text(it, 'PackageType') === 'Image',
    says: 'it is a container image: the runtime is patched when you rebuild and deploy it',
    source: shared,
  },
  {
    layers: ['platform'],
    to: 'customer',
    when: (it) => text(it, 'Runtime')?.startsWith('provided'),
    says: 'it brings a runtime of its own on an OS-only runtime',
    source: `${docs}/runtimes-provided.html`,
  },
  {
    layers: ['platform'],
    to: 'customer',
    when: (it) => updateMode(it) === 'FunctionUpdate',
    says: 'its runtime update mode is Function update: patches come when you next update the function',
    source: shared,
  },
  {
    layers: ['platform'],
    to: 'customer',
    when: (it) => updateMode(it) === 'Manual',
    says: 'its runtime update mode is Manual: it stays on the runtime version that you named',
    source: shared,
  },
  {
    layers: ['platform'],
    to: 'shared',
    when: (it) => updateMode(it) === 'Auto',
    says: 'its runtime update mode is Auto: AWS patches the runtime, you move to a newer one before it is deprecated',
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
    when: (it) => negated(inVpc(it)),
    says: 'it is in no VPC: AWS runs it in several Availability Zones',
    source: `${docs}/security-resilience.html`,
  },
]

export const lambda = abstracted({
  id: 'lambda',
  title: 'AWS Lambda',
  source: `${docs}/lambda-security.html`,
  types: {
    'AWS::Lambda::Function': {
      // a function keeps nothing that a backup could hold: its code comes from the customer's own pipeline
      owners: { platform: 'shared', backup: 'nobody' },
      moves,
      duties: [
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
    // code that functions of this and other accounts take in: what runs it, and by whom, is the function's
    'AWS::Lambda::LayerVersion': {
      owners: {
        platform: 'nobody',
        network: 'nobody',
        'encryption-in-transit': 'aws',
        'server-side-encryption': 'aws',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        identity: 'nobody',
        backup: 'nobody',
        resilience: 'aws',
        logging: 'nobody',
      },
      duties: ['code-and-dependencies', 'no-public-sharing', 'cross-account-sharing', 'secrets-in-code'],
    },
  },
})
