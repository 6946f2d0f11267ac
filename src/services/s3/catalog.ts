import { abstracted } from '../../catalog/service.ts'
import { isRecord } from '../../core/record.ts'

const guide = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide'

export const s3 = abstracted({
  id: 's3',
  title: 'Amazon S3',
  source: `${guide}/Welcome.html`,
  pages: {
    application: `${guide}/Welcome.html`,
    network: `${guide}/privatelink-interface-endpoints.html`,
    'encryption-in-transit': `${guide}/UsingEncryptionInTransit.html`,
    'server-side-encryption': `${guide}/UsingServerSideEncryption.html`,
    'resource-policy': `${guide}/bucket-policies.html`,
    backup: `${guide}/backup-for-s3.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
    logging: `${guide}/logging-with-S3.html`,
  },
  types: {
    'AWS::S3::Bucket': {
      parties: { application: 'none' },
      responsibilities: [
        'no-public-exposure',
        'require-tls',

        // no encrypt-at-rest: S3 encrypts every new object, at least with its own keys (default-encryption-faq.html)
        'key-care',
        'data-classification',
        'data-lifecycle',
        'deletion-protection',
        'least-privilege',
        'no-public-sharing',
        'cross-account-sharing',
        'no-acls',
        'backups',
        'high-availability',
        'access-logs',
        'monitoring',
        'client-side-encryption',
        'data-integrity',
      ],
      moves: [
        {
          layers: ['resilience'],
          to: 'customer',
          // One Zone storage is not a bucket setting, but a lifecycle rule can move objects to it
          when: ({ properties }) => movesToOneZone(properties['LifecycleConfiguration']),
          says: 'a lifecycle rule moves objects to One Zone storage: they are lost with their Availability Zone',
          source: `${guide}/storage-class-intro.html`,
          aws: 'AWS keeps the objects of One Zone storage in one Availability Zone, and does not restore them when it is lost.',
        },
      ],
    },
    // the bucket is responsible for the data; the access point for its network origin and its policy
    'AWS::S3::AccessPoint': {
      page: `${guide}/access-points.html`,
      sources: {
        network: `${guide}/access-points.html`,
        'resource-policy': `${guide}/access-points-policies.html`,
      },
      parties: {
        'guest-os': 'none',
        platform: 'none',
        application: 'none',
        'encryption-in-transit': 'none',
        'server-side-encryption': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        backup: 'none',
        resilience: 'none',
        logging: 'none',
      },
      responsibilities: ['no-public-exposure', 'no-public-sharing'],
    },
    'AWS::S3::MultiRegionAccessPoint': {
      page: `${guide}/MultiRegionAccessPoints.html`,
      sources: {
        network: `${guide}/MultiRegionAccessPoints.html`,
        'resource-policy': `${guide}/MultiRegionAccessPointPermissions.html`,
        resilience: `${guide}/MrapFailover.html`,
      },
      // AWS routes each request to a nearby bucket; the customer chooses the buckets, their replication and a failover
      aws: { resilience: 'AWS routes requests to the buckets in several regions, and elsewhere when you fail over.' },
      parties: {
        application: 'none',
        'encryption-in-transit': 'none',
        'server-side-encryption': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        backup: 'none',
        logging: 'none',
      },
      responsibilities: ['no-public-exposure', 'no-public-sharing', 'high-availability'],
    },
    // in one Availability Zone, without versions, replication or access control lists (directory-buckets-overview.html)
    'AWS::S3Express::DirectoryBucket': {
      parties: { application: 'none', backup: 'customer', resilience: 'customer' },
      sources: {
        network: `${guide}/s3-express-networking.html`,
        // the page about directory buckets does not mention TLS
        'encryption-in-transit': `${guide}/UsingEncryptionInTransit.html`,
        'server-side-encryption': `${guide}/s3-express-data-protection.html`,
        'resource-policy': `${guide}/s3-express-security-iam-example-bucket-policies.html`,
        // AWS Backup requires versions (backup-for-s3.html)
        backup: `${guide}/s3-express-differences.html`,
        resilience: `${guide}/DataDurability.html`,
        logging: `${guide}/s3-express-one-zone-logging.html`,
      },
      responsibilities: [
        // no firewall rules and no public sharing: a directory bucket is reached through gateway endpoints, and always
        // blocks public access
        'private-connectivity',
        'key-care',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'cross-account-sharing',
        'recovery-plan',
        'access-logs',
        'client-side-encryption',
        'data-integrity',
      ],
    },
    // one setting for all buckets of the account
    'Demarc::S3::AccountPublicAccessBlock': {
      page: `${guide}/access-control-block-public-access.html`,
      sources: { network: `${guide}/access-control-block-public-access.html` },
      parties: {
        'guest-os': 'none',
        platform: 'none',
        application: 'none',
        'encryption-in-transit': 'none',
        'server-side-encryption': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
        resilience: 'none',
        logging: 'none',
      },
      responsibilities: ['no-public-exposure'],
    },
  },
})

/** Whether a lifecycle rule moves objects to One Zone storage; undefined if the rules were not read. */
function movesToOneZone(configuration: unknown): boolean | undefined {
  if (configuration === undefined) return undefined
  const rules = isRecord(configuration) ? configuration['Rules'] : undefined
  return (
    Array.isArray(rules) &&
    rules.some(
      (rule: unknown) =>
        isRecord(rule) &&
        rule['Status'] === 'Enabled' &&
        Array.isArray(rule['Transitions']) &&
        rule['Transitions'].some((one: unknown) => isRecord(one) && one['StorageClass'] === 'ONEZONE_IA'),
    )
  )
}
