import type * as Client from '@aws-sdk/client-lambda'
import { drop, given, take } from '../../../practice/kind.ts'
import { notHere } from '../../../practice/limits.ts'
import type { ServiceDefinition } from '../../../practice/service.ts'
import { tag, untag } from '../../../practice/tags.ts'
import { ec2, lacking } from '../../ec2/practice/index.ts'
import {
  type C,
  conflict,
  type Fn,
  functionOf,
  functions,
  invalid,
  type LambdaState,
  layerArn,
  layerOf,
  nameOf,
  notFound,
  policied,
  type Statement,
  shown,
  shownUrl,
  stamp,
  taggedBy,
} from './state.ts'

/** Runtimes that functions can no longer be set to. */
const blocked = /^(nodejs|nodejs(4\.3|4\.3-edge|6\.10|8\.10|10\.x|12\.x)|python(2\.7|3\.6)|ruby2\.5|dotnetcore\d\.\d)$/
const runtime = /^(nodejs\d+\.x|python3\.\d+|ruby\d\.\d|java\d+(\.al2)?|dotnet\d+|go1\.x|provided(\.al2|\.al2023)?)$/

function place(call: C, config: Client.VpcConfig): Pick<Fn['is'], 'VpcConfig'> {
  const { SubnetIds: subnets = [], SecurityGroupIds: groups = [] } = config
  if (subnets.length === 0 && groups.length === 0) return {}
  if (subnets.length === 0 || groups.length === 0)
    throw invalid('SubnetIds and SecurityIds must coexist or be both empty list.')
  const lost = lacking(call, 'subnets', subnets)
  if (lost !== undefined)
    throw invalid(
      `Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. EC2 Error Message: The subnet ID '${lost}' does not exist`,
    )
  const unknown = lacking(call, 'groups', groups)
  if (unknown !== undefined)
    throw invalid(
      `Error occurred while DescribeSecurityGroups. EC2 Error Code: InvalidGroup.NotFound. EC2 Error Message: The security group '${unknown}' does not exist`,
    )
  const vpcs = new Set(
    call.of(ec2).subnets.flatMap(({ SubnetId, VpcId }) => (subnets.includes(SubnetId) ? [VpcId] : [])),
  )
  if (vpcs.size > 1) throw invalid('Security Groups are required to be in the same VPC.')
  return { VpcConfig: { VpcId: [...vpcs][0] ?? '', SubnetIds: subnets, SecurityGroupIds: groups } }
}

/** The principal of AddPermission: `*`, an account id, an ARN or a service. */
function principalOf({ partition }: C, principal: string): Statement['Principal'] {
  if (principal === '*') return '*'
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:${partition}:iam::${principal}:root` }
  if (principal.startsWith('arn:')) return { AWS: principal }
  if (/^[\w.-]+\.amazonaws\.com$/.test(principal)) return { Service: principal }
  throw invalid('The provided principal was invalid. Please check the principal and try again.')
}

const taken = (statement: string) =>
  conflict(
    `The statement id (${statement}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
  )

function withoutStatement(stored: { policy: Statement[] }, statement: string | undefined): void {
  if (stored.policy.length === 0) throw notFound('No policy is associated with the given resource.')
  const left = stored.policy.filter(({ Sid }) => Sid !== statement)
  if (left.length === stored.policy.length) throw notFound(`Statement ${statement} is not found in resource policy.`)
  stored.policy = left
}

function statementOf(call: C<Client.AddPermissionRequest>): Statement {
  const { FunctionName, Qualifier } = call.input
  const { StatementId = '', Action = '', Principal = '', SourceArn, SourceAccount, PrincipalOrgID } = call.input
  if (!/^[\w-]{1,100}$/.test(StatementId)) throw invalid(`The statement id ${StatementId} is not valid.`)
  if (!/^(lambda:\*|lambda:[A-Za-z]+|\*)$/.test(Action)) throw invalid(`The action ${Action} is not valid.`)
  const equals = given({
    'AWS:SourceAccount': SourceAccount,
    'aws:PrincipalOrgID': PrincipalOrgID,
    'lambda:FunctionUrlAuthType': call.input.FunctionUrlAuthType,
  })
  const Condition = {
    ...(Object.keys(equals).length === 0 ? {} : { StringEquals: equals }),
    ...(SourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': SourceArn } }),
  }
  return {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: principalOf(call, Principal),
    Action,
    Resource: `${functions.arn(call, nameOf(FunctionName))}${Qualifier === undefined ? '' : `:${Qualifier}`}`,
    ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
  }
}

/**
 * Members of UpdateFunctionConfiguration that the practice account does not implement; ignoring them silently would be
 * wrong.
 */
const unheeded = [
  'DeadLetterConfig',
  'FileSystemConfigs',
  'ImageConfig',
  'Layers',
  'SnapStart',
  'LoggingConfig',
] as const

export const changes = {
  UpdateFunctionConfiguration: (call) => {
    const { input, now } = call
    const stored = functionOf(call, input)
    const { is } = stored
    const left = unheeded.filter((name) => input[name] !== undefined)
    if (left.length > 0) throw notHere(`The practice account does not change ${left.join(', ')} of a function.`)
    if (input.Runtime !== undefined) {
      if (is.PackageType === 'Image')
        throw invalid("Please don't provide Handler or Runtime or Layer when the package type is Image.")
      if (blocked.test(input.Runtime))
        throw invalid(
          `The runtime parameter of ${input.Runtime} is no longer supported for creating or updating AWS Lambda functions.`,
        )
      if (!runtime.test(input.Runtime))
        throw invalid(
          `Value ${input.Runtime} at 'runtime' failed to satisfy constraint: Member must be a valid runtime`,
        )
    }
    if (input.VpcConfig !== undefined) {
      const placed = place(call, input.VpcConfig)
      delete is.VpcConfig
      Object.assign(is, placed)
    }
    const mode = input.TracingConfig?.Mode
    if (mode !== undefined) {
      if (mode !== 'Active' && mode !== 'PassThrough')
        throw invalid(`Value '${mode}' at 'tracingConfig.mode' is neither Active nor PassThrough`)
      is.TracingConfig = { Mode: mode }
    }
    const { Variables } = input.Environment ?? {}
    if (Variables !== undefined) is.Environment = { Variables }
    take(is, input, 'Runtime', 'KMSKeyArn', 'Role', 'Timeout', 'MemorySize')
    // an empty value removes the member
    if (is.KMSKeyArn === '') delete is.KMSKeyArn
    if (Object.keys(is.Environment?.Variables ?? {}).length === 0) delete is.Environment
    is.LastModified = stamp(now.toISOString())
    return shown(call, stored)
  },
  PutRuntimeManagementConfig: (call) => {
    const { UpdateRuntimeOn: mode, RuntimeVersionArn: version } = call.input
    const stored = functionOf(call, call.input)
    if (stored.is.PackageType === 'Image') throw invalid('Runtime management is not supported for container images.')
    if (mode !== 'Auto' && mode !== 'FunctionUpdate' && mode !== 'Manual')
      throw invalid(`Value '${mode}' at 'updateRuntimeOn' is not Auto, FunctionUpdate or Manual`)
    if ((mode === 'Manual') !== (version !== undefined))
      throw invalid('RuntimeVersionArn must be specified when, and only when, UpdateRuntimeOn is Manual.')
    stored.management = { UpdateRuntimeOn: mode, ...given({ RuntimeVersionArn: version }) }
    return { ...stored.management, FunctionArn: functions.arnOf(call, stored) }
  },
  AddPermission: (call) => {
    const stored = policied(call, call.input)
    const statement = statementOf(call)
    if (stored.policy.some(({ Sid }) => Sid === statement.Sid)) throw taken(statement.Sid)
    stored.policy.push(statement)
    return { Statement: JSON.stringify(statement) }
  },
  RemovePermission: (call) => withoutStatement(policied(call, call.input), call.input.StatementId),
  AddLayerVersionPermission: (call) => {
    const { StatementId = '', Action = '', Principal = '', OrganizationId } = call.input
    const stored = layerOf(call, call.input)
    if (stored.policy.some(({ Sid }) => Sid === StatementId)) throw taken(StatementId)
    const statement: Statement = {
      Sid: StatementId,
      Effect: 'Allow',
      Principal: principalOf(call, Principal),
      Action,
      Resource: layerArn(call, stored),
      ...(OrganizationId === undefined
        ? {}
        : { Condition: { StringEquals: { 'aws:PrincipalOrgID': OrganizationId } } }),
    }
    stored.policy.push(statement)
    return { Statement: JSON.stringify(statement) }
  },
  RemoveLayerVersionPermission: (call) => withoutStatement(layerOf(call, call.input), call.input.StatementId),
  CreateFunctionUrlConfig: (call) => {
    const stored = functionOf(call, call.input)
    if (stored.url) throw conflict(`FunctionUrlConfig exists for this Lambda function`)
    const at = call.now.toISOString()
    stored.url = { AuthType: authOf(call.input.AuthType), CreationTime: at, LastModifiedTime: at }
    return shownUrl(call, stored)
  },
  UpdateFunctionUrlConfig: (call) => {
    const stored = functionOf(call, call.input)
    if (!stored.url) throw notFound('The resource you requested does not exist.')
    if (call.input.AuthType !== undefined) stored.url.AuthType = authOf(call.input.AuthType)
    stored.url.LastModifiedTime = call.now.toISOString()
    return shownUrl(call, stored)
  },
  DeleteFunctionUrlConfig: (call) => {
    const stored = functionOf(call, call.input)
    if (!stored.url) throw notFound('The resource you requested does not exist.')
    stored.url = null
  },
  TagResource: (call) => tag(taggedBy(call, call.input.Resource), call.input.Tags),
  UntagResource: (call) => untag(taggedBy(call, call.input.Resource), call.input.TagKeys),
  DeleteFunction: (call) => {
    const stored = functionOf(call, call.input)
    drop(call.state.functions, (one) => one === stored)
    return { StatusCode: 204 }
  },
} satisfies NonNullable<ServiceDefinition<typeof Client, LambdaState>['changes']>

function authOf(auth: string | undefined): 'AWS_IAM' | 'NONE' {
  if (auth === 'AWS_IAM' || auth === 'NONE') return auth
  throw invalid(`Value '${auth}' at 'authType' is neither AWS_IAM nor NONE`)
}
