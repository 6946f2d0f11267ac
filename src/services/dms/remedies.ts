import type { Remedies, Remedy } from '../../controls/remedy.ts'
import { existing, resource, type TemplateProperties, template } from '../../controls/template.ts'

/** Changes a setting of a replication instance. */
const instance = (
  step: string,
  option: string,
  properties: TemplateProperties<'AWS::DMS::ReplicationInstance'>,
  hcl: string,
): Remedy => ({
  console: ['AWS DMS > Provisioned instances, choose the instance > Actions > Modify', step, 'Apply immediately, Save'],
  cli: `aws dms modify-replication-instance --replication-instance-arn INSTANCE_ARN ${option} --apply-immediately`,
  cloudformation: template({ Instance: existing('AWS::DMS::ReplicationInstance', properties) }),
  terraform: `resource "aws_dms_replication_instance" "this" {
  replication_instance_id    = "INSTANCE"
  replication_instance_class = "dms.t3.medium"
  ${hcl}
}`,
})

/** Changes a setting of an endpoint. */
const endpoint = (
  step: string,
  option: string,
  properties: TemplateProperties<'AWS::DMS::Endpoint'>,
  hcl: string,
): Remedy => ({
  console: [
    'AWS DMS > Endpoints, choose the endpoint > Actions > Modify',
    step,
    'Save, then Actions > Test connection',
  ],
  cli: `aws dms modify-endpoint --endpoint-arn ENDPOINT_ARN ${option}`,
  cloudformation: template({ Endpoint: existing('AWS::DMS::Endpoint', properties) }),
  terraform: `resource "aws_dms_endpoint" "this" {
${hcl}
}`,
})

/**
 * Sets the severity of two components. Task settings are replaced section by section: other sections keep their values.
 */
function logging(...components: readonly [string, string]): Remedy {
  const settings = JSON.stringify({
    Logging: {
      EnableLogging: true,
      LogComponents: components.map((Id) => ({ Id, Severity: 'LOGGER_SEVERITY_DEFAULT' })),
    },
  })
  return {
    console: [
      'AWS DMS > Database migration tasks, choose the task > Actions > Stop',
      'Actions > Modify > Task settings: turn on CloudWatch logs',
      `${components.join(' and ')}: Default. Save, then Actions > Restart/Resume`,
    ],
    cli: `# a running task refuses the change: the copying pauses until it is resumed
aws dms stop-replication-task --replication-task-arn TASK_ARN
aws dms modify-replication-task --replication-task-arn TASK_ARN --replication-task-settings '${settings}'
aws dms start-replication-task --replication-task-arn TASK_ARN --start-replication-task-type resume-processing`,
    cloudformation: template({ Task: existing('AWS::DMS::ReplicationTask', { ReplicationTaskSettings: settings }) }),
    terraform: `resource "aws_dms_replication_task" "this" {
  replication_task_id      = "TASK"
  migration_type           = "full-load-and-cdc"
  replication_instance_arn = "INSTANCE_ARN"
  source_endpoint_arn      = "SOURCE_ENDPOINT_ARN"
  target_endpoint_arn      = "TARGET_ENDPOINT_ARN"
  table_mappings           = file("table-mappings.json")
  replication_task_settings = jsonencode({
    Logging = {
      EnableLogging = true
      LogComponents = [
${components.map((Id) => `        { Id = "${Id}", Severity = "LOGGER_SEVERITY_DEFAULT" },`).join('\n')}
      ]
    }
  })
}`,
  }
}

export const dmsRemedies: Remedies = {
  'DMS.1': {
    console: [
      'AWS DMS > Provisioned instances > Create replication instance: Publicly accessible off, in private subnets',
      'Database migration tasks, choose each task > Actions > Move: choose the new instance',
      'Provisioned instances, choose the old instance > Actions > Delete',
    ],
    cli: `aws dms create-replication-instance --replication-instance-identifier INSTANCE \\
  --replication-instance-class dms.t3.medium --no-publicly-accessible \\
  --replication-subnet-group-identifier SUBNET_GROUP
aws dms move-replication-task --replication-task-arn TASK_ARN --target-replication-instance-arn INSTANCE_ARN
aws dms delete-replication-instance --replication-instance-arn OLD_INSTANCE_ARN`,
    cloudformation: template({
      '#': 'a change of PubliclyAccessible replaces the replication instance: stop its tasks first',
      Instance: resource('AWS::DMS::ReplicationInstance', {
        ReplicationInstanceClass: 'dms.t3.medium',
        PubliclyAccessible: false,
        ReplicationSubnetGroupIdentifier: 'SUBNET_GROUP',
      }),
    }),
    terraform: `# a change of publicly_accessible replaces the replication instance
resource "aws_dms_replication_instance" "this" {
  replication_instance_id     = "INSTANCE"
  replication_instance_class  = "dms.t3.medium"
  publicly_accessible         = false
  replication_subnet_group_id = "SUBNET_GROUP"
}`,
  },
  'DMS.6': instance(
    'Maintenance: turn on automatic minor version upgrades',
    '--auto-minor-version-upgrade',
    { AutoMinorVersionUpgrade: true },
    'auto_minor_version_upgrade = true',
  ),
  'DMS.7': logging('TARGET_APPLY', 'TARGET_LOAD'),
  'DMS.8': logging('SOURCE_CAPTURE', 'SOURCE_UNLOAD'),
  'DMS.9': endpoint(
    'Secure Socket Layer (SSL) mode: verify-full (verify-ca where the engine lacks it), with the CA certificate',
    '--ssl-mode verify-full --certificate-arn CERTIFICATE_ARN',
    { SslMode: 'verify-full', CertificateArn: 'CERTIFICATE_ARN' },
    `  endpoint_id     = "ENDPOINT"
  endpoint_type   = "source"
  engine_name     = "postgres"
  ssl_mode        = "verify-full"
  certificate_arn = "CERTIFICATE_ARN"`,
  ),
  'DMS.10': endpoint(
    'Endpoint settings: IamAuthEnabled true, with the service access role',
    '--neptune-settings S3BucketName=BUCKET,S3BucketFolder=FOLDER,IamAuthEnabled=true,ServiceAccessRoleArn=ROLE_ARN',
    {
      NeptuneSettings: {
        IamAuthEnabled: true,
        S3BucketName: 'BUCKET',
        S3BucketFolder: 'FOLDER',
      },
    },
    `  endpoint_id         = "ENDPOINT"
  endpoint_type       = "target"
  engine_name         = "neptune"
  service_access_role = "ROLE_ARN"
  # the provider has no block for Neptune: set IamAuthEnabled with the AWS CLI
  ssl_mode            = "none"`,
  ),
  'DMS.11': endpoint(
    'Authentication mode: Password, with the secret of AWS Secrets Manager',
    '--mongo-db-settings AuthType=password,AuthSource=admin,SecretsManagerSecretId=SECRET_ARN,SecretsManagerAccessRoleArn=ROLE_ARN',
    {
      MongoDbSettings: {
        AuthType: 'password',
        AuthSource: 'admin',
        SecretsManagerSecretId: 'SECRET_ARN',
        SecretsManagerAccessRoleArn: 'ROLE_ARN',
      },
    },
    `  endpoint_id                     = "ENDPOINT"
  endpoint_type                   = "source"
  engine_name                     = "mongodb"
  secrets_manager_arn             = "SECRET_ARN"
  secrets_manager_access_role_arn = "ROLE_ARN"

  mongodb_settings {
    auth_type   = "password"
    auth_source = "admin"
  }`,
  ),
  'DMS.12': endpoint(
    'SSL security protocol: SSL encryption',
    '--redis-settings ServerName=SERVER,Port=6379,SslSecurityProtocol=ssl-encryption',
    { RedisSettings: { ServerName: 'SERVER', Port: 6379, SslSecurityProtocol: 'ssl-encryption' } },
    `  endpoint_id   = "ENDPOINT"
  endpoint_type = "target"
  engine_name   = "redis"

  redis_settings {
    server_name           = "SERVER"
    port                  = 6379
    auth_type             = "none"
    ssl_security_protocol = "ssl-encryption"
  }`,
  ),
  'DMS.13': instance(
    'High availability: Multi-AZ',
    '--multi-az',
    { MultiAZ: true },
    'multi_az                   = true',
  ),
}
