import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import { describe, expect, test } from 'vitest'
import { services } from '../services/catalog.gen.ts'
import { splitOf } from '../services/describe.ts'
import type { LayerId } from './layers.ts'
import { partiesByKind } from './parties-by-kind.ts'
import { allPlacements } from './placements.ts'
import { type ResponsibilityId, responsibilities } from './responsibilities.ts'
import { responsibilitiesByType } from './shape-responsibilities.ts'
import { type Shape, shapeIds } from './shapes.ts'

const placements = allPlacements()

/** The shape of each type that a service describes in full: without `AWS::`, the namespaces as they are. */
const inFull: Readonly<Record<Shape, string>> = {
  server:
    'EC2::Instance AutoScaling::AutoScalingGroup EC2::SpotFleet ECS::Service ECS::TaskSet EKS::Nodegroup ElasticBeanstalk::Environment EMR::Cluster SageMaker::Cluster SageMaker::NotebookInstance',
  database:
    'DAX::Cluster DynamoDB::Table ElastiCache::CacheCluster ElastiCache::ReplicationGroup ElastiCache::ServerlessCache OpenSearchService::Domain OpenSearchServerless::Collection RDS::DBInstance RDS::DBCluster Redshift::Cluster RedshiftServerless::Namespace DocDB::DBCluster DocDB::DBInstance MSK::Cluster MSK::ServerlessCluster Neptune::DBCluster Neptune::DBInstance',
  function:
    'EKS::Cluster EKS::FargateProfile Lambda::Function SSM::Document Glue::Crawler Glue::Job SageMaker::Endpoint StepFunctions::StateMachine',
  store:
    'Backup::BackupVault Demarc::Backup::ProtectedResource CloudTrail::Trail CloudTrail::EventDataStore EC2::Volume Demarc::EC2::Snapshot Demarc::EC2::Image ECR::Repository EFS::FileSystem Events::EventBus KMS::Key Lambda::LayerVersion Logs::LogGroup Demarc::RDS::DBSnapshot Demarc::RDS::DBClusterSnapshot S3::Bucket S3Express::DirectoryBucket SecretsManager::Secret SNS::Topic SQS::Queue Cognito::UserPool Glue::Database Glue::Table Kinesis::Stream SageMaker::Model SageMaker::ModelPackage',
  device: '',
  appliance:
    'ApiGateway::RestApi ApiGateway::Stage ApiGatewayV2::Api ApiGatewayV2::Stage CloudFront::Distribution EC2::ClientVpnEndpoint EC2::TransitGateway EC2::VPCEndpoint EC2::VPNConnection ElasticLoadBalancing::LoadBalancer ElasticLoadBalancingV2::LoadBalancer Events::Endpoint RDS::DBProxy RedshiftServerless::Workgroup S3::MultiRegionAccessPoint',
  identity:
    'CertificateManager::Certificate IAM::Group IAM::ManagedPolicy IAM::Role IAM::ServerCertificate IAM::User Demarc::IAM::PasswordPolicy Demarc::IAM::RootUser Demarc::Account::Account Cognito::IdentityPool Cognito::UserPoolClient',
  'network-part':
    'EC2::EIP EC2::NetworkAcl EC2::NetworkInterface EC2::PrefixList EC2::SecurityGroup EC2::Subnet EC2::VPC EFS::MountTarget Redshift::ClusterSubnetGroup WAFv2::RuleGroup WAFv2::WebACL WAFv2::IPSet WAFv2::RegexPatternSet',
  setting:
    'AccessAnalyzer::Analyzer Demarc::AccessAnalyzer::Region ApiGateway::DomainName ApiGatewayV2::Route ApplicationAutoScaling::ScalableTarget AutoScaling::LaunchConfiguration Backup::BackupPlan Backup::ReportPlan CloudWatch::Alarm Config::ConfigurationRecorder Config::DeliveryChannel Demarc::Config::Region Demarc::EMR::BlockPublicAccess Demarc::InspectorV2::Region Demarc::Macie::Region EC2::FlowLog EC2::LaunchTemplate ECR::RegistryPolicy EC2::VPCBlockPublicAccessOptions Demarc::EC2::EbsDefaultEncryption Demarc::EC2::ImageBlockPublicAccess Demarc::EC2::SnapshotBlockPublicAccess ECS::CapacityProvider ECS::Cluster ECS::TaskDefinition EFS::AccessPoint ElasticLoadBalancingV2::Listener ElasticLoadBalancingV2::TargetGroup GuardDuty::Detector Demarc::GuardDuty::Region Logs::MetricFilter RDS::DBClusterParameterGroup RDS::DBParameterGroup RDS::EventSubscription Redshift::ClusterParameterGroup S3::AccessPoint Demarc::S3::AccountPublicAccessBlock Demarc::SSM::ServiceSettings Glue::Connection Glue::DataCatalogEncryptionSettings SageMaker::Domain SageMaker::EndpointConfig StepFunctions::Activity WAFv2::LoggingConfiguration',
  link: 'ApiGatewayV2::Integration RDS::GlobalCluster SNS::Subscription WAFv2::WebACLAssociation',
  record:
    'Demarc::Backup::RecoveryPoint Demarc::SSM::AssociationState Demarc::SSM::ManagedInstance Demarc::SSM::PatchState',
}
const full: readonly (readonly [type: string, shape: Shape])[] = shapeIds.flatMap((shape) =>
  inFull[shape]
    .split(' ')
    .filter((name) => name !== '')
    .map((name) => [name.startsWith('Demarc::') ? name : `AWS::${name}`, shape] as const),
)
const placed = placements.map(({ type, shape }) => [type, shape] as const)
/** In which nothing runs, and which keep nothing that can be read again. */
const still: readonly Shape[] = ['identity', 'network-part', 'setting', 'link', 'record']

/** What can be asked of a shape only where the type says so itself, or never. */
const machines: readonly ResponsibilityId[] = [
  'host-patching',
  'os-patching',
  'os-hardening',
  'os-images',
  'os-renewal',
  'image-rebuilds',
  'remote-access',
  'malware-protection',
  'vulnerability-scans',
]
const contents: readonly ResponsibilityId[] = ['client-side-encryption', 'data-integrity', 'data-classification']
const impossible: Readonly<Record<Shape, readonly ResponsibilityId[]>> = {
  server: ['data-integrity', 'network-paths', 'data-handling', 'capacity-and-failover'],
  database: [...machines, 'container-isolation', 'network-paths', 'data-handling', 'capacity-and-failover'],
  function: ['remote-access', 'os-renewal', 'network-paths', 'data-handling', 'capacity-and-failover'],
  store: ['remote-access', 'os-patching', 'os-renewal', 'network-paths', 'data-handling', 'capacity-and-failover'],
  device: ['os-renewal', 'network-paths', 'data-handling', 'capacity-and-failover'],
  appliance: [...machines, ...contents, 'backups', 'network-paths', 'data-handling', 'capacity-and-failover'],
  identity: [...machines, ...contents, 'backups', 'firewall-rules', 'code-and-dependencies', 'network-paths'],
  'network-part': [...machines, ...contents, 'backups', 'firewall-rules', 'code-and-dependencies', 'high-availability'],
  setting: [...machines, ...contents, 'firewall-rules', 'high-availability'],
  link: [...machines, ...contents, 'firewall-rules', 'high-availability'],
  record: [...machines, 'client-side-encryption', 'backups', 'firewall-rules', 'high-availability'],
}

/** Types of which it is asked all the same, and why it can be. */
const exceptions: Readonly<Record<string, readonly ResponsibilityId[]>> = {
  // the account is asked once for what no resource has of its own
  'Demarc::Account::Account': ['backups', 'data-classification'],
  // subnets of a group, networks of a firewall rule, tasks of a definition: the choice is made here
  'AWS::EC2::VPC': ['high-availability'],
  'AWS::Redshift::ClusterSubnetGroup': ['high-availability'],
  'AWS::EC2::NetworkAcl': ['firewall-rules'],
  'AWS::EC2::NetworkInterface': ['firewall-rules'],
  'AWS::EC2::SecurityGroup': ['firewall-rules'],
  'AWS::EFS::MountTarget': ['firewall-rules'],
  'AWS::ECS::CapacityProvider': ['high-availability'],
  'AWS::ECS::TaskDefinition': ['firewall-rules'],
  // what passes through it lies in its caches, and fields can be encrypted on the way (field-level encryption)
  'AWS::CloudFront::Distribution': ['client-side-encryption', 'data-classification'],
  // the regions of its clusters are chosen here
  'AWS::RDS::GlobalCluster': ['high-availability'],
  // a cluster has backups of its users and keys
  'AWS::CloudHSM::Cluster': ['backups', 'data-classification'],
  // each member encrypts before it uploads
  'AWS::CleanRooms::Collaboration': ['client-side-encryption'],
  // the machines that patches are chosen for, and the state that they are kept in
  'AWS::SSM::Association': ['os-hardening'],
  // security groups of its applications are set here
  'AWS::SageMaker::Domain': ['firewall-rules'],
  // it decides over how many instances, and so over how many zones, a model runs
  'AWS::SageMaker::EndpointConfig': ['high-availability'],
  'AWS::SSMQuickSetup::ConfigurationManager': ['os-hardening'],
  'AWS::SSMQuickSetup::LifecycleAutomation': ['os-hardening'],
}

/** What is asked of a type, by default. */
const askedOf = (type: string): readonly ResponsibilityId[] =>
  splitOf(type)?.flatMap((row) => row.responsibilities) ?? []
const ownOf = (type: string): readonly ResponsibilityId[] => [
  ...(responsibilitiesByType[type] ?? []),
  ...(exceptions[type] ?? []),
]

describe('nothing is asked of a type that it cannot have', () => {
  test('each type that a service describes in full has a shape', () => {
    const known = services.flatMap((service) => Object.keys(service.types))
    expect(full.map(([type]) => type).sort()).toEqual(known.sort())
  })
  test.each(shapeIds)('%s', (shape) => {
    const wrong = [...placed, ...full]
      .filter(([, one]) => one === shape)
      .flatMap(([type]) =>
        askedOf(type)
          .filter(
            (responsibility) => impossible[shape].includes(responsibility) && !ownOf(type).includes(responsibility),
          )
          .map((responsibility) => `${type} ${responsibility}`),
      )
    expect(wrong).toEqual([])
  })
  test('each exception is one', () => {
    const shapes = new Map([...placed, ...full])
    const idle = Object.entries(exceptions).flatMap(([type, own]) => {
      const shape = shapes.get(type)
      return own
        .filter(
          (responsibility) =>
            shape === undefined ||
            !impossible[shape].includes(responsibility) ||
            !askedOf(type).includes(responsibility),
        )
        .map((responsibility) => `${type} ${responsibility}`)
    })
    expect(idle).toEqual([])
  })
})

describe('a credential, a permission or a member', () => {
  test.each([
    'IAM::RolePolicy',
    'IAM::AccessKey',
    'EC2::KeyPair',
    'Connect::User',
    'IdentityStore::Group',
    'MemoryDB::ACL',
    'Cognito::UserPoolUser',
    'IVS::StreamKey',
    'IoT::Policy',
    'SSO::PermissionSet',
    'Transfer::HostKey',
  ])('AWS::%s has no health to monitor, as a user and a managed policy have none', (name) => {
    expect(askedOf(`AWS::${name}`)).not.toContain('monitoring')
    for (const like of ['AWS::IAM::User', 'AWS::IAM::ManagedPolicy']) expect(askedOf(like)).not.toContain('monitoring')
  })
  test('where its use or its expiry shows, is asked about these', () => {
    for (const name of ['RolesAnywhere::TrustAnchor', 'IoT::Certificate', 'CertificateManager::Certificate'])
      expect(askedOf(`AWS::${name}`)).toContain('identity-use')
  })
})

/**
 * Settings, links and identities that run, deliver or copy, so that they can fail or fall behind: their metrics, states or logs are
 * on the services' own monitoring pages. Of all others nothing can be monitored: they change what is logged and reported.
 */
const withHealth = [
  'Athena::WorkGroup',
  'CloudWatch::MetricStream',
  'DMS::DataMigration',
  'DMS::ReplicationTask',
  'DataSync::Task',
  'IVS::IngestConfiguration',
  'ImageBuilder::ImagePipeline',
  'Kinesis::Channel',
  'Kinesis::StreamConsumer',
  'Lambda::EventSourceMapping',
  'MSK::Channel',
  'MediaTailor::PlaybackConfiguration',
  'ObservabilityAdmin::TelemetryPipelines',
  'PinpointEmail::Identity',
  'RTBFabric::InboundExternalLink',
  'RTBFabric::Link',
  'RTBFabric::OutboundExternalLink',
  'SES::EmailIdentity',
  'SMSVOICE::PhoneNumber',
  'SMSVOICE::Pool',
  'SMSVOICE::SenderId',
  'SSM::ResourceDataSync',
  // it logs what its tasks do
  'ECS::Cluster',
  // its metrics count the requests that match
  'WAFv2::RuleGroup',
  'WAFv2::WebACL',
]
test('no health is asked of a setting, a link, a record, a part of a network or an identity, except these', () => {
  const monitored = [...placed, ...full].filter(
    ([type, shape]) =>
      still.includes(shape) && type !== 'Demarc::Account::Account' && askedOf(type).includes('monitoring'),
  )
  expect(monitored.map(([type]) => type.replace('AWS::', '')).sort()).toEqual([...withHealth].sort())
})

describe('content that something else uses', () => {
  const quiet = placed.filter(([type, shape]) => shape === 'store' && partiesByKind(type).logging === 'none')
  test('has no health and no log of its own, and no property for one', () => {
    expect(quiet.length).toBeGreaterThan(50)
    const properties = new Map(
      [...loadAwsServiceSpecSync().all('resource')].map((one) => [one.cloudFormationType, Object.keys(one.properties)]),
    )
    // variables of the events that a model is made for; how well a model did in training
    const others = ['EventVariables', 'ModelMetrics']
    const logged = quiet.flatMap(([type]) =>
      (properties.get(type) ?? [])
        .filter((name) => /log|monitor|metric|notif|event|trace|alarm/i.test(name) && !others.includes(name))
        .map((name) => `${type} ${name}`),
    )
    expect(logged).toEqual([])
    expect(quiet.filter(([type]) => askedOf(type).includes('monitoring'))).toEqual([])
  })
})

describe('a setting of a service', () => {
  test.each([
    ['CloudWatch::Alarm', 'log-and-alert-settings'],
    ['Config::ConfigurationRecorder', 'log-and-alert-settings'],
    ['EC2::FlowLog', 'log-and-alert-settings'],
    ['Budgets::Budget', 'log-and-alert-settings'],
    ['SecurityHub::FindingAggregator', 'log-and-alert-settings'],
    ['VpcLattice::ServiceNetwork', 'access-logs'],
  ] as const)('AWS::%s is asked for what it decides: %s', (name, responsibility) => {
    expect(askedOf(`AWS::${name}`)).toContain(responsibility)
  })
})

describe('in what runs nothing', () => {
  const quiet = full.filter(([, shape]) => still.includes(shape))
  test.each(quiet)('%s AWS has no operating system, platform or application, and access is yours', (type) => {
    const rows = splitOf(type) ?? []
    const partyOf = (layer: LayerId) => rows.find((row) => row.layer === layer)?.party
    for (const layer of ['guest-os', 'platform', 'application'] as const) expect(partyOf(layer), layer).not.toBe('aws')
    expect(partyOf('identity')).toBe('customer')
  })
})

/**
 * The property in which a setting, a link or a record has or names the code, the prompts or the model that are asked about, by the
 * template reference: each type here has been looked at.
 */
const codeIn: Readonly<Record<string, string>> = {
  'AppSync::ChannelNamespace': 'CodeHandlers',
  'Batch::JobDefinition': 'ContainerProperties',
  'Bedrock::ApplicationInferenceProfile': 'ModelSource',
  'Bedrock::AutomatedReasoningPolicy': 'PolicyDefinition',
  'Bedrock::AutomatedReasoningPolicyVersion': 'PolicyArn',
  'Bedrock::EnforcedGuardrailConfiguration': 'GuardrailIdentifier',
  'Bedrock::FlowVersion': 'FlowArn',
  'Bedrock::Guardrail': 'ContentPolicyConfig',
  'Bedrock::GuardrailVersion': 'GuardrailIdentifier',
  'Bedrock::IntelligentPromptRouter': 'Models',
  'Bedrock::Prompt': 'Variants',
  'Bedrock::PromptVersion': 'PromptArn',
  'CleanRooms::AnalysisTemplate': 'Source',
  'CleanRoomsML::ConfiguredModelAlgorithm': 'TrainingContainerConfig',
  'CloudFormation::ModuleVersion': 'ModulePackage',
  'CloudFormation::ResourceVersion': 'SchemaHandlerPackage',
  'CloudFormation::Stack': 'TemplateURL',
  'CloudFormation::StackSet': 'TemplateBody',
  'CodeArtifact::PackageGroup': 'OriginConfiguration',
  'CodeGuruReviewer::RepositoryAssociation': 'ConnectionArn',
  'CodeStar::GitHubRepository': 'Code',
  'Deadline::QueueEnvironment': 'Template',
  'DevOpsAgent::Asset': 'Files',
  'ECR::PullThroughCacheRule': 'UpstreamRegistryUrl',
  'ECR::RegistryScanningConfiguration': 'ScanType',
  'ECR::SigningConfiguration': 'Rules',
  'ECS::DaemonTaskDefinition': 'ContainerDefinitions',
  'EMR::Step': 'HadoopJarStep',
  'EMRContainers::JobTemplate': 'JobTemplateData',
  'GameLift::ContainerGroupDefinition': 'GameServerContainerDefinition',
  'Glue::Blueprint': 'BlueprintLocation',
  'Glue::UserDefinedFunction': 'ResourceUris',
  'Greengrass::FunctionDefinition': 'InitialVersion',
  'Greengrass::FunctionDefinitionVersion': 'Functions',
  'GreengrassV2::Deployment': 'Components',
  'ImageBuilder::Component': 'Data',
  'ImageBuilder::ContainerRecipe': 'DockerfileTemplateData',
  'ImageBuilder::ImageRecipe': 'Components',
  'ImageBuilder::Workflow': 'Data',
  'IoTWireless::FuotaTask': 'FirmwareUpdateImage',
  'IoTWireless::TaskDefinition': 'Update',
  'Lambda::CodeSigningConfig': 'AllowedPublishers',
  'Lambda::Version': 'FunctionName',
  'M2::Application': 'Definition',
  'OpsWorks::App': 'AppSource',
  'OpsWorks::Layer': 'CustomRecipes',
  'OpsWorks::Stack': 'CustomCookbooksSource',
  'SageMaker::CodeRepository': 'GitConfig',
  'SageMaker::NotebookInstanceLifecycleConfig': 'OnCreate',
  'SageMaker::Pipeline': 'PipelineDefinition',
  'SageMaker::StudioLifecycleConfig': 'StudioLifecycleConfigContent',
  'ServiceCatalog::CloudFormationProduct': 'ProvisioningArtifactParameters',
  'StepFunctions::StateMachineVersion': 'StateMachineArn',
  'Wisdom::AIAgentVersion': 'AIAgentId',
  'Wisdom::AIGuardrail': 'ContentPolicyConfig',
  'Wisdom::AIGuardrailVersion': 'AIGuardrailId',
  'Wisdom::AIPrompt': 'TemplateConfiguration',
  'Wisdom::AIPromptVersion': 'AIPromptId',
}

describe('code', () => {
  const properties = new Map(
    [...loadAwsServiceSpecSync().all('resource')].map((one) => [one.cloudFormationType, Object.keys(one.properties)]),
  )
  const asked = placements.filter(
    ({ type, shape }) =>
      still.includes(shape) &&
      askedOf(type).some((responsibility) => responsibilities[responsibility].layer === 'application'),
  )
  test('is asked about where a property has it or names it', () => {
    const names = asked.map(({ type }) => type.replace('AWS::', ''))
    expect(names.sort()).toEqual(Object.keys(codeIn).sort())
    const without = Object.entries(codeIn).filter(([name, one]) => !properties.get(`AWS::${name}`)?.includes(one))
    expect(without).toEqual([])
  })
})
