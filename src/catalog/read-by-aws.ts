import type { LayerId, Party } from './layers.ts'

/**
 * Types whose content the service must read to do its work: text for a model or a search index, video, metrics, metadata,
 * policies. It could not use client-side encrypted content. The second part has types that pass rows or records on unchanged, for
 * which client-side encryption is decided at the source.
 */
const namespaces: Readonly<Record<string, string>> = {
  AIOps: 'InvestigationGroup',
  APS: 'Scraper Workspace',
  AgentRegistry: 'Registry',
  Bedrock: 'Agent Flow KnowledgeBase',
  BedrockAgentCore: 'Harness Memory',
  CloudFront: 'ConnectionFunction Function',
  CodeGuruProfiler: 'ProfilingGroup',
  Comprehend: 'DocumentClassifier DocumentClassifierEndpoint EntityRecognizer Flywheel',
  DevOpsAgent: 'AgentSpace',
  ElementalInference: 'Dictionary Feed',
  EventSchemas: 'Registry Schema',
  Forecast: 'Dataset DatasetGroup',
  FraudDetector: 'Detector EventType List',
  Glue: 'Catalog MLTransform Registry Schema',
  HealthAgent: 'Domain',
  IVS: 'Channel Stage',
  Kendra: 'Index',
  KendraRanking: 'ExecutionPlan',
  Lex: 'Bot',
  Location: 'GeofenceCollection Tracker',
  LookoutEquipment: 'InferenceScheduler',
  LookoutMetrics: 'AnomalyDetector',
  LookoutVision: 'Project',
  MediaLive: 'Channel Multiplex',
  MediaPackage: 'Asset Channel',
  MediaPackageV2: 'Channel',
  MediaTailor: 'Channel',
  NovaAct: 'WorkflowDefinition',
  Personalize: 'Dataset DatasetGroup Solution',
  QBusiness: 'Application Index WebExperience',
  QuickSight: 'Agent Dashboard DataSet Flow KnowledgeBase',
  RUM: 'AppMonitor',
  Rekognition: 'Collection Dataset Project StreamProcessor',
  SES: 'ContactList',
  SMSVOICE: 'OptOutList',
  SecurityAgent: 'AgentSpace Application',
  Textract: 'Adapter',
  Transcribe: 'MedicalVocabulary Vocabulary VocabularyFilter',
  Translate: 'ParallelData',
  VerifiedPermissions: 'PolicyStore',
  VoiceID: 'Domain',
  Wisdom: 'AIAgent Assistant KnowledgeBase',
}
const passedOn: Readonly<Record<string, string>> = {
  DMS: 'ReplicationConfig ReplicationInstance',
  MSK: 'Replicator',
}

/** The types of both parts. */
export const readByAws: ReadonlySet<string> = new Set(
  [...Object.entries(namespaces), ...Object.entries(passedOn)].flatMap(([namespace, names]) =>
    names.split(' ').map((name) => `AWS::${namespace}::${name}`),
  ),
)

const none = { 'client-side-encryption': 'none' } as const

/** Client-side encryption for content that AWS reads or passes on: there is nothing to decide. */
export const partiesOfReading = (type: string): Partial<Readonly<Record<LayerId, Party>>> =>
  readByAws.has(type) ? none : {}
