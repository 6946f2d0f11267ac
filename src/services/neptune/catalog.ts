import { instanceOfNotEncrypted, notEncryptedCluster } from '../../catalog/cluster-moves.ts'
import type { LayerId, Party } from '../../catalog/layers.ts'
import { sharedResponsibility } from '../../catalog/pages.ts'
import { container } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/neptune/latest/userguide'
const encrypt = `${guide}/encrypt.html`

/** Endpoints accept HTTPS alone, with certificates of AWS. */
const parties: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'shared',
  application: 'none',
  'encryption-in-transit': 'shared',
  'resource-policy': 'none',
}
const aws: Partial<Readonly<Record<LayerId, string>>> = {
  'guest-os': 'AWS releases updates of the operating system, which you complete.',
  'encryption-in-transit': 'AWS accepts HTTPS alone, and provides the certificates.',
  'server-side-encryption': 'AWS encrypts the storage, backups and snapshots where encryption at rest is on.',
  backup: 'AWS backs up the cluster volume continuously, for the 1 to 35 days that you set; that cannot be turned off.',
  resilience: 'AWS keeps the data in several Availability Zones, and fails over to a replica that you made there.',
}

export const neptune = container({
  id: 'neptune',
  title: 'Amazon Neptune',
  source: `${guide}/cluster-maintenance.html`,
  pages: {
    'guest-os': `${guide}/cluster-maintenance.html`,
    platform: sharedResponsibility,
    network: `${guide}/security-vpc.html`,
    'encryption-in-transit': `${guide}/security-ssl.html`,
    'server-side-encryption': encrypt,
    backup: `${guide}/backup-restore.html`,
    resilience: `${guide}/backup-restore-overview-fault-tolerance.html`,
    logging: `${guide}/auditing.html`,
  },
  types: {
    'AWS::Neptune::DBCluster': {
      parties,
      aws,
      moves: [notEncryptedCluster(encrypt)],
      responsibilities: [
        'service-updates',
        'platform-updates',
        'platform-configuration',
        'encrypt-at-rest',
        'data-classification',
        'deletion-protection',
        'workload-identity',
        'backups',
        'restore-tests',
        'high-availability',
        'recovery-plan',
        'access-logs',
        'monitoring',
        'inventory',
      ],
    },
    'AWS::Neptune::DBInstance': {
      parties,
      aws,
      // public access is a setting of each instance
      sources: { network: `${guide}/neptune-public-endpoints.html` },
      moves: [instanceOfNotEncrypted('AWS::Neptune::DBCluster', encrypt)],
      responsibilities: [
        'service-updates',
        'platform-updates',
        'platform-configuration',
        'firewall-rules',
        'no-public-exposure',
        'network-placement',
        'encrypt-at-rest',
        'high-availability',
        'monitoring',
      ],
    },
  },
})
