import { attributesHcl } from '../../../controls/hcl.ts'
import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import {
  existing,
  ref,
  resource,
  type TemplateMap,
  type TemplateProperties,
  template,
} from '../../../controls/template.ts'

interface Setting {
  readonly console: string
  readonly cli: string
  readonly properties: TemplateProperties<'AWS::RDS::DBCluster'>
  readonly hcl: string
  /** The effect of the change on the running resource. */
  readonly note?: string
}

/** A setting that ModifyDBCluster changes in place. */
const setting = ({ console, cli, properties, hcl, note }: Setting): Remedy => ({
  console: [
    'RDS > Databases, choose the DB cluster (not an instance of it), Modify',
    console,
    `Continue, Apply immediately, Modify cluster${note ? `. Note: ${note}` : ''}`,
  ],
  cli: `${note ? `# ${note}\n` : ''}aws rds modify-db-cluster --db-cluster-identifier CLUSTER \\
  ${cli} --apply-immediately`,
  cloudformation: template({ Cluster: existing('AWS::RDS::DBCluster', properties, note) }),
  terraform: `# ${note ?? 'without apply_immediately the change waits for the maintenance window'}
resource "aws_rds_cluster" "this" {
  # other arguments unchanged
  apply_immediately = true

  ${hcl}
}`,
})

const tagsToSnapshots = setting({
  console: 'Additional configuration > Copy tags to snapshots: enable it',
  cli: '--copy-tags-to-snapshot',
  properties: { CopyTagsToSnapshot: true },
  hcl: 'copy_tags_to_snapshot = true',
})

const exports = (log: string, note?: string): Remedy =>
  setting({
    console: `Additional configuration > Log exports: ${log}`,
    cli: `--cloudwatch-logs-export-configuration EnableLogTypes=${log}`,
    properties: { EnableCloudwatchLogsExports: [log] },
    hcl: `enabled_cloudwatch_logs_exports = ["${log}"]`,
    ...(note ? { note } : {}),
  })

interface Second {
  readonly name: 'New' | 'Encrypted'
  readonly engine: 'aurora-mysql' | 'aurora-postgresql'
  readonly properties: TemplateProperties<'AWS::RDS::DBCluster'>
  /** The same in Terraform. */
  readonly attributes: TemplateMap
  /** Why a second cluster is created: for CloudFormation, and for Terraform where its property has another name. */
  readonly why: string
  readonly whyHcl?: string
}

/** A second cluster with an instance, which replaces the first. */
const second = ({ name, engine, properties, attributes, why, whyHcl = why }: Second) => ({
  cloudformation: template({
    '#': why,
    [`${name}Cluster`]: resource(
      'AWS::RDS::DBCluster',
      {
        Engine: engine,
        ...properties,
        DBSubnetGroupName: 'SUBNET_GROUP',
        VpcSecurityGroupIds: ['SECURITY_GROUP_ID'],
      },
      { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' },
    ),
    [`${name}Instance`]: resource('AWS::RDS::DBInstance', {
      Engine: engine,
      DBClusterIdentifier: ref(`${name}Cluster`),
      DBInstanceClass: 'db.r6g.large',
    }),
  }),
  terraform: `# ${whyHcl}
resource "aws_rds_cluster" "${name.toLowerCase()}" {
${attributesHcl({
  cluster_identifier: 'NEW_CLUSTER',
  engine,
  ...attributes,
  db_subnet_group_name: 'SUBNET_GROUP',
  vpc_security_group_ids: ['SECURITY_GROUP_ID'],
})}
}

resource "aws_rds_cluster_instance" "${name.toLowerCase()}" {
  cluster_identifier = aws_rds_cluster.${name.toLowerCase()}.id
  engine             = "${engine}"
  instance_class     = "db.r6g.large"
}`,
})

export const rdsClusterRemedies: Remedies = {
  'RDS.7': setting({
    console: 'Additional configuration > Deletion protection: enable it',
    cli: '--deletion-protection',
    properties: { DeletionProtection: true },
    hcl: 'deletion_protection = true',
  }),
  'RDS.12': setting({
    console: 'Database authentication: IAM database authentication',
    cli: '--enable-iam-database-authentication',
    properties: { EnableIAMDatabaseAuthentication: true },
    hcl: 'iam_database_authentication_enabled = true',
    note: 'passwords still work; a database user connects with an IAM token after it is set up for IAM (PostgreSQL: grant rds_iam)',
  }),
  'RDS.14': {
    console: [
      'Backtracking cannot be turned on for an existing cluster. RDS > Databases, choose the cluster, Actions > Restore to point in time',
      'Additional configuration > Backtrack: Enable, with a window in hours (24), and a new identifier',
      'Point the applications to the new cluster; then delete the old one',
    ],
    cli: `# backtracking can be turned on only when a cluster is created or restored: restore a second cluster. Stop writes first
aws rds restore-db-cluster-to-point-in-time --source-db-cluster-identifier CLUSTER --db-cluster-identifier NEW_CLUSTER \\
  --use-latest-restorable-time --backtrack-window 86400 \\
  --db-subnet-group-name SUBNET_GROUP --vpc-security-group-ids SECURITY_GROUP_ID
# a restored cluster has no instances
aws rds create-db-instance --db-cluster-identifier NEW_CLUSTER --db-instance-identifier NEW_INSTANCE \\
  --engine aurora-mysql --db-instance-class db.r6g.large
aws rds wait db-instance-available --db-instance-identifier NEW_INSTANCE`,
    ...second({
      name: 'New',
      engine: 'aurora-mysql',
      properties: { SnapshotIdentifier: 'SNAPSHOT_ARN', BacktrackWindow: 86400 },
      attributes: { snapshot_identifier: 'SNAPSHOT_ARN', backtrack_window: 86400 },
      why: 'a second cluster from a snapshot of the first: backtracking can be turned on only when a cluster is created or restored',
    }),
  },
  'RDS.15': {
    console: [
      'RDS > Databases, choose the DB cluster, Actions > Add reader',
      'Connectivity > Availability Zone: a different one from the writer',
    ],
    cli: `aws rds create-db-instance --db-cluster-identifier CLUSTER --db-instance-identifier READER \\
  --engine aurora-postgresql --db-instance-class db.r6g.large --availability-zone ZONE_B`,
    cloudformation: template({
      Reader: resource('AWS::RDS::DBInstance', {
        Engine: 'aurora-postgresql',
        DBClusterIdentifier: 'CLUSTER',
        DBInstanceClass: 'db.r6g.large',
        AvailabilityZone: 'ZONE_B',
      }),
    }),
    terraform: `resource "aws_rds_cluster_instance" "reader" {
  cluster_identifier = "CLUSTER"
  engine             = "aurora-postgresql"
  instance_class     = "db.r6g.large"
  availability_zone  = "ZONE_B"
}`,
  },
  'RDS.16': tagsToSnapshots,
  'RDS.47': tagsToSnapshots,
  'RDS.48': tagsToSnapshots,
  'RDS.24': {
    console: [
      'The user name cannot be changed, and snapshots keep it. RDS > Databases > Create database: a Master username other than admin and postgres',
      'Migrate the data with a dump or AWS Database Migration Service; point the applications to the new cluster',
      'Delete the old cluster',
    ],
    cli: `# the user name cannot be changed, and snapshots keep it: create a second cluster and migrate the data
aws rds create-db-cluster --db-cluster-identifier NEW_CLUSTER --engine aurora-postgresql --storage-encrypted \\
  --master-username NAME --manage-master-user-password \\
  --db-subnet-group-name SUBNET_GROUP --vpc-security-group-ids SECURITY_GROUP_ID
aws rds create-db-instance --db-cluster-identifier NEW_CLUSTER --db-instance-identifier NEW_INSTANCE \\
  --engine aurora-postgresql --db-instance-class db.r6g.large`,
    ...second({
      name: 'New',
      engine: 'aurora-postgresql',
      properties: { MasterUsername: 'NAME', ManageMasterUserPassword: true, StorageEncrypted: true },
      attributes: { master_username: 'NAME', manage_master_user_password: true, storage_encrypted: true },
      why: 'a second cluster to migrate the data to: a change of MasterUsername on the first would replace it with an empty one',
      whyHcl:
        'a second cluster to migrate the data to: a change of master_username on the first would replace it with an empty one',
    }),
  },
  'RDS.27': {
    console: [
      'An existing cluster cannot be encrypted. Stop writes, then RDS > Databases, choose the cluster, Actions > Take snapshot',
      'RDS > Snapshots, choose the snapshot, Actions > Restore snapshot: Enable encryption, with a KMS key and a new identifier',
      'Point the applications to the new cluster; then delete the old one and its unencrypted snapshots',
    ],
    cli: `# an existing cluster cannot be encrypted: restore an encrypted one. Stop writes first
aws rds create-db-cluster-snapshot --db-cluster-identifier CLUSTER --db-cluster-snapshot-identifier plain
aws rds wait db-cluster-snapshot-available --db-cluster-snapshot-identifier plain
aws rds restore-db-cluster-from-snapshot --db-cluster-identifier NEW_CLUSTER --snapshot-identifier plain \\
  --engine aurora-postgresql --kms-key-id KEY_ARN \\
  --db-subnet-group-name SUBNET_GROUP --vpc-security-group-ids SECURITY_GROUP_ID
# a restored Aurora cluster has no instances
aws rds create-db-instance --db-cluster-identifier NEW_CLUSTER --db-instance-identifier NEW_INSTANCE \\
  --engine aurora-postgresql --db-instance-class db.r6g.large
aws rds wait db-instance-available --db-instance-identifier NEW_INSTANCE`,
    ...second({
      name: 'Encrypted',
      engine: 'aurora-postgresql',
      properties: { SnapshotIdentifier: 'SNAPSHOT_ARN', StorageEncrypted: true, KmsKeyId: 'KEY_ARN' },
      attributes: { snapshot_identifier: 'SNAPSHOT_ARN', storage_encrypted: true, kms_key_id: 'KEY_ARN' },
      why: 'a second cluster from a snapshot of the first: a change of StorageEncrypted on the first would replace it with an empty one',
      whyHcl:
        'a second cluster from a snapshot of the first: a change of storage_encrypted on the first would replace it with an empty one',
    }),
  },
  'RDS.34': exports('audit', 'the cluster must also write an audit log: see RDS.45'),
  'RDS.37': exports('postgresql'),
  'RDS.35': {
    ...setting({
      console: 'Maintenance > Auto minor version upgrade: enable it, and choose the maintenance window',
      cli: '--auto-minor-version-upgrade',
      properties: { AutoMinorVersionUpgrade: true },
      hcl: '',
      note: 'an upgrade interrupts the cluster for a short time, in its maintenance window',
    }),
    terraform: not(
      'aws_rds_cluster has no argument for it, and a Multi-AZ DB cluster has no instance resources with one',
    ),
  },
  'Demarc.RDS.9': {
    console: [
      'RDS > Databases, choose the DB cluster > Maintenance & backups > Pending maintenance: os-upgrade',
      'Apply now, or Apply at next maintenance window. Note: the instances are updated one after another',
    ],
    cli: `aws rds describe-pending-maintenance-actions --resource-identifier CLUSTER_ARN
aws rds apply-pending-maintenance-action --resource-identifier CLUSTER_ARN \\
  --apply-action os-upgrade --opt-in-type next-maintenance`,
    cloudformation: not('the resource has no property for pending maintenance: use the AWS CLI'),
    terraform: not('the resource has no argument for pending maintenance: use the AWS CLI'),
  },
  'Demarc.RDS.6': setting({
    console: 'DB engine version: a version in standard support',
    cli: '--engine-version 8.4 --allow-major-version-upgrade',
    properties: { EngineVersion: '8.4' },
    hcl: `engine_version              = "8.4"
  allow_major_version_upgrade = true`,
    note: 'the upgrade interrupts the cluster and cannot be undone: test it on a clone first',
  }),
  'RDS.45': {
    console: [
      'RDS > Parameter groups: open the DB cluster parameter group of the cluster (default.*: Create parameter group first)',
      'Edit: server_audit_logging = 1, server_audit_events = CONNECT,QUERY_DCL,QUERY_DDL (the events to record; QUERY records all queries, a large volume)',
      'RDS > Databases, choose the DB cluster, Modify: choose the group if it is new, and reboot its instances',
    ],
    cli: `# only if the cluster has a default group (default.*): create a custom group and restart the instances
aws rds create-db-cluster-parameter-group --db-cluster-parameter-group-name GROUP \\
  --db-parameter-group-family aurora-mysql8.0 --description 'audit log'
aws rds modify-db-cluster --db-cluster-identifier CLUSTER --db-cluster-parameter-group-name GROUP --apply-immediately
aws rds reboot-db-instance --db-instance-identifier INSTANCE
# these parameters take effect immediately
aws rds modify-db-cluster-parameter-group --db-cluster-parameter-group-name GROUP --parameters \\
  'ParameterName=server_audit_events,ParameterValue="CONNECT,QUERY_DCL,QUERY_DDL",ApplyMethod=immediate' \\
  ParameterName=server_audit_logging,ParameterValue=1,ApplyMethod=immediate`,
    cloudformation: template({
      ParameterGroup: resource('AWS::RDS::DBClusterParameterGroup', {
        Description: 'audit log',
        Family: 'aurora-mysql8.0',
        Parameters: { server_audit_logging: '1', server_audit_events: 'CONNECT,QUERY_DCL,QUERY_DDL' },
      }),
      Cluster: existing(
        'AWS::RDS::DBCluster',
        { DBClusterParameterGroupName: ref('ParameterGroup') },
        'a new group takes effect after a restart of the instances',
      ),
    }),
    terraform: `resource "aws_rds_cluster_parameter_group" "audit" {
  name   = "GROUP"
  family = "aurora-mysql8.0"

  parameter {
    name  = "server_audit_logging"
    value = "1"
  }

  parameter {
    name  = "server_audit_events"
    value = "CONNECT,QUERY_DCL,QUERY_DDL"
  }
}

resource "aws_rds_cluster" "this" {
  # other arguments unchanged; a new group takes effect after a restart of the instances
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.audit.name
}`,
  },
  'RDS.50': setting({
    console: 'Additional configuration > Backup retention period: 7 days or more',
    cli: '--backup-retention-period 7',
    properties: { BackupRetentionPeriod: 7 },
    hcl: 'backup_retention_period = 7',
  }),
}
