import type * as LambdaClient from '@aws-sdk/client-lambda'
import { type AwsError, awsError, type Call, type ServiceDefinition } from '../../../practice/service.ts'

export type Client = typeof LambdaClient

/** One statement of a function's policy, as AddPermission writes it. */
export interface Statement {
  Sid: string
  Effect: 'Allow'
  Principal: '*' | { Service: string } | { AWS: string }
  Action: string
  Resource: string
  Condition?: Record<string, Record<string, string>>
}

export interface StoredFunction {
  name: string
  package: 'Zip' | 'Image'
  /** null where the package is an image. */
  runtime: LambdaClient.Runtime | null
  role: string
  vpc: { id: string; subnets: string[]; groups: string[] } | null
  tracing: LambdaClient.TracingMode
  updateOn: LambdaClient.UpdateRuntimeOn
  /** The version that a function on Manual stays on. */
  runtimeVersion: string | null
  environment: Record<string, string>
  kmsKey: string | null
  timeout: number
  memory: number
  policy: Statement[]
  url: { auth: LambdaClient.FunctionUrlAuthType; created: string; modified: string } | null
  tags: Record<string, string>
  modified: string
}

/** Lambda in one region. */
export interface LambdaState {
  functions: StoredFunction[]
}

export type C<I = unknown> = Call<I, LambdaState>
export type Definition = ServiceDefinition<Client, LambdaState>

export const invalid = (message: string): AwsError =>
  awsError('InvalidParameterValueException', message, 400, { Type: 'User' })
export const notFound = (message: string): AwsError =>
  awsError('ResourceNotFoundException', message, 404, { Type: 'User' })
export const conflict = (message: string): AwsError =>
  awsError('ResourceConflictException', message, 409, { Type: 'User' })

export const arnOf = ({ partition, region, account }: C, name: string): string =>
  `arn:${partition}:lambda:${region}:${account}:function:${name}`

/** A function's name, from its name, its ARN or `ACCOUNT:function:NAME` (lambda/latest/api/API_GetFunctionConfiguration.html). */
export function nameOf(given: string | undefined): string {
  const [, name, qualifier] = /(?:^|:function:)([\w-]+)(?::([\w$-]+))?$/.exec(given ?? '') ?? []
  if (name === undefined)
    throw awsError('ValidationException', `1 validation error detected: Value '${given}' at 'functionName' failed`, 400)
  if (qualifier !== undefined && qualifier !== '$LATEST') throw only(`the version or alias ${qualifier}`)
  return name
}

/** What the practice account leaves out, it says. */
const only = (what: string): AwsError =>
  awsError('NotImplemented', `The practice account has functions in their unpublished version alone: not ${what}.`, 501)

interface Named {
  readonly FunctionName?: string | undefined
  readonly Qualifier?: string | undefined
}

export function functionOf(call: C, { FunctionName, Qualifier }: Named): StoredFunction {
  const name = nameOf(FunctionName)
  const found = call.state.functions.find((one) => one.name === name)
  if (!found) throw notFound(`Function not found: ${arnOf(call, name)}`)
  if (Qualifier !== undefined && Qualifier !== '$LATEST') throw only(`the version or alias ${Qualifier}`)
  return found
}

/** A function as ListFunctions shows it: its environment in plain text, as on AWS. */
export function shown(call: C, stored: StoredFunction): LambdaClient.FunctionConfiguration {
  return {
    FunctionName: stored.name,
    FunctionArn: arnOf(call, stored.name),
    ...(stored.runtime === null ? {} : { Runtime: stored.runtime, Handler: 'index.handler' }),
    Role: stored.role,
    PackageType: stored.package,
    Version: '$LATEST',
    Architectures: ['x86_64'],
    Timeout: stored.timeout,
    MemorySize: stored.memory,
    LastModified: stored.modified.replace('Z', '+0000'),
    TracingConfig: { Mode: stored.tracing },
    ...(stored.vpc === null
      ? {}
      : { VpcConfig: { VpcId: stored.vpc.id, SubnetIds: stored.vpc.subnets, SecurityGroupIds: stored.vpc.groups } }),
    ...(Object.keys(stored.environment).length === 0 ? {} : { Environment: { Variables: stored.environment } }),
    ...(stored.kmsKey === null ? {} : { KMSKeyArn: stored.kmsKey }),
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${stored.name}` },
  }
}

export function shownUrl(call: C, stored: StoredFunction) {
  if (!stored.url) throw notFound('The resource you requested does not exist.')
  return {
    FunctionUrl: `https://${stored.name}.lambda-url.${call.region}.on.aws/`,
    FunctionArn: arnOf(call, stored.name),
    AuthType: stored.url.auth,
    CreationTime: stored.url.created,
    LastModifiedTime: stored.url.modified,
  }
}
