import {
  buckets,
  HOME,
  iamArn,
  isSmall,
  keyArn,
  keys,
  roles,
  type Stack,
  securityGroups,
  subnetIds,
  tagList,
  tagsOf,
  US,
} from '../../../practice/company.ts'
import { tagPropertyOf } from '../../../practice/described.ts'
import { ec2Id } from '../../../practice/ids.ts'
import { arnIn } from '../../../practice/kind.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { type LongTailResource, type LongTailState, namings, resourceOf } from './long-tail.ts'

type Where = Pick<SeedContext, 'region' | 'homeRegion' | 'account' | 'partition'>
type Row = readonly [type: string, name: string, stack: Stack, properties: Readonly<Record<string, unknown>>]

const data = keyArn(keys.shopData.alias, HOME)
const analytics = keyArn(keys.analyticsData.alias, US)
const group = (key: keyof typeof securityGroups): string => ec2Id('sg', securityGroups[key].name)

/**
 * What Nordlicht has of services that the practice account does not have: most of it once as it should be and once as it grew. The types without a
 * handler of Cloud Control stand in the index alone.
 */
const rowsIn = (context: Where): readonly Row[] => {
  const logs = (name: string): string => arnIn(context, 'logs', `log-group:${name}:*`)
  const here: Readonly<Record<string, readonly Row[]>> = { [HOME]: home(logs), [US]: us(logs) }
  return isSmall(context) ? [] : (here[context.region] ?? [])
}

const home = (logs: (name: string) => string): readonly Row[] => [
  [
    'AWS::AmazonMQ::Broker',
    'shop-legacy-orders',
    'shop-prod',
    {
      AutoMinorVersionUpgrade: false,
      DeploymentMode: 'SINGLE_INSTANCE',
      EngineType: 'ACTIVEMQ',
      EngineVersion: '5.17',
      HostInstanceType: 'mq.t3.micro',
      Logs: { Audit: false, General: false },
      PubliclyAccessible: true,
    },
  ],
  ['AWS::Amplify::App', 'calibration-portal', 'corp-it', { Platform: 'WEB', EnableBranchAutoDeletion: false }],
  [
    'AWS::AppSync::GraphQLApi',
    'shop-catalogue',
    'shop-prod',
    { AuthenticationType: 'API_KEY', Visibility: 'GLOBAL', XrayEnabled: false },
  ],
  [
    'AWS::AppSync::GraphQLApi',
    'shop-orders',
    'shop-prod',
    {
      AuthenticationType: 'AWS_IAM',
      LogConfig: {
        CloudWatchLogsRoleArn: iamArn('role/appsync-logs'),
        FieldLogLevel: 'ALL',
        ExcludeVerboseContent: true,
      },
      Visibility: 'GLOBAL',
      XrayEnabled: true,
    },
  ],
  [
    'AWS::Bedrock::Agent',
    'shop-support',
    'shop-prod',
    {
      AgentResourceRoleArn: iamArn('role/shop-support-agent'),
      FoundationModel: 'anthropic.claude-3-5-sonnet-20240620-v1:0',
      IdleSessionTTLInSeconds: 600,
    },
  ],
  [
    'AWS::Bedrock::Guardrail',
    'shop-support',
    'shop-prod',
    { BlockedInputMessaging: 'Not answered here.', BlockedOutputsMessaging: 'Not answered here.', KmsKeyArn: data },
  ],
  [
    'AWS::CodeBuild::Project',
    'shop-deploy',
    'shop-prod',
    {
      Environment: {
        ComputeType: 'BUILD_GENERAL1_SMALL',
        Image: 'aws/codebuild/standard:7.0',
        PrivilegedMode: true,
        Type: 'LINUX_CONTAINER',
      },
      LogsConfig: { CloudWatchLogs: { Status: 'DISABLED' } },
      ServiceRole: iamArn(`role/${roles.deploy}`),
    },
  ],
  [
    'AWS::Cognito::UserPool',
    'shop-customers',
    'shop-prod',
    { DeletionProtection: 'INACTIVE', MfaConfiguration: 'OFF', Policies: { PasswordPolicy: { MinimumLength: 8 } } },
  ],
  [
    'AWS::Cognito::UserPool',
    'calibration-partners',
    'corp-it',
    {
      DeletionProtection: 'ACTIVE',
      MfaConfiguration: 'ON',
      Policies: { PasswordPolicy: { MinimumLength: 14, RequireNumbers: true, RequireSymbols: true } },
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      UserPoolTier: 'PLUS',
    },
  ],
  [
    'AWS::DMS::ReplicationInstance',
    'shop-2019-migration',
    'shop-prod',
    {
      AutoMinorVersionUpgrade: false,
      EngineVersion: '3.5.2',
      MultiAZ: false,
      PubliclyAccessible: true,
      ReplicationInstanceClass: 'dms.t3.medium',
    },
  ],
  [
    'AWS::FSx::FileSystem',
    'corp-it-shares',
    'corp-it',
    {
      FileSystemType: 'WINDOWS',
      KmsKeyId: keyArn('aws/fsx', HOME),
      StorageCapacity: 300,
      SubnetIds: subnetIds(['corpPrivateA']),
      WindowsConfiguration: {
        AutomaticBackupRetentionDays: 7,
        CopyTagsToBackups: false,
        DeploymentType: 'SINGLE_AZ_2',
        ThroughputCapacity: 32,
      },
    },
  ],
  [
    'AWS::MemoryDB::Cluster',
    'shop-sessions',
    'shop-prod',
    {
      ACLName: 'open-access',
      AutoMinorVersionUpgrade: true,
      Engine: 'Valkey',
      EngineVersion: '7.2',
      NodeType: 'db.t4g.small',
      SnapshotRetentionLimit: 0,
      TLSEnabled: false,
    },
  ],
  [
    'AWS::MemoryDB::Cluster',
    'shop-prices',
    'shop-prod',
    {
      ACLName: 'shop-prices',
      AutoMinorVersionUpgrade: true,
      Engine: 'Valkey',
      EngineVersion: '7.2',
      KmsKeyId: data,
      NodeType: 'db.t4g.small',
      SecurityGroupIds: [group('shopCache')],
      SnapshotRetentionLimit: 7,
      TLSEnabled: true,
    },
  ],
  ['AWS::Route53::HostedZone', 'nordlicht.example.', 'corp-it', { HostedZoneConfig: { Comment: 'The company' } }],
  [
    'AWS::SSM::Parameter',
    '/shop/prod/price-service',
    'shop-prod',
    { DataType: 'text', Tier: 'Standard', Type: 'String' },
  ],
  [
    'AWS::StepFunctions::StateMachine',
    'shop-prod-returns',
    'shop-prod',
    { RoleArn: iamArn('role/shop-returns'), StateMachineType: 'STANDARD', TracingConfiguration: { Enabled: false } },
  ],
  [
    'AWS::StepFunctions::StateMachine',
    'shop-prod-orders',
    'shop-prod',
    {
      EncryptionConfiguration: { KmsKeyId: data, Type: 'CUSTOMER_MANAGED_KMS_KEY' },
      LoggingConfiguration: {
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: logs('/shop-prod/states') } }],
        IncludeExecutionData: false,
        Level: 'ALL',
      },
      RoleArn: iamArn('role/shop-orders'),
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
    },
  ],
  [
    'AWS::Transfer::Server',
    'partner-upload-2018',
    'corp-it',
    {
      Domain: 'S3',
      EndpointType: 'PUBLIC',
      IdentityProviderType: 'SERVICE_MANAGED',
      Protocols: ['FTP', 'SFTP'],
      SecurityPolicyName: 'TransferSecurityPolicy-2018-11',
    },
  ],
  [
    'AWS::Transfer::Server',
    'partner-exchange',
    'corp-it',
    {
      Domain: 'S3',
      EndpointDetails: {
        SubnetIds: subnetIds(['corpPrivateA', 'corpPrivateB']),
        SecurityGroupIds: [group('corpServices')],
      },
      EndpointType: 'VPC',
      IdentityProviderType: 'SERVICE_MANAGED',
      LoggingRole: iamArn('role/transfer-logs'),
      Protocols: ['SFTP'],
      SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
    },
  ],
  [
    'AWS::WorkSpaces::Workspace',
    'kim.lund',
    'corp-it',
    { DirectoryId: 'd-99670e1a2b', RootVolumeEncryptionEnabled: false, UserVolumeEncryptionEnabled: false },
  ],
  [
    'AWS::WorkSpaces::Workspace',
    'mara.voss',
    'corp-it',
    {
      DirectoryId: 'd-99670e1a2b',
      RootVolumeEncryptionEnabled: true,
      UserVolumeEncryptionEnabled: true,
      VolumeEncryptionKey: keyArn('aws/workspaces', HOME),
    },
  ],
]

const us = (logs: (name: string) => string): readonly Row[] => [
  [
    'AWS::Athena::WorkGroup',
    'analysts',
    'analytics',
    {
      State: 'ENABLED',
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: false,
        PublishCloudWatchMetricsEnabled: false,
        ResultConfiguration: { OutputLocation: `s3://${buckets.analyticsResults}/` },
      },
    },
  ],
  [
    'AWS::Athena::WorkGroup',
    'reports',
    'analytics',
    {
      State: 'ENABLED',
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        PublishCloudWatchMetricsEnabled: true,
        ResultConfiguration: {
          EncryptionConfiguration: { EncryptionOption: 'SSE_KMS', KmsKey: analytics },
          OutputLocation: `s3://${buckets.analyticsResults}/reports/`,
        },
      },
    },
  ],
  [
    'AWS::EMR::Cluster',
    'analytics-backfill',
    'analytics',
    {
      Applications: [{ Name: 'Spark' }],
      JobFlowRole: 'analytics-emr',
      ReleaseLabel: 'emr-6.9.0',
      ServiceRole: iamArn('role/analytics-emr-service'),
      VisibleToAllUsers: true,
    },
  ],
  [
    'AWS::Glue::Database',
    'analytics',
    'analytics',
    { CatalogId: '111122223333', DatabaseInput: { Name: 'analytics', LocationUri: `s3://${buckets.analyticsRaw}/` } },
  ],
  [
    'AWS::Glue::Job',
    'analytics-nightly',
    'analytics',
    { Command: { Name: 'glueetl' }, GlueVersion: '3.0', Role: roles.analyticsJobs },
  ],
  [
    'AWS::Kinesis::Stream',
    'analytics-measurements',
    'analytics',
    { RetentionPeriodHours: 24, StreamModeDetails: { StreamMode: 'ON_DEMAND' } },
  ],
  [
    'AWS::Kinesis::Stream',
    'analytics-orders',
    'analytics',
    {
      RetentionPeriodHours: 168,
      StreamEncryption: { EncryptionType: 'KMS', KeyId: analytics },
      StreamModeDetails: { StreamMode: 'ON_DEMAND' },
    },
  ],
  [
    'AWS::KinesisFirehose::DeliveryStream',
    'analytics-clicks',
    'analytics',
    {
      DeliveryStreamType: 'DirectPut',
      ExtendedS3DestinationConfiguration: {
        BucketARN: `arn:aws:s3:::${buckets.analyticsRaw}`,
        CloudWatchLoggingOptions: { Enabled: false },
        RoleARN: iamArn('role/analytics-firehose'),
      },
    },
  ],
  [
    'AWS::KinesisFirehose::DeliveryStream',
    'analytics-orders',
    'analytics',
    {
      DeliveryStreamEncryptionConfigurationInput: { KeyARN: analytics, KeyType: 'CUSTOMER_MANAGED_CMK' },
      DeliveryStreamType: 'DirectPut',
      ExtendedS3DestinationConfiguration: {
        BucketARN: `arn:aws:s3:::${buckets.analyticsRaw}`,
        CloudWatchLoggingOptions: { Enabled: true, LogGroupName: '/analytics/firehose', LogStreamName: 'orders' },
        EncryptionConfiguration: { KMSEncryptionConfig: { AWSKMSKeyARN: analytics } },
        RoleARN: iamArn('role/analytics-firehose'),
      },
    },
  ],
  [
    'AWS::MSK::Cluster',
    'analytics-ingest',
    'analytics',
    {
      BrokerNodeGroupInfo: {
        ClientSubnets: subnetIds(['analyticsPrivateA', 'analyticsPrivateB']),
        ConnectivityInfo: { PublicAccess: { Type: 'DISABLED' } },
        InstanceType: 'kafka.t3.small',
        SecurityGroups: [group('analyticsIngest')],
      },
      ClientAuthentication: { Unauthenticated: { Enabled: true } },
      EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS_PLAINTEXT', InCluster: true } },
      EnhancedMonitoring: 'DEFAULT',
      KafkaVersion: '2.8.1',
      NumberOfBrokerNodes: 2,
    },
  ],
  [
    'AWS::MSK::Cluster',
    'analytics-orders',
    'analytics',
    {
      BrokerNodeGroupInfo: {
        ClientSubnets: subnetIds(['analyticsPrivateA', 'analyticsPrivateB', 'analyticsPrivateC']),
        ConnectivityInfo: { PublicAccess: { Type: 'DISABLED' } },
        InstanceType: 'kafka.m7g.large',
        SecurityGroups: [group('analyticsIngest')],
      },
      ClientAuthentication: { Sasl: { Iam: { Enabled: true } }, Unauthenticated: { Enabled: false } },
      EncryptionInfo: {
        EncryptionAtRest: { DataVolumeKMSKeyId: analytics },
        EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true },
      },
      EnhancedMonitoring: 'PER_TOPIC_PER_BROKER',
      KafkaVersion: '3.8.x',
      LoggingInfo: {
        BrokerLogs: { CloudWatchLogs: { Enabled: true, LogGroup: logs('/analytics/msk').split(':')[6] } },
      },
      NumberOfBrokerNodes: 3,
    },
  ],
  [
    'AWS::SageMaker::NotebookInstance',
    'analytics-forecast',
    'analytics',
    {
      DirectInternetAccess: 'Enabled',
      InstanceType: 'ml.t3.medium',
      RoleArn: iamArn(`role/${roles.analyticsJobs}`),
      RootAccess: 'Enabled',
    },
  ],
  [
    'AWS::SageMaker::NotebookInstance',
    'analytics-research',
    'analytics',
    {
      DirectInternetAccess: 'Disabled',
      InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: '2' },
      InstanceType: 'ml.t3.medium',
      KmsKeyId: analytics,
      RoleArn: iamArn(`role/${roles.analyticsJobs}`),
      RootAccess: 'Disabled',
      SecurityGroupIds: [group('analyticsJobs')],
      SubnetId: subnetIds(['analyticsPrivateA'])[0],
    },
  ],
]

/** The tags of a type are a map or a list, and some types have none: the schema knows which (src/practice/cloudformation.gen.ts). */
export function seedLongTail(context: Where): LongTailState {
  const resources = rowsIn(context).flatMap(([type, name, stack, properties]): LongTailResource[] => {
    const naming = namings[type]
    return naming ? [resourceOf(context, type, naming, name, { ...properties, ...tagged(type, stack, name) })] : []
  })
  return { resources, requests: {} }
}

const tagged = (type: string, stack: Stack, name: string): Readonly<Record<string, unknown>> => {
  const property = tagPropertyOf(type)
  if (property === undefined) return {}
  // what has no name of its own has it in its tags
  const own = namings[type]?.id ? name : undefined
  return property.endsWith('*') ? { [property.slice(0, -1)]: tagsOf(stack, own) } : { [property]: tagList(stack, own) }
}
