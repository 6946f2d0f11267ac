import type { LayerId, Owner } from '../../catalog/layers.ts'
import { container } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/redshift/latest/mgmt'

/** A setting of clusters: nothing runs in it, and it holds nothing. */
const setting: Partial<Readonly<Record<LayerId, Owner>>> = {
  platform: 'nobody',
  application: 'nobody',
  network: 'nobody',
  'encryption-in-transit': 'nobody',
  'server-side-encryption': 'nobody',
  'client-side-encryption': 'nobody',
  data: 'nobody',
  'resource-policy': 'nobody',
  backup: 'nobody',
  resilience: 'nobody',
  logging: 'nobody',
}

export const redshift = container({
  id: 'redshift',
  title: 'Amazon Redshift',
  source: `${guide}/security.html`,
  types: {
    // AWS installs versions in the maintenance window; whether major ones come by themselves is set on the cluster
    // (managing-cluster-considerations.html)
    'AWS::Redshift::Cluster': {
      owners: { application: 'nobody' },
      duties: [
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
        // data shares and snapshots that other accounts may restore
        'cross-account-sharing',
        'backups',
        'restore-tests',
        'high-availability',
        'access-logs',
        'monitoring',
      ],
    },
    'AWS::Redshift::ClusterParameterGroup': {
      owners: { ...setting, platform: 'shared' },
      duties: ['platform-configuration'],
    },
    'AWS::Redshift::ClusterSubnetGroup': {
      owners: { ...setting, network: 'customer', resilience: 'customer' },
      duties: ['network-placement', 'high-availability'],
    },
    // the data, its key, its administrator and its logs: what it is reached by stands with its workgroup
    'AWS::RedshiftServerless::Namespace': {
      category: 'abstracted',
      owners: {
        // AWS updates the engine by itself (serverless-usage-considerations.html); the names of its administrator and of
        // its database are the customer's
        platform: 'shared',
        application: 'nobody',
        network: 'nobody',
        'encryption-in-transit': 'nobody',
        resilience: 'aws',
      },
      duties: [
        'platform-configuration',
        'key-care',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'credential-hygiene',
        'cross-account-sharing',
        // AWS keeps recovery points for 24 hours (serverless-snapshots-recovery-points.html): the rest is the customer's
        'backups',
        'restore-tests',
        'access-logs',
      ],
    },
    // an endpoint in the customer's subnets, behind the customer's security groups; AWS demands three zones of them
    // (serverless-usage-considerations.html)
    'AWS::RedshiftServerless::Workgroup': {
      category: 'abstracted',
      owners: {
        application: 'nobody',
        network: 'customer',
        'encryption-in-transit': 'customer',
        'server-side-encryption': 'nobody',
        'client-side-encryption': 'nobody',
        data: 'nobody',
        backup: 'nobody',
        resilience: 'aws',
      },
      duties: ['no-public-exposure', 'firewall-rules', 'private-connectivity', 'require-tls', 'cross-account-sharing'],
    },
  },
})
