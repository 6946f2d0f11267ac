import type { LayerId, Party } from '../../catalog/layers.ts'
import { abstracted } from '../../catalog/service.ts'
import { is, when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/aws-backup/latest/devguide'

/** Settings of AWS Backup: no data lies in them, and they are reached by its API alone. */
const ofASetting: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'none',
  'encryption-in-transit': 'aws',
  'server-side-encryption': 'aws',
  'client-side-encryption': 'none',
  'resource-policy': 'none',
  resilience: 'aws',
}

const ofABackup: Partial<Readonly<Record<LayerId, Party>>> = {
  application: 'none',
  network: 'none',
  'encryption-in-transit': 'aws',
  'client-side-encryption': 'none',
  'resource-policy': 'none',
  resilience: 'aws',
  logging: 'none',
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
      parties: {
        application: 'none',
        'encryption-in-transit': 'aws',
        'client-side-encryption': 'none',
        data: 'none',
        backup: 'customer',
        resilience: 'aws',
      },
      responsibilities: [
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
      parties: { ...ofASetting, logging: 'none' },
      responsibilities: ['data-lifecycle', 'backups'],
    },
    // the reports lie in a bucket, which answers for them
    'AWS::Backup::ReportPlan': {
      page: `${guide}/aws-backup-audit-manager.html`,
      parties: { ...ofASetting, data: 'none', backup: 'none' },
      responsibilities: ['monitoring'],
    },
    // one backup of a resource, and what lies in it
    'Demarc::Backup::RecoveryPoint': {
      page: `${guide}/recovery-points.html`,
      // AWS Backup encrypts by itself only what it manages in full; the other kinds are as their source is
      moves: [
        {
          layers: ['server-side-encryption'],
          to: 'customer',
          when: when('IsEncrypted', is(false)),
          says: 'the recovery point is not encrypted, as its source is not',
          source: `${guide}/encryption.html`,
        },
      ],
      aws: {
        'server-side-encryption':
          'AWS Backup encrypts what it manages in full; other kinds are encrypted if their source is.',
      },
      // what is in it, and who may reach it, the protected resource and the vault answer
      parties: { ...ofABackup, 'guest-os': 'none', platform: 'none', data: 'none', backup: 'none' },
      responsibilities: ['encrypt-at-rest'],
    },
    // what AWS Backup keeps of one resource; that backups are made is a responsibility of the resource itself
    'Demarc::Backup::ProtectedResource': {
      page: `${guide}/recovery-points.html`,
      // its recovery points are encrypted, or not
      parties: { ...ofABackup, 'server-side-encryption': 'none' },
      responsibilities: ['data-lifecycle', 'least-privilege', 'restore-tests'],
    },
  },
})
