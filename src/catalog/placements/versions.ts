/**
 * The property that gives the customer a part in a type's platform: the version or image to run, or the time of updates. AWS
 * makes the versions; the property is in the type's template reference.
 */
const rows: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AppSync: { Runtime: 'FunctionConfiguration Resolver' },
  BedrockAgentCore: { AgentRuntimeArtifact: 'Runtime', EnvironmentArtifact: 'Harness' },
  CloudFront: { ConnectionFunctionConfig: 'ConnectionFunction', FunctionConfig: 'Function' },
  ECS: { PrimaryContainer: 'ExpressGatewayService' },
  EMRContainers: { ReleaseLabel: 'Endpoint' },
  EMRServerless: { ReleaseLabel: 'Application' },
  Glue: { GlueVersion: 'DevEndpoint Session' },
  Grafana: { GrafanaVersion: 'Workspace' },
  Lightsail: { ContainerServiceDeployment: 'Container' },
  MediaLive: { ChannelEngineVersion: 'Channel' },
  Omics: { Engine: 'Workflow WorkflowVersion' },
  SageMaker: {
    AppVersion: 'PartnerApp',
    AppSpecification: 'ProcessingJob',
    DataQualityAppSpecification: 'DataQualityJobDefinition',
    MlflowVersion: 'MlflowTrackingServer',
    ModelBiasAppSpecification: 'ModelBiasJobDefinition',
    ModelExplainabilityAppSpecification: 'ModelExplainabilityJobDefinition',
    ModelQualityAppSpecification: 'ModelQualityJobDefinition',
    MonitoringScheduleConfig: 'MonitoringSchedule',
    ResourceSpec: 'App',
    SpaceSettings: 'Space',
    Specification: 'InferenceComponent',
    WeeklyMaintenanceWindowStart: 'MlflowApp',
  },
  Synthetics: { RuntimeVersion: 'Canary' },
  WorkSpacesThinClient: { SoftwareSetUpdateMode: 'Environment' },
}

const byType = new Map(
  Object.entries(rows).flatMap(([namespace, properties]) =>
    Object.entries(properties).flatMap(([property, names]) =>
      names.split(' ').map((name) => [`AWS::${namespace}::${name}`, property] as const),
    ),
  ),
)

/** The types in the rows, each with its property. */
export const versionProperties: ReadonlyMap<string, string> = byType
