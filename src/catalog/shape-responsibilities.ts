import { byText } from '../core/by-text.ts'
import type { LayerId, Party } from './layers.ts'
import { ofOwnServer } from './own-server.ts'
import { defaultResponsibilities } from './parties.ts'
import { shareableTypes } from './parties-by-kind.ts'
import type { Placement } from './placements/placement.ts'
import { isOfTheAccount, type ResponsibilityId, responsibilities } from './responsibilities.ts'
import type { Shape } from './shapes.ts'

/** The responsibilities of resources that configure, link or record others: they have no network paths, capacity or health of their own. */
const about = ['network-paths', 'capacity-and-failover', 'log-and-alert-settings'] as const

/** Responsibilities of a shape in a layer, in place of the layer's default. A layer without a customer's part drops them. */
const ofShape: Readonly<Partial<Record<Shape, readonly ResponsibilityId[]>>> = {
  server: ofOwnServer,
  device: [
    'os-patching',
    'os-hardening',
    'remote-access',
    'vulnerability-scans',
    'code-and-dependencies',
    'secrets-in-code',
  ],
  // AWS makes the runtimes; the customer chooses the version
  function: ['platform-updates', 'code-and-dependencies', 'secrets-in-code'],
  database: ['platform-updates', 'platform-configuration'],
  store: ['platform-updates', 'client-side-encryption', 'data-integrity'],
  identity: ['least-privilege', 'identity-use'],
  'network-part': about,
  setting: ['data-handling', ...about],
  link: ['data-handling', ...about],
  record: about,
}

/** Types whose responsibilities in a layer differ from their shape's. */
const rows: readonly (readonly [namespace: string, names: string, responsibilities: readonly ResponsibilityId[]])[] = [
  // they run, deliver or copy: that can fail, or fall behind
  ['Athena', 'WorkGroup', ['monitoring']],
  ['CloudWatch', 'MetricStream', ['monitoring']],
  ['DMS', 'DataMigration ReplicationTask', ['monitoring']],
  ['DataSync', 'Task', ['monitoring']],
  ['Kinesis', 'Channel StreamConsumer', ['monitoring']],
  ['MSK', 'Channel', ['monitoring']],
  ['ObservabilityAdmin', 'TelemetryPipelines', ['monitoring']],
  ['RTBFabric', 'InboundExternalLink Link OutboundExternalLink', ['monitoring']],
  ['SMSVOICE', 'PhoneNumber Pool SenderId', ['monitoring']],
  ['SSM', 'ResourceDataSync', ['monitoring']],
  ['PinpointEmail', 'Identity', ['monitoring']],
  ['SES', 'EmailIdentity', ['monitoring']],
  ['IVS', 'IngestConfiguration', ['monitoring']],
  ['MediaTailor', 'PlaybackConfiguration', ['monitoring']],
  ['B2BI', 'Profile', ['access-logs']],
  ['CleanRooms', 'Membership', ['access-logs']],
  ['FIS', 'ExperimentTemplate', ['access-logs']],
  ['ImageBuilder', 'InfrastructureConfiguration', ['access-logs']],
  // where the logs of its build, or of its sessions, are put
  ['EC2', 'FpgaImage', ['log-and-alert-settings']],
  ['GameLiftStreams', 'Application', ['log-and-alert-settings']],
  ['VpcLattice', 'ServiceNetwork', ['access-logs']],
  ['Backup', 'LogicallyAirGappedBackupVault LegalHold', ['immutable-copies']],
  ['Backup', 'RestoreTestingPlan RestoreTestingSelection', ['restore-tests']],
  ['Bedrock', 'Agent Flow', ['prompts', 'guardrails', 'model-choice']],
  ['Bedrock', 'ApplicationInferenceProfile IntelligentPromptRouter', ['model-choice']],
  ['Bedrock', 'AutomatedReasoningPolicy AutomatedReasoningPolicyVersion', ['guardrails']],
  ['Bedrock', 'EnforcedGuardrailConfiguration Guardrail GuardrailVersion', ['guardrails']],
  ['Bedrock', 'Prompt PromptVersion', ['prompts']],
  [
    'BedrockAgentCore',
    'Runtime Harness',
    ['code-and-dependencies', 'secrets-in-code', 'prompts', 'guardrails', 'model-choice'],
  ],
  [
    'CloudFront',
    'DistributionTenant StreamingDistribution',
    ['no-public-exposure', 'web-protection', 'ddos-protection'],
  ],
  // its operating system is updated when the customer creates a new group
  ['GameLiftStreams', 'StreamGroup', ['os-renewal', 'code-and-dependencies', 'secrets-in-code']],
  ['GlobalAccelerator', 'Accelerator', ['ddos-protection']],
  ['Lightsail', 'Distribution LoadBalancer', ['ddos-protection']],
  ['MemoryDB', 'Cluster', ['service-updates']],
  ['RDS', 'DBShardGroup', ['service-updates']],
  ['QuickSight', 'Agent Flow', ['prompts', 'guardrails']],
  [
    'Route53',
    'DNSSEC DelegationSet HostedZone KeySigningKey RecordSet RecordSetGroup TrafficPolicy TrafficPolicyInstance',
    ['dns-records'],
  ],
  ['SageMaker', 'UserProfile', ['firewall-rules']],
  ['SageMaker', 'InferenceComponent', ['code-and-dependencies', 'secrets-in-code', 'model-choice']],
  ['SSM', 'MaintenanceWindow MaintenanceWindowTarget MaintenanceWindowTask PatchBaseline', ['os-patching']],
  ['Shield', 'DRTAccess ProactiveEngagement Protection ProtectionGroup', ['ddos-protection']],
  ['Batch', 'JobDefinition', ['code-and-dependencies', 'container-isolation', 'secrets-in-code']],
  ['Bedrock', 'FlowVersion', ['prompts', 'model-choice']],
  ['CloudFormation', 'Stack StackSet', ['secrets-in-code']],
  ['CloudFormation', 'ModuleVersion ResourceVersion', ['code-and-dependencies', 'secrets-in-code']],
  // an alias encrypts nothing; it refers to a key that does
  ['KMS', 'Alias', ['key-care']],
  ['DLM', 'LifecyclePolicy', ['data-lifecycle']],
  ['DevOpsAgent', 'Asset', ['prompts', 'data-classification']],
  ['Deadline', 'QueueEnvironment', ['code-and-dependencies', 'secrets-in-code']],
  ['EC2', 'SecurityGroupEgress', ['egress-rules']],
  ['EC2', 'NatGateway', ['network-placement']],
  ['EC2', 'VPCEndpointService', ['network-paths']],
  ['EC2', 'VPCEncryptionControl', ['network-encryption']],
  [
    'DirectConnect',
    'Connection Lag PrivateVirtualInterface PublicVirtualInterface TransitVirtualInterface',
    ['network-encryption'],
  ],
  ['NetworkManager', 'CoreNetwork', ['network-paths']],
  ['ODB', 'OdbNetwork', ['network-paths']],
  ['RefactorSpaces', 'Application', ['no-public-exposure']],
  ['Route53GlobalResolver', 'GlobalResolver', ['dns-filtering']],
  [
    'EC2',
    'ClientVpnAuthorizationRule NetworkAclEntry SecurityGroupIngress SecurityGroupVpcAssociation',
    ['firewall-rules'],
  ],
  [
    'EC2',
    'IPAM IPAMAllocation IPAMPool IPAMPoolCidr IPAMPrefixListResolver IPAMPrefixListResolverTarget IPAMResourceDiscovery IPAMResourceDiscoveryAssociation IPAMScope IPv4Pool',
    ['network-hygiene'],
  ],
  ['EC2', 'PlacementGroup', ['high-availability']],
  ['EC2', 'VPCBlockPublicAccessExclusion', ['no-public-exposure']],
  ['ECR', 'PullTimeUpdateExclusion', ['data-lifecycle']],
  ['ECR', 'SigningConfiguration', ['signed-artefacts']],
  ['ECS', 'ClusterCapacityProviderAssociations', ['high-availability']],
  ['ECS', 'DaemonTaskDefinition', ['container-isolation', 'secrets-in-code', 'firewall-rules']],
  ['ElastiCache', 'SecurityGroup SecurityGroupIngress', ['firewall-rules']],
  ['FMS', 'ApplicationsList Policy ProtocolsList ResourceSet', ['firewall-rules']],
  ['Events', 'Rule', ['failed-events']],
  ['GlobalAccelerator', 'Listener', ['firewall-rules']],
  ['Glue', 'TableOptimizer', ['data-lifecycle']],
  ['Greengrass', 'FunctionDefinition FunctionDefinitionVersion', ['code-and-dependencies', 'secrets-in-code']],
  ['ImageBuilder', 'Component Workflow', ['os-hardening', 'code-and-dependencies', 'secrets-in-code']],
  ['ImageBuilder', 'ContainerRecipe ImageRecipe', ['os-images', 'code-and-dependencies']],
  ['ImageBuilder', 'Image', ['os-images', 'image-rebuilds']],
  ['ImageBuilder', 'ImagePipeline', ['image-rebuilds', 'platform-updates', 'monitoring']],
  ['ImageBuilder', 'LifecyclePolicy', ['data-lifecycle']],
  ['Lambda', 'CodeSigningConfig', ['signed-artefacts']],
  ['Lambda', 'EventInvokeConfig', ['failed-events']],
  ['Lambda', 'EventSourceMapping', ['failed-events', 'monitoring']],
  ['Lambda', 'MicrovmImage', ['os-images', 'image-rebuilds']],
  ['Lambda', 'Url', ['no-public-exposure']],
  ['Lightsail', 'Domain', ['dns-records']],
  ['Logs', 'StorageTierPolicy', ['data-lifecycle']],
  ['MediaLive', 'InputSecurityGroup', ['firewall-rules']],
  ['NetworkFirewall', 'Firewall FirewallPolicy RuleGroup', ['firewall-rules', 'egress-rules']],
  ['NimbleStudio', 'StreamingImage', ['os-images', 'image-rebuilds']],
  ['OpenSearchServerless', 'LifecyclePolicy', ['data-lifecycle']],
  ['OpenSearchServerless', 'SecurityPolicy', ['no-public-exposure']],
  ['RDS', 'CustomDBEngineVersion', ['os-images', 'platform-updates']],
  ['RDS', 'DBSecurityGroup DBSecurityGroupIngress', ['firewall-rules']],
  ['Rbin', 'Rule', ['data-lifecycle']],
  ['Redshift', 'ClusterSecurityGroup ClusterSecurityGroupIngress', ['firewall-rules']],
  ['Route53GlobalResolver', 'AccessSource', ['firewall-rules']],
  ['Route53GlobalResolver', 'FirewallDomainList FirewallRule', ['dns-filtering']],
  ['Route53Resolver', 'FirewallDomainList FirewallRuleGroup FirewallRuleGroupAssociation', ['dns-filtering']],
  ['Scheduler', 'Schedule', ['failed-events']],
  ['S3Files', 'MountTarget', ['firewall-rules', 'high-availability']],
  ['SES', 'ReceiptFilter', ['firewall-rules']],
  ['SMSVOICE', 'ProtectConfiguration', ['egress-rules']],
  ['SageMaker', 'NotebookInstanceLifecycleConfig StudioLifecycleConfig', ['code-and-dependencies', 'secrets-in-code']],
  ['ServiceCatalog', 'CloudFormationProduct', ['secrets-in-code']],
  ['ServiceDiscovery', 'HttpNamespace Instance PrivateDnsNamespace PublicDnsNamespace Service', ['dns-records']],
  ['StorageGateway', 'TapePool', ['data-lifecycle']],
  ['WAF', 'ByteMatchSet IPSet Rule SizeConstraintSet SqlInjectionMatchSet WebACL XssMatchSet', ['web-protection']],
  [
    'WAFRegional',
    'ByteMatchSet GeoMatchSet IPSet RateBasedRule RegexPatternSet Rule SizeConstraintSet SqlInjectionMatchSet WebACL WebACLAssociation XssMatchSet',
    ['web-protection'],
  ],
  ['Wisdom', 'AIAgent AIAgentVersion Assistant', ['prompts', 'guardrails']],
  ['Wisdom', 'AIGuardrail AIGuardrailVersion', ['guardrails']],
  ['Wisdom', 'AIPrompt AIPromptVersion', ['prompts']],
  ['WorkSpaces', 'WorkspaceIpGroup', ['firewall-rules']],
  ['WorkSpacesWeb', 'IpAccessSettings', ['firewall-rules']],
  ['DAX', 'SubnetGroup', ['network-placement', 'high-availability']],
  ['DMS', 'ReplicationSubnetGroup', ['network-placement', 'high-availability']],
  ['DocDB', 'DBSubnetGroup', ['network-placement', 'high-availability']],
  ['ElastiCache', 'SubnetGroup', ['network-placement', 'high-availability']],
  ['MemoryDB', 'SubnetGroup', ['network-placement', 'high-availability']],
  ['Neptune', 'DBSubnetGroup', ['network-placement', 'high-availability']],
  ['RDS', 'DBSubnetGroup', ['network-placement', 'high-availability']],
]

function typesIn(namespace: string, names: string): readonly string[] {
  return names.split(' ').map((name) => `AWS::${namespace}::${name}`)
}

/** The responsibilities of the types above, by full name. */
export const responsibilitiesByType: Readonly<Record<string, readonly ResponsibilityId[]>> = byText(
  Object.fromEntries(rows.flatMap(([namespace, names, own]) => typesIn(namespace, names).map((type) => [type, own]))),
)

/** Abstracted types that reach into the customer's network, or have a list of addresses, so that a firewall matters. */
const guarded: ReadonlySet<string> = new Set(
  (
    [
      ['AppRunner', 'Service'],
      ['BedrockAgentCore', 'BrowserCustom CodeInterpreterCustom Runtime'],
      ['Comprehend', 'DocumentClassifier EntityRecognizer'],
      ['EMRServerless', 'Application'],
      ['Glue', 'DevEndpoint Session'],
      ['Grafana', 'Workspace'],
      ['Lambda', 'MicrovmImage'],
      ['MWAAServerless', 'Workflow'],
      ['MediaLive', 'Channel'],
      ['OSIS', 'Pipeline'],
      ['SES', 'MailManagerIngressPoint'],
      [
        'SageMaker',
        'DataQualityJobDefinition InferenceComponent ModelBiasJobDefinition ModelExplainabilityJobDefinition ModelQualityJobDefinition ProcessingJob',
      ],
      ['Synthetics', 'Canary'],
    ] as const
  ).flatMap(([namespace, names]) => typesIn(namespace, names)),
)

/** Responsibilities of the shape that a type cannot have: it has no such access, or is a single machine. */
const withoutThese: readonly (readonly [responsibility: ResponsibilityId, namespace: string, names: string])[] = [
  // AWS streams desktops and notebooks and signs their users in
  ['remote-access', 'AppStream', 'AppBlockBuilder Fleet ImageBuilder'],
  ['remote-access', 'WorkSpaces', 'Workspace WorkspacesPool'],
  // a personal desktop is patched in place
  ['os-renewal', 'WorkSpaces', 'Workspace'],
  ['os-renewal', 'WorkspacesInstances', 'WorkspaceInstance'],
  ['platform-configuration', 'DMS', 'ReplicationInstance'],
  ['platform-configuration', 'RDS', 'DBShardGroup'],
]
const lacking = new Map<string, ResponsibilityId[]>()
for (const [responsibility, namespace, names] of withoutThese)
  for (const type of typesIn(namespace, names)) lacking.set(type, [...(lacking.get(type) ?? []), responsibility])

/** Machines that one person works on; they have no second instance in another Availability Zone. */
const single = new Set(
  (
    [
      ['AppStream', 'AppBlockBuilder ImageBuilder'],
      ['Cloud9', 'EnvironmentEC2'],
      ['WorkSpaces', 'Workspace'],
      ['WorkspacesInstances', 'WorkspaceInstance'],
    ] as const
  ).flatMap(([namespace, names]) => typesIn(namespace, names)),
)

/** They share with the accounts that they name, and cannot be public. */
const withNamedAccounts: ReadonlySet<string> = new Set(
  (
    [
      ['Billing', 'BillingView'],
      ['Config', 'AggregationAuthorization'],
      ['Connect', 'DataLakeAssociation'],
      ['EC2', 'NetworkInterfacePermission TransitGatewayPeeringAttachment VPCPeeringConnection'],
      ['GlobalAccelerator', 'CrossAccountAttachment'],
      ['LicenseManager', 'Grant'],
      ['MediaConnect', 'FlowEntitlement'],
      ['NetworkFirewall', 'RuleGroup'],
      ['Oam', 'Link'],
      ['RAM', 'Permission ResourceShare'],
      ['Redshift', 'EndpointAuthorization'],
      ['RefactorSpaces', 'Environment'],
      ['Route53Profiles', 'Profile'],
      ['Route53Resolver', 'FirewallDomainList FirewallRuleGroup ResolverRule'],
      [
        'ServiceCatalog',
        'AcceptedPortfolioShare PortfolioPrincipalAssociation PortfolioProductAssociation PortfolioShare',
      ],
      ['VpcLattice', 'ResourceConfiguration'],
    ] as const
  ).flatMap(([namespace, names]) => typesIn(namespace, names)),
)

/** Further responsibilities of types, whose state a property of the type shows. */
const shown: readonly (readonly [responsibility: ResponsibilityId, namespace: string, names: string])[] = [
  ['no-public-exposure', 'AmazonMQ', 'Broker'],
  ['no-public-exposure', 'DMS', 'InstanceProfile ReplicationInstance'],
  ['no-public-exposure', 'EMR', 'InstanceFleetConfig InstanceGroupConfig'],
  ['no-public-exposure', 'Lightsail', 'Database'],
  ['no-public-exposure', 'M2', 'Environment'],
  ['no-public-exposure', 'NeptuneGraph', 'Graph'],
  ['no-public-exposure', 'RDS', 'DBShardGroup'],
  ['no-public-exposure', 'Timestream', 'InfluxDBCluster InfluxDBInstance'],
  ['deletion-protection', 'CloudFormation', 'Stack'],
  ['inventory', 'FSx', 'FileSystem'],
  ['high-availability', 'NetworkFirewall', 'Firewall'],
  ['deletion-protection', 'DSQL', 'Cluster'],
  ['deletion-protection', 'NeptuneGraph', 'Graph'],
  ['deletion-protection', 'VerifiedPermissions', 'PolicyStore'],
  ['key-care', 'APS', 'Workspace'],
  ['key-care', 'AmazonMQ', 'Broker'],
  ['key-care', 'Bedrock', 'Agent Flow Guardrail Prompt'],
  ['key-care', 'Bedrock', 'DataSource'],
  ['key-care', 'BedrockAgentCore', 'Gateway Memory'],
  ['key-care', 'Cassandra', 'Table'],
  ['key-care', 'Kendra', 'Index'],
  ['key-care', 'Location', 'GeofenceCollection Tracker'],
  ['key-care', 'M2', 'Application Environment'],
  ['key-care', 'Pipes', 'Pipe'],
  ['key-care', 'QBusiness', 'Application'],
  ['key-care', 'SageMaker', 'FeatureGroup InferenceExperiment'],
  ['key-care', 'Scheduler', 'Schedule'],
  ['key-care', 'Wisdom', 'KnowledgeBase'],
  ['key-care', 'WorkSpacesWeb', 'Portal UserSettings'],
  ['access-logs', 'APS', 'Workspace'],
  ['access-logs', 'AmazonMQ', 'Broker'],
  ['access-logs', 'AppSync', 'GraphQLApi'],
  ['access-logs', 'GameLift', 'ContainerFleet'],
  ['access-logs', 'GlobalAccelerator', 'Accelerator'],
  ['access-logs', 'IVSChat', 'Room'],
  ['access-logs', 'OSIS', 'Pipeline'],
  ['access-logs', 'Pipes', 'Pipe'],
  ['access-logs', 'Timestream', 'InfluxDBCluster InfluxDBInstance'],
  ['access-logs', 'BedrockAgentCore', 'BrowserCustom'],
  [
    'egress-rules',
    'SageMaker',
    'DataQualityJobDefinition ModelBiasJobDefinition ModelExplainabilityJobDefinition ModelQualityJobDefinition MonitoringSchedule',
  ],
  ['network-placement', 'BedrockAgentCore', 'BrowserCustom CodeInterpreterCustom Runtime'],
  ['workload-identity', 'AppSync', 'GraphQLApi'],
]
const shownOf = (type: string): readonly ResponsibilityId[] =>
  shownOn.flatMap(({ responsibility, types }) => (types.has(type) ? [responsibility] : []))
const shownOn = shown.map(([responsibility, namespace, names]) => ({
  responsibility,
  types: new Set(typesIn(namespace, names)),
}))

/** The responsibilities of a placed type beyond each layer's default: its own for layers where it has some, else its shape's. */
export function responsibilitiesOf(
  { type, shape, category, sets }: Placement,
  { network }: Partial<Readonly<Record<LayerId, Party>>>,
): readonly ResponsibilityId[] {
  const layerOf = (responsibility: ResponsibilityId) => responsibilities[responsibility].layer
  const own = [...(responsibilitiesByType[type] ?? []), ...(single.has(type) ? (['recovery-plan'] as const) : [])]
  const taken = new Set(own.map(layerOf))
  const shaped = (ofShape[shape] ?? []).filter(
    (responsibility) => !taken.has(layerOf(responsibility)) && !lacking.get(type)?.includes(responsibility),
  )
  // a type that decides who may act is asked about that, even if it holds neither data nor code
  const granted: readonly ResponsibilityId[] =
    sets.includes('identity') && !taken.has('identity') ? ['least-privilege'] : []
  // an abstracted service is reached through its endpoints and has no ports to open
  const paths: readonly ResponsibilityId[] =
    category === 'abstracted' && network === 'shared' && !taken.has('network') && !guarded.has(type)
      ? ['private-connectivity']
      : []
  const shared: readonly ResponsibilityId[] =
    shareableTypes.has(type) || withNamedAccounts.has(type) ? ['cross-account-sharing'] : []
  const usual = [...own, ...shaped, ...granted, ...paths, ...shared]
  const beside = shownOf(type).flatMap((responsibility) => {
    const layer = layerOf(responsibility)
    const fallback = usual.some((one) => layerOf(one) === layer) ? undefined : defaultResponsibilities[layer]
    return fallback === undefined || isOfTheAccount(fallback) ? [responsibility] : [fallback, responsibility]
  })
  return [...new Set([...usual, ...beside])]
}
