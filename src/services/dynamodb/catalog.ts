import { sharedResponsibility } from '../../catalog/pages.ts'
import { abstracted, type Configured } from '../../catalog/service.ts'
import { is, when } from '../../catalog/when.ts'
import { isRecord } from '../../core/record.ts'

const guide = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide'

/** Whether point-in-time recovery is off, which it is where it was not turned on; undefined where it was not read. */
function notRecoverable(specification: unknown): boolean | undefined {
  if (specification === null) return true
  const enabled = isRecord(specification) ? specification['PointInTimeRecoveryEnabled'] : undefined
  return enabled === undefined ? undefined : enabled !== true
}

/** The same of a table; of a global table none of whose replicas has it. */
function notBackedUp({ properties }: Configured): boolean | undefined {
  const replicas = properties['Replicas']
  if (!Array.isArray(replicas)) return notRecoverable(properties['PointInTimeRecoverySpecification'])
  const answers = replicas.map((one) =>
    notRecoverable(isRecord(one) ? (one['PointInTimeRecoverySpecification'] ?? null) : undefined),
  )
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true
}

export const dynamodb = abstracted({
  id: 'dynamodb',
  title: 'Amazon DynamoDB',
  source: sharedResponsibility,
  pages: {
    network: `${guide}/inter-network-traffic-privacy.html`,
    'encryption-in-transit': `${guide}/network-isolation.html`,
    'server-side-encryption': `${guide}/EncryptionAtRest.html`,
    'resource-policy': `${guide}/access-control-resource-based.html`,
    backup: `${guide}/Backup-and-Restore.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
  },
  types: {
    'AWS::DynamoDB::Table': {
      parties: { application: 'none' },
      moves: [
        {
          layers: ['backup'],
          to: 'customer',
          when: notBackedUp,
          says: 'point-in-time recovery is off: it has only the backups that you make',
          source: `${guide}/Point-in-time-recovery.html`,
        },
      ],
      responsibilities: [
        'private-connectivity',
        'require-tls',
        // no encrypt-at-rest: every table is encrypted, at least with AWS's own key (EncryptionAtRest.html)
        'key-care',
        'data-classification',
        'data-lifecycle',
        'deletion-protection',
        'least-privilege',
        // no no-public-sharing: DynamoDB rejects policies that make a table public (rbac-bpa-rbp.html)
        'cross-account-sharing',
        'backups',
        'restore-tests',
        'high-availability',
        'access-logs',
        'monitoring',
      ],
    },
    // a cache of tables: nodes that AWS patches, in the customer's VPC
    'AWS::DAX::Cluster': {
      category: 'container',
      page: `${guide}/DAX.html`,
      sources: {
        'guest-os': `${guide}/DAX.concepts.cluster.html`,
        platform: `${guide}/DAX.cluster-management.html`,
        network: `${guide}/DAX.concepts.cluster.html`,
        'encryption-in-transit': `${guide}/DAXEncryptionInTransit.html`,
        'server-side-encryption': `${guide}/DAXEncryptionAtRest.html`,
        resilience: `${guide}/DAX.concepts.cluster.html`,
        logging: `${guide}/DAX.Monitoring.html`,
      },
      moves: [
        {
          layers: ['resilience'],
          to: 'customer',
          when: when('state.NodeZones', (zones) => Array.isArray(zones) && zones.length < 2),
          says: 'its nodes stand in one Availability Zone: nothing takes over when the zone fails',
          source: `${guide}/DAX.concepts.cluster.html`,
        },
        {
          layers: ['server-side-encryption'],
          to: 'customer',
          when: when('SSESpecification.SSEEnabled', is(false, null)),
          says: 'encryption at rest was not asked for, and cannot be turned on later',
          source: `${guide}/DAXEncryptionAtRest.html`,
        },
      ],
      aws: {
        'server-side-encryption': 'AWS encrypts the disks of the nodes where encryption was asked for.',
        resilience: 'AWS promotes a replica, in another Availability Zone where one stands there.',
      },
      parties: {
        application: 'none',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
      },
      responsibilities: [
        'platform-configuration',
        'network-placement',
        'firewall-rules',
        'require-tls',
        'encrypt-at-rest',
        'least-privilege',
        'high-availability',
        'monitoring',
      ],
    },
  },
})
