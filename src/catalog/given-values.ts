/** The values a property can have: certain texts, or any value of a kind. */
export type GivenKind = 'boolean' | 'number' | 'list' | 'object' | { readonly oneOf: readonly string[] }

const oneOf = (values: string): GivenKind => ({ oneOf: values.split(' ') })
const encrypted = { Encrypted: 'boolean' } as const
const storage = { StorageEncrypted: 'boolean' } as const
const operator = { Operator: 'object', 'Operator.Managed': 'boolean' } as const

const docs = 'https://docs.aws.amazon.com'

/**
 * The possible values of properties that move the line, as in CloudFormation's schema or template reference, or else in the API
 * (`valuesOfTheApi`). `null`, for a property that is not set, is always possible.
 */
const rows: Readonly<Record<string, Readonly<Record<string, GivenKind>>>> = {
  'AWS::AmazonMQ::Broker': { DeploymentMode: oneOf('SINGLE_INSTANCE ACTIVE_STANDBY_MULTI_AZ CLUSTER_MULTI_AZ') },
  'AWS::ApiGateway::RestApi': { EndpointConfiguration: 'object', 'EndpointConfiguration.Types': 'list' },
  'AWS::AppStream::Fleet': { FleetType: oneOf('ALWAYS_ON ON_DEMAND ELASTIC') },
  'AWS::AppSync::ApiCache': { AtRestEncryptionEnabled: 'boolean' },
  'AWS::Batch::ComputeEnvironment': {
    ComputeResources: 'object',
    'ComputeResources.Type': oneOf('EC2 SPOT FARGATE FARGATE_SPOT ECS_MANAGED_INSTANCES'),
  },
  'AWS::BedrockAgentCore::Runtime': { CapacityProviderConfiguration: 'object' },
  'AWS::Cassandra::Table': { PointInTimeRecoveryEnabled: 'boolean' },
  'AWS::CertificateManager::Certificate': { 'state.Type': oneOf('AMAZON_ISSUED IMPORTED PRIVATE') },
  'AWS::CloudFront::Distribution': { DistributionConfig: 'object' },
  'AWS::DAX::Cluster': {
    SSESpecification: 'object',
    'SSESpecification.SSEEnabled': 'boolean',
    'state.NodeZones': 'list',
  },
  'AWS::Cognito::UserPool': {
    UserPoolAddOns: 'object',
    'UserPoolAddOns.AdvancedSecurityMode': oneOf('OFF AUDIT ENFORCED'),
  },
  'AWS::DMS::ReplicationInstance': { MultiAZ: 'boolean' },
  'AWS::Deadline::Fleet': { Configuration: 'object' },
  'AWS::DocDB::DBCluster': storage,
  'AWS::DocDB::GlobalCluster': storage,
  'AWS::DynamoDB::GlobalTable': { Replicas: 'list' },
  'AWS::DynamoDB::Table': {
    PointInTimeRecoverySpecification: 'object',
    'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': 'boolean',
  },
  'AWS::EC2::Instance': { ...operator, 'state.MarketplaceProducts': 'list' },
  'AWS::EC2::LaunchTemplate': operator,
  'AWS::EC2::NatGateway': { AvailabilityMode: oneOf('zonal regional'), AvailabilityZoneAddresses: 'list' },
  'AWS::EC2::NetworkInterface': operator,
  'AWS::EC2::Volume': { ...operator, ...encrypted },
  'AWS::ECS::Service': { LaunchType: oneOf('EC2 FARGATE EXTERNAL MANAGED_INSTANCES') },
  'AWS::ECS::TaskSet': { LaunchType: oneOf('EC2 FARGATE EXTERNAL MANAGED_INSTANCES') },
  'AWS::EFS::FileSystem': {
    ...encrypted,
    BackupPolicy: 'object',
    'BackupPolicy.Status': oneOf('ENABLED DISABLED'),
  },
  'AWS::EKS::Cluster': { RemoteNetworkConfig: 'object', OutpostConfig: 'object' },
  'AWS::EMRServerless::Application': {
    ImageConfiguration: 'object',
    NetworkConfiguration: 'object',
    WorkerTypeSpecifications: 'object',
  },
  'AWS::ElastiCache::CacheCluster': { Engine: oneOf('memcached redis valkey'), SnapshotRetentionLimit: 'number' },
  'AWS::ElastiCache::ReplicationGroup': {
    MultiAZEnabled: 'boolean',
    AtRestEncryptionEnabled: 'boolean',
    SnapshotRetentionLimit: 'number',
    'state.OutpostArns': 'list',
  },
  'AWS::ElastiCache::ServerlessCache': { SnapshotRetentionLimit: 'number' },
  'AWS::ElasticBeanstalk::Environment': { OptionSettings: 'list', 'state.PlatformImageIds': 'list' },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { Type: oneOf('application network gateway') },
  'AWS::Elasticsearch::Domain': {
    EncryptionAtRestOptions: 'object',
    'EncryptionAtRestOptions.Enabled': 'boolean',
  },
  'AWS::FSx::FileSystem': {
    FileSystemType: oneOf('WINDOWS LUSTRE ONTAP OPENZFS'),
    StorageType: oneOf('SSD HDD INTELLIGENT_TIERING'),
    WindowsConfiguration: 'object',
    'WindowsConfiguration.AutomaticBackupRetentionDays': 'number',
    'WindowsConfiguration.DeploymentType': oneOf('MULTI_AZ_1 SINGLE_AZ_1 SINGLE_AZ_2'),
    OntapConfiguration: 'object',
    'OntapConfiguration.AutomaticBackupRetentionDays': 'number',
    'OntapConfiguration.DeploymentType': oneOf('MULTI_AZ_1 MULTI_AZ_2 SINGLE_AZ_1 SINGLE_AZ_2'),
    OpenZFSConfiguration: 'object',
    'OpenZFSConfiguration.AutomaticBackupRetentionDays': 'number',
    'OpenZFSConfiguration.DeploymentType': oneOf('MULTI_AZ_1 SINGLE_AZ_1 SINGLE_AZ_2 SINGLE_AZ_HA_1 SINGLE_AZ_HA_2'),
    LustreConfiguration: 'object',
    'LustreConfiguration.AutomaticBackupRetentionDays': 'number',
    'LustreConfiguration.DeploymentType': oneOf('SCRATCH_1 SCRATCH_2 PERSISTENT_1 PERSISTENT_2'),
  },
  'AWS::GameLift::Fleet': { ComputeType: oneOf('EC2 ANYWHERE') },
  'AWS::KMS::Key': { Origin: oneOf('AWS_KMS EXTERNAL AWS_CLOUDHSM EXTERNAL_KEY_STORE') },
  'AWS::KMS::ReplicaKey': { Origin: oneOf('AWS_KMS EXTERNAL AWS_CLOUDHSM EXTERNAL_KEY_STORE') },
  'AWS::Kinesis::Stream': { StreamEncryption: 'object' },
  'AWS::KinesisFirehose::DeliveryStream': {
    DeliveryStreamType: oneOf('DirectPut KinesisStreamAsSource MSKAsSource DatabaseAsSource'),
  },
  'AWS::Lambda::Function': {
    CapacityProviderConfig: 'object',
    PackageType: oneOf('Zip Image'),
    RuntimeManagementConfig: 'object',
    'RuntimeManagementConfig.UpdateRuntimeOn': oneOf('Auto FunctionUpdate Manual'),
    VpcConfig: 'object',
    'VpcConfig.SubnetIds': 'list',
  },
  'AWS::Lightsail::Database': { BackupRetention: 'boolean' },
  'AWS::Lightsail::Disk': { AddOns: 'list' },
  'AWS::Lightsail::Instance': { AddOns: 'list' },
  'AWS::MediaLive::Channel': { ChannelClass: oneOf('STANDARD SINGLE_PIPELINE') },
  'AWS::MediaLive::Cluster': { ClusterType: oneOf('ON_PREMISES EC2 OUTPOSTS_RACK OUTPOSTS_SERVER') },
  'AWS::MemoryDB::Cluster': { NumReplicasPerShard: 'number', SnapshotRetentionLimit: 'number' },
  'AWS::MSK::Cluster': {
    EncryptionInfo: 'object',
    'EncryptionInfo.EncryptionInTransit': 'object',
    'EncryptionInfo.EncryptionInTransit.ClientBroker': oneOf('TLS TLS_PLAINTEXT PLAINTEXT'),
  },
  'AWS::Neptune::DBCluster': storage,
  'AWS::Neptune::GlobalCluster': storage,
  'AWS::NeptuneGraph::Graph': { ReplicaCount: 'number' },
  'AWS::OpenSearchServerless::Collection': { StandbyReplicas: oneOf('ENABLED DISABLED') },
  'AWS::OpenSearchService::Domain': {
    ClusterConfig: 'object',
    'ClusterConfig.ZoneAwarenessEnabled': 'boolean',
    EncryptionAtRestOptions: 'object',
    'EncryptionAtRestOptions.Enabled': 'boolean',
  },
  'AWS::RDS::ClusterSnapshot': encrypted,
  'AWS::RDS::DBCluster': storage,
  'AWS::RDS::GlobalCluster': storage,
  'AWS::RDS::DBInstance': {
    ...storage,
    Engine: oneOf(
      'aurora-mysql aurora-postgresql custom-oracle-ee custom-oracle-ee-cdb custom-oracle-se2 custom-oracle-se2-cdb custom-sqlserver-ee custom-sqlserver-se custom-sqlserver-web custom-sqlserver-dev db2-ae db2-se mariadb mysql oracle-ee oracle-ee-cdb oracle-se2 oracle-se2-cdb postgres sqlserver-dev-ee sqlserver-ee sqlserver-se sqlserver-ex sqlserver-web',
    ),
    BackupRetentionPeriod: 'number',
    MultiAZ: 'boolean',
    'state.CustomEngineVersion': 'boolean',
    'state.OutpostArns': 'list',
  },
  'AWS::RDS::DBSnapshot': encrypted,
  'AWS::Redshift::Cluster': { ...encrypted, AutomatedSnapshotRetentionPeriod: 'number', MultiAZ: 'boolean' },
  'AWS::S3::Bucket': { LifecycleConfiguration: 'object' },
  'AWS::SQS::Queue': { SqsManagedSseEnabled: 'boolean' },
  'AWS::SageMaker::Domain': { AppNetworkAccessType: oneOf('PublicInternetOnly VpcOnly') },
  'AWS::SageMaker::EndpointConfig': { ProductionVariants: 'list' },
  'AWS::SageMaker::Model': { PrimaryContainer: 'object', Containers: 'list', VpcConfig: 'object' },
  'AWS::SageMaker::ModelPackage': { InferenceSpecification: 'object', SourceAlgorithmSpecification: 'object' },
  'AWS::SageMaker::NotebookInstance': { DirectInternetAccess: oneOf('Enabled Disabled') },
  'AWS::StepFunctions::StateMachine': { StateMachineType: oneOf('STANDARD EXPRESS') },
  'AWS::Timestream::InfluxDBInstance': { DeploymentType: oneOf('SINGLE_AZ WITH_MULTIAZ_STANDBY') },
  'Demarc::Backup::RecoveryPoint': { IsEncrypted: 'boolean' },
  'Demarc::RDS::DBClusterSnapshot': encrypted,
  'Demarc::RDS::DBSnapshot': encrypted,
}

const byType = new Map(Object.entries(rows))

/**
 * Values in neither CloudFormation's schema nor its template reference, by type and path, with the page that has them (read
 * 2026-11-30). A test checks all other values of the table against the schema.
 */
export const valuesOfTheApi: Readonly<Record<string, { readonly page: string; readonly values: readonly string[] }>> = {
  'AWS::AmazonMQ::Broker DeploymentMode': {
    page: `${docs}/amazon-mq/latest/api-reference/brokers.html`,
    values: ['SINGLE_INSTANCE', 'ACTIVE_STANDBY_MULTI_AZ', 'CLUSTER_MULTI_AZ'],
  },
  'AWS::Batch::ComputeEnvironment ComputeResources.Type': {
    page: `${docs}/batch/latest/userguide/ecs-managed-instances-compute-environments.html`,
    values: ['ECS_MANAGED_INSTANCES'],
  },
  'AWS::CertificateManager::Certificate state.Type': {
    page: `${docs}/acm/latest/APIReference/API_CertificateDetail.html`,
    values: ['AMAZON_ISSUED', 'IMPORTED', 'PRIVATE'],
  },
  'AWS::Cognito::UserPool UserPoolAddOns.AdvancedSecurityMode': {
    page: `${docs}/cognito-user-identity-pools/latest/APIReference/API_UserPoolAddOnsType.html`,
    values: ['OFF', 'AUDIT', 'ENFORCED'],
  },
  'AWS::ECS::Service LaunchType': {
    page: `${docs}/AmazonECS/latest/APIReference/API_CreateService.html`,
    values: ['MANAGED_INSTANCES'],
  },
  'AWS::ECS::TaskSet LaunchType': {
    page: `${docs}/AmazonECS/latest/APIReference/API_TaskSet.html`,
    values: ['EXTERNAL', 'MANAGED_INSTANCES'],
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer Type': {
    page: `${docs}/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html`,
    values: ['network', 'gateway'],
  },
  'AWS::KMS::ReplicaKey Origin': {
    page: `${docs}/kms/latest/APIReference/API_KeyMetadata.html`,
    values: ['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'],
  },
  'AWS::SageMaker::NotebookInstance DirectInternetAccess': {
    page: `${docs}/sagemaker/latest/APIReference/API_DescribeNotebookInstance.html`,
    values: ['Enabled'],
  },
  'AWS::RDS::DBInstance Engine': {
    page: `${docs}/AmazonRDS/latest/APIReference/API_CreateDBInstance.html`,
    values: ['custom-oracle-se2', 'custom-oracle-se2-cdb', 'custom-sqlserver-dev', 'sqlserver-dev-ee'],
  },
}

/** The possible values of a type's deciding properties, by path; `state.Type` is live. Empty when all of them are free text. */
export const kindsOf = (type: string): Readonly<Record<string, GivenKind>> => byType.get(type) ?? {}

/** The types with a row. */
export const typesWithKinds: readonly string[] = [...byType.keys()]

/** Says what a value should be if it is not possible; undefined when it is. */
export function notFit(value: unknown, kind: GivenKind): string | undefined {
  if (value === null) return undefined
  if (typeof kind === 'object')
    return typeof value === 'string' && kind.oneOf.includes(value) ? undefined : `one of ${kind.oneOf.join(', ')}`
  return fits[kind](value) ? undefined : words[kind]
}

const fits = {
  boolean: (value: unknown) => typeof value === 'boolean',
  number: (value: unknown) => typeof value === 'number',
  list: (value: unknown) => Array.isArray(value),
  object: (value: unknown) => typeof value === 'object' && !Array.isArray(value),
} as const

const words = {
  boolean: 'true or false',
  number: 'a number',
  list: 'a list, in JSON',
  object: 'an object, in JSON',
} as const
