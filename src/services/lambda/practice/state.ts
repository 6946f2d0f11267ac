import type * as Client from '@aws-sdk/client-lambda'
import { arnIn, found, type Is, kind, type Naming } from '../../../practice/kind.ts'
import { notHere } from '../../../practice/limits.ts'
import { type Answer, type AwsError, awsError, type Call, type Kept } from '../../../practice/service.ts'
import type { HasTags } from '../../../practice/tags.ts'

/** One statement of a function's policy, as AddPermission writes it. */
export interface Statement {
  Sid: string
  Effect: 'Allow'
  Principal: '*' | { Service: string } | { AWS: string }
  Action: string
  Resource: string
  Condition?: Record<string, Record<string, string>>
}

interface Policied {
  policy: Statement[]
}

export interface StoredLayer {
  name: string
  version: number
  made: string
  policy: Statement[]
}

export interface Fn extends HasTags {
  /** A function with an image has no runtime; outside a VPC there is no `VpcConfig`. */
  is: Is<
    Client.FunctionConfiguration,
    'FunctionName' | 'PackageType' | 'Role' | 'TracingConfig' | 'Timeout' | 'MemorySize' | 'LastModified'
  >
  management: { UpdateRuntimeOn: Client.UpdateRuntimeOn; RuntimeVersionArn?: string }
  policy: Statement[]
  /** Its published versions and its aliases, by name, with the statements of their policies. */
  qualified: Record<string, ({ is: 'version' } & Policied) | ({ is: 'alias'; of: string } & Policied)>
  url: Pick<Kept<Client.FunctionUrlConfig>, 'AuthType' | 'CreationTime' | 'LastModifiedTime'> | null
  /** The id of its code signing configuration. */
  signing?: string
}

export interface StoredSigning {
  id: string
  policy: Client.CodeSigningPolicy
  made: string
}

/** Lambda in one region. */
export interface LambdaState {
  functions: Fn[]
  signing: StoredSigning[]
  layers: StoredLayer[]
}
export type C<I = unknown> = Call<I, LambdaState>

export const invalid = (message: string): AwsError =>
  awsError('InvalidParameterValueException', message, 400, { Type: 'User' })
export const notFound = (message: string): AwsError =>
  awsError('ResourceNotFoundException', message, 404, { Type: 'User' })
export const conflict = (message: string): AwsError =>
  awsError('ResourceConflictException', message, 409, { Type: 'User' })

export const functions = kind<LambdaState, Fn>({
  in: (state) => state.functions,
  id: ({ is }) => is.FunctionName,
  arn: ['lambda', 'function:'],
  missing: (name = '', place) => notFound(`Function not found: ${arnIn(place, 'lambda', `function:${name}`)}`),
})

/** A function's name, from its name, its ARN or `ACCOUNT:function:NAME` (lambda/latest/api/API_GetFunctionConfiguration.html). */
export function nameOf(given: string | undefined): string {
  const [, name, qualifier] = /(?:^|:function:)([\w-]+)(?::([\w$-]+))?$/.exec(given ?? '') ?? []
  if (name === undefined)
    throw awsError('ValidationException', `1 validation error detected: Value '${given}' at 'functionName' failed`)
  if (qualifier !== undefined && qualifier !== '$LATEST') throw only(`the version or alias ${qualifier}`)
  return name
}

/** The error for what the practice account does not implement. */
const only = (what: string): AwsError =>
  notHere(`The practice account shows functions in their unpublished version alone: not ${what}.`)

/** The owner of a policy: the function, or a version or alias. */
export function policied(call: C, { FunctionName, Qualifier }: Named): Policied {
  const stored = functions.of(call, nameOf(FunctionName))
  if (Qualifier === undefined || Qualifier === '$LATEST') return stored
  return found(stored.qualified[Qualifier], () =>
    notFound(`Function not found: ${functions.arnOf(call, stored)}:${Qualifier}`),
  )
}

export function layerOf({ state }: C, { LayerName = '', VersionNumber }: NamedLayer): StoredLayer {
  const name = /(?:^|:layer:)([\w-]+)$/.exec(LayerName)?.[1]
  return found(
    state.layers.find((one) => one.name === name && one.version === VersionNumber),
    () => notFound('The resource you requested does not exist.'),
  )
}
interface NamedLayer {
  readonly LayerName?: string | undefined
  readonly VersionNumber?: number | undefined
}

export const signingArn = ({ partition, region, account }: C, id: string): string =>
  `arn:${partition}:lambda:${region}:${account}:code-signing-config:${id}`

export function signingOf(call: C, arn = ''): StoredSigning {
  const found = call.state.signing.find(({ id }) => signingArn(call, id) === arn)
  if (!found)
    throw awsError('CodeSigningConfigNotFoundException', `The code signing configuration ${arn} was not found.`, 404, {
      Type: 'User',
    })
  return found
}

export const layerArn = ({ partition, region, account }: C, { name, version }: StoredLayer): string =>
  `arn:${partition}:lambda:${region}:${account}:layer:${name}:${version}`

type Named = Naming<'FunctionName' | 'Qualifier'>

export function functionOf(call: C, { FunctionName, Qualifier }: Named): Fn {
  const found = functions.of(call, nameOf(FunctionName))
  if (Qualifier !== undefined && Qualifier !== '$LATEST') throw only(`the version or alias ${Qualifier}`)
  return found
}
export const taggedBy = (call: C, arn: string | undefined): Fn => functions.of(call, nameOf(arn))

/** A time in Lambda's format. */
export const stamp = (iso: string): string => iso.replace('Z', '+0000')

/** A function as ListFunctions returns it, with its environment in plain text, as on AWS. */
export const shown = (call: C, one: Fn): Answer<Client.FunctionConfiguration> => ({
  ...one.is,
  FunctionArn: functions.arnOf(call, one),
  ...(one.is.Runtime === undefined ? {} : { Handler: 'index.handler' }),
  Version: '$LATEST',
  Architectures: ['x86_64'],
  LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${one.is.FunctionName}` },
})

export function shownUrl(call: C, one: Fn) {
  if (!one.url) throw notFound('The resource you requested does not exist.')
  return {
    FunctionUrl: `https://${one.is.FunctionName}.lambda-url.${call.region}.on.aws/`,
    FunctionArn: functions.arnOf(call, one),
    ...one.url,
  }
}
