import type { LayerId, Party } from '../../catalog/layers.ts'
import { sharedResponsibility } from '../../catalog/pages.ts'
import { container } from '../../catalog/service.ts'
import { is, when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/redshift/latest/mgmt'

/** A setting of clusters: no software runs in it, and it holds no data. */
const setting: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'none',
  'encryption-in-transit': 'none',
  'server-side-encryption': 'none',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
  resilience: 'none',
  logging: 'none',
}

export const redshift = container({
  id: 'redshift',
  title: 'Amazon Redshift',
  source: `${guide}/managing-cluster-considerations.html`,
  pages: {
    'guest-os': `${guide}/security-vulnerability-analysis-and-management.html`,
    platform: `${guide}/managing-cluster-considerations.html`,
    application: `${guide}/managing-cluster-considerations.html`,
    network: `${guide}/managing-clusters-vpc.html`,
    'encryption-in-transit': `${guide}/connecting-ssl-support.html`,
    'server-side-encryption': `${guide}/working-with-db-encryption.html`,
    identity: `${guide}/redshift-iam-access-control-identity-based.html`,
    'resource-policy': 'https://docs.aws.amazon.com/redshift/latest/dg/datashare-overview.html',
    backup: `${guide}/working-with-snapshots.html`,
    resilience: `${guide}/managing-cluster-multi-az.html`,
    logging: `${guide}/db-auditing.html`,
  },
  types: {
    // AWS installs versions in the maintenance window; a setting of the cluster decides about automatic major versions
    // (managing-cluster-considerations.html)
    'AWS::Redshift::Cluster': {
      parties: { application: 'none' },
      moves: [
        {
          layers: ['resilience'],
          to: 'customer',
          when: when('MultiAZ', is(false, null)),
          says: 'it runs in one Availability Zone: there is no failover when the zone fails',
          source: `${guide}/managing-cluster-multi-az.html`,
        },
        {
          layers: ['backup'],
          to: 'customer',
          when: when('AutomatedSnapshotRetentionPeriod', is(0)),
          says: 'automated snapshots are off (AutomatedSnapshotRetentionPeriod is 0): it has only the snapshots that you make',
          source: `${guide}/working-with-snapshots.html`,
        },
        {
          layers: ['server-side-encryption'],
          to: 'customer',
          when: when('Encrypted', is(false)),
          says: 'encryption at rest is off: AWS encrypts none of its data',
          source: `${guide}/working-with-db-encryption.html`,
        },
      ],
      aws: {
        'server-side-encryption': 'AWS encrypts the blocks and snapshots where encryption at rest is on.',
        resilience: 'AWS runs the cluster in a second Availability Zone where Multi-AZ is on.',
      },
      responsibilities: [
        'platform-updates',
        'platform-configuration',
        'no-public-exposure',
        'firewall-rules',
        'private-connectivity',
        'require-tls',
        'encrypt-at-rest',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'credential-hygiene',
        // data shares, and snapshots that other accounts may restore
        'cross-account-sharing',
        'backups',
        'restore-tests',
        'high-availability',
        'access-logs',
        'monitoring',
      ],
    },
    'AWS::Redshift::ClusterParameterGroup': {
      page: `${guide}/working-with-parameter-groups.html`,
      sources: { platform: `${guide}/working-with-parameter-groups.html` },
      aws: { platform: 'AWS sets the parameters that you do not change.' },
      parties: { ...setting, platform: 'shared' },
      responsibilities: ['platform-configuration'],
    },
    'AWS::Redshift::ClusterSubnetGroup': {
      page: `${guide}/working-with-cluster-subnet-groups.html`,
      sources: {
        network: `${guide}/working-with-cluster-subnet-groups.html`,
        resilience: `${guide}/working-with-cluster-subnet-groups.html`,
      },
      parties: { ...setting, network: 'customer', resilience: 'customer' },
      responsibilities: ['network-placement', 'high-availability'],
    },
    // the data, its key, its administrator and its logs: the workgroup has the network settings
    'AWS::RedshiftServerless::Namespace': {
      category: 'abstracted',
      page: `${guide}/serverless-workgroup-namespace.html`,
      sources: {
        'guest-os': sharedResponsibility,
        platform: `${guide}/serverless-usage-considerations.html`,
        backup: `${guide}/serverless-snapshots-recovery-points.html`,
        resilience: `${guide}/serverless-usage-considerations.html`,
        logging: `${guide}/serverless-audit-logging.html`,
      },
      parties: {
        // AWS updates the engine automatically (serverless-usage-considerations.html); the customer chooses the names of the
        // administrator and of the database
        platform: 'shared',
        application: 'none',
        network: 'none',
        'encryption-in-transit': 'none',
        resilience: 'aws',
      },
      responsibilities: [
        'platform-configuration',
        'key-care',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'credential-hygiene',
        'cross-account-sharing',
        // AWS keeps recovery points for 24 hours (serverless-snapshots-recovery-points.html); longer retention is the customer's
        'backups',
        'restore-tests',
        'access-logs',
      ],
    },
    // an endpoint in the customer's subnets, with the customer's security groups; AWS requires three Availability Zones
    // (serverless-usage-considerations.html)
    'AWS::RedshiftServerless::Workgroup': {
      category: 'abstracted',
      page: `${guide}/serverless-workgroup-namespace.html`,
      sources: {
        'guest-os': sharedResponsibility,
        platform: `${guide}/serverless-usage-considerations.html`,
        network: `${guide}/serverless-connecting.html`,
        'encryption-in-transit': `${guide}/serverless-connecting.html`,
        resilience: `${guide}/serverless-usage-considerations.html`,
        logging: `${guide}/serverless-audit-logging.html`,
      },
      parties: {
        application: 'none',
        network: 'customer',
        'encryption-in-transit': 'customer',
        'server-side-encryption': 'none',
        'client-side-encryption': 'none',
        data: 'none',
        backup: 'none',
        resilience: 'aws',
      },
      responsibilities: [
        'no-public-exposure',
        'firewall-rules',
        'private-connectivity',
        'require-tls',
        'cross-account-sharing',
      ],
    },
  },
})
