import { abstracted, type Configured } from '../../catalog/service.ts'
import { when } from '../../catalog/when.ts'
import { isRecord } from '../../core/record.ts'

const guide = 'https://docs.aws.amazon.com/efs/latest/ug'

/** Whether the files are in one Availability Zone; undefined if the property was not read. */
function inOneZone({ properties }: Configured): boolean | undefined {
  const zone = properties['AvailabilityZoneName']
  return zone === undefined ? undefined : typeof zone === 'string'
}

/** Whether automatic backups are off; where none were chosen, they are on for One Zone storage alone. */
function notBackedUp(resource: Configured): boolean | undefined {
  const policy = resource.properties['BackupPolicy']
  if (policy === null) return not(inOneZone(resource))
  if (!isRecord(policy) || policy['Status'] === undefined) return undefined
  return policy['Status'] !== 'ENABLED' && policy['Status'] !== 'ENABLING'
}
const not = (answer: boolean | undefined) => (answer === undefined ? undefined : !answer)

export const efs = abstracted({
  id: 'efs',
  title: 'Amazon EFS',
  source: `${guide}/disaster-recovery-resiliency.html`,
  pages: {
    network: `${guide}/network-access.html`,
    'encryption-in-transit': `${guide}/encryption-in-transit.html`,
    'server-side-encryption': `${guide}/encryption-at-rest.html`,
    identity: `${guide}/iam-access-control-nfs-efs.html`,
    'resource-policy': `${guide}/iam-access-control-nfs-efs.html`,
    backup: `${guide}/awsbackup.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
    logging: `${guide}/monitoring-cloudwatch.html`,
  },
  types: {
    'AWS::EFS::FileSystem': {
      // its mount targets are interfaces in the customer's subnets, with the customer's security groups
      parties: { application: 'none', network: 'customer' },
      aws: {
        'server-side-encryption': 'AWS encrypts a file system at rest if it was created with encryption.',
        'encryption-in-transit': 'AWS offers TLS for mounts that ask for it (the EFS mount helper).',
      },
      moves: [
        {
          layers: ['server-side-encryption'],
          to: 'customer',
          when: when('Encrypted', (value) => value !== true),
          says: 'it was created without encryption at rest, which cannot be turned on later',
          source: `${guide}/encryption-at-rest.html`,
        },
        {
          layers: ['resilience'],
          to: 'customer',
          when: inOneZone,
          says: 'it has One Zone storage: the files are in one Availability Zone, which can be lost',
          source: `${guide}/features.html`,
        },
        {
          layers: ['backup'],
          to: 'customer',
          when: notBackedUp,
          says: 'automatic backups are off (BackupPolicy): it has only the backups that you make',
          source: `${guide}/awsbackup.html`,
        },
      ],
      responsibilities: [
        'no-public-exposure',
        'firewall-rules',
        'require-tls',
        'encrypt-at-rest',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'no-public-sharing',
        'cross-account-sharing',
        'backups',
        'restore-tests',
        'high-availability',
      ],
    },
    // an entry point to a file system, with its own POSIX user and root directory
    'AWS::EFS::AccessPoint': {
      parties: {
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
        logging: 'none',
      },
      responsibilities: ['least-privilege'],
    },
    // the controls of the file system judge its place in the network
    'AWS::EFS::MountTarget': {
      parties: {
        'guest-os': 'none',
        platform: 'none',
        application: 'none',
        network: 'customer',
        'encryption-in-transit': 'none',
        'server-side-encryption': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
        // there is one in each zone: resilience belongs to the file system
        resilience: 'none',
        logging: 'none',
      },
      responsibilities: ['no-public-exposure', 'firewall-rules'],
    },
  },
})
