import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { existing, resource, type TemplateProperties, template } from '../../../controls/template.ts'

type ClusterType = 'AWS::DocDB::DBCluster' | 'AWS::Neptune::DBCluster'

/** What differs between the two engines: the console, the command of the AWS CLI, the type, Terraform's resource. */
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
  /** What the change does to what runs. */
  readonly note?: string
}

/** A setting that ModifyDBCluster changes on the cluster as it is. */
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
  terraform: `# ${note ?? 'without apply_immediately it waits for the maintenance window'}
resource "${engine.hcl}" "this" {
  # the rest as it is
  apply_immediately = true

  ${hcl}
}`,
})

const WHY = 'encryption is chosen when a cluster is made: an encrypted one takes its place'

/** A second cluster, restored with a key. */
const encrypted = <T extends ClusterType>({ console, command, hcl, instance }: Engine<T>): Remedy => ({
  console: [
    `Encryption is chosen when a cluster is made. Stop the writes, then ${console}, choose the cluster, Actions > Take snapshot`,
    'Snapshots, choose it, Actions > Restore snapshot: enable encryption, and the key; a new identifier',
    'Point the applications at the new cluster; then delete the old one and its plain snapshots',
  ],
  cli: `# ${WHY}. Stop the writes first
aws ${command} create-db-cluster-snapshot --db-cluster-identifier CLUSTER --db-cluster-snapshot-identifier plain
aws ${command} wait db-cluster-snapshot-available --db-cluster-snapshot-identifier plain
aws ${command} restore-db-cluster-from-snapshot --db-cluster-identifier NEW_CLUSTER --snapshot-identifier plain \\
  --engine ${command} --kms-key-id KEY_ARN \\
  --db-subnet-group-name SUBNET_GROUP --vpc-security-group-ids SECURITY_GROUP_ID
# a restored cluster has no instances
aws ${command} create-db-instance --db-cluster-identifier NEW_CLUSTER --db-instance-identifier NEW_INSTANCE \\
  --engine ${command} --db-instance-class ${instance}`,
  cloudformation: not('a change of StorageEncrypted replaces the cluster: restore a snapshot of it with the CLI'),
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
    'Visibility: Private; add the accounts that still need it',
    'Accounts that copied it before keep the copy: change the passwords and secrets in the database',
  ],
  cli: `aws ${command} modify-db-cluster-snapshot-attribute --db-cluster-snapshot-identifier SNAPSHOT \\
  --attribute-name restore --values-to-remove all`,
  cloudformation: not('a template can neither share a snapshot nor end its sharing'),
  terraform: not('the provider shares no snapshots of this engine'),
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
      'See that every client connects with TLS 1.2 or later: others are turned away',
      'Amazon DocumentDB > Parameter groups: open the group of the cluster (default.*: Create first), Edit: tls = tls1.2+',
      'Clusters, Modify: choose the group, if it is a new one; then reboot each instance',
    ],
    cli: `# clients without TLS 1.2 are turned away. Only if the cluster has a default group (default.*): one of its own
aws docdb create-db-cluster-parameter-group --db-cluster-parameter-group-name GROUP \\
  --db-parameter-group-family docdb5.0 --description 'TLS 1.2'
aws docdb modify-db-cluster --db-cluster-identifier CLUSTER --db-cluster-parameter-group-name GROUP --apply-immediately
aws docdb modify-db-cluster-parameter-group --db-cluster-parameter-group-name GROUP \\
  --parameters ParameterName=tls,ParameterValue=tls1.2+,ApplyMethod=pending-reboot
# it counts for an instance after a restart
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
        'it counts after a restart of the instances, and then clients without TLS 1.2 are turned away',
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
  # the rest as it is; it counts after a restart of the instances
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
      'Amazon Neptune > Snapshots, choose it, Actions > Restore snapshot: enable encryption, and the key',
      'Take a snapshot of the new cluster, and delete the plain one',
    ],
    cli: `# a snapshot is as encrypted as its cluster
aws neptune restore-db-cluster-from-snapshot --db-cluster-identifier NEW_CLUSTER --snapshot-identifier SNAPSHOT \\
  --engine neptune --kms-key-id KEY_ARN
aws neptune create-db-cluster-snapshot --db-cluster-identifier NEW_CLUSTER \\
  --db-cluster-snapshot-identifier ENCRYPTED_SNAPSHOT
aws neptune delete-db-cluster-snapshot --db-cluster-snapshot-identifier SNAPSHOT`,
    cloudformation: not('CloudFormation has no resource for a snapshot of a cluster'),
    terraform: `resource "aws_neptune_cluster_snapshot" "encrypted" {
  # a cluster that was restored from the plain snapshot with a key
  db_cluster_identifier          = "NEW_CLUSTER"
  db_cluster_snapshot_identifier = "ENCRYPTED_SNAPSHOT"
}`,
  },
  'Neptune.7': setting(neptune, {
    console: 'IAM DB authentication: enable it',
    cli: '--enable-iam-database-authentication',
    properties: { IamAuthEnabled: true },
    hcl: 'iam_database_authentication_enabled = true',
    note: 'requests that are not signed with Signature Version 4 are refused from then on',
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
      'Availability Zone: another than that of the writer',
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
      'Each other secondary cluster, and the primary one last: each is interrupted for a short time',
      'From Aurora MySQL 2: choose the global database itself, Modify; all its clusters are interrupted',
    ],
    cli: `# each secondary cluster in its region, and the primary one last: each is interrupted for a short time
aws rds modify-db-cluster --db-cluster-identifier CLUSTER --engine-version 8.0.mysql_aurora.3.08.0 --apply-immediately
# from Aurora MySQL 2, or without a cluster in it: the whole, and all its clusters are interrupted
aws rds modify-global-cluster --global-cluster-identifier GLOBAL_CLUSTER \\
  --engine-version 8.0.mysql_aurora.3.08.0 --allow-major-version-upgrade`,
    cloudformation: template({
      Global: existing(
        'AWS::RDS::GlobalCluster',
        { EngineVersion: '8.0.mysql_aurora.3.08.0' },
        'upgrade a minor version on each cluster first, the primary one last; a major one interrupts all clusters',
      ),
    }),
    terraform: `# upgrade a minor version on each cluster first, the primary one last; a major one interrupts all clusters
resource "aws_rds_global_cluster" "this" {
  global_cluster_identifier = "GLOBAL_CLUSTER"
  engine_version            = "8.0.mysql_aurora.3.08.0"
}`,
  },
}
