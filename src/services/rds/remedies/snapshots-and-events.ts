import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { resource, template } from '../../../controls/template.ts'

interface Events {
  readonly source: string
  readonly console: string
  readonly categories: readonly string[]
}

const quoted = (categories: readonly string[]): string => categories.map((one) => `'${one}'`).join(' ')

/** An event subscription for one source type. */
const subscription = ({ source, console, categories }: Events): Remedy => ({
  console: [
    'RDS > Event subscriptions > Create event subscription (or choose one of this source type, Edit)',
    `Enabled: Yes; a topic with subscribers; source type: ${console}`,
    `All of them, and the event categories ${categories.join(', ')} (or all)`,
  ],
  cli: `# a new subscription; its topic must have subscribers
aws rds create-event-subscription --subscription-name SUBSCRIPTION --sns-topic-arn TOPIC_ARN --enabled \\
  --source-type ${source} --event-categories ${quoted(categories)}
# or an existing subscription: the categories replace the current ones
aws rds modify-event-subscription --subscription-name EXISTING_SUBSCRIPTION --enabled \\
  --source-type ${source} --event-categories ${quoted(categories)}`,
  cloudformation: template({
    Subscription: resource('AWS::RDS::EventSubscription', {
      SnsTopicArn: 'TOPIC_ARN',
      Enabled: true,
      SourceType: source,
      EventCategories: categories,
    }),
  }),
  terraform: `resource "aws_db_event_subscription" "this" {
  name             = "SUBSCRIPTION"
  sns_topic        = "TOPIC_ARN"
  enabled          = true
  source_type      = "${source}"
  event_categories = [${categories.map((one) => `"${one}"`).join(', ')}]
}`,
})

export const rdsSnapshotAndEventRemedies: Remedies = {
  'RDS.1': {
    console: [
      'RDS > Snapshots, choose the snapshot, Actions > Share snapshot',
      'DB snapshot visibility: Private; add the accounts that still need access',
      'Accounts that already copied the snapshot keep the copy: change the passwords and secrets in the database',
    ],
    cli: `aws rds modify-db-snapshot-attribute --db-snapshot-identifier SNAPSHOT \\
  --attribute-name restore --values-to-remove all
# DB cluster snapshot
aws rds modify-db-cluster-snapshot-attribute --db-cluster-snapshot-identifier SNAPSHOT \\
  --attribute-name restore --values-to-remove all`,
    cloudformation: not('CloudFormation cannot change the sharing of a snapshot: use the AWS CLI'),
    terraform: `# for a DB cluster: aws_db_cluster_snapshot. Import a snapshot that Terraform did not create first
resource "aws_db_snapshot" "this" {
  db_instance_identifier = "INSTANCE"
  db_snapshot_identifier = "SNAPSHOT"
  shared_accounts        = [] # or the accounts that still need it, without "all"
}`,
  },
  'RDS.4': {
    console: [
      'DB instance snapshot: RDS > Snapshots, choose the snapshot, Actions > Copy snapshot: Enable encryption, with a KMS key',
      'DB cluster snapshot, which a copy cannot encrypt: Actions > Restore snapshot with Enable encryption, and take a snapshot of the new cluster',
      'When the encrypted snapshot is available: choose the unencrypted one, Actions > Delete snapshot',
    ],
    cli: `# DB instance snapshot
aws rds copy-db-snapshot --source-db-snapshot-identifier SNAPSHOT --target-db-snapshot-identifier ENCRYPTED_SNAPSHOT \\
  --kms-key-id KEY_ARN --copy-tags
aws rds wait db-snapshot-available --db-snapshot-identifier ENCRYPTED_SNAPSHOT
aws rds delete-db-snapshot --db-snapshot-identifier SNAPSHOT
# DB cluster snapshot, which a copy cannot encrypt: restore an encrypted cluster and take a snapshot of it
aws rds restore-db-cluster-from-snapshot --db-cluster-identifier NEW_CLUSTER --snapshot-identifier CLUSTER_SNAPSHOT \\
  --engine aurora-postgresql --kms-key-id KEY_ARN
aws rds wait db-cluster-available --db-cluster-identifier NEW_CLUSTER
aws rds create-db-cluster-snapshot --db-cluster-identifier NEW_CLUSTER \\
  --db-cluster-snapshot-identifier ENCRYPTED_CLUSTER_SNAPSHOT
aws rds wait db-cluster-snapshot-available --db-cluster-snapshot-identifier ENCRYPTED_CLUSTER_SNAPSHOT
aws rds delete-db-cluster-snapshot --db-cluster-snapshot-identifier CLUSTER_SNAPSHOT
aws rds delete-db-cluster --db-cluster-identifier NEW_CLUSTER --skip-final-snapshot`,
    cloudformation: not('CloudFormation cannot copy snapshots'),
    terraform: `# DB instance snapshot; then delete the unencrypted snapshot. A copy cannot encrypt a DB cluster snapshot: see RDS.27
resource "aws_db_snapshot_copy" "encrypted" {
  source_db_snapshot_identifier = "SNAPSHOT_ARN"
  target_db_snapshot_identifier = "ENCRYPTED_SNAPSHOT"
  kms_key_id                    = "KEY_ARN"
}`,
  },
  'Demarc.RDS.2': subscription({
    source: 'db-instance',
    console: 'Instances',
    categories: ['maintenance', 'configuration change', 'failure'],
  }),
  'Demarc.RDS.3': subscription({ source: 'db-cluster', console: 'Clusters', categories: ['maintenance', 'failure'] }),
  'Demarc.RDS.4': subscription({
    source: 'db-parameter-group',
    console: 'Parameter groups',
    categories: ['configuration change'],
  }),
  'RDS.19': subscription({ source: 'db-cluster', console: 'Clusters', categories: ['maintenance', 'failure'] }),
  'RDS.20': subscription({
    source: 'db-instance',
    console: 'Instances',
    categories: ['maintenance', 'configuration change', 'failure'],
  }),
  'RDS.21': subscription({
    source: 'db-parameter-group',
    console: 'Parameter groups',
    categories: ['configuration change'],
  }),
  'RDS.22': subscription({
    source: 'db-security-group',
    console: 'Security groups',
    categories: ['configuration change', 'failure'],
  }),
}
