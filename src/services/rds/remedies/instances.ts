import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { backedUpDaily } from '../../../controls/snippets.ts'
import { existing, ref, resource, type TemplateProperties, template } from '../../../controls/template.ts'

interface Setting {
  readonly console: string
  readonly cli: string
  readonly properties: TemplateProperties<'AWS::RDS::DBInstance'>
  readonly hcl: string
  /** What the change does to what runs. */
  readonly note?: string
}

/** A setting that ModifyDBInstance changes on the instance as it is. */
const setting = ({ console, cli, properties, hcl, note }: Setting): Remedy => ({
  console: [
    'RDS > Databases, choose the DB instance, Modify',
    console,
    `Continue, Apply immediately, Modify DB instance${note ? `. Note: ${note}` : ''}`,
  ],
  cli: `${note ? `# ${note}\n` : ''}aws rds modify-db-instance --db-instance-identifier INSTANCE \\
  ${cli} --apply-immediately`,
  cloudformation: template({ Database: existing('AWS::RDS::DBInstance', properties, note) }),
  terraform: `# ${note ?? 'without apply_immediately it waits for the maintenance window'}
resource "aws_db_instance" "this" {
  # the rest as it is
  apply_immediately = true

${hcl}
}`,
})

/** The logs that an instance publishes; they are named as a whole. */
const exports = (engine: string, logs: readonly string[], note?: string): Remedy =>
  setting({
    console: `Additional configuration > Log exports (${engine}): ${logs.join(', ')}`,
    cli: `--cloudwatch-logs-export-configuration EnableLogTypes=${logs.join(',')}`,
    properties: { EnableCloudwatchLogsExports: logs },
    hcl: `  enabled_cloudwatch_logs_exports = [${logs.map((log) => `"${log}"`).join(', ')}]`,
    ...(note ? { note } : {}),
  })

interface Parameter {
  readonly name: string
  readonly family: string
  /** Whether the engine takes the parameter at once; otherwise it waits for a restart. */
  readonly dynamic: boolean
}

/** A parameter of a group of one's own: the groups that AWS made (default.*) cannot be changed. */
const parameter = ({ name, family, dynamic }: Parameter): Remedy => ({
  console: [
    'See that every client connects with TLS: those without are turned away',
    `RDS > Parameter groups: open the group of the instance (default.*: Create parameter group first), Edit: ${name} = 1`,
    'RDS > Databases, Modify: choose the group, if it is a new one, and reboot the instance',
  ],
  cli: `# clients without TLS are turned away. Only if the instance has a default group (default.*): one of its own, and a restart
aws rds create-db-parameter-group --db-parameter-group-name GROUP --db-parameter-group-family ${family} \\
  --description 'TLS only'
aws rds modify-db-instance --db-instance-identifier INSTANCE --db-parameter-group-name GROUP --apply-immediately
# the parameter ${dynamic ? 'counts at once' : 'counts after a restart'}
aws rds modify-db-parameter-group --db-parameter-group-name GROUP \\
  --parameters ParameterName=${name},ParameterValue=1,ApplyMethod=${dynamic ? 'immediate' : 'pending-reboot'}
# a group counts for an instance after a restart
aws rds reboot-db-instance --db-instance-identifier INSTANCE`,
  cloudformation: template({
    ParameterGroup: resource('AWS::RDS::DBParameterGroup', {
      Description: 'TLS only',
      Family: family,
      Parameters: { [name]: '1' },
    }),
    Database: existing(
      'AWS::RDS::DBInstance',
      { DBParameterGroupName: ref('ParameterGroup') },
      'a new group counts after a restart, and then clients without TLS are turned away',
    ),
  }),
  terraform: `resource "aws_db_parameter_group" "tls" {
  name   = "GROUP"
  family = "${family}"

  parameter {
    name         = "${name}"
    value        = "1"
    apply_method = "${dynamic ? 'immediate' : 'pending-reboot'}"
  }
}

resource "aws_db_instance" "this" {
  # the rest as it is; a new group counts after a restart, and then clients without TLS are turned away
  parameter_group_name = aws_db_parameter_group.tls.name
}`,
})

export const rdsInstanceRemedies: Remedies = {
  'RDS.2': setting({
    console: 'Connectivity > Additional configuration > Public access: Not publicly accessible',
    cli: '--no-publicly-accessible',
    properties: { PubliclyAccessible: false },
    hcl: '  publicly_accessible = false',
    note: 'who comes from the internet is cut off: reach it from inside the VPC, by a VPN or through Session Manager',
  }),
  'RDS.3': {
    console: [
      'Encryption is chosen when an instance is made. Stop the writes, then RDS > Databases, Actions > Take snapshot',
      'RDS > Snapshots, choose it, Actions > Copy snapshot: Enable encryption, and the key',
      'Choose the copy, Actions > Restore snapshot: a new identifier, the same VPC, security groups and parameter group',
      'Point the applications at it (or rename both, so that the endpoint stays); then delete the old instance and its plain snapshots',
    ],
    cli: `# encryption is chosen when an instance is made: an encrypted copy takes its place. Stop the writes first
aws rds create-db-snapshot --db-instance-identifier INSTANCE --db-snapshot-identifier plain
aws rds wait db-snapshot-available --db-snapshot-identifier plain
aws rds copy-db-snapshot --source-db-snapshot-identifier plain --target-db-snapshot-identifier encrypted \\
  --kms-key-id KEY_ARN --copy-tags
aws rds wait db-snapshot-available --db-snapshot-identifier encrypted
aws rds restore-db-instance-from-db-snapshot --db-instance-identifier NEW_INSTANCE --db-snapshot-identifier encrypted \\
  --db-subnet-group-name SUBNET_GROUP --vpc-security-group-ids SECURITY_GROUP_ID --db-parameter-group-name PARAMETER_GROUP
aws rds wait db-instance-available --db-instance-identifier NEW_INSTANCE
# the applications then use the new endpoint; or rename both, so that the endpoint stays
aws rds modify-db-instance --db-instance-identifier INSTANCE --new-db-instance-identifier OLD_INSTANCE --apply-immediately
aws rds modify-db-instance --db-instance-identifier NEW_INSTANCE --new-db-instance-identifier INSTANCE --apply-immediately`,
    cloudformation: template({
      '#': 'a second instance from an encrypted copy of a snapshot: on the first, a change of StorageEncrypted would make an empty one',
      EncryptedDatabase: resource(
        'AWS::RDS::DBInstance',
        {
          '#': 'it is encrypted because the snapshot is',
          DBSnapshotIdentifier: 'ENCRYPTED_SNAPSHOT',
          DBInstanceClass: 'db.m7g.large',
          DBSubnetGroupName: 'SUBNET_GROUP',
          VPCSecurityGroups: ['SECURITY_GROUP_ID'],
        },
        { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' },
      ),
    }),
    terraform: `resource "aws_db_snapshot_copy" "encrypted" {
  source_db_snapshot_identifier = "PLAIN_SNAPSHOT_ARN"
  target_db_snapshot_identifier = "encrypted"
  kms_key_id                    = "KEY_ARN"
}

# a second instance: on the first, a change of storage_encrypted would make an empty one
resource "aws_db_instance" "encrypted" {
  identifier             = "NEW_INSTANCE"
  instance_class         = "db.m7g.large"
  snapshot_identifier    = aws_db_snapshot_copy.encrypted.target_db_snapshot_identifier
  storage_encrypted      = true
  kms_key_id             = "KEY_ARN"
  db_subnet_group_name   = "SUBNET_GROUP"
  vpc_security_group_ids = ["SECURITY_GROUP_ID"]
}`,
  },
  'RDS.5': setting({
    console: 'Availability and durability > Multi-AZ deployment: Create a standby instance',
    cli: '--multi-az',
    properties: { MultiAZ: true },
    hcl: '  multi_az = true',
    note: 'no downtime, but slower writes while the standby is made; it costs as much again',
  }),
  'RDS.6': setting({
    console: 'Monitoring > Enable Enhanced Monitoring: granularity 60 seconds, and the monitoring role',
    cli: '--monitoring-interval 60 --monitoring-role-arn ROLE_ARN',
    properties: { MonitoringInterval: 60, MonitoringRoleArn: 'ROLE_ARN' },
    hcl: `  monitoring_interval = 60
  monitoring_role_arn = "ROLE_ARN"`,
    note: 'the role lets monitoring.rds.amazonaws.com use AmazonRDSEnhancedMonitoringRole',
  }),
  'RDS.8': setting({
    console: 'Additional configuration > Deletion protection: enable it',
    cli: '--deletion-protection',
    properties: { DeletionProtection: true },
    hcl: '  deletion_protection = true',
  }),
  'RDS.9': {
    ...exports(
      'MySQL',
      ['audit', 'error', 'general', 'slowquery'],
      'these are of MySQL and MariaDB (PostgreSQL: postgresql, upgrade; Oracle: alert, audit, trace, listener; SQL Server: error, agent)',
    ),
    console: [
      'RDS > Databases, choose the DB instance, Modify',
      'Additional configuration > Log exports: every log that the engine offers',
      'MySQL and MariaDB: audit needs the audit plug-in in the option group; general and slowquery need general_log and slow_query_log 1, and log_output FILE, in the parameter group',
      'Continue, Apply immediately, Modify DB instance',
    ],
  },
  'RDS.10': setting({
    console: 'Connectivity > Database authentication: Password and IAM database authentication',
    cli: '--enable-iam-database-authentication',
    properties: { EnableIAMDatabaseAuthentication: true },
    hcl: '  iam_database_authentication_enabled = true',
    note: 'passwords still work; a database user signs in with a token once it is made for IAM (PostgreSQL: grant rds_iam)',
  }),
  'RDS.11': setting({
    console: 'Additional configuration > Backup retention period: 7 days or more',
    cli: '--backup-retention-period 7',
    properties: { BackupRetentionPeriod: 7 },
    hcl: '  backup_retention_period = 7',
    note: 'from 0 days (no backups) the change interrupts the instance: choose the time',
  }),
  'RDS.13': setting({
    console: 'Maintenance > Auto minor version upgrade: enable it, and choose the maintenance window',
    cli: '--auto-minor-version-upgrade',
    properties: { AutoMinorVersionUpgrade: true },
    hcl: '  auto_minor_version_upgrade = true',
    note: 'an upgrade interrupts the instance for some minutes, in its maintenance window',
  }),
  'Demarc.RDS.5': setting({
    console: 'DB engine version: a version in standard support',
    cli: '--engine-version 8.4 --allow-major-version-upgrade',
    properties: { EngineVersion: '8.4', AllowMajorVersionUpgrade: true },
    hcl: `  engine_version              = "8.4"
  allow_major_version_upgrade = true`,
    note: 'the upgrade interrupts the instance and cannot be taken back: try it on a copy first',
  }),
  'Demarc.RDS.8': {
    console: [
      'RDS > Databases, choose the DB instance > Maintenance & backups > Pending maintenance: system-update',
      'Apply now, or Apply at next maintenance window. Note: the instance restarts or fails over',
    ],
    cli: `aws rds describe-pending-maintenance-actions --resource-identifier INSTANCE_ARN
aws rds apply-pending-maintenance-action --resource-identifier INSTANCE_ARN \\
  --apply-action system-update --opt-in-type next-maintenance`,
    cloudformation: not('maintenance is no property of the template: use the AWS CLI'),
    terraform: not('maintenance is no argument of the resource: use the AWS CLI'),
  },
  'Demarc.RDS.7': setting({
    console: 'Connectivity > Certificate authority: rds-ca-rsa2048-g1',
    cli: '--ca-certificate-identifier rds-ca-rsa2048-g1',
    properties: { CACertificateIdentifier: 'rds-ca-rsa2048-g1' },
    hcl: '  ca_cert_identifier = "rds-ca-rsa2048-g1"',
    note: 'clients that verify the certificate need the new bundle first; some engine versions restart',
  }),
  'RDS.17': setting({
    console: 'Additional configuration > Copy tags to snapshots: enable it',
    cli: '--copy-tags-to-snapshot',
    properties: { CopyTagsToSnapshot: true },
    hcl: '  copy_tags_to_snapshot = true',
  }),
  'Demarc.RDS.1': {
    console: [
      'RDS > Subnet groups > Create DB subnet group: private subnets in two zones of the VPC at least',
      'RDS > Databases, choose the DB instance, Modify, Connectivity: the subnet group and a security group of the VPC',
      'Continue, Apply immediately: the instance is down while it moves, and its address is new',
    ],
    cli: `aws rds create-db-subnet-group --db-subnet-group-name SUBNET_GROUP --db-subnet-group-description 'private subnets' \\
  --subnet-ids SUBNET_IN_ZONE_A SUBNET_IN_ZONE_B
# the instance is down while it moves, and its address is new
aws rds modify-db-instance --db-instance-identifier INSTANCE --db-subnet-group-name SUBNET_GROUP \\
  --vpc-security-group-ids SECURITY_GROUP_ID --apply-immediately`,
    cloudformation: not('a change of DBSubnetGroupName replaces the instance with an empty one: move it with the CLI'),
    terraform: `resource "aws_db_subnet_group" "this" {
  name       = "SUBNET_GROUP"
  subnet_ids = ["SUBNET_IN_ZONE_A", "SUBNET_IN_ZONE_B"]
}

resource "aws_db_instance" "this" {
  # the rest as it is; the instance is down while it moves
  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = ["SECURITY_GROUP_ID"]
}`,
  },
  'RDS.46': {
    console: [
      'VPC > Subnets, choose a subnet of the DB subnet group: Route table shows a route of 0.0.0.0/0 or ::/0 to igw-...',
      'Edit route table association: a table without that route; what else is in the subnet loses it too',
      'The same for each subnet of the DB subnet group',
    ],
    cli: `# for each subnet of the DB subnet group: what else is in it loses its route to the internet too
aws rds describe-db-instances --db-instance-identifier INSTANCE --query 'DBInstances[].DBSubnetGroup.Subnets[]'
aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET_ID
aws ec2 replace-route-table-association --association-id ASSOCIATION_ID --route-table-id PRIVATE_ROUTE_TABLE_ID
# where the subnet has no association of its own, and so the main table of the VPC
aws ec2 associate-route-table --subnet-id SUBNET_ID --route-table-id PRIVATE_ROUTE_TABLE_ID`,
    cloudformation: template({
      '#': 'one for each subnet of the DB subnet group: what else is in it loses its route to the internet too',
      Private: resource('AWS::EC2::SubnetRouteTableAssociation', {
        SubnetId: 'SUBNET_ID',
        RouteTableId: 'PRIVATE_ROUTE_TABLE_ID',
      }),
    }),
    terraform: `# one for each subnet of the DB subnet group: what else is in it loses its route to the internet too
resource "aws_route_table_association" "private" {
  subnet_id      = "SUBNET_ID"
  route_table_id = "PRIVATE_ROUTE_TABLE_ID"
}`,
  },
  'RDS.23': {
    ...setting({
      console: 'Connectivity > Additional configuration > Database port: another than the default one',
      cli: '--db-port-number 15432',
      properties: {},
      hcl: '  port = 15432',
      note: 'the instance restarts at once; security groups and applications must know the new port',
    }),
    cloudformation: not('a change of Port replaces the instance with an empty one: change it with the CLI'),
  },
  'RDS.25': {
    console: [
      'The name is chosen when an instance is made, and its snapshots keep it. RDS > Databases > Create database: Master username, another than admin and postgres',
      'Move the data over: a dump, or AWS Database Migration Service; point the applications at the new instance',
      'Delete the old instance',
    ],
    cli: `# the name is chosen when an instance is made, and its snapshots keep it: make a second one, and move the data over
aws rds create-db-instance --db-instance-identifier NEW_INSTANCE --engine postgres --db-instance-class db.m7g.large \\
  --allocated-storage 100 --storage-type gp3 --storage-encrypted --master-username NAME --manage-master-user-password \\
  --db-subnet-group-name SUBNET_GROUP --vpc-security-group-ids SECURITY_GROUP_ID --no-publicly-accessible`,
    cloudformation: template({
      '#': 'a second instance, to move the data to: on the first, a change of MasterUsername would make an empty one',
      NewDatabase: resource(
        'AWS::RDS::DBInstance',
        {
          Engine: 'postgres',
          DBInstanceClass: 'db.m7g.large',
          AllocatedStorage: '100',
          StorageType: 'gp3',
          StorageEncrypted: true,
          MasterUsername: 'NAME',
          ManageMasterUserPassword: true,
          DBSubnetGroupName: 'SUBNET_GROUP',
          VPCSecurityGroups: ['SECURITY_GROUP_ID'],
          PubliclyAccessible: false,
        },
        { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' },
      ),
    }),
    terraform: `# a second instance, to move the data to: on the first, a change of username would make an empty one
resource "aws_db_instance" "new" {
  identifier                  = "NEW_INSTANCE"
  engine                      = "postgres"
  instance_class              = "db.m7g.large"
  allocated_storage           = 100
  storage_type                = "gp3"
  storage_encrypted           = true
  username                    = "NAME"
  manage_master_user_password = true
  db_subnet_group_name        = "SUBNET_GROUP"
  vpc_security_group_ids      = ["SECURITY_GROUP_ID"]
  publicly_accessible         = false
}`,
  },
  'RDS.36': exports('PostgreSQL', ['postgresql']),
  'RDS.40': exports('SQL Server', ['agent', 'error']),
  'RDS.42': exports(
    'MariaDB',
    ['audit', 'error'],
    'audit needs the audit plug-in (MARIADB_AUDIT_PLUGIN) in the option group',
  ),
  'RDS.26': {
    console: [
      'AWS Backup > Settings > Service opt-in: see that RDS is on',
      'AWS Backup > Backup plans, open a plan (or Create backup plan)',
      'Assign resources: choose the DB instance, or all that have a tag',
    ],
    ...backedUpDaily('databases', 'DATABASE_ARN'),
  },
  'RDS.38': parameter({ name: 'rds.force_ssl', family: 'postgres17', dynamic: true }),
  'RDS.39': parameter({ name: 'require_secure_transport', family: 'mysql8.4', dynamic: true }),
  'RDS.41': parameter({ name: 'rds.force_ssl', family: 'sqlserver-se-16.0', dynamic: false }),
  'RDS.44': parameter({ name: 'require_secure_transport', family: 'mariadb11.4', dynamic: true }),
  'RDS.43': {
    console: [
      'See that every client connects with TLS: those without are turned away',
      'RDS > Proxies, choose the proxy, Actions > Modify: Require Transport Layer Security',
    ],
    cli: `# clients without TLS are turned away
aws rds modify-db-proxy --db-proxy-name PROXY --require-tls`,
    cloudformation: template({
      Proxy: existing('AWS::RDS::DBProxy', { RequireTLS: true }, 'clients without TLS are turned away'),
    }),
    terraform: `resource "aws_db_proxy" "this" {
  # the rest as it is; clients without TLS are turned away
  require_tls = true
}`,
  },
}
