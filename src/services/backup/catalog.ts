import type { LayerId, Owner } from '../../catalog/layers.ts'
import { abstracted } from '../../catalog/service.ts'
import { is, when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/aws-backup/latest/devguide'

/** Settings of AWS Backup: no data lies in them, and they are reached by its API alone. */
const ofASetting: Partial<Readonly<Record<LayerId, Owner>>> = {
  'guest-os': 'nobody',
  platform: 'nobody',
  application: 'nobody',
  network: 'nobody',
  'encryption-in-transit': 'aws',
  'server-side-encryption': 'aws',
  'client-side-encryption': 'nobody',
  'resource-policy': 'nobody',
  resilience: 'aws',
}

export const backup = abstracted({
  id: 'backup',
  title: 'AWS Backup',
  source: `${guide}/security-considerations.html`,
  pages: {
    application: `${guide}/vaults.html`,
    network: `${guide}/backup-network.html`,
    'encryption-in-transit': `${guide}/infrastructure-security.html`,
    'server-side-encryption': `${guide}/encryption.html`,
    'resource-policy': `${guide}/create-a-vault-access-policy.html`,
    backup: `${guide}/recovery-points.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
    logging: `${guide}/monitoring.html`,
  },
  types: {
    'AWS::Backup::BackupVault': {
      // what a vault holds is the recovery points, which answer for themselves; it encrypts always (encryption.html)
      page: `${guide}/vaults.html`,
      owners: {
        application: 'nobody',
        'encryption-in-transit': 'aws',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        backup: 'customer',
        resilience: 'aws',
      },
      duties: [
        'private-connectivity',
        'key-care',
        'least-privilege',
        'no-public-sharing',
        'cross-account-sharing',
        'monitoring',
        'immutable-copies',
      ],
    },
    'AWS::Backup::BackupPlan': {
      page: `${guide}/about-backup-plans.html`,
      sources: { backup: `${guide}/about-backup-plans.html` },
      owners: { ...ofASetting, logging: 'nobody' },
      duties: ['data-lifecycle', 'backups'],
    },
    // the reports lie in a bucket, which answers for them
    'AWS::Backup::ReportPlan': {
      page: `${guide}/aws-backup-audit-manager.html`,
      owners: { ...ofASetting, data: 'nobody', backup: 'nobody' },
      duties: ['monitoring'],
    },
    // the recovery points of one resource, as AWS Backup keeps them; that they are made is a duty of the resource itself
    'Demarc::Backup::ProtectedResource': {
      page: `${guide}/recovery-points.html`,
      // AWS Backup encrypts by itself only what it manages in full; the other kinds are as their source is
      moves: [
        {
          layers: ['server-side-encryption'],
          to: 'customer',
          when: when('IsEncrypted', is(false)),
          says: 'the newest recovery point is not encrypted, as its source is not',
          source: `${guide}/encryption.html`,
        },
      ],
      aws: {
        'server-side-encryption':
          'AWS Backup encrypts what it manages in full; other kinds are encrypted if their source is.',
      },
      owners: {
        application: 'nobody',
        network: 'nobody',
        'encryption-in-transit': 'aws',
        'client-side-encryption': 'nobody',
        'resource-policy': 'nobody',
        resilience: 'aws',
        logging: 'nobody',
      },
      duties: ['encrypt-at-rest', 'data-lifecycle', 'least-privilege', 'restore-tests'],
    },
  },
})
