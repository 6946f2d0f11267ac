import { seenAt, textsIn } from '../../catalog/reading.ts'
import { type Configured, container } from '../../catalog/service.ts'

const MANAGED = 'aws:elasticbeanstalk:managedactions'
const LAUNCH = 'aws:autoscaling:launchconfiguration'

/** A setting of the environment; null if it is not set, undefined if the settings were not read. */
function settingOf(it: Configured, namespace: string, name: string): string | null | undefined {
  const settings = seenAt(it, 'OptionSettings')
  if (!Array.isArray(settings)) return undefined
  const found = settings.find(({ Namespace, OptionName }) => Namespace === namespace && OptionName === name)
  return typeof found?.Value === 'string' && found.Value !== '' ? found.Value : null
}

/** Whether managed platform updates are on; they are off by default. */
function managedUpdates(it: Configured): boolean | undefined {
  const value = settingOf(it, MANAGED, 'ManagedActionsEnabled')
  return value === undefined ? undefined : value === 'true'
}

/**
 * Whether the instances start from a customer image. Elastic Beanstalk shows an ImageId for every environment: it is
 * the customer's unless it belongs to the platform version (using-features.customenv.html).
 */
function ownImage(it: Configured): boolean | undefined {
  const image = settingOf(it, LAUNCH, 'ImageId')
  if (image === undefined || image === null) return image === null ? false : undefined
  const platform = textsIn(seenAt(it, 'PlatformImageIds'))
  return platform ? !platform.includes(image) : undefined
}

const guide = 'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg'
/**
 * Who patches the operating system, the runtime and the servers, with managed updates and with custom images (read
 * 2026-11-30).
 */
const upkeep = `${guide}/platforms-shared-responsibility.html`

export const elasticbeanstalk = container({
  id: 'elasticbeanstalk',
  title: 'AWS Elastic Beanstalk',
  source: upkeep,
  pages: {
    'guest-os': upkeep,
    platform: upkeep,
    application: upkeep,
    network: `${guide}/vpc.html`,
    'encryption-in-transit': `${guide}/configuring-https.html`,
    'server-side-encryption': `${guide}/security-data-protection-encryption.html`,
    resilience: `${guide}/using-features-managing-env-types.html`,
  },
  types: {
    'AWS::ElasticBeanstalk::Environment': {
      // without managed updates, which are off by default, you patch the operating system, the runtime and the servers
      parties: { 'guest-os': 'customer', platform: 'customer', backup: 'none', 'resource-policy': 'none' },
      aws: {
        'guest-os':
          'AWS publishes platform versions with a patched operating system; you can sign in to the instances.',
        platform: 'AWS publishes platform versions with patched runtimes and servers, typically within 30 days.',
        'server-side-encryption':
          'AWS encrypts the bucket of the environment; it encrypts disks only where it is asked to.',
        resilience: 'AWS replaces instances that fail, and spreads them over the Availability Zones that you give it.',
      },
      moves: [
        {
          layers: ['guest-os', 'platform'],
          to: 'customer',
          when: ownImage,
          reads: ['state.PlatformImageIds'],
          says: 'its instances start from an image of yours (ImageId): you patch and test it, and updates keep it',
          source: upkeep,
        },
        // managed updates never change the platform branch: that stays the customer's step
        {
          layers: ['guest-os', 'platform'],
          to: 'shared',
          when: managedUpdates,
          says: 'managed updates are on: patch and minor versions are applied automatically, you resolve failed updates',
          source: upkeep,
        },
        {
          layers: ['resilience'],
          to: 'customer',
          when: (it) => {
            const kind = settingOf(it, 'aws:elasticbeanstalk:environment', 'EnvironmentType')
            return kind === undefined ? undefined : kind === 'SingleInstance'
          },
          says: 'it has a single instance, in one Availability Zone',
          source: `${guide}/using-features-managing-env-types.html`,
        },
      ],
      responsibilities: [
        'os-patching',
        'remote-access',
        'malware-protection',
        'vulnerability-scans',
        'platform-updates',
        'code-and-dependencies',
        'firewall-rules',
        'instance-credentials',
        'high-availability',
        'access-logs',
        'monitoring',
        'secrets-in-code',
      ],
    },
  },
})
