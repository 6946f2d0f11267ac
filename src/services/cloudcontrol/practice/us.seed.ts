import { buckets, iamArn, keyArn, keys, roles, subnetIds, US } from '../../../practice/company.ts'
import { group, type Row } from './rows.ts'

const analytics = keyArn(keys.analyticsData.alias, US)

/** A connector that copies the topics of a cluster to the raw data. */
const connector = (KafkaClusterEncryptionInTransit: Readonly<Record<string, string>>) => ({
  Capacity: { ProvisionedCapacity: { McuCount: 1, WorkerCount: 1 } },
  KafkaClusterClientAuthentication: { AuthenticationType: 'NONE' },
  KafkaClusterEncryptionInTransit,
  KafkaConnectVersion: '2.7.1',
  ServiceExecutionRoleArn: iamArn('role/analytics-connect'),
})

/** A transform that finds duplicate customers. */
const duplicates = {
  InputRecordTables: { GlueTables: [{ DatabaseName: 'analytics', TableName: 'customers' }] },
  Role: iamArn(`role/${roles.analyticsJobs}`),
  TransformParameters: { TransformType: 'FIND_MATCHES' },
}

/** The resources of us-east-1: analytics. */
export const us = (logs: (name: string) => string): readonly Row[] => [
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
    'AWS::Glue::Job',
    'analytics-import-2019',
    'analytics',
    { Command: { Name: 'glueetl' }, GlueVersion: '2.0', Role: roles.analyticsJobs },
  ],
  ['AWS::Glue::MLTransform', 'analytics-duplicates', 'analytics', duplicates],
  [
    'AWS::Glue::MLTransform',
    'analytics-customers',
    'analytics',
    {
      ...duplicates,
      TransformEncryption: { MLUserDataEncryption: { MLUserDataEncryptionMode: 'SSE-KMS', KmsKeyId: analytics } },
    },
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
  ['AWS::KafkaConnect::Connector', 'analytics-archive-2023', 'analytics', connector({ EncryptionType: 'PLAINTEXT' })],
  [
    'AWS::KafkaConnect::Connector',
    'analytics-orders-archive',
    'analytics',
    {
      ...connector({ EncryptionType: 'TLS' }),
      LogDelivery: { WorkerLogDelivery: { CloudWatchLogs: { Enabled: true, LogGroup: '/analytics/connect' } } },
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
      EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS_PLAINTEXT', InCluster: false } },
      EnhancedMonitoring: 'DEFAULT',
      KafkaVersion: '2.8.1',
      NumberOfBrokerNodes: 2,
    },
  ],
  [
    'AWS::MSK::Cluster',
    'analytics-partners',
    'analytics',
    {
      BrokerNodeGroupInfo: {
        ClientSubnets: subnetIds(['analyticsPrivateA', 'analyticsPrivateB']),
        ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' } },
        InstanceType: 'kafka.m5.large',
        SecurityGroups: [group('analyticsIngest')],
      },
      ClientAuthentication: { Sasl: { Scram: { Enabled: true } }, Unauthenticated: { Enabled: false } },
      EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true } },
      EnhancedMonitoring: 'PER_BROKER',
      KafkaVersion: '3.6.0',
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
      PlatformIdentifier: 'notebook-al2-v1',
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
      PlatformIdentifier: 'notebook-al2023-v1',
      RoleArn: iamArn(`role/${roles.analyticsJobs}`),
      RootAccess: 'Disabled',
      SecurityGroupIds: [group('analyticsJobs')],
      SubnetId: subnetIds(['analyticsPrivateA'])[0],
    },
  ],
]
