import type { LayerId, Party } from '../layers.ts'

/** `[layer, party, types by namespace]` */
type Row = readonly [layer: LayerId, party: Party, types: Readonly<Record<string, string>>]

/**
 * Layers that types have because of one of their properties, beyond their shape: a rule stored under a key that the customer
 * chooses, a link through the customer's network. The property is in the template reference of each type.
 */
const rows: readonly Row[] = [
  [
    'server-side-encryption',
    'shared',
    {
      AppConfig: 'Deployment',
      AppFlow: 'ConnectorProfile',
      AppIntegrations: 'DataIntegration',
      Bedrock:
        'AutomatedReasoningPolicy Blueprint DataAutomationLibrary DataAutomationProject DataSource Guardrail Prompt',
      BedrockAgentCore: 'ConfigurationBundle Evaluator Gateway PolicyEngine',
      CleanRoomsML: 'ConfiguredModelAlgorithm',
      CodeStarConnections: 'RepositoryLink',
      CustomerProfiles: 'DomainObjectType ObjectType',
      DMS: 'Endpoint',
      Deadline: 'Farm',
      DocDB: 'GlobalCluster',
      EMR: 'Step',
      Events: 'Connection',
      HealthLake: 'DataTransformationProfile',
      ImageBuilder: 'Component ContainerRecipe Workflow',
      Lambda: 'EventSourceMapping',
      Logs: 'LogAnomalyDetector',
      M2: 'Application',
      Neptune: 'GlobalCluster',
      ResilienceHubV2: 'Policy Service System',
      SSM: 'ResourceDataSync',
      SageMaker: 'InferenceExperiment',
      SecurityHub: 'ConnectorV2',
      WorkSpacesThinClient: 'Environment',
      WorkSpacesWeb: 'BrowserSettings DataProtectionSettings IpAccessSettings SessionLogger UserSettings',
    },
  ],
  ['server-side-encryption', 'customer', { MGN: 'LaunchConfigurationTemplate' }],
  ['client-side-encryption', 'customer', { CleanRooms: 'Collaboration' }],
  ['encryption-in-transit', 'customer', { MemoryDB: 'MultiRegionCluster', OpsWorks: 'App', Transfer: 'Profile' }],
  [
    'logging',
    'customer',
    {
      B2BI: 'Profile',
      CloudFormation: 'HookVersion LambdaHook PublicTypeVersion ResourceVersion TypeActivation',
      FIS: 'ExperimentTemplate',
      ImageBuilder: 'ImagePipeline',
      Lambda: 'EventSourceMapping',
      MediaTailor: 'PlaybackConfiguration',
      SSM: 'MaintenanceWindowTask',
    },
  ],
  [
    'network',
    'customer',
    {
      OpsWorks: 'Stack',
      QBusiness: 'DataSource',
      QuickSight: 'ActionConnector DataSource',
      RDS: 'DBShardGroup',
      Redshift: 'EndpointAuthorization',
    },
  ],
  ['network', 'shared', { PCAConnectorSCEP: 'Connector' }],
  ['resource-policy', 'customer', { OSIS: 'Pipeline' }],
]

const byType = new Map<string, Partial<Record<LayerId, Party>>>()
for (const [layer, party, types] of rows)
  for (const [namespace, names] of Object.entries(types))
    for (const name of names.split(' ')) {
      const type = `AWS::${namespace}::${name}`
      byType.set(type, { ...byType.get(type), [layer]: party })
    }

/** The types in the rows. */
export const typesWithProperties: readonly string[] = [...byType.keys()]

/** The parties of layers that a type has because of a property. */
export const partiesByProperty = (type: string): Partial<Readonly<Record<LayerId, Party>>> => byType.get(type) ?? {}
