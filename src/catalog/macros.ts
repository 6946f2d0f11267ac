const docs = 'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide'

/** What AWS SAM's transform expands each of its resource types into, by name. */
const samMacros: Readonly<Record<string, string>> = {
  Api: 'an Amazon API Gateway REST API with its stage and deployment',
  Application: 'a nested stack',
  Function: 'a Lambda function with its role, triggers and permissions',
  HttpApi: 'an Amazon API Gateway HTTP API with its stage',
  LayerVersion: 'a Lambda layer version',
  SimpleTable: 'a DynamoDB table with one key',
  StateMachine: 'a Step Functions state machine with its role and triggers',
}

/** A resource type of a template that no account holds: a macro stands for other types. */
export interface Macro {
  readonly says: string
  readonly source: string
}

/** The macro that a type name is, in any case; undefined for any other type. */
export function macroOf(type: string): Macro | undefined {
  const wanted = type.toLowerCase()
  const name = Object.keys(samMacros).find((one) => `aws::serverless::${one}`.toLowerCase() === wanted)
  return name === undefined
    ? undefined
    : {
        says: `AWS::Serverless::${name} is a macro of AWS SAM, which CloudFormation expands into ${samMacros[name]}`,
        source: `${docs}/sam-specification-generated-resources.html`,
      }
}
