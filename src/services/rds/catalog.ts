import type { LayerId, Party } from '../../catalog/layers.ts'
import { onOutpost } from '../../catalog/outposts.ts'
import { sharedResponsibility } from '../../catalog/pages.ts'
import { container, type Move } from '../../catalog/service.ts'
import { both, is, startsWith, when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide'
const aurora = 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide'

/** The table of rds-custom.html, read 2026-11-30, per engine and kind of engine version. */
const custom: readonly Move[] = [
  {
    layers: ['guest-os'],
    to: 'customer',
    when: when('Engine', startsWith('custom-oracle')),
    says: 'it is RDS Custom for Oracle, whose operating system you patch',
    source: `${guide}/rds-custom.html`,
    aws: 'AWS installs the operating system with you and replaces a host that fails.',
    responsibilities: ['os-patching'],
  },
  {
    layers: ['guest-os', 'platform'],
    to: 'customer',
    when: both(when('Engine', startsWith('custom-sqlserver')), when('state.CustomEngineVersion', is(true))),
    says: 'it is RDS Custom for SQL Server with a custom engine version (CEV), whose operating system and database you patch',
    source: `${guide}/rds-custom.html`,
    responsibilities: ['os-patching', 'platform-updates', 'platform-configuration'],
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
  // an instance of Aurora leaves its storage, and its failover, to its cluster
  when: both(when('MultiAZ', is(false, null)), when('DBClusterIdentifier', is(null))),
  says: 'it runs in one Availability Zone: nothing takes over when the zone fails',
  source: `${guide}/Concepts.MultiAZ.html`,
}

const notEncrypted = (property: string): Move => ({
  layers: ['server-side-encryption'],
  to: 'customer',
  when: when(property, is(false, null)),
  says: 'encryption at rest was not asked for, and AWS encrypts nothing of it',
  source: `${guide}/Overview.Encryption.html`,
})

const makesUpdates =
  'AWS makes updates of the operating system, and applies mandatory ones after their date; optional ones wait for you.'
const encryptsIfAsked = 'AWS encrypts the storage, the backups and the replicas where encryption was asked for.'

/** A copy of a database's storage: nothing runs in it. */
const copy: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'none',
  'encryption-in-transit': 'aws',
  // what the database holds is copied as it is
  'client-side-encryption': 'none',
  backup: 'none',
  resilience: 'aws',
  logging: 'none',
}

/** A setting of databases: nothing runs in it. */
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
    // snapshots are copied between AWS's own storage, S3 among it
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
    // AWS's table gives patches of the operating system to AWS (Welcome.html); optional ones wait until they are applied
    'guest-os': `${guide}/USER_UpgradeDBInstance.Maintenance.html`,
    platform: sharedResponsibility,
    application: `${guide}/rds-custom.html`,
    network: `${guide}/Overview.RDSSecurityGroups.html`,
    'encryption-in-transit': `${guide}/UsingWithRDS.SSL.html`,
    'server-side-encryption': `${guide}/Overview.Encryption.html`,
    'resource-policy': `${guide}/security_iam_service-with-iam.html`,
    backup: `${guide}/USER_WorkingWithAutomatedBackups.html`,
    resilience: `${guide}/Concepts.MultiAZ.html`,
    logging: `${guide}/USER_LogAccess.html`,
  },
  types: {
    'AWS::RDS::DBInstance': {
      parties: { 'guest-os': 'shared', application: 'none', 'resource-policy': 'none' },
      moves: [
        ...custom,
        ...onOutpost({ at: 'state.OutpostArns', resilience: `${guide}/rds-on-outposts.html` }),
        inOneZone,
        notEncrypted('StorageEncrypted'),
      ],
      aws: {
        'guest-os': makesUpdates,
        'server-side-encryption': encryptsIfAsked,
        resilience: 'AWS keeps a standby in another Availability Zone where it was asked to, and fails over to it.',
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
      parties: { 'guest-os': 'shared', application: 'none', 'resource-policy': 'none' },
      sources: {
        'guest-os': `${aurora}/USER_UpgradeDBInstance.Maintenance.html`,
        resilience: `${aurora}/Concepts.AuroraHighAvailability.html`,
      },
      moves: [notEncrypted('StorageEncrypted')],
      aws: {
        'guest-os': makesUpdates,
        'server-side-encryption': encryptsIfAsked,
        resilience: 'AWS keeps the data in several Availability Zones and fails over to an instance that is there.',
      },
      responsibilities: [
        'service-updates',
        'platform-updates',
        'platform-configuration',
        'encrypt-at-rest',
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
      aws: {
        platform: 'AWS carries out the upgrade that you start.',
        'server-side-encryption': encryptsIfAsked,
      },
      responsibilities: ['platform-updates'],
    },
    'Demarc::RDS::DBSnapshot': snapshot,
    'Demarc::RDS::DBClusterSnapshot': snapshot,
    'AWS::RDS::EventSubscription': {
      page: `${guide}/USER_Events.html`,
      parties: { ...setting, resilience: 'none', logging: 'customer' },
      sources: { logging: `${guide}/USER_Events.html` },
      responsibilities: ['monitoring'],
    },
    'AWS::RDS::DBParameterGroup': {
      page: `${guide}/USER_WorkingWithParamGroups.html`,
      parties: { ...setting, platform: 'shared', resilience: 'none' },
      sources: { platform: `${guide}/USER_WorkingWithParamGroups.html` },
      aws: { platform: 'AWS sets the parameters that were not changed.' },
      responsibilities: ['platform-configuration'],
    },
    'AWS::RDS::DBClusterParameterGroup': {
      page: `${guide}/USER_WorkingWithParamGroups.html`,
      parties: { ...setting, platform: 'shared', resilience: 'none' },
      sources: { platform: `${guide}/USER_WorkingWithParamGroups.html` },
      aws: { platform: 'AWS sets the parameters that were not changed.' },
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
