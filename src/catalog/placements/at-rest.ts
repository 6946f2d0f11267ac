/** `[page below docs.aws.amazon.com, what it says, a phrase from it, type names without AWS::]` */
export type AtRestRow = readonly [page: string, says: string, phrase: string, types: string]

/** Always encrypted with a key that AWS manages; the customer cannot choose one. */
export const encryptedByAws: readonly AtRestRow[] = [
  [
    'amplify/latest/userguide/encryption-at-rest.html',
    'AWS encrypts what it builds of an application, with keys that it manages',
    "encrypts an app's build artifacts",
    'Amplify::App Amplify::Branch',
  ],
  [
    'prometheus/latest/userguide/encryption-at-rest-Amazon-Service-Prometheus.html',
    'AWS encrypts by default; managed collectors need a workspace without a key of the customer',
    'automatically provides you with encryption',
    'APS::Scraper',
  ],
  [
    'AmazonCloudFront/latest/DeveloperGuide/data-protection-summary.html',
    'AWS encrypts the code and the settings of functions at the edge',
    'stored in an encrypted format on',
    'CloudFront::ConnectionFunction CloudFront::Function',
  ],
  [
    'AmazonCloudWatch/latest/monitoring/data-protection.html',
    'AWS encrypts what CloudWatch stores; the customer can choose the key of datasets alone',
    'CloudWatch always encrypts data at',
    'RUM::AppMonitor',
  ],
  [
    'codebuild/latest/userguide/security-encryption.html',
    'AWS encrypts the volumes of a fleet with keys that it manages; the key of artifacts is set at the project',
    'volumes of your build fleet',
    'CodeBuild::Fleet',
  ],
  [
    'data-exchange/latest/userguide/data-protection.html',
    'AWS encrypts all products, always',
    'always encrypts all data products stored',
    'DataExchange::DataSet',
  ],
  [
    'deadline-cloud/latest/userguide/encryption-rest.html',
    'AWS encrypts what it stores; the customer can choose the key of a farm',
    'protects sensitive data by encrypting',
    'Deadline::Monitor',
  ],
  [
    'eventbridge/latest/userguide/eb-data-protection.html',
    'AWS encrypts what it stores with its own key; the customer can choose one for buses, pipes, archives and connections',
    'customer managed keys for specific resources',
    'EventSchemas::Registry EventSchemas::Schema',
  ],
  [
    'gameliftservers/latest/developerguide/data-protection.html',
    'AWS stores builds and scripts encrypted, where the customer cannot reach them',
    'scripts are stored in Amazon S3',
    'GameLift::Build GameLift::Script',
  ],
  [
    'gameliftstreams/latest/developerguide/data-protection.html',
    'AWS encrypts applications with its own keys; the customer can choose none',
    'Customer managed keys are not supported',
    'GameLiftStreams::Application GameLiftStreams::StreamGroup',
  ],
  [
    'glue/latest/dg/schema-registry-works.html',
    'AWS encrypts schemas, always, with a key that it manages',
    'are always encrypted at rest using',
    'Glue::Registry Glue::Schema',
  ],
  [
    'grafana/latest/userguide/data-protection.html',
    'AWS encrypts dashboards, snapshots and lists of users',
    'Managed Grafana stores is encrypted with',
    'Grafana::Workspace',
  ],
  [
    'greengrass/v2/developerguide/encryption-at-rest.html',
    'AWS encrypts what is stored in the cloud; the disks of cores are for the customer to encrypt',
    'encrypts customer data stored in',
    'GreengrassV2::ComponentVersion',
  ],
  [
    'iot-sitewise/latest/userguide/encryption-at-rest.html',
    'AWS encrypts all of it; the customer can choose the key of the values of assets alone',
    'other AWS services that encrypt data',
    'IoTSiteWise::Application IoTSiteWise::Dataset IoTSiteWise::Portal',
  ],
  [
    'kinesisanalytics/latest/dev/data-protection.html',
    'AWS encrypts code and reference data with its own keys; the customer can choose none',
    'Customer-managed keys are not supported',
    'KinesisAnalytics::Application',
  ],
  [
    'mediatailor/latest/ug/data-protection.html',
    'MediaTailor asks for no data of customers to encrypt',
    'encrypt or decrypt data in its',
    'MediaTailor::Function',
  ],
  [
    'omics/latest/dev/data-protection.html',
    'AWS encrypts the files of workflows, for which the customer can choose no key',
    'supported by the temporary file system',
    'Omics::Workflow Omics::WorkflowVersion',
  ],
  [
    'pcs/latest/userguide/data-protection.html',
    'AWS encrypts the state of the scheduler with its own key; the customer can choose that of volumes of nodes',
    'automatically encrypts data and metadata before',
    'PCS::Cluster',
  ],
  [
    'pinpoint/latest/developerguide/security-data-protection-encryption.html',
    'AWS encrypts all of it with its own keys; the customer can choose none',
    "can't provision and use your own",
    'Pinpoint::App Pinpoint::Segment',
  ],
  [
    'rekognition/latest/dg/security-data-encryption.html',
    'AWS encrypts the vectors of faces in collections',
    'array of floats and encrypted at',
    'Rekognition::Collection',
  ],
  [
    'serverlessrepo/latest/devguide/data-protection.html',
    'AWS encrypts the files that the customer uploads',
    'encrypts files that you upload',
    'ServerlessRepo::Application',
  ],
  [
    'ses/latest/dg/encryption-rest.html',
    'AWS encrypts all of it; the customer can choose the key of archives and ingress endpoints alone',
    'Amazon SES encrypts all data at',
    'SES::ContactList',
  ],
  [
    'sms-voice/latest/userguide/data-protection.html',
    'AWS encrypts all of it with its own keys; the customer can choose none',
    "can't provision and use your own",
    'SMSVOICE::OptOutList',
  ],
]

/** The customer chooses the key or the place of storage, although no property of the type itself has it. */
export const encryptedWithChoice: readonly AtRestRow[] = [
  [
    'AmazonECS/latest/developerguide/fargate-storage-encryption.html',
    'AWS encrypts the storage of tasks on Fargate; the customer can choose the key at the cluster',
    'Fargate-managed ephemeral storage encryption',
    'ECS::ExpressGatewayService',
  ],
  [
    'AmazonS3/latest/userguide/s3-tables-encryption.html',
    'AWS encrypts all tables; the customer can choose the key of a bucket or a table',
    'configure table buckets or tables',
    'S3Tables::Table',
  ],
  [
    'b2bi/latest/userguide/data-protection.html',
    'documents are encrypted as the customer set the bucket that they rest in',
    'default encryption options you set',
    'B2BI::Transformer',
  ],
  [
    'cloudformation-cli/latest/hooks-userguide/hooks-kms-key-policy.html',
    'AWS encrypts what a Hook found with its own key; the customer can choose one when it configures the Hook',
    'CloudFormation uses an AWS owned key',
    'CloudFormation::GuardHook CloudFormation::LambdaHook',
  ],
  [
    'codeartifact/latest/ug/domain-overview.html',
    'one key encrypts all that the repositories of a domain hold, and the customer chooses it at the domain',
    'encrypted with a single AWS KMS',
    'CodeArtifact::Repository',
  ],
  [
    'documentdb/latest/devguide/elastic-encryption.html',
    'AWS encrypts elastic clusters; the customer can choose the key when it makes one',
    'support encryption with two types',
    'DocDBElastic::ClusterSnapshot',
  ],
  [
    'elasticbeanstalk/latest/dg/security-data-protection-encryption.html',
    'versions rest in the bucket of the service, whose encryption the customer can set',
    'Elastic Beanstalk stores various objects in',
    'ElasticBeanstalk::ApplicationVersion',
  ],
  [
    'emr/latest/ReleaseGuide/emr-hbase-wal-security.html',
    'AWS encrypts logs; the customer can choose the key by a security configuration',
    'bring your own keys from AWS',
    'EMR::WALWorkspace',
  ],
  [
    'frauddetector/latest/ug/encryption-at-rest.html',
    'AWS encrypts with its own key, or with one that the customer chooses for the account',
    'your choice of an encryption key',
    'FraudDetector::Detector FraudDetector::EventType FraudDetector::List',
  ],
  [
    'fsx/latest/WindowsGuide/encryption-at-rest.html',
    'AWS encrypts all file systems; the customer chooses the key when it makes one',
    'You choose the KMS key used',
    'FSx::Backup FSx::Snapshot FSx::Volume',
  ],
  [
    'glue/latest/dg/encryption-at-rest.html',
    'the customer sets encryption at the Data Catalog and by the security configurations of jobs',
    'you control encryption settings in',
    'Glue::DevEndpoint Glue::Session',
  ],
  [
    'iot/latest/developerguide/encryption-at-rest.html',
    'AWS encrypts with its own keys; the customer can choose one for all of an account',
    'opt in to customer managed keys',
    'IoT::SoftwarePackage IoT::SoftwarePackageVersion IoT::Stream',
  ],
  [
    'iot-sitewise/latest/userguide/encryption-at-rest.html',
    'AWS encrypts the values of assets with its own key, or with one that the customer chooses',
    'to encrypt asset property values and',
    'IoTSiteWise::Asset',
  ],
  [
    'iot-twinmaker/latest/guide/data-protection.html',
    'a workspace rests in a bucket that AWS makes, or in one that the customer encrypts',
    'choose to use your own Amazon',
    'IoTTwinMaker::Workspace',
  ],
  [
    'managed-blockchain/latest/hyperledger-fabric-dev/managed-blockchain-encryption-at-rest.html',
    'AWS encrypts nodes with the key of their member, which the customer can choose',
    'inherited by any peer nodes',
    'ManagedBlockchain::Node',
  ],
  [
    'msk/latest/developerguide/msk-encryption.html',
    'AWS always encrypts; the customer can choose the key of the cluster that has the topic',
    'specify the AWS KMS key that',
    'MSK::Topic',
  ],
  [
    'AWSCloudFormation/latest/TemplateReference/aws-resource-neptunegraph-graph.html',
    'AWS encrypts a graph; the customer can choose its key, and not change it later',
    'graph is encrypted with an AWS',
    'NeptuneGraph::GraphSnapshot',
  ],
  [
    'personalize/latest/dg/data-encryption.html',
    'AWS always encrypts; the customer can choose the key of a dataset group',
    'always encrypted at rest with Amazon',
    'Personalize::Dataset Personalize::Solution',
  ],
  [
    'quicksight/latest/APIReference/API_QDataKey.html',
    'the customer can register a key of its own for an account',
    'registered to a Quick Sight account',
    'QuickSight::Agent QuickSight::Flow QuickSight::KnowledgeBase',
  ],
  [
    'quicksight/latest/APIReference/API_RegisteredCustomerManagedKey.html',
    'the customer can register keys of its own for an account',
    'KMS key that is registered to',
    'QuickSight::Dashboard QuickSight::DataSet',
  ],
  [
    'redshift/latest/mgmt/working-with-db-encryption.html',
    'AWS encrypts clusters and their snapshots unless the customer turns it off, and the customer can choose the key',
    'applies to the cluster and also',
    'Redshift::Snapshot',
  ],
  [
    'redshift/latest/mgmt/serverless-workgroups-and-namespaces-rotate-kms-key.html',
    'AWS encrypts namespaces and snapshots; the customer can choose the key of a namespace',
    'Serverless resources and snapshots',
    'RedshiftServerless::Snapshot',
  ],
  [
    'rekognition/latest/dg/security-data-encryption.html',
    'AWS encrypts copies of images with its own key, or one that the customer provides',
    'KMS key that you provide or',
    'Rekognition::Dataset Rekognition::Project',
  ],
  [
    'sagemaker/latest/dg/encryption-at-rest.html',
    'AWS encrypts by default; the customer can choose the key, and has to for use by another account',
    'specify your own customer managed key',
    'SageMaker::Algorithm SageMaker::App SageMaker::Hub SageMaker::Image SageMaker::ImageVersion SageMaker::MlflowApp SageMaker::MlflowTrackingServer SageMaker::ModelPackageGroup SageMaker::Space',
  ],
  [
    'sagemaker/latest/dg/encryption-at-rest-nbi.html',
    'AWS encrypts the volumes of endpoints with a key that it discards, or with one of the customer',
    'pass a AWS KMS key to',
    'SageMaker::InferenceComponent',
  ],
  [
    'workspaces-web/latest/adminguide/data-encryption.html',
    'AWS encrypts trust stores as it does settings of portals; the customer can choose the key',
    'trust store data, and trust store',
    'WorkSpacesWeb::TrustStore',
  ],
  [
    'textract/latest/dg/encryption.html',
    'AWS encrypts with keys of Amazon S3, or with one that the customer chooses',
    'mutually exclusive methods of server-side',
    'Textract::Adapter',
  ],
  [
    'transcribe/latest/dg/data-encryption.html',
    'AWS encrypts with its default keys; the customer can choose the key of what a job writes',
    'encrypted with the default key',
    'Transcribe::MedicalVocabulary Transcribe::Vocabulary Transcribe::VocabularyFilter',
  ],
]

/** Types for which no page says who chooses the key. Encryption at rest stays shared: it is asked for, not assumed. */
export const unsaidAtRest: Readonly<Record<string, string>> = {
  'no page of AWS tells how it is encrypted at rest: AWS has ended the service and taken its guide off its site':
    'IoTAnalytics::Channel IoTAnalytics::Dataset IoTAnalytics::Datastore IoTEvents::AlarmModel IoTEvents::DetectorModel IoTFleetHub::Application LookoutVision::Project MediaStore::Container OpsWorksCM::Server Panorama::Package Panorama::PackageVersion RoboMaker::RobotApplication RoboMaker::RobotApplicationVersion RoboMaker::SimulationApplication RoboMaker::SimulationApplicationVersion SimSpaceWeaver::Simulation',
  'no page of AWS tells how it is encrypted at rest, and no property chooses a key':
    'AgentRegistry::Registry ApiGatewayV2::PortalProduct AppSync::FunctionConfiguration AppSync::Resolver Chime::AppInstance Chime::Channel EKS::Capability ElementalInference::Dictionary ElementalInference::Feed KendraRanking::ExecutionPlan Lambda::MicrovmImage Lightsail::Container',
  'what it holds is published: the page on encryption at rest speaks of private repositories': 'ECR::PublicRepository',
  'it comes from a bucket of yours, which has a row of its own; no page tells how the copy is encrypted':
    'AppStream::AppBlock KafkaConnect::CustomPlugin',
  'it keeps no data of its own: the data rests where it reads and writes':
    'KafkaConnect::Connector MSK::Replicator Transfer::WebApp',
  'what it groups has keys of its own': 'Chime::MediaPipelineKinesisVideoStreamPool Forecast::DatasetGroup',
}
