import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { fromClients, indent } from '../../../controls/snippets.ts'
import { existing, ref, resource, type TemplateProperties, template } from '../../../controls/template.ts'

const workgroup = (
  steps: readonly string[],
  options: string,
  properties: TemplateProperties<'AWS::RedshiftServerless::Workgroup'>,
  hcl: string,
): Remedy => ({
  console: ['Redshift > Serverless dashboard > Workgroup configuration, choose the workgroup', ...steps],
  cli: `aws redshift-serverless update-workgroup --workgroup-name WORKGROUP ${options}`,
  cloudformation: template({
    Workgroup: existing('AWS::RedshiftServerless::Workgroup', properties),
  }),
  terraform: `resource "aws_redshiftserverless_workgroup" "this" {
  workgroup_name = "WORKGROUP"
  namespace_name = "NAMESPACE"
${indent(hcl, '  ')}
}`,
})

const namespace = (
  steps: readonly string[],
  options: string,
  properties: TemplateProperties<'AWS::RedshiftServerless::Namespace'>,
  hcl: string,
): Remedy => ({
  console: ['Redshift > Serverless dashboard > Namespace configuration, choose the namespace', ...steps],
  cli: `aws redshift-serverless update-namespace --namespace-name NAMESPACE ${options}`,
  cloudformation: template({
    Namespace: existing('AWS::RedshiftServerless::Namespace', properties),
  }),
  terraform: `resource "aws_redshiftserverless_namespace" "this" {
  namespace_name = "NAMESPACE"
${indent(hcl, '  ')}
}`,
})

export const redshiftServerlessRemedies: Remedies = {
  'RedshiftServerless.1': workgroup(
    [
      'First create a gateway endpoint for S3 in the VPC: COPY and UNLOAD fail without one',
      'Data access > Network and security > Edit: Turn on enhanced VPC routing, Save changes',
    ],
    '--enhanced-vpc-routing',
    { EnhancedVpcRouting: true },
    'enhanced_vpc_routing = true',
  ),
  'RedshiftServerless.2': workgroup(
    ['Database configurations: require_ssl true; clients without TLS can no longer connect', 'Save changes'],
    '--config-parameters parameterKey=require_ssl,parameterValue=true',
    { ConfigParameters: [{ ParameterKey: 'require_ssl', ParameterValue: 'true' }] },
    `
config_parameter {
  parameter_key   = "require_ssl"
  parameter_value = "true"
}`,
  ),
  'RedshiftServerless.3': workgroup(
    [
      'Data access > Network and security > Edit: Turn off Publicly accessible; clients outside the VPC can no longer connect',
    ],
    '--no-publicly-accessible',
    { PubliclyAccessible: false },
    'publicly_accessible = false',
  ),
  'RedshiftServerless.4': namespace(
    ['Security and encryption > Edit: Customize encryption settings, a customer managed key, Save changes'],
    '--kms-key-id KEY_ARN',
    { KmsKeyId: 'KEY_ARN' },
    'kms_key_id = "KEY_ARN"',
  ),
  'RedshiftServerless.5': namespace(
    ['Actions > Edit admin credentials: another name, password managed in AWS Secrets Manager, Save changes'],
    '--admin-username ADMINISTRATOR --manage-admin-password',
    { AdminUsername: 'ADMINISTRATOR', ManageAdminPassword: true },
    `admin_username        = "ADMINISTRATOR"
manage_admin_password = true`,
  ),
  'RedshiftServerless.6': namespace(
    ['Security and encryption > Edit: Export these logs: User log and Connection log, Save changes'],
    '--log-exports connectionlog userlog',
    { LogExports: ['connectionlog', 'userlog'] },
    'log_exports = ["connectionlog", "userlog"]',
  ),
  'Demarc.RedshiftServerless.4': {
    ...namespace([], '', { DbName: 'DATABASE' }, 'db_name = "DATABASE"'),
    console: [
      'Redshift > Serverless dashboard > Create workgroup, with a new namespace: a database name other than dev',
      'Copy the data: UNLOAD the tables of the old namespace to an S3 bucket, COPY them into the new one',
      'Move the clients, then delete the old workgroup and namespace with a final snapshot',
    ],
    cli: `# a new namespace and workgroup: then UNLOAD and COPY the data, move the clients, and delete the old ones
aws redshift-serverless create-namespace --namespace-name NEW_NAMESPACE --db-name DATABASE \\
  --admin-username ADMINISTRATOR --manage-admin-password --log-exports connectionlog userlog
aws redshift-serverless create-workgroup --workgroup-name NEW_WORKGROUP --namespace-name NEW_NAMESPACE \\
  --subnet-ids SUBNET_A SUBNET_B SUBNET_C --security-group-ids SECURITY_GROUP_ID --no-publicly-accessible`,
    cloudformation: template({
      NewNamespace: resource('AWS::RedshiftServerless::Namespace', {
        NamespaceName: 'NEW_NAMESPACE',
        DbName: 'DATABASE',
        AdminUsername: 'ADMINISTRATOR',
        ManageAdminPassword: true,
        LogExports: ['connectionlog', 'userlog'],
      }),
      NewWorkgroup: resource('AWS::RedshiftServerless::Workgroup', {
        WorkgroupName: 'NEW_WORKGROUP',
        NamespaceName: ref('NewNamespace'),
        SubnetIds: ['SUBNET_A', 'SUBNET_B', 'SUBNET_C'],
        SecurityGroupIds: ['SECURITY_GROUP_ID'],
        PubliclyAccessible: false,
      }),
    }),
  },
  'Demarc.RedshiftServerless.1': fromClients(
    [
      'Redshift > Serverless dashboard > Workgroup configuration, choose the workgroup > Data access: open each security group',
      'Inbound rules > Edit: delete the rule for the port of the workgroup from 0.0.0.0/0 and ::/0',
      'Add one whose source is the security group of the clients',
    ],
    5439,
    { resource: 'WorkgroupGroup', hcl: 'workgroup' },
  ),
  'Demarc.RedshiftServerless.2': {
    ...namespace(
      ['Actions > Configure cross-region backup: the Region, its KMS key, and the days to keep, Save'],
      '',
      { SnapshotCopyConfigurations: [{ DestinationRegion: 'OTHER_REGION', SnapshotRetentionPeriod: 7 }] },
      '',
    ),
    cli: `aws redshift-serverless create-snapshot-copy-configuration --namespace-name NAMESPACE \\
  --destination-region OTHER_REGION --snapshot-retention-period 7`,
    terraform: not('the AWS provider has no resource for it'),
  },
  'Demarc.RedshiftServerless.3': namespace(
    [
      'Actions > Edit admin credentials: Manage admin credentials in AWS Secrets Manager, Save changes',
      'The password changes immediately: allow clients to read the secret first',
    ],
    '--manage-admin-password',
    { ManageAdminPassword: true },
    'manage_admin_password = true',
  ),
}
