import type { LayerId, Party } from '../../catalog/layers.ts'
import { abstracted } from '../../catalog/service.ts'
import { is, when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/aws-backup/latest/devguide'

/** Settings of AWS Backup: they contain no data, and only its API reaches them. */
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
  source: `${guide}/recovery-points.html`,
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
      // recovery points in a vault have their own responsibilities; a vault always encrypts (encryption.html)
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
      holds: false,
      responsibilities: ['data-lifecycle', 'backups'],
    },
    // the reports are in an S3 bucket, which has its own responsibilities
    'AWS::Backup::ReportPlan': {
      parties: { ...ofASetting, data: 'none', backup: 'none' },
      responsibilities: ['log-and-alert-settings'],
    },
    // one backup of a resource, with its data
    'Demarc::Backup::RecoveryPoint': {
      page: `${guide}/recovery-points.html`,
      // AWS Backup encrypts only the resource types that it fully manages; other backups have the encryption of their source
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
      // the protected resource and the vault have the responsibilities for its data and access
      parties: { ...ofABackup, 'guest-os': 'none', platform: 'none', data: 'none', backup: 'none' },
      responsibilities: ['encrypt-at-rest'],
    },
    // the backups of one resource; that they exist is a responsibility of the resource
    'Demarc::Backup::ProtectedResource': {
      page: `${guide}/recovery-points.html`,
      // its recovery points have their own encryption
      parties: { ...ofABackup, 'server-side-encryption': 'none' },
      holds: false,
      responsibilities: ['data-lifecycle', 'restore-tests'],
    },
  },
})
