import { instanceOfNotEncrypted, notEncryptedCluster } from '../../catalog/cluster-moves.ts'
import type { LayerId, Party } from '../../catalog/layers.ts'
import { container } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/documentdb/latest/devguide'
const encryption = `${guide}/encryption-at-rest.html`
const maintenance = `${guide}/db-instance-maintain.html`

const parties: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'shared',
  application: 'none',
  'resource-policy': 'none',
}
const aws: Partial<Readonly<Record<LayerId, string>>> = {
  'guest-os':
    'AWS releases updates of the operating system, and applies required ones after their date; you apply optional ones.',
  platform: 'AWS releases engine patches, and applies required ones after their date; you upgrade to minor versions.',
  'server-side-encryption': 'AWS encrypts the storage, backups and snapshots where encryption at rest is on.',
  backup: 'AWS backs up the data continuously, for the 1 to 35 days that you set.',
  resilience: 'AWS keeps copies of the data, and fails over to a replica that you made in another Availability Zone.',
}

export const docdb = container({
  id: 'docdb',
  title: 'Amazon DocumentDB',
  source: maintenance,
  pages: {
    'guest-os': maintenance,
    platform: maintenance,
    'encryption-in-transit': `${guide}/security.encryption.ssl.html`,
    'server-side-encryption': encryption,
    backup: `${guide}/backup_restore.html`,
    resilience: `${guide}/replication.html`,
    logging: `${guide}/event-auditing.html`,
  },
  types: {
    'AWS::DocDB::DBCluster': {
      parties,
      aws,
      moves: [notEncryptedCluster(encryption)],
      responsibilities: [
        'service-updates',
        'platform-updates',
        'platform-configuration',
        'require-tls',
        'encrypt-at-rest',
        'data-classification',
        'deletion-protection',
        'backups',
        'restore-tests',
        'high-availability',
        'recovery-plan',
        'access-logs',
        'monitoring',
      ],
    },
    'AWS::DocDB::DBInstance': {
      parties,
      aws,
      moves: [instanceOfNotEncrypted('AWS::DocDB::DBCluster', encryption)],
      responsibilities: [
        'service-updates',
        'platform-updates',
        'platform-configuration',
        'encrypt-at-rest',
        'high-availability',
        'monitoring',
      ],
    },
  },
})
