import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide'

export const s3 = abstracted({
  id: 's3',
  title: 'Amazon S3',
  source: `${guide}/security.html`,
  types: {
    'AWS::S3::Bucket': {
      owners: { application: 'nobody' },
      duties: [
        'no-public-exposure',
        'require-tls',

        // no encrypt-at-rest: S3 encrypts every new object, with its own keys at least (default-encryption-faq.html)
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
          // One Zone storage is no setting of a bucket, but a lifecycle rule that moves objects there is
          when: ({ properties }) => movesToOneZone(properties['LifecycleConfiguration']),
          says: 'a lifecycle rule moves objects to One Zone storage, which one Availability Zone can lose',
          source: `${guide}/storage-class-intro.html`,
        },
      ],
    },
    // what it holds is the bucket's; its own are its network door and its policy
    'AWS::S3::AccessPoint': {
      owners: {
        application: 'nobody',
        'encryption-in-transit': 'nobody',
        'server-side-encryption': 'nobody',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        identity: 'nobody',
        backup: 'nobody',
        resilience: 'aws',
        logging: 'nobody',
      },
      duties: ['no-public-exposure', 'no-public-sharing'],
    },
    'AWS::S3::MultiRegionAccessPoint': {
      owners: {
        application: 'nobody',
        'encryption-in-transit': 'nobody',
        'server-side-encryption': 'nobody',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        identity: 'nobody',
        'resource-policy': 'nobody',
        backup: 'nobody',
        resilience: 'aws',
        logging: 'nobody',
      },
      duties: ['no-public-exposure'],
    },
    // in one Availability Zone, without versions, replication or access control lists (directory-buckets-overview.html)
    'AWS::S3Express::DirectoryBucket': {
      owners: { application: 'nobody', resilience: 'customer' },
      duties: [
        'key-care',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'recovery-plan',
        'access-logs',
        'client-side-encryption',
        'data-integrity',
      ],
    },
    // one switch over all buckets of the account
    'Demarc::S3::AccountPublicAccessBlock': {
      owners: {
        application: 'nobody',
        'encryption-in-transit': 'nobody',
        'server-side-encryption': 'nobody',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        identity: 'nobody',
        'resource-policy': 'nobody',
        backup: 'nobody',
        resilience: 'aws',
        logging: 'nobody',
      },
      duties: ['no-public-exposure'],
    },
  },
})

/** Undefined where the lifecycle rules were not seen. */
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

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
