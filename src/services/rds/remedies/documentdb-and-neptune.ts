import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { existing, resource, type TemplateProperties, template } from '../../../controls/template.ts'

type ClusterType = 'AWS::DocDB::DBCluster' | 'AWS::Neptune::DBCluster'

/** The differences between the two engines: the console, the AWS CLI command, the resource type, the Terraform resource. */
interface Engine<T extends ClusterType> {
  readonly console: string
  readonly command: 'docdb' | 'neptune'
  readonly type: T
  readonly hcl: string
  readonly instance: string
}
const documentDb: Engine<'AWS::DocDB::DBCluster'> = {
  console: 'Amazon DocumentDB > Clusters',
  command: 'docdb',
  type: 'AWS::DocDB::DBCluster',
  hcl: 'aws_docdb_cluster',
  instance: 'db.r6g.large',
}
const neptune: Engine<'AWS::Neptune::DBCluster'> = {
  console: 'Amazon Neptune > Databases',
  command: 'neptune',
  type: 'AWS::Neptune::DBCluster',
  hcl: 'aws_neptune_cluster',
  instance: 'db.r6g.large',
}

interface Setting<T extends ClusterType> {
  readonly console: string
  readonly cli: string
  readonly properties: TemplateProperties<T>
  readonly hcl: string
  /** The effect of the change on the running resource. */
  readonly note?: string
}

/** A setting that ModifyDBCluster changes in place. */
const setting = <T extends ClusterType>(
  engine: Engine<T>,
  { console, cli, properties, hcl, note }: Setting<T>,
): Remedy => ({
  console: [
    `${engine.console}, choose the cluster (not an instance of it), Modify`,
    console,
    `Continue, Apply immediately, Modify cluster${note ? `. Note: ${note}` : ''}`,
  ],
  cli: `${note ? `# ${note}\n` : ''}aws ${engine.command} modify-db-cluster --db-cluster-identifier CLUSTER \\
  ${cli} --apply-immediately`,
  cloudformation: template({ Cluster: existing(engine.type, properties, note) }),
  terraform: `# ${note ?? 'without apply_immediately the change waits for the maintenance window'}
resource "${engine.hcl}" "this" {
  # other arguments unchanged
  apply_immediately = true

  ${hcl}
}`,
})

const WHY = 'an existing cluster cannot be encrypted: restore an encrypted one'

/** A second cluster, restored with a KMS key. */
const encrypted = <T extends ClusterType>({ console, command, hcl, instance }: Engine<T>): Remedy => ({
  console: [
    `An existing cluster cannot be encrypted. Stop writes, then ${console}, choose the cluster, Actions > Take snapshot`,
    'Snapshots, choose the snapshot, Actions > Restore snapshot: enable encryption, with a KMS key and a new identifier',
    'Point the applications to the new cluster; then delete the old one and its unencrypted snapshots',
  ],
  cli: `# ${WHY}. Stop writes first
aws ${command} create-db-cluster-snapshot --db-cluster-identifier CLUSTER --db-cluster-snapshot-identifier plain
aws ${command} wait db-cluster-snapshot-available --db-cluster-snapshot-identifier plain
aws ${command} restore-db-cluster-from-snapshot --db-cluster-identifier NEW_CLUSTER --snapshot-identifier plain \\
  --engine ${command} --kms-key-id KEY_ARN \\
  --db-subnet-group-name SUBNET_GROUP --vpc-security-group-ids SECURITY_GROUP_ID
# a restored cluster has no instances
aws ${command} create-db-instance --db-cluster-identifier NEW_CLUSTER --db-instance-identifier NEW_INSTANCE \\
  --engine ${command} --db-instance-class ${instance}`,
  cloudformation: not(
    'a change of StorageEncrypted replaces the cluster with an empty one: restore a snapshot with the AWS CLI',
  ),
  terraform: `# ${WHY}, from a snapshot of the first
resource "${hcl}" "encrypted" {
  cluster_identifier     = "NEW_CLUSTER"
  snapshot_identifier    = "SNAPSHOT_ARN"
  storage_encrypted      = true
  ${command === 'docdb' ? 'kms_key_id            ' : 'kms_key_arn           '} = "KEY_ARN"
  ${command === 'docdb' ? 'db_subnet_group_name  ' : 'neptune_subnet_group_name'} = "SUBNET_GROUP"
  vpc_security_group_ids = ["SECURITY_GROUP_ID"]
}`,
})

const backups = {
  console: 'Backup retention period: 7 days or more',
  cli: '--backup-retention-period 7',
  properties: { BackupRetentionPeriod: 7 },
  hcl: 'backup_retention_period = 7',
}
const protection = {
  console: 'Deletion protection: enable it',
  cli: '--deletion-protection',
  properties: { DeletionProtection: true },
  hcl: 'deletion_protection = true',
}
const audit = (parameter: string) => ({
  console: 'Log exports: Audit logs',
  cli: '--cloudwatch-logs-export-configuration EnableLogTypes=audit',
  properties: { EnableCloudwatchLogsExports: ['audit'] },
  note: `the cluster writes an audit log once ${parameter} in its parameter group`,
})

const unshared = ({ console, command }: Pick<Engine<ClusterType>, 'console' | 'command'>): Remedy => ({
  console: [
    `${console.replace(/ > .*/, '')} > Snapshots, choose the snapshot, Actions > Share`,
    'Visibility: Private; add the accounts that still need access',
    'Accounts that already copied the snapshot keep the copy: change the passwords and secrets in the database',
  ],
  cli: `aws ${command} modify-db-cluster-snapshot-attribute --db-cluster-snapshot-identifier SNAPSHOT \\
  --attribute-name restore --values-to-remove all`,
  cloudformation: not('CloudFormation cannot change the sharing of a snapshot: use the AWS CLI'),
  terraform: not('the AWS provider cannot share snapshots of this engine'),
})

export const documentDbAndNeptuneRemedies: Remedies = {
  'DocumentDB.1': encrypted(documentDb),
  'DocumentDB.2': setting(documentDb, backups),
  'DocumentDB.3': unshared(documentDb),
  'DocumentDB.4': setting(documentDb, {
    ...audit('audit_logs is enabled'),
    hcl: 'enabled_cloudwatch_logs_exports = ["audit"]',
  }),
  'DocumentDB.5': setting(documentDb, protection),
  'DocumentDB.6': {
    console: [
      'Check that each client connects with TLS 1.2 or later: other clients can no longer connect',
      'Amazon DocumentDB > Parameter groups: open the group of the cluster (default.*: Create first), Edit: tls = tls1.2+',
      'Clusters, Modify: choose the group if it is new; then reboot each instance',
    ],
    cli: `# clients without TLS 1.2 can no longer connect. Only if the cluster has a default group (default.*): create a custom group
aws docdb create-db-cluster-parameter-group --db-cluster-parameter-group-name GROUP \\
  --db-parameter-group-family docdb5.0 --description 'TLS 1.2'
aws docdb modify-db-cluster --db-cluster-identifier CLUSTER --db-cluster-parameter-group-name GROUP --apply-immediately
aws docdb modify-db-cluster-parameter-group --db-cluster-parameter-group-name GROUP \\
  --parameters ParameterName=tls,ParameterValue=tls1.2+,ApplyMethod=pending-reboot
# the parameter takes effect after a restart of each instance
aws docdb reboot-db-instance --db-instance-identifier INSTANCE`,
    cloudformation: template({
      ParameterGroup: resource('AWS::DocDB::DBClusterParameterGroup', {
        Name: 'GROUP',
        Description: 'TLS 1.2',
        Family: 'docdb5.0',
        Parameters: { tls: 'tls1.2+' },
      }),
      Cluster: existing(
        'AWS::DocDB::DBCluster',
        { DBClusterParameterGroupName: 'GROUP' },
        'it takes effect after a restart of the instances; clients without TLS 1.2 can then no longer connect',
      ),
    }),
    terraform: `resource "aws_docdb_cluster_parameter_group" "tls" {
  name   = "GROUP"
  family = "docdb5.0"

  parameter {
    name  = "tls"
    value = "tls1.2+"
  }
}

resource "aws_docdb_cluster" "this" {
  # other arguments unchanged; it counts after a restart of the instances
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.tls.name
}`,
  },
  'Neptune.1': encrypted(neptune),
  'Neptune.2': setting(neptune, {
    ...audit('neptune_enable_audit_log is 1'),
    hcl: 'enable_cloudwatch_logs_exports = ["audit"]',
  }),
  'Neptune.3': unshared(neptune),
  'Neptune.4': setting(neptune, protection),
  'Neptune.5': setting(neptune, backups),
  'Neptune.6': {
    console: [
      'Amazon Neptune > Snapshots, choose the snapshot, Actions > Restore snapshot: enable encryption, with a KMS key',
      'Take a snapshot of the new cluster, and delete the unencrypted one',
    ],
    cli: `# a snapshot has the encryption of its cluster
aws neptune restore-db-cluster-from-snapshot --db-cluster-identifier NEW_CLUSTER --snapshot-identifier SNAPSHOT \\
  --engine neptune --kms-key-id KEY_ARN
aws neptune create-db-cluster-snapshot --db-cluster-identifier NEW_CLUSTER \\
  --db-cluster-snapshot-identifier ENCRYPTED_SNAPSHOT
aws neptune delete-db-cluster-snapshot --db-cluster-snapshot-identifier SNAPSHOT`,
    cloudformation: not('CloudFormation has no resource type for cluster snapshots'),
    terraform: `resource "aws_neptune_cluster_snapshot" "encrypted" {
  # a cluster restored from the unencrypted snapshot with a KMS key
  db_cluster_identifier          = "NEW_CLUSTER"
  db_cluster_snapshot_identifier = "ENCRYPTED_SNAPSHOT"
}`,
  },
  'Neptune.7': setting(neptune, {
    console: 'IAM DB authentication: enable it',
    cli: '--enable-iam-database-authentication',
    properties: { IamAuthEnabled: true },
    hcl: 'iam_database_authentication_enabled = true',
    note: 'requests without a Signature Version 4 signature are then denied',
  }),
  'Neptune.8': setting(neptune, {
    console: 'Additional configuration > Copy tags to snapshots: enable it',
    cli: '--copy-tags-to-snapshot',
    properties: { CopyTagsToSnapshot: true },
    hcl: 'copy_tags_to_snapshot = true',
  }),
  'Neptune.9': {
    console: [
      'Amazon Neptune > Databases, choose the cluster, Actions > Add reader',
      'Availability Zone: a different one from the writer',
    ],
    cli: `aws neptune create-db-instance --db-cluster-identifier CLUSTER --db-instance-identifier READER \\
  --engine neptune --db-instance-class db.r6g.large --availability-zone ZONE_B`,
    cloudformation: template({
      Reader: resource('AWS::Neptune::DBInstance', {
        DBClusterIdentifier: 'CLUSTER',
        DBInstanceClass: 'db.r6g.large',
        AvailabilityZone: 'ZONE_B',
      }),
    }),
    terraform: `resource "aws_neptune_cluster_instance" "reader" {
  cluster_identifier = "CLUSTER"
  instance_class     = "db.r6g.large"
  availability_zone  = "ZONE_B"
}`,
  },
}

export const globalClusterRemedies: Remedies = {
  'RDS.51': {
    console: [
      'RDS > Databases: choose a secondary cluster of the global database, Modify: DB engine version 8.0.mysql_aurora.3.08.0 or later',
      'Repeat for the other secondary clusters, and the primary cluster last: each is interrupted for a short time',
      'From Aurora MySQL 2: choose the global database, Modify: all its clusters are interrupted',
    ],
    cli: `# each secondary cluster in its Region, and the primary one last: each is interrupted for a short time
aws rds modify-db-cluster --db-cluster-identifier CLUSTER --engine-version 8.0.mysql_aurora.3.08.0 --apply-immediately
# from Aurora MySQL 2, or without clusters: the global cluster, which interrupts all its clusters
aws rds modify-global-cluster --global-cluster-identifier GLOBAL_CLUSTER \\
  --engine-version 8.0.mysql_aurora.3.08.0 --allow-major-version-upgrade`,
    cloudformation: template({
      Global: existing(
        'AWS::RDS::GlobalCluster',
        { EngineVersion: '8.0.mysql_aurora.3.08.0' },
        'upgrade minor versions on each cluster first, the primary one last; a major upgrade interrupts all clusters',
      ),
    }),
    terraform: `# upgrade minor versions on each cluster first, the primary one last; a major upgrade interrupts all clusters
resource "aws_rds_global_cluster" "this" {
  global_cluster_identifier = "GLOBAL_CLUSTER"
  engine_version            = "8.0.mysql_aurora.3.08.0"
}`,
  },
}
