import type { LayerId, Owner } from '../../catalog/layers.ts'
import { type Configured, container, type Move } from '../../catalog/service.ts'

const engineOf = ({ properties }: Configured): string | undefined =>
  typeof properties['Engine'] === 'string' ? properties['Engine'] : undefined

/** RDS Custom hands the operating system and the database software back to the customer. */
const custom: Move = {
  layers: ['guest-os', 'platform'],
  to: 'customer',
  when: (resource) => engineOf(resource)?.startsWith('custom-'),
  says: 'it is RDS Custom',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-custom.html',
}

/** A copy of a database's storage. */
const copy: Partial<Readonly<Record<LayerId, Owner>>> = {
  platform: 'aws',
  application: 'nobody',
  network: 'nobody',
  'encryption-in-transit': 'aws',
  backup: 'nobody',
  resilience: 'aws',
  logging: 'nobody',
}

/** A setting of databases: nothing runs in it. */
const setting: Partial<Readonly<Record<LayerId, Owner>>> = {
  ...copy,
  'encryption-in-transit': 'nobody',
  'server-side-encryption': 'nobody',
  'client-side-encryption': 'nobody',
  data: 'nobody',
  'resource-policy': 'nobody',
}

export const rds = container({
  id: 'rds',
  title: 'Amazon RDS and Aurora',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.html',
  types: {
    'AWS::RDS::DBInstance': {
      owners: { application: 'nobody', 'resource-policy': 'nobody' },
      moves: [custom],
      duties: [
        'os-patching',
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
        'change-management',
        'inventory',
      ],
    },
    'AWS::RDS::DBCluster': {
      owners: { application: 'nobody', 'resource-policy': 'nobody' },
      duties: [
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
        'inventory',
      ],
    },
    'Demarc::RDS::DBSnapshot': { owners: copy, duties: ['encrypt-at-rest', 'no-public-sharing'] },
    'Demarc::RDS::DBClusterSnapshot': { owners: copy, duties: ['encrypt-at-rest', 'no-public-sharing'] },
    'AWS::RDS::EventSubscription': { owners: { ...setting, logging: 'customer' }, duties: ['monitoring'] },
    'AWS::RDS::DBParameterGroup': { owners: { ...setting, platform: 'shared' }, duties: ['platform-configuration'] },
    'AWS::RDS::DBClusterParameterGroup': {
      owners: { ...setting, platform: 'shared' },
      duties: ['platform-configuration'],
    },
    'AWS::RDS::DBProxy': {
      owners: {
        platform: 'aws',
        application: 'nobody',
        'server-side-encryption': 'nobody',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        'resource-policy': 'nobody',
        backup: 'nobody',
      },
      duties: ['require-tls', 'firewall-rules'],
    },
  },
})
