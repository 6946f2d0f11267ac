import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { backedUpDaily } from '../../../controls/snippets.ts'
import { existing, ref, resource, type TemplateProperties, template } from '../../../controls/template.ts'

interface Setting {
  readonly console: string
  readonly cli: string
  readonly properties: TemplateProperties<'AWS::RDS::DBInstance'>
  readonly hcl: string
  /** The effect of the change on the running resource. */
  readonly note?: string
}

/** A setting that ModifyDBInstance changes in place. */
const setting = ({ console, cli, properties, hcl, note }: Setting): Remedy => ({
  console: [
    'RDS > Databases, choose the DB instance, Modify',
    console,
    `Continue, Apply immediately, Modify DB instance${note ? `. Note: ${note}` : ''}`,
  ],
  cli: `${note ? `# ${note}\n` : ''}aws rds modify-db-instance --db-instance-identifier INSTANCE \\
  ${cli} --apply-immediately`,
  cloudformation: template({ Database: existing('AWS::RDS::DBInstance', properties, note) }),
  terraform: `# ${note ?? 'without apply_immediately the change waits for the maintenance window'}
resource "aws_db_instance" "this" {
  # other arguments unchanged
  apply_immediately = true

${hcl}
}`,
})

/** The logs that an instance publishes; the list replaces the previous one. */
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
  /** True where the parameter takes effect immediately, false where it needs a restart. */
  readonly dynamic: boolean
}

/** A parameter of a custom parameter group: default groups (default.*) cannot be changed. */
const parameter = ({ name, family, dynamic }: Parameter): Remedy => ({
  console: [
    'Check that each client connects with TLS: other clients can no longer connect',
    `RDS > Parameter groups: open the group of the instance (default.*: Create parameter group first), Edit: ${name} = 1`,
    'RDS > Databases, Modify: choose the group if it is new, and reboot the instance',
  ],
  cli: `# clients without TLS can no longer connect. Only if the instance has a default group (default.*): create a custom group, assign it and restart
aws rds create-db-parameter-group --db-parameter-group-name GROUP --db-parameter-group-family ${family} \\
  --description 'TLS only'
aws rds modify-db-instance --db-instance-identifier INSTANCE --db-parameter-group-name GROUP --apply-immediately
# the parameter ${dynamic ? 'takes effect immediately' : 'takes effect after a restart'}
aws rds modify-db-parameter-group --db-parameter-group-name GROUP \\
  --parameters ParameterName=${name},ParameterValue=1,ApplyMethod=${dynamic ? 'immediate' : 'pending-reboot'}
# a new group takes effect after a restart of the instance
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
      'a new group takes effect after a restart; clients without TLS can then no longer connect',
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
  # other arguments unchanged; a new group takes effect after a restart; clients without TLS can then no longer connect
  parameter_group_name = aws_db_parameter_group.tls.name
}`,
})

export const rdsInstanceRemedies: Remedies = {
  'RDS.2': setting({
    console: 'Connectivity > Additional configuration > Public access: Not publicly accessible',
    cli: '--no-publicly-accessible',
    properties: { PubliclyAccessible: false },
    hcl: '  publicly_accessible = false',
    note: 'connections from the internet are cut off: connect from inside the VPC, over a VPN or with Session Manager',
  }),
  'RDS.3': {
    console: [
      'An existing instance cannot be encrypted. Stop writes, then RDS > Databases, Actions > Take snapshot',
      'RDS > Snapshots, choose the snapshot, Actions > Copy snapshot: Enable encryption, with a KMS key',
      'Choose the copy, Actions > Restore snapshot: a new identifier, the same VPC, security groups and parameter group',
      'Point the applications to it (or rename both instances to keep the endpoint); then delete the old instance and its unencrypted snapshots',
    ],
    cli: `# an existing instance cannot be encrypted: restore an encrypted copy. Stop writes first
aws rds create-db-snapshot --db-instance-identifier INSTANCE --db-snapshot-identifier plain
aws rds wait db-snapshot-available --db-snapshot-identifier plain
aws rds copy-db-snapshot --source-db-snapshot-identifier plain --target-db-snapshot-identifier encrypted \\
  --kms-key-id KEY_ARN --copy-tags
aws rds wait db-snapshot-available --db-snapshot-identifier encrypted
aws rds restore-db-instance-from-db-snapshot --db-instance-identifier NEW_INSTANCE --db-snapshot-identifier encrypted \\
  --db-subnet-group-name SUBNET_GROUP --vpc-security-group-ids SECURITY_GROUP_ID --db-parameter-group-name PARAMETER_GROUP
aws rds wait db-instance-available --db-instance-identifier NEW_INSTANCE
# change the applications to the new endpoint, or rename both instances to keep the endpoint
aws rds modify-db-instance --db-instance-identifier INSTANCE --new-db-instance-identifier OLD_INSTANCE --apply-immediately
aws rds modify-db-instance --db-instance-identifier NEW_INSTANCE --new-db-instance-identifier INSTANCE --apply-immediately`,
    cloudformation: template({
      '#': 'a second instance from an encrypted copy of a snapshot: a change of StorageEncrypted on the first would replace it with an empty one',
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

# a second instance: a change of storage_encrypted on the first would replace it with an empty one
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
    note: 'no downtime, but slower writes while the standby is created; the standby doubles the instance cost',
  }),
  'RDS.6': setting({
    console: 'Monitoring > Enable Enhanced Monitoring: granularity 60 seconds, and the monitoring role',
    cli: '--monitoring-interval 60 --monitoring-role-arn ROLE_ARN',
    properties: { MonitoringInterval: 60, MonitoringRoleArn: 'ROLE_ARN' },
    hcl: `  monitoring_interval = 60
  monitoring_role_arn = "ROLE_ARN"`,
    note: 'the role trusts monitoring.rds.amazonaws.com and has the policy AmazonRDSEnhancedMonitoringRole',
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
      'these are the logs of MySQL and MariaDB (PostgreSQL: postgresql, upgrade; Oracle: alert, audit, trace, listener; SQL Server: error, agent)',
    ),
    console: [
      'RDS > Databases, choose the DB instance, Modify',
      'Additional configuration > Log exports: each log of the engine',
      'MySQL and MariaDB: audit needs the audit plug-in in the option group; general and slowquery need general_log and slow_query_log 1, and log_output FILE, in the parameter group',
      'Continue, Apply immediately, Modify DB instance',
    ],
  },
  'RDS.10': setting({
    console: 'Connectivity > Database authentication: Password and IAM database authentication',
    cli: '--enable-iam-database-authentication',
    properties: { EnableIAMDatabaseAuthentication: true },
    hcl: '  iam_database_authentication_enabled = true',
    note: 'passwords still work; a database user connects with an IAM token after it is set up for IAM (PostgreSQL: grant rds_iam)',
  }),
  'RDS.11': setting({
    console: 'Additional configuration > Backup retention period: 7 days or more',
    cli: '--backup-retention-period 7',
    properties: { BackupRetentionPeriod: 7 },
    hcl: '  backup_retention_period = 7',
    note: 'a change from 0 days (no backups) interrupts the instance: plan the time',
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
    note: 'the upgrade interrupts the instance and cannot be undone: test it on a copy first',
  }),
  'Demarc.RDS.8': {
    console: [
      'RDS > Databases, choose the DB instance > Maintenance & backups > Pending maintenance: system-update',
      'Apply now, or Apply at next maintenance window. Note: the instance restarts or fails over',
    ],
    cli: `aws rds describe-pending-maintenance-actions --resource-identifier INSTANCE_ARN
aws rds apply-pending-maintenance-action --resource-identifier INSTANCE_ARN \\
  --apply-action system-update --opt-in-type next-maintenance`,
    cloudformation: not('the resource has no property for pending maintenance: use the AWS CLI'),
    terraform: not('the resource has no argument for pending maintenance: use the AWS CLI'),
  },
  'Demarc.RDS.7': setting({
    console: 'Connectivity > Certificate authority: rds-ca-rsa2048-g1',
    cli: '--ca-certificate-identifier rds-ca-rsa2048-g1',
    properties: { CACertificateIdentifier: 'rds-ca-rsa2048-g1' },
    hcl: '  ca_cert_identifier = "rds-ca-rsa2048-g1"',
    note: 'clients that verify the certificate need the new bundle first; the instance restarts on some engine versions',
  }),
  'RDS.17': setting({
    console: 'Additional configuration > Copy tags to snapshots: enable it',
    cli: '--copy-tags-to-snapshot',
    properties: { CopyTagsToSnapshot: true },
    hcl: '  copy_tags_to_snapshot = true',
  }),
  'Demarc.RDS.1': {
    console: [
      'RDS > Subnet groups > Create DB subnet group: private subnets in at least two Availability Zones of the VPC',
      'RDS > Databases, choose the DB instance, Modify, Connectivity: the subnet group and a security group of the VPC',
      'Continue, Apply immediately: the instance is down during the move, and gets a new IP address',
    ],
    cli: `aws rds create-db-subnet-group --db-subnet-group-name SUBNET_GROUP --db-subnet-group-description 'private subnets' \\
  --subnet-ids SUBNET_IN_ZONE_A SUBNET_IN_ZONE_B
# the instance is down during the move, and gets a new IP address
aws rds modify-db-instance --db-instance-identifier INSTANCE --db-subnet-group-name SUBNET_GROUP \\
  --vpc-security-group-ids SECURITY_GROUP_ID --apply-immediately`,
    cloudformation: not('a change of DBSubnetGroupName replaces the instance with an empty one: use the AWS CLI'),
    terraform: `resource "aws_db_subnet_group" "this" {
  name       = "SUBNET_GROUP"
  subnet_ids = ["SUBNET_IN_ZONE_A", "SUBNET_IN_ZONE_B"]
}

resource "aws_db_instance" "this" {
  # other arguments unchanged; the instance is down while it moves
  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = ["SECURITY_GROUP_ID"]
}`,
  },
  'RDS.46': {
    console: [
      'VPC > Subnets, choose a subnet of the DB subnet group: Route table shows a route of 0.0.0.0/0 or ::/0 to igw-...',
      'Edit route table association: a route table without that route; other resources in the subnet lose it too',
      'Repeat for each subnet of the DB subnet group',
    ],
    cli: `# for each subnet of the DB subnet group: other resources in it lose their route to the internet too
aws rds describe-db-instances --db-instance-identifier INSTANCE --query 'DBInstances[].DBSubnetGroup.Subnets[]'
aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET_ID
aws ec2 replace-route-table-association --association-id ASSOCIATION_ID --route-table-id PRIVATE_ROUTE_TABLE_ID
# if the subnet has no association and uses the main route table of the VPC
aws ec2 associate-route-table --subnet-id SUBNET_ID --route-table-id PRIVATE_ROUTE_TABLE_ID`,
    cloudformation: template({
      '#': 'one for each subnet of the DB subnet group: other resources in the subnet lose their route to the internet too',
      Private: resource('AWS::EC2::SubnetRouteTableAssociation', {
        SubnetId: 'SUBNET_ID',
        RouteTableId: 'PRIVATE_ROUTE_TABLE_ID',
      }),
    }),
    terraform: `# one for each subnet of the DB subnet group: other resources in the subnet lose their route to the internet too
resource "aws_route_table_association" "private" {
  subnet_id      = "SUBNET_ID"
  route_table_id = "PRIVATE_ROUTE_TABLE_ID"
}`,
  },
  'RDS.23': {
    ...setting({
      console: 'Connectivity > Additional configuration > Database port: a port other than the default',
      cli: '--db-port-number 15432',
      properties: {},
      hcl: '  port = 15432',
      note: 'the instance restarts immediately; change the port in security groups and applications',
    }),
    cloudformation: not('a change of Port replaces the instance with an empty one: use the AWS CLI'),
  },
  'RDS.25': {
    console: [
      'The user name cannot be changed, and snapshots keep it. RDS > Databases > Create database: a Master username other than admin and postgres',
      'Migrate the data with a dump or AWS Database Migration Service; point the applications to the new instance',
      'Delete the old instance',
    ],
    cli: `# the user name cannot be changed, and snapshots keep it: create a second instance and migrate the data
aws rds create-db-instance --db-instance-identifier NEW_INSTANCE --engine postgres --db-instance-class db.m7g.large \\
  --allocated-storage 100 --storage-type gp3 --storage-encrypted --master-username NAME --manage-master-user-password \\
  --db-subnet-group-name SUBNET_GROUP --vpc-security-group-ids SECURITY_GROUP_ID --no-publicly-accessible`,
    cloudformation: template({
      '#': 'a second instance to migrate the data to: a change of MasterUsername on the first would replace it with an empty one',
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
    terraform: `# a second instance to migrate the data to: a change of username on the first would replace it with an empty one
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
      'Assign resources: choose the DB instance, or resources by tag',
    ],
    ...backedUpDaily('databases', 'DATABASE_ARN'),
  },
  'RDS.38': parameter({ name: 'rds.force_ssl', family: 'postgres17', dynamic: true }),
  'RDS.39': parameter({ name: 'require_secure_transport', family: 'mysql8.4', dynamic: true }),
  'RDS.41': parameter({ name: 'rds.force_ssl', family: 'sqlserver-se-16.0', dynamic: false }),
  'RDS.44': parameter({ name: 'require_secure_transport', family: 'mariadb11.4', dynamic: true }),
  'RDS.43': {
    console: [
      'Check that each client connects with TLS: other clients can no longer connect',
      'RDS > Proxies, choose the proxy, Actions > Modify: Require Transport Layer Security',
    ],
    cli: `# clients without TLS can no longer connect
aws rds modify-db-proxy --db-proxy-name PROXY --require-tls`,
    cloudformation: template({
      Proxy: existing('AWS::RDS::DBProxy', { RequireTLS: true }, 'clients without TLS can no longer connect'),
    }),
    terraform: `resource "aws_db_proxy" "this" {
  # other arguments unchanged; clients without TLS can no longer connect
  require_tls = true
}`,
  },
}
