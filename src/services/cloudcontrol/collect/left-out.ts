import { byText } from '../../../core/by-text.ts'

/**
 * Properties that a type's handler leaves out of its answer where nothing is set, and where that is an answer: AWS's own key is used, no log
 * is kept, nothing is shared. A handler shows every readable property that is set
 * (https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract.html). All others that lack were not seen.
 */
const rows: Readonly<Record<string, readonly string[]>> = byText({
  'AWS::APS::Workspace': ['KmsKeyArn', 'LoggingConfiguration'],
  'AWS::AmazonMQ::Broker': ['EncryptionOptions', 'Logs'],
  'AWS::AppSync::GraphQLApi': ['AdditionalAuthenticationProviders', 'LogConfig'],
  'AWS::Backup::LogicallyAirGappedBackupVault': ['AccessPolicy'],
  'AWS::Bedrock::Agent': ['CustomerEncryptionKeyArn'],
  'AWS::Bedrock::Flow': ['CustomerEncryptionKeyArn'],
  'AWS::Bedrock::Guardrail': ['KmsKeyArn'],
  'AWS::Bedrock::Prompt': ['CustomerEncryptionKeyArn'],
  'AWS::Cassandra::Table': ['EncryptionSpecification'],
  'AWS::CodeArtifact::Domain': ['PermissionsPolicyDocument'],
  'AWS::CodeArtifact::Repository': ['PermissionsPolicyDocument'],
  'AWS::Cognito::UserPool': ['UserPoolAddOns'],
  'AWS::DSQL::Cluster': ['PolicyDocument'],
  'AWS::DataSync::Task': ['CloudWatchLogGroupArn'],
  'AWS::FIS::ExperimentTemplate': ['LogConfiguration'],
  'AWS::Glue::Job': ['GlueVersion'],
  'AWS::Glue::MLTransform': ['TransformEncryption'],
  'AWS::ImageBuilder::InfrastructureConfiguration': ['Logging'],
  'AWS::IVSChat::Room': ['LoggingConfigurationIdentifiers'],
  'AWS::KafkaConnect::Connector': ['LogDelivery'],
  'AWS::Kendra::Index': ['ServerSideEncryptionConfiguration'],
  'AWS::Kinesis::Stream': ['StreamEncryption'],
  'AWS::KinesisFirehose::DeliveryStream': ['DeliveryStreamEncryptionConfigurationInput'],
  'AWS::Location::GeofenceCollection': ['KmsKeyId'],
  'AWS::Location::Tracker': ['KmsKeyId'],
  'AWS::M2::Application': ['KmsKeyId'],
  'AWS::M2::Environment': ['KmsKeyId'],
  'AWS::OSIS::Pipeline': ['LogPublishingOptions'],
  'AWS::PaymentCryptography::Key': ['Policy'],
  'AWS::Pipes::Pipe': ['KmsKeyIdentifier', 'LogConfiguration'],
  'AWS::QBusiness::Application': ['EncryptionConfiguration'],
  'AWS::Route53::HostedZone': ['QueryLoggingConfig', 'VPCs'],
  'AWS::S3Outposts::AccessPoint': ['Policy'],
  'AWS::SES::ConfigurationSet': ['DeliveryOptions'],
  'AWS::SageMaker::Domain': ['KmsKeyId'],
  'AWS::Scheduler::Schedule': ['KmsKeyArn'],
  'AWS::StepFunctions::Activity': ['EncryptionConfiguration'],
  'AWS::StepFunctions::StateMachine': ['EncryptionConfiguration', 'LoggingConfiguration'],
  'AWS::Timestream::InfluxDBCluster': ['LogDeliveryConfiguration'],
  'AWS::Timestream::InfluxDBInstance': ['LogDeliveryConfiguration'],
  'AWS::Transfer::Connector': ['LoggingRole'],
  'AWS::Wisdom::KnowledgeBase': ['ServerSideEncryptionConfiguration'],
  'AWS::WorkSpacesWeb::Portal': ['CustomerManagedKey'],
  'AWS::WorkSpacesWeb::UserSettings': ['CustomerManagedKey'],
})

/** The properties of a type whose absence says that nothing is set. */
export const leftOut = (type: string): readonly string[] => rows[type] ?? []
