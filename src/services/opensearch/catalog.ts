import { sharedResponsibility } from '../../catalog/pages.ts'
import { container } from '../../catalog/service.ts'
import { is, when } from '../../catalog/when.ts'

const guide = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide'
const COLLECTION =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-opensearchserverless-collection.html'

export const opensearch = container({
  id: 'opensearch',
  title: 'Amazon OpenSearch Service',
  source: `${guide}/service-software.html`,
  pages: {
    'guest-os': `${guide}/service-software.html`,
    platform: `${guide}/service-software.html`,
    application: `${guide}/what-is.html`,
    network: `${guide}/vpc.html`,
    'encryption-in-transit': `${guide}/infrastructure-security.html`,
    'server-side-encryption': `${guide}/encryption-at-rest.html`,
    identity: `${guide}/ac.html`,
    'resource-policy': `${guide}/ac.html`,
    backup: `${guide}/managedomains-snapshots.html`,
    resilience: `${guide}/managedomains-multiaz.html`,
    logging: `${guide}/createdomain-configure-slow-logs.html`,
  },
  types: {
    // service software: AWS releases updates, and the customer must apply a required one within 30 days. AWS isolates a domain
    // without it, and finally deletes the domain with its data (service-software.html, read 2026-11-30)
    'AWS::OpenSearchService::Domain': {
      parties: { 'guest-os': 'shared', application: 'none' },
      moves: [
        {
          layers: ['resilience'],
          to: 'customer',
          when: when('ClusterConfig.ZoneAwarenessEnabled', is(false, null)),
          says: 'zone awareness is off: all nodes are in one Availability Zone',
          source: `${guide}/managedomains-multiaz.html`,
        },
        {
          layers: ['server-side-encryption'],
          to: 'customer',
          when: when('EncryptionAtRestOptions.Enabled', is(false, null)),
          says: 'encryption at rest is off: AWS encrypts none of its data',
          source: `${guide}/encryption-at-rest.html`,
        },
      ],
      aws: {
        'guest-os':
          'AWS hardens the operating system, and releases service software with its patches. It isolates a domain without a required update after 60 days, and deletes it in the end.',
        platform: 'AWS releases engine versions; you choose the version, and when it changes.',
        'server-side-encryption': 'AWS encrypts indexes, logs and automated snapshots where encryption at rest is on.',
        backup: 'AWS takes a snapshot every hour and keeps it for 14 days.',
        resilience: 'AWS spreads the nodes over the Availability Zones that you choose.',
      },
      responsibilities: [
        'service-updates',
        'platform-updates',
        'no-public-exposure',
        'firewall-rules',
        'require-tls',
        'tls-strength',
        'encrypt-at-rest',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'no-public-sharing',
        // no backups: AWS takes a snapshot every hour (managedomains-snapshots.html)
        'restore-tests',
        'high-availability',
        'access-logs',
        'monitoring',
      ],
    },
    'AWS::OpenSearchServerless::Collection': {
      category: 'abstracted',
      // an endpoint with TLS only; AWS takes snapshots, and the customer restores them
      parties: { application: 'none', 'encryption-in-transit': 'aws' },
      sources: {
        'guest-os': sharedResponsibility,
        platform: `${guide}/serverless-overview.html`,
        application: `${guide}/serverless-overview.html`,
        network: `${guide}/serverless-network.html`,
        'encryption-in-transit': `${guide}/serverless-overview.html`,
        'server-side-encryption': `${guide}/serverless-encryption.html`,
        identity: `${guide}/serverless-data-access.html`,
        'resource-policy': `${guide}/serverless-data-access.html`,
        backup: `${guide}/serverless-snapshots.html`,
        resilience: `${guide}/serverless-scaling.html`,
        logging: `${guide}/logging-using-cloudtrail.html`,
      },
      moves: [
        {
          layers: ['resilience'],
          to: 'customer',
          when: when('StandbyReplicas', is('DISABLED')),
          says: 'standby replicas are off: there is no failover when the Availability Zone fails',
          // the guide describes collections that AWS makes redundant; older collections have the setting
          source: COLLECTION,
        },
      ],
      aws: {
        backup: 'AWS takes a snapshot every hour, which can be restored into the same collection only.',
        resilience: 'AWS keeps standby replicas in another Availability Zone unless they are turned off.',
      },
      responsibilities: [
        'no-public-exposure',
        'key-care',
        'data-classification',
        'data-lifecycle',
        'least-privilege',
        'cross-account-sharing',
        'restore-tests',
        'high-availability',
      ],
    },
  },
})
