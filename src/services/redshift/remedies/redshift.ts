import type { Remedies, Remedy } from '../../../controls/remedy.ts'
import { fromClients, indent } from '../../../controls/snippets.ts'
import {
  existing,
  ref,
  resource,
  type Template,
  type TemplateProperties,
  template,
} from '../../../controls/template.ts'

const warehouse = (properties: TemplateProperties<'AWS::Redshift::Cluster'>): Template =>
  template({ Warehouse: existing('AWS::Redshift::Cluster', properties) })
const hclOf = (hcl: string): string => `resource "aws_redshift_cluster" "this" {
  cluster_identifier     = "CLUSTER"
  node_type              = "ra3.large"
  number_of_nodes        = 2
  database_name          = "DATABASE"
  master_username        = "ADMINISTRATOR"
  manage_master_password = true
${indent(hcl, '  ')}
}`

/** A setting of a cluster: console steps, CLI options, CloudFormation and Terraform. */
const cluster = (
  steps: readonly string[],
  options: string,
  properties: TemplateProperties<'AWS::Redshift::Cluster'>,
  hcl: string,
): Remedy => ({
  console: ['Redshift > Clusters, choose the cluster', ...steps],
  cli: `aws redshift modify-cluster --cluster-identifier CLUSTER ${options}`,
  cloudformation: warehouse(properties),
  terraform: hclOf(hcl),
})

/** One parameter, which cannot be changed in a default group. */
const parameter = (name: string): Remedy => ({
  console: [
    'Redshift > Configurations > Workload management: create a parameter group if the cluster has a default one',
    `Choose it > Parameters > Edit parameters: ${name} true, Save`,
    'Clusters, choose the cluster > Properties > Edit database configurations: choose the parameter group',
    'Actions > Reboot: the cluster is unavailable for a few minutes',
  ],
  cli: `aws redshift create-cluster-parameter-group --parameter-group-name GROUP \\
  --parameter-group-family redshift-2.0 --description GROUP
aws redshift modify-cluster-parameter-group --parameter-group-name GROUP \\
  --parameters ParameterName=${name},ParameterValue=true
aws redshift modify-cluster --cluster-identifier CLUSTER --cluster-parameter-group-name GROUP
# the cluster is unavailable for a few minutes
aws redshift reboot-cluster --cluster-identifier CLUSTER`,
  cloudformation: template({
    Parameters: resource('AWS::Redshift::ClusterParameterGroup', {
      Description: 'GROUP',
      ParameterGroupFamily: 'redshift-2.0',
      Parameters: [{ ParameterName: name, ParameterValue: 'true' }],
    }),
    Warehouse: existing('AWS::Redshift::Cluster', { ClusterParameterGroupName: ref('Parameters') }),
  }),
  terraform: `resource "aws_redshift_parameter_group" "this" {
  name   = "GROUP"
  family = "redshift-2.0"

  parameter {
    name  = "${name}"
    value = "true"
  }
}

${hclOf('cluster_parameter_group_name = aws_redshift_parameter_group.this.name')}`,
})

/** A new cluster, for settings that cannot be changed later. */
const newCluster = (what: string): Remedy => ({
  console: [
    `Redshift > Clusters > Create cluster: ${what}`,
    'Copy the data: UNLOAD the tables of the old cluster to an S3 bucket, COPY them into the new one',
    'Move the clients, then delete the old cluster with a final snapshot',
  ],
  cli: `# a new cluster: then UNLOAD and COPY the data, move the clients, and delete the old one
aws redshift create-cluster --cluster-identifier NEW_CLUSTER --node-type ra3.large --number-of-nodes 2 \\
  --db-name DATABASE --master-username ADMINISTRATOR --manage-master-password --encrypted \\
  --cluster-subnet-group-name SUBNET_GROUP --vpc-security-group-ids SECURITY_GROUP_ID --no-publicly-accessible`,
  cloudformation: template({
    NewWarehouse: resource('AWS::Redshift::Cluster', {
      ClusterType: 'multi-node',
      NumberOfNodes: 2,
      NodeType: 'ra3.large',
      DBName: 'DATABASE',
      MasterUsername: 'ADMINISTRATOR',
      ManageMasterPassword: true,
      Encrypted: true,
      PubliclyAccessible: false,
    }),
  }),
  terraform: hclOf('encrypted              = true\npublicly_accessible    = false'),
})

export const redshiftRemedies: Remedies = {
  'Redshift.1': cluster(
    ['Actions > Turn off Publicly accessible: clients outside the VPC can no longer connect'],
    '--no-publicly-accessible',
    { PubliclyAccessible: false },
    'publicly_accessible = false',
  ),
  'Redshift.2': parameter('require_ssl'),
  'Redshift.3': cluster(
    ['Maintenance > Backup details > Edit: Automated snapshot retention period 7 days, Save changes'],
    '--automated-snapshot-retention-period 7',
    { AutomatedSnapshotRetentionPeriod: 7 },
    'automated_snapshot_retention_period = 7',
  ),
  'Redshift.4': {
    ...cluster(
      ['Properties > Edit > Edit audit logging: Turn on, CloudWatch, connection log and user log, Save changes'],
      '',
      { LoggingProperties: { LogDestinationType: 'cloudwatch', LogExports: ['connectionlog', 'userlog'] } },
      '',
    ),
    cli: `aws redshift enable-logging --cluster-identifier CLUSTER --log-destination-type cloudwatch \\
  --log-exports connectionlog userlog`,
    terraform: `resource "aws_redshift_logging" "this" {
  cluster_identifier   = "CLUSTER"
  log_destination_type = "cloudwatch"
  log_exports          = ["connectionlog", "userlog"]
}`,
  },
  'Redshift.6': cluster(
    ['Maintenance > Edit: Allow version upgrade, Save changes'],
    '--allow-version-upgrade',
    { AllowVersionUpgrade: true },
    'allow_version_upgrade = true',
  ),
  'Redshift.7': cluster(
    [
      'First create a gateway endpoint for S3 in the VPC: COPY and UNLOAD fail without one',
      'Properties > Network and security settings > Edit: Enhanced VPC routing on; the cluster restarts',
    ],
    '--enhanced-vpc-routing',
    { EnhancedVpcRouting: true },
    'enhanced_vpc_routing = true',
  ),
  'Redshift.8': newCluster('an administrator name other than awsuser'),
  'Demarc.Redshift.4': newCluster('a database name other than dev'),
  'Redshift.10': cluster(
    [
      'Properties > Edit encryption: AWS KMS and a KMS key; the cluster can be read-only during the migration',
      'Save changes',
    ],
    '--encrypted --kms-key-id KEY_ARN',
    { Encrypted: true, KmsKeyId: 'KEY_ARN' },
    `encrypted  = true
kms_key_id = "KEY_ARN"`,
  ),
  'Redshift.15': fromClients(
    [
      'Redshift > Clusters, choose the cluster > Properties > Network and security settings: open each security group',
      'Inbound rules > Edit: delete the rule for the port of the cluster from 0.0.0.0/0 and ::/0',
      'Add one whose source is the security group of the clients',
    ],
    5439,
    { resource: 'WarehouseGroup', hcl: 'warehouse' },
  ),
  'Redshift.16': {
    console: [
      'Redshift > Configurations > Subnet groups, choose it > Edit',
      'Add a subnet of another Availability Zone, Save changes',
    ],
    cli: `# the list replaces the current one: include the current subnets
aws redshift modify-cluster-subnet-group --cluster-subnet-group-name GROUP --subnet-ids SUBNET_A SUBNET_B`,
    cloudformation: template({
      Subnets: existing('AWS::Redshift::ClusterSubnetGroup', { SubnetIds: ['SUBNET_A', 'SUBNET_B'] }),
    }),
    terraform: `resource "aws_redshift_subnet_group" "this" {
  name       = "group"
  subnet_ids = ["SUBNET_A", "SUBNET_B"]
}`,
  },
  'Redshift.18': cluster(
    [
      'It requires at least two RA3 nodes, encryption, a port in 5431-5455 or 8191-8215, and a subnet group with three Availability Zones',
      'Actions > Activate Multi-AZ: a second set of nodes runs and is charged',
    ],
    '--multi-az',
    { MultiAZ: true },
    'multi_az = true',
  ),
  'Demarc.Redshift.1': parameter('enable_user_activity_logging'),
  'Demarc.Redshift.2': {
    console: [
      'Redshift > Clusters, choose the cluster > Actions > Configure cross-region snapshot: Yes, the Region, and the days to keep',
      'If the cluster is encrypted, first create a snapshot copy grant in the other Region',
    ],
    cli: `aws redshift create-snapshot-copy-grant --region OTHER_REGION --snapshot-copy-grant-name GRANT --kms-key-id KEY_ARN
aws redshift enable-snapshot-copy --cluster-identifier CLUSTER --destination-region OTHER_REGION \\
  --retention-period 7 --snapshot-copy-grant-name GRANT`,
    cloudformation: warehouse({
      DestinationRegion: 'OTHER_REGION',
      SnapshotCopyRetentionPeriod: 7,
      SnapshotCopyGrantName: 'GRANT',
    }),
    terraform: `resource "aws_redshift_snapshot_copy" "this" {
  cluster_identifier       = "CLUSTER"
  destination_region       = "OTHER_REGION"
  retention_period         = 7
  snapshot_copy_grant_name = "GRANT"
}`,
  },
  'Demarc.Redshift.3': cluster(
    [
      'Actions > Change admin user password: Manage admin credentials in AWS Secrets Manager, Save',
      'The password changes immediately: allow clients to read the secret first',
    ],
    '--manage-master-password',
    { ManageMasterPassword: true },
    'encrypted = true',
  ),
}
