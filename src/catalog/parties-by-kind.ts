import { type CellSource, source } from './cell-source.ts'
import type { LayerId, Party } from './layers.ts'

/** Types by namespace. */
type Types = Readonly<Record<string, string>>
type Parties = Partial<Readonly<Record<LayerId, Party>>>

const typesIn = (types: Types): readonly string[] =>
  Object.entries(types).flatMap(([namespace, names]) => names.split(' ').map((name) => `${namespace}::${name}`))

/** Types that the owner can share with other accounts by AWS RAM, although they have no resource policy. */
const shareable: Types = {
  ARCRegionSwitch: 'Plan',
  AppMesh: 'Mesh',
  AppSync: 'GraphQLApi',
  CloudFront: 'VpcOrigin',
  CodeConnections: 'Connection',
  CodeStarConnections: 'Connection',
  DataZone: 'Domain',
  EC2: 'CapacityReservation Host IPAMPool IPAMResourceDiscovery LocalGatewayRouteTable PlacementGroup TrafficMirrorTarget TransitGatewayMulticastDomain',
  ElasticLoadBalancingV2: 'TrustStore',
  FSx: 'Volume',
  ImageBuilder: 'Component ContainerRecipe Image ImageRecipe',
  MPA: 'ApprovalTeam',
  NetworkFirewall: 'Firewall',
  ODB: 'CloudExadataInfrastructure OdbNetwork',
  Outposts: 'Outpost Site',
  ResourceGroups: 'Group',
  Route53GlobalResolver: 'DnsView',
  Route53Resolver: 'ResolverQueryLoggingConfig',
  SSMContacts: 'Contact',
  SSMIncidents: 'ResponsePlan',
  SageMaker: 'FeatureGroup ModelCard PartnerApp Pipeline',
  ServiceCatalogAppRegistry: 'Application AttributeGroup',
  ServiceDiscovery: 'HttpNamespace PrivateDnsNamespace PublicDnsNamespace',
}

/** Copies of another resource's storage; no software runs in them. */
const copies: Types = {
  DocDBElastic: 'ClusterSnapshot',
  ElastiCache: 'ServerlessCacheSnapshot',
  FSx: 'Backup Snapshot',
  Lightsail: 'DatabaseSnapshot',
  MemoryDB: 'Snapshot',
  NeptuneGraph: 'GraphSnapshot',
  Redshift: 'Snapshot',
  RedshiftServerless: 'Snapshot',
}

/**
 * Content that lies still until something else uses it: packages, versions, models, lists, data sets. It has no metrics, events or
 * log of its own by its template reference; what uses it has.
 */
const still: Types = {
  AppConfig: 'HostedConfigurationVersion',
  AppStream: 'AppBlock',
  BedrockAgentCore: 'BrowserProfile Dataset',
  Cases: 'Case RelatedItem',
  CleanRooms: 'IdMappingTable IntermediateTable',
  CleanRoomsML: 'TrainingDataset',
  Connect: 'DataTable DataTableRecord',
  DeviceFarm: 'Upload',
  ElasticBeanstalk: 'ApplicationVersion',
  ElementalInference: 'Dictionary',
  EventSchemas: 'Registry Schema',
  Forecast: 'Dataset DatasetGroup',
  FraudDetector: 'EventType List',
  GameLift: 'Build Script',
  Glue: 'Registry Schema',
  GreengrassV2: 'ComponentVersion',
  IoT: 'SoftwarePackage SoftwarePackageVersion Stream',
  IoTSiteWise: 'Dataset',
  KafkaConnect: 'CustomPlugin',
  Lightsail: 'DiskSnapshot InstanceSnapshot',
  NimbleStudio: 'StreamingImage',
  Panorama: 'Package PackageVersion',
  Personalize: 'Dataset DatasetGroup',
  Pinpoint: 'Segment',
  RDS: 'CustomDBEngineVersion',
  Rekognition: 'Dataset',
  RoboMaker: 'RobotApplication RobotApplicationVersion SimulationApplication SimulationApplicationVersion',
  SES: 'ContactList',
  SMSVOICE: 'OptOutList',
  SageMaker: 'Algorithm Hub Image ImageVersion ModelPackageGroup',
  ServerlessRepo: 'Application',
  Textract: 'Adapter',
  Transcribe: 'MedicalVocabulary Vocabulary VocabularyFilter',
  Translate: 'ParallelData',
}

/** Desktops and applications that AWS streams over TLS. */
const desktops = 'WorkSpaces::Workspace WorkSpaces::WorkspacesPool'
const applications = 'AppStream::AppBlockBuilder AppStream::Fleet AppStream::ImageBuilder'
const streamed: readonly string[] = [...desktops.split(' '), ...applications.split(' ')]

/** AWS makes no backup of them by itself: there are those that the customer makes, or has AWS Backup make. */
const backedUpOnRequest: Types = { DSQL: 'Cluster', NeptuneGraph: 'Graph', Timestream: 'Table' }
/** Spread over zones by AWS, if the customer has it run on several instances. */
const endpoints = 'SageMaker::InferenceComponent'

const byType = new Map<string, Parties>()
function add(types: readonly string[], parties: Parties): void {
  for (const type of types) byType.set(`AWS::${type}`, { ...byType.get(`AWS::${type}`), ...parties })
}
add(typesIn(shareable), { 'resource-policy': 'customer' })
add(typesIn(copies), { 'guest-os': 'none', platform: 'none', logging: 'none' })
add(typesIn(still), { logging: 'none' })
add(streamed, { 'encryption-in-transit': 'shared' })
add(typesIn(backedUpOnRequest), { backup: 'customer' })
add(endpoints.split(' '), { resilience: 'shared' })

/** The types with a kind. */
export const typesOfKinds: readonly string[] = [...byType.keys()]

/** The types that AWS RAM can share. */
export const shareableTypes: ReadonlySet<string> = new Set(typesIn(shareable).map((type) => `AWS::${type}`))

/** The parties of layers that a type has because of its kind, beyond its shape. */
export const partiesByKind = (type: string): Parties => byType.get(type) ?? {}

/** The pages for these parties. */
export const kindSources: readonly CellSource[] = [
  source(
    'ram/latest/userguide/shareable.html',
    'the owner can share resources of these types with other accounts',
    'share resources that are created and',
    { 'resource-policy': typesIn(shareable).join(' ') },
  ),
  source(
    'workspaces/latest/adminguide/data-protection.html',
    'AWS encrypts the stream to a desktop; the customer can change the cipher of PCoIP, and encrypts what its desktops send elsewhere',
    'streaming and control data in-transit',
    { 'encryption-in-transit': desktops },
  ),
  source(
    'appstream2/latest/developerguide/encryption-transit.html',
    'AWS encrypts the stream to users; what applications send elsewhere is for the customer to encrypt',
    'Pixel and related streaming traffic',
    { 'encryption-in-transit': applications },
  ),
  source(
    'controltower/latest/userguide/types-of-baselines.html',
    'one of the baselines sets up AWS Backup for the accounts of an organizational unit',
    'automate your data backup across',
    { backup: 'ControlTower::EnabledBaseline' },
  ),
  source(
    'aurora-dsql/latest/userguide/backup-aurora-dsql.html',
    'AWS Backup backs clusters up on the plans and requests of the customer',
    'Create on-demand backups for immediate',
    { backup: 'DSQL::Cluster' },
  ),
  source(
    'neptune-analytics/latest/userguide/graph-snapshots.html',
    'the customer makes snapshots of a graph',
    'create a named snapshot of your',
    { backup: 'NeptuneGraph::Graph' },
  ),
  source(
    'timestream/latest/developerguide/backups.html',
    'the customer opts in to AWS Backup, and plans the backups of tables',
    'to allow AWS Backup to protect',
    { backup: 'Timestream::Table' },
  ),
  source(
    'sagemaker/latest/dg/deployment-best-practices.html',
    'AWS spreads the instances of an endpoint over zones; the customer runs several, and several copies of a component',
    'deploy multiple instances for each production',
    { resilience: endpoints },
  ),
  source(
    'workspaces/latest/adminguide/restore-workspace.html',
    'AWS makes snapshots of the volumes of a desktop every 12 hours, and keeps the latest; the customer restores them',
    'scheduled every 12 hours',
    { backup: 'WorkSpaces::Workspace' },
  ),
  source(
    'mediaconnect/latest/ug/flows-create-entitled-source.html',
    'a flow is in one Availability Zone; the customer makes redundant flows in others',
    'randomly assign an Availability Zone',
    { resilience: 'MediaConnect::Flow' },
  ),
]
