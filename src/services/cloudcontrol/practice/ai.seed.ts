import { buckets, iamArn, keyArn, keys, roles, subnetIds, US } from '../../../practice/company.ts'
import { group, type Row } from './rows.ts'

const analytics = keyArn(keys.analyticsData.alias, US)
const RoleArn = iamArn(`role/${roles.analyticsJobs}`)
const network = {
  Subnets: subnetIds(['analyticsPrivateA', 'analyticsPrivateB']),
  SecurityGroups: [group('analyticsJobs')],
}
const inVpc = { NetworkMode: 'VPC', VpcConfig: network }
const open = { NetworkMode: 'PUBLIC' }

/** An image of the company's registry: pulled by the platform, and from the registry in the VPC. */
const image = (name: string) => ({ Image: `111122223333.dkr.ecr.${US}.amazonaws.com/${name}:1` })
const ownImage = (name: string) => ({
  Image: `registry.nordlicht.example/${name}:1`,
  ImageConfig: { RepositoryAccessMode: 'Vpc' },
})
const modelNetwork = { Subnets: network.Subnets, SecurityGroupIds: network.SecurityGroups }

/** The resources of a monitoring job. */
const cluster = (InstanceCount: number) => ({
  ClusterConfig: { InstanceCount, InstanceType: 'ml.m5.large', VolumeSizeInGB: 20 },
})
const isolated = { EnableInterContainerTrafficEncryption: true, EnableNetworkIsolation: true }

/** One definition of each kind as the forecast of 2022 has it, and one as it should be. */
const jobs = ['DataQuality', 'ModelBias', 'ModelExplainability', 'ModelQuality'].flatMap((kind): Row[] => {
  const name = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const type = `AWS::SageMaker::${kind}JobDefinition`
  return [
    [type, `forecast-2022${name}`, 'analytics', { JobResources: cluster(2), RoleArn }],
    [type, `forecast${name}`, 'analytics', { JobResources: cluster(2), NetworkConfig: isolated, RoleArn }],
  ]
})

const monitoring = (NetworkConfig: Readonly<Record<string, unknown>>) => ({
  MonitoringScheduleConfig: {
    MonitoringJobDefinition: { MonitoringResources: cluster(2), NetworkConfig, RoleArn },
    MonitoringType: 'DataQuality',
    ScheduleConfig: { ScheduleExpression: 'cron(0 * ? * * *)' },
  },
})

const features = {
  EventTimeFeatureName: 'at',
  FeatureDefinitions: [
    { FeatureName: 'customer', FeatureType: 'String' },
    { FeatureName: 'at', FeatureType: 'String' },
  ],
  RecordIdentifierFeatureName: 'customer',
  RoleArn,
}
const S3Uri = `s3://${buckets.analyticsResults}/features`

const variant = (InitialInstanceCount: number) => ({
  InitialInstanceCount,
  InitialVariantWeight: 1,
  InstanceType: 'ml.m5.large',
  ModelName: 'forecast',
  VariantName: 'main',
})

const Destination = `s3://${buckets.analyticsResults}/captured`
const experiment = {
  EndpointName: 'forecast',
  RoleArn,
  Type: 'ShadowMode',
}

/** Of us-east-1: machine learning of analytics, and its agents. */
export const ai: readonly Row[] = [
  [
    'AWS::BedrockAgentCore::BrowserCustom',
    'market_prices',
    'analytics',
    { NetworkConfiguration: open, RecordingConfig: { Enabled: false } },
  ],
  [
    'AWS::BedrockAgentCore::BrowserCustom',
    'supplier_portals',
    'analytics',
    {
      ExecutionRoleArn: iamArn('role/analytics-agents'),
      NetworkConfiguration: inVpc,
      RecordingConfig: { Enabled: true, S3Location: { Bucket: buckets.analyticsResults, Prefix: 'browser/' } },
    },
  ],
  [
    'AWS::BedrockAgentCore::CodeInterpreterCustom',
    'trial_charts',
    'analytics',
    { NetworkConfiguration: { NetworkMode: 'SANDBOX' } },
  ],
  ['AWS::BedrockAgentCore::CodeInterpreterCustom', 'charts', 'analytics', { NetworkConfiguration: inVpc }],
  [
    'AWS::BedrockAgentCore::Gateway',
    'trial-tools',
    'analytics',
    { AuthorizerType: 'NONE', ProtocolType: 'MCP', RoleArn: iamArn('role/analytics-agents') },
  ],
  [
    'AWS::BedrockAgentCore::Gateway',
    'tools',
    'analytics',
    { AuthorizerType: 'AWS_IAM', KmsKeyArn: analytics, ProtocolType: 'MCP', RoleArn: iamArn('role/analytics-agents') },
  ],
  ['AWS::BedrockAgentCore::Memory', 'trial_memory', 'analytics', { EventExpiryDuration: 90 }],
  ['AWS::BedrockAgentCore::Memory', 'reports', 'analytics', { EncryptionKeyArn: analytics, EventExpiryDuration: 30 }],
  [
    'AWS::BedrockAgentCore::Runtime',
    'trial_agent',
    'analytics',
    {
      AgentRuntimeArtifact: { ContainerConfiguration: { ContainerUri: image('trial-agent').Image } },
      NetworkConfiguration: open,
      RoleArn: iamArn('role/analytics-agents'),
    },
  ],
  [
    'AWS::BedrockAgentCore::Runtime',
    'reports',
    'analytics',
    {
      AgentRuntimeArtifact: { ContainerConfiguration: { ContainerUri: image('reports-agent').Image } },
      NetworkConfiguration: { NetworkMode: 'VPC', NetworkModeConfig: network },
      RoleArn: iamArn('role/analytics-agents'),
    },
  ],
  ...jobs,
  ['AWS::SageMaker::EndpointConfig', 'forecast-2022', 'analytics', { ProductionVariants: [variant(1)] }],
  ['AWS::SageMaker::EndpointConfig', 'forecast', 'analytics', { ProductionVariants: [variant(2)] }],
  [
    'AWS::SageMaker::FeatureGroup',
    'customers-2022',
    'analytics',
    {
      ...features,
      OfflineStoreConfig: { S3StorageConfig: { S3Uri } },
      OnlineStoreConfig: { EnableOnlineStore: true, StorageType: 'Standard' },
    },
  ],
  [
    'AWS::SageMaker::FeatureGroup',
    'customers',
    'analytics',
    {
      ...features,
      OfflineStoreConfig: { S3StorageConfig: { KmsKeyId: analytics, S3Uri } },
      OnlineStoreConfig: {
        EnableOnlineStore: true,
        SecurityConfig: { KmsKeyId: analytics },
        StorageType: 'Standard',
      },
    },
  ],
  [
    'AWS::SageMaker::InferenceExperiment',
    'forecast-trial',
    'analytics',
    { ...experiment, DataStorageConfig: { Destination } },
  ],
  [
    'AWS::SageMaker::InferenceExperiment',
    'forecast-shadow',
    'analytics',
    { ...experiment, DataStorageConfig: { Destination, KmsKey: analytics }, KmsKey: analytics },
  ],
  [
    'AWS::SageMaker::Model',
    'forecast-2022',
    'analytics',
    { EnableNetworkIsolation: false, ExecutionRoleArn: RoleArn, PrimaryContainer: image('forecast') },
  ],
  [
    'AWS::SageMaker::Model',
    'forecast',
    'analytics',
    {
      EnableNetworkIsolation: true,
      ExecutionRoleArn: RoleArn,
      PrimaryContainer: ownImage('forecast'),
      VpcConfig: modelNetwork,
    },
  ],
  [
    'AWS::SageMaker::Model',
    'ranking-2022',
    'analytics',
    { Containers: [image('features'), image('ranking')], EnableNetworkIsolation: false, ExecutionRoleArn: RoleArn },
  ],
  [
    'AWS::SageMaker::Model',
    'ranking',
    'analytics',
    {
      Containers: [ownImage('features'), ownImage('ranking')],
      EnableNetworkIsolation: true,
      ExecutionRoleArn: RoleArn,
      VpcConfig: modelNetwork,
    },
  ],
  ['AWS::SageMaker::MonitoringSchedule', 'forecast-2022', 'analytics', monitoring({ EnableNetworkIsolation: false })],
  ['AWS::SageMaker::MonitoringSchedule', 'forecast', 'analytics', monitoring(isolated)],
]
