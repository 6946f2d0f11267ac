import type { LayerId, Party } from '../../catalog/layers.ts'
import { onOutpost } from '../../catalog/outposts.ts'
import { sharedResponsibility } from '../../catalog/pages.ts'
import { container, type Move } from '../../catalog/service.ts'
import { both, is, startsWith, when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide'
const aurora = 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide'

/** What a host leaves to do that you can sign in to, and on which you install software (rds-custom.html). */
const ownHost = ['os-hardening', 'remote-access', 'malware-protection', 'vulnerability-scans'] as const

/** The responsibilities of RDS Custom per engine and kind of engine version (rds-custom.html, read 2026-11-30). */
const custom: readonly Move[] = [
  {
    layers: ['guest-os'],
    to: 'customer',
    when: when('Engine', startsWith('custom-oracle')),
    says: 'it is RDS Custom for Oracle: you patch the operating system',
    source: `${guide}/rds-custom.html`,
    aws: 'AWS installs the operating system with you and replaces a host that fails.',
    responsibilities: ['os-patching', ...ownHost],
  },
  {
    layers: ['guest-os', 'platform'],
    to: 'customer',
    when: both(when('Engine', startsWith('custom-sqlserver')), when('state.CustomEngineVersion', is(true))),
    says: 'it is RDS Custom for SQL Server with a custom engine version (CEV): you patch the operating system and the database',
    source: `${guide}/rds-custom.html`,
    responsibilities: ['os-patching', ...ownHost, 'platform-updates', 'platform-configuration'],
  },
  {
    layers: ['application'],
    to: 'customer',
    when: when('Engine', startsWith('custom-')),
    says: 'it is RDS Custom: you can sign in to the host and install software on it',
    source: `${guide}/rds-custom.html`,
    aws: "AWS watches from outside that the host stays within RDS Custom's support perimeter.",
  },
]

const inOneZone: Move = {
  layers: ['resilience'],
  to: 'customer',
  // an Aurora instance has the storage and the failover of its cluster
  when: both(when('MultiAZ', is(false, null)), when('DBClusterIdentifier', is(null))),
  says: 'it runs in one Availability Zone: there is no failover when the zone fails',
  source: `${guide}/Concepts.MultiAZ.html`,
}

const notBackedUp: Move = {
  layers: ['backup'],
  to: 'customer',
  // the backups of an Aurora instance are those of its cluster, which always has some
  when: both(when('BackupRetentionPeriod', is(0)), when('DBClusterIdentifier', is(null))),
  says: 'automated backups are off (BackupRetentionPeriod is 0): it has only the backups that you make',
  source: `${guide}/USER_WorkingWithAutomatedBackups.BackupRetention.html`,
}

const notEncrypted = (property: string): Move => ({
  layers: ['server-side-encryption'],
  to: 'customer',
  when: when(property, is(false, null)),
  says: 'encryption at rest is off: AWS encrypts none of its data',
  source: `${guide}/Overview.Encryption.html`,
})

const makesUpdates =
  'AWS releases operating system updates and applies mandatory ones after their date; you apply optional ones.'
const encryptsIfOn = 'AWS encrypts the storage, backups and replicas where encryption at rest is on.'

/** A copy of a database's storage: no software runs in it. */
const copy: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'none',
  'encryption-in-transit': 'aws',
  // the data is copied without change
  'client-side-encryption': 'none',
  backup: 'none',
  resilience: 'aws',
  logging: 'none',
}

/** A setting of databases: no software runs in it. */
const setting: Partial<Readonly<Record<LayerId, Party>>> = {
  ...copy,
  'encryption-in-transit': 'none',
  'server-side-encryption': 'none',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
}

const snapshot = {
  page: `${guide}/USER_CreateSnapshot.html`,
  parties: copy,
  sources: {
    // snapshots are copied within AWS's storage, S3 included
    'encryption-in-transit': `${guide}/infrastructure-security.html`,
    'resource-policy': `${guide}/USER_ShareSnapshot.html`,
    // in Amazon S3
    resilience: `${guide}/USER_WorkingWithAutomatedBackups.html`,
  },
  moves: [notEncrypted('Encrypted')],
  responsibilities: ['encrypt-at-rest', 'no-public-sharing'],
} as const

export const rds = container({
  id: 'rds',
  title: 'Amazon RDS and Aurora',
  source: `${guide}/rds-custom.html`,
  pages: {
    // AWS's table assigns operating system patches to AWS (Welcome.html); optional ones wait until the customer applies them
    'guest-os': `${guide}/USER_UpgradeDBInstance.Maintenance.html`,
    platform: sharedResponsibility,
    application: `${guide}/rds-custom.html`,
    network: `${guide}/Overview.RDSSecurityGroups.html`,
    'encryption-in-transit': `${guide}/UsingWithRDS.SSL.html`,
    'server-side-encryption': `${guide}/Overview.Encryption.html`,
    backup: `${guide}/USER_WorkingWithAutomatedBackups.html`,
    resilience: `${guide}/Concepts.MultiAZ.html`,
    logging: `${guide}/USER_LogAccess.html`,
  },
  types: {
    'AWS::RDS::DBInstance': {
      parties: { 'guest-os': 'shared', application: 'none', 'resource-policy': 'none' },
      sources: { 'resource-policy': `${guide}/security_iam_service-with-iam.html` },
      moves: [
        ...custom,
        ...onOutpost({ at: 'state.OutpostArns', resilience: `${guide}/rds-on-outposts.html` }),
        inOneZone,
        notBackedUp,
        notEncrypted('StorageEncrypted'),
      ],
      aws: {
        'guest-os': makesUpdates,
        'server-side-encryption': encryptsIfOn,
        resilience: 'AWS keeps a standby in another Availability Zone where Multi-AZ is on, and fails over to it.',
      },
      responsibilities: [
        'service-updates',
        'platform-updates',
        'platform-configuration',
        'no-public-exposure',
        'network-placement',
        'require-tls',
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
    'AWS::RDS::DBCluster': {
      // a cluster has no policy: it is shared by AWS RAM, for another account to clone
      parties: { 'guest-os': 'shared', application: 'none' },
      sources: {
        'resource-policy': 'https://docs.aws.amazon.com/ram/latest/userguide/shareable.html',
        'guest-os': `${aurora}/USER_UpgradeDBInstance.Maintenance.html`,
        resilience: `${aurora}/Concepts.AuroraHighAvailability.html`,
      },
      moves: [notEncrypted('StorageEncrypted')],
      aws: {
        'guest-os': makesUpdates,
        'server-side-encryption': encryptsIfOn,
        resilience: 'AWS keeps the data in several Availability Zones and fails over to an instance in another one.',
      },
      responsibilities: [
        'service-updates',
        'platform-updates',
        'platform-configuration',
        'encrypt-at-rest',
        'deletion-protection',
        'workload-identity',
        'cross-account-sharing',
        'backups',
        'restore-tests',
        'high-availability',
        'recovery-plan',
        'access-logs',
        'monitoring',
        'inventory',
      ],
    },
    'AWS::RDS::GlobalCluster': {
      page: `${aurora}/aurora-global-database.html`,
      parties: {
        ...setting,
        platform: 'shared',
        'server-side-encryption': 'shared',
        resilience: 'customer',
        logging: 'none',
      },
      sources: { platform: `${aurora}/aurora-global-database-upgrade.html` },
      moves: [notEncrypted('StorageEncrypted')],
      aws: {
        platform: 'AWS carries out the upgrade that you start.',
        'server-side-encryption': encryptsIfOn,
      },
      responsibilities: ['platform-updates'],
    },
    'Demarc::RDS::DBSnapshot': snapshot,
    'Demarc::RDS::DBClusterSnapshot': snapshot,
    'AWS::RDS::EventSubscription': {
      page: `${guide}/USER_Events.html`,
      parties: { ...setting, resilience: 'none', logging: 'customer' },
      sources: { logging: `${guide}/USER_Events.html` },
      responsibilities: ['log-and-alert-settings'],
    },
    'AWS::RDS::DBParameterGroup': {
      page: `${guide}/USER_WorkingWithParamGroups.html`,
      parties: { ...setting, platform: 'shared', resilience: 'none' },
      sources: { platform: `${guide}/USER_WorkingWithParamGroups.html` },
      aws: { platform: 'AWS sets the parameters that you do not change.' },
      responsibilities: ['platform-configuration'],
    },
    'AWS::RDS::DBClusterParameterGroup': {
      page: `${guide}/USER_WorkingWithParamGroups.html`,
      parties: { ...setting, platform: 'shared', resilience: 'none' },
      sources: { platform: `${guide}/USER_WorkingWithParamGroups.html` },
      aws: { platform: 'AWS sets the parameters that you do not change.' },
      responsibilities: ['platform-configuration'],
    },
    // serverless, in several Availability Zones of the customer's subnets
    'AWS::RDS::DBProxy': {
      page: `${guide}/rds-proxy.html`,
      parties: {
        platform: 'aws',
        application: 'none',
        'server-side-encryption': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        'resource-policy': 'none',
        backup: 'none',
      },
      sources: {
        'guest-os': `${guide}/rds-proxy.howitworks.html`,
        platform: `${guide}/rds-proxy.howitworks.html`,
        network: `${guide}/rds-proxy-network-prereqs.html`,
        'encryption-in-transit': `${guide}/rds-proxy.howitworks.html`,
        identity: `${guide}/rds-proxy.howitworks.html`,
        resilience: `${guide}/rds-proxy.howitworks.html`,
        logging: `${guide}/rds-proxy.monitoring.html`,
      },
      responsibilities: ['require-tls', 'firewall-rules'],
    },
  },
})
