import { dataSourceId } from '../../../practice/company.ts'
import { hexId } from '../../../practice/ids.ts'
import type { Naming, Namings } from './naming.ts'

/** Definitions of monitoring jobs are all named the same way. */
const job = (kind: string): Naming => ({
  name: 'JobDefinitionName',
  arn: ['sagemaker', (name) => `${kind}-job-definition/${name}`],
  arnAs: 'JobDefinitionArn',
})

/** An AgentCore id: the name, and ten letters and digits. */
const agentCoreId = (property: string): NonNullable<Naming['id']> => [
  property,
  (_, name) => `${name}-${hexId(property, name, 10)}`,
]

/** Machine learning and agent types. */
export const ofAi: Namings = {
  'AWS::Bedrock::DataSource': { name: 'Name', arn: null, id: ['DataSourceId', (_, name) => dataSourceId(name)] },
  'AWS::BedrockAgentCore::BrowserCustom': {
    name: 'Name',
    arn: ['bedrock-agentcore', (_, id) => `browser-custom/${id}`],
    id: agentCoreId('BrowserId'),
    arnAs: 'BrowserArn',
  },
  'AWS::BedrockAgentCore::CodeInterpreterCustom': {
    name: 'Name',
    arn: ['bedrock-agentcore', (_, id) => `code-interpreter-custom/${id}`],
    id: agentCoreId('CodeInterpreterId'),
    arnAs: 'CodeInterpreterArn',
  },
  'AWS::BedrockAgentCore::Gateway': {
    name: 'Name',
    arn: ['bedrock-agentcore', (_, id) => `gateway/${id}`],
    id: agentCoreId('GatewayIdentifier'),
    arnAs: 'GatewayArn',
  },
  'AWS::BedrockAgentCore::Memory': {
    name: 'Name',
    arn: ['bedrock-agentcore', (_, id) => `memory/${id}`],
    id: agentCoreId('MemoryId'),
    arnAs: 'MemoryArn',
  },
  'AWS::BedrockAgentCore::Runtime': {
    name: 'AgentRuntimeName',
    arn: ['bedrock-agentcore', (_, id) => `runtime/${id}`],
    id: agentCoreId('AgentRuntimeId'),
    arnAs: 'AgentRuntimeArn',
  },
  'AWS::SageMaker::DataQualityJobDefinition': job('data-quality'),
  'AWS::SageMaker::EndpointConfig': {
    name: 'EndpointConfigName',
    arn: ['sagemaker', (name) => `endpoint-config/${name}`],
    arnAs: 'EndpointConfigArn',
  },
  'AWS::SageMaker::FeatureGroup': { name: 'FeatureGroupName', arn: ['sagemaker', (name) => `feature-group/${name}`] },
  'AWS::SageMaker::InferenceExperiment': {
    name: 'Name',
    arn: ['sagemaker', (name) => `inference-experiment/${name}`],
    arnAs: 'Arn',
  },
  'AWS::SageMaker::Model': { name: 'ModelName', arn: ['sagemaker', (name) => `model/${name}`], arnAs: 'ModelArn' },
  'AWS::SageMaker::ModelBiasJobDefinition': job('model-bias'),
  'AWS::SageMaker::ModelExplainabilityJobDefinition': job('model-explainability'),
  'AWS::SageMaker::ModelQualityJobDefinition': job('model-quality'),
  'AWS::SageMaker::MonitoringSchedule': {
    name: 'MonitoringScheduleName',
    arn: ['sagemaker', (name) => `monitoring-schedule/${name}`],
    arnAs: 'MonitoringScheduleArn',
  },
}
