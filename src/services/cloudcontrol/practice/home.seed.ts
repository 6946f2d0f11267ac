import { HOME, iamArn, keyArn, keys, roles, subnetIds } from '../../../practice/company.ts'
import { group, type Row } from './rows.ts'

const data = keyArn(keys.shopData.alias, HOME)

/** Of the home region: the shop and the company's own. */
export const home = (logs: (name: string) => string): readonly Row[] => [
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
      NumReplicasPerShard: 0,
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
      NumReplicasPerShard: 1,
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
