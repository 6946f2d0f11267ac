const docs = 'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide'

/** What AWS SAM expands each of its resource types into: in words, and the leading types. */
const samMacros: Readonly<Record<string, readonly [says: string, ...into: string[]]>> = {
  Api: ['an Amazon API Gateway REST API with its stage and deployment', 'AWS::ApiGateway::RestApi'],
  Application: ['a nested stack', 'AWS::CloudFormation::Stack'],
  Function: ['a Lambda function with its role, triggers and permissions', 'AWS::Lambda::Function', 'AWS::IAM::Role'],
  HttpApi: ['an Amazon API Gateway HTTP API with its stage', 'AWS::ApiGatewayV2::Api'],
  LayerVersion: ['a Lambda layer version', 'AWS::Lambda::LayerVersion'],
  SimpleTable: ['a DynamoDB table with one key', 'AWS::DynamoDB::Table'],
  StateMachine: ['a Step Functions state machine with its role and triggers', 'AWS::StepFunctions::StateMachine'],
}

/** A resource type that exists only in templates and stands for other types. */
export interface Macro {
  readonly says: string
  /** The main types that it expands into. */
  readonly into: readonly string[]
  readonly source: string
}

/** The macro with this type name, case-insensitive; undefined for other types. */
export function macroOf(type: string): Macro | undefined {
  const wanted = type.toLowerCase()
  const found = Object.entries(samMacros).find(([name]) => `aws::serverless::${name}`.toLowerCase() === wanted)
  if (!found) return undefined
  const [name, [says, ...into]] = found
  return {
    says: `AWS::Serverless::${name} is a macro of AWS SAM, which CloudFormation expands into ${says}`,
    into,
    source: `${docs}/sam-specification-generated-resources.html`,
  }
}
