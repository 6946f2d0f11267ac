/**
 * The lifecycle stage of a type's service, in AWS's words. `maintenance`: closed to new customers. `end of support`: AWS stops
 * operating it on a certain day, past or future.
 */
export interface Lifecycle {
  readonly stage: 'maintenance' | 'end of support'
  /** The day maintenance was announced, or the day support ends (YYYY-MM-DD); absent when AWS gives none. */
  readonly on?: string
  readonly source: string
}

const general = 'https://docs.aws.amazon.com/general/latest/gr'
const pages = {
  maintenance: `${general}/maintenance_services.html`,
  sunset: `${general}/sunset_services.html`,
  shutdown: `${general}/full_shutdown_services.html`,
} as const

/** A namespace, or a namespace followed by type names: `AWS::Timestream Database Table`. */
type Row = readonly [types: string, on: string]

/** "Services in Maintenance": announced, closed to new customers, still supported. */
const maintenance: readonly Row[] = [
  ['AWS::AppRunner', '2026-03-31'],
  ['AWS::AuditManager', '2026-03-31'],
  // Agents Classic
  ['AWS::Bedrock Agent AgentAlias', '2026-06-30'],
  ['AWS::Cloud9', '2024-07-25'],
  // CloudTrail Lake
  ['AWS::CloudTrail Channel Dashboard EventDataStore', '2026-03-31'],
  ['AWS::CodeGuruReviewer', '2025-10-07'],
  ['AWS::DirectoryService SimpleAD', '2026-06-30'],
  ['AWS::Forecast', '2024-07-29'],
  // Device Defender Detect
  ['AWS::IoT CustomMetric Dimension SecurityProfile', '2026-06-30'],
  ['AWS::IoTFleetWise', '2026-03-31'],
  // SiteWise Monitor
  ['AWS::IoTSiteWise AccessPolicy Dashboard Portal Project', '2025-10-07'],
  ['AWS::Kendra', '2026-06-30'],
  ['AWS::M2', '2025-11-07'],
  ['AWS::Omics AnnotationStore VariantStore', '2025-11-07'],
  ['AWS::QBusiness', '2026-06-30'],
  ['AWS::Route53RecoveryReadiness', '2026-03-31'],
  ['AWS::S3ObjectLambda', '2025-11-07'],
  // Incident Manager
  ['AWS::SSMContacts', '2025-11-07'],
  ['AWS::SSMIncidents', '2025-11-07'],
  // Clarify and Model Monitor
  [
    'AWS::SageMaker DataQualityJobDefinition ModelBiasJobDefinition ModelExplainabilityJobDefinition ModelQualityJobDefinition MonitoringSchedule',
    '2026-06-30',
  ],
  ['AWS::ServiceCatalogAppRegistry', '2026-06-30'],
  // Timestream for LiveAnalytics
  ['AWS::Timestream Database ScheduledQuery Table', '2025-06-20'],
]

/** "Services in Sunset": the day support ends. */
const sunset: readonly Row[] = [
  ['AWS::AppMesh', '2026-09-30'],
  ['AWS::FinSpace', '2026-10-07'],
  ['AWS::FraudDetector', '2026-10-07'],
  ['AWS::Greengrass', '2026-10-07'],
  ['AWS::LookoutEquipment', '2026-10-07'],
  ['AWS::Pinpoint', '2026-10-30'],
  ['AWS::Proton', '2026-10-07'],
  ['AWS::WAF', '2026-10-07'],
  ['AWS::WAFRegional', '2026-10-07'],
  ['AWS::WorkSpaces WorkspacesPool', '2027-06-30'],
  ['AWS::WorkSpacesThinClient', '2027-03-31'],
]

/** "Services in Full Shutdown": the day support ended. */
const shutdown: readonly Row[] = [
  ['AWS::AppTest', '2025-10-07'],
  ['AWS::CodeStar', '2024-07-25'],
  ['AWS::Evidently', '2025-10-17'],
  ['AWS::Inspector', '2026-05-20'],
  ['AWS::IoTAnalytics', '2025-12-15'],
  ['AWS::IoTEvents', '2026-05-20'],
  ['AWS::IoTFleetHub', '2025-10-18'],
  ['AWS::IoTThingsGraph', '2022-11-09'],
  ['AWS::KinesisAnalytics', '2026-01-27'],
  ['AWS::LookoutMetrics', '2025-10-10'],
  ['AWS::LookoutVision', '2025-10-31'],
  ['AWS::MediaStore', '2025-11-12'],
  ['AWS::NimbleStudio', '2024-06-30'],
  ['AWS::OpsWorks', '2024-05-01'],
  ['AWS::OpsWorksCM', '2024-05-01'],
  ['AWS::Panorama', '2026-05-20'],
  ['AWS::QLDB', '2025-07-31'],
  ['AWS::RoboMaker', '2025-09-10'],
  ['AWS::SimSpaceWeaver', '2026-03-31'],
  ['AWS::VoiceID', '2026-05-20'],
]

/** Stages stated in a service's own guide but not in the three lists. */
const others: readonly (readonly [types: string, life: Lifecycle])[] = [
  [
    'AWS::CloudFront StreamingDistribution',
    {
      stage: 'end of support',
      on: '2020-12-31',
      source:
        'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-streamingdistribution.html',
    },
  ],
  [
    'AWS::DataPipeline',
    {
      stage: 'maintenance',
      source: 'https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/what-is-datapipeline.html',
    },
  ],
  [
    'AWS::DevOpsGuru',
    {
      stage: 'end of support',
      on: '2027-09-30',
      source: 'https://docs.aws.amazon.com/devops-guru/latest/userguide/devops-guru-end-of-support.html',
    },
  ],
  [
    'AWS::RefactorSpaces',
    {
      stage: 'maintenance',
      on: '2025-11-07',
      source:
        'https://docs.aws.amazon.com/migrationhub-refactor-spaces/latest/userguide/what-is-mhub-refactor-spaces.html',
    },
  ],
  // SageMaker Edge Manager
  [
    'AWS::SageMaker Device DeviceFleet',
    {
      stage: 'end of support',
      on: '2024-04-26',
      source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/edge-eol.html',
    },
  ],
]

const listed = (rows: readonly Row[], stage: Lifecycle['stage'], source: string) =>
  rows.map(([types, on]) => [types, { stage, on, source }] as const)

const byName = new Map<string, Lifecycle>(
  [
    ...listed(maintenance, 'maintenance', pages.maintenance),
    ...listed(sunset, 'end of support', pages.sunset),
    ...listed(shutdown, 'end of support', pages.shutdown),
    ...others,
  ].flatMap(([types, life]) => {
    const [namespace = '', ...names] = types.split(' ')
    return (names.length === 0 ? [namespace] : names.map((name) => `${namespace}::${name}`)).map(
      (name) => [name, life] as const,
    )
  }),
)

/** The namespaces and types in the rows. */
export const lifecycleNames: readonly string[] = [...byName.keys()]

/** The lifecycle stage of a type's service; undefined when AWS's lists do not name it. */
export const lifecycleOf = (type: string): Lifecycle | undefined =>
  byName.get(type) ?? byName.get(type.slice(0, Math.max(0, type.lastIndexOf('::'))))

/** The label of a row: "end of support 2026-10-07", "closed to new customers (announced 2024-07-25)". */
export const lifecycleLabel = ({ stage, on }: Lifecycle): string => {
  const says = stage === 'maintenance' ? 'closed to new customers' : stage
  if (on === undefined) return says
  return stage === 'maintenance' ? `${says} (announced ${on})` : `${says} ${on}`
}
