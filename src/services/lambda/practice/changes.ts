import type { AddPermissionRequest, VpcConfig } from '@aws-sdk/client-lambda'
import { awsError } from '../../../practice/service.ts'
import { tag, untag } from '../../../practice/tags.ts'
import { ec2, lacking } from '../../ec2/practice/index.ts'
import {
  arnOf,
  type C,
  conflict,
  type Definition,
  functionOf,
  invalid,
  notFound,
  type Statement,
  type StoredFunction,
  shown,
  shownUrl,
} from './state.ts'

/** Runtimes that no function may be set to any more. */
const blocked = /^(nodejs|nodejs(4\.3|4\.3-edge|6\.10|8\.10|10\.x|12\.x)|python(2\.7|3\.6)|ruby2\.5|dotnetcore\d\.\d)$/
const runtime = /^(nodejs\d+\.x|python3\.\d+|ruby\d\.\d|java\d+(\.al2)?|dotnet\d+|go1\.x|provided(\.al2|\.al2023)?)$/

function place(call: C, config: VpcConfig): StoredFunction['vpc'] {
  const { SubnetIds: subnets = [], SecurityGroupIds: groups = [] } = config
  if (subnets.length === 0 && groups.length === 0) return null
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
  return { id: [...vpcs][0] ?? '', subnets, groups }
}

/** `*`, an account's number, an ARN or a service, as AddPermission takes them. */
function principalOf({ partition }: C, principal: string): Statement['Principal'] {
  if (principal === '*') return '*'
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:${partition}:iam::${principal}:root` }
  if (principal.startsWith('arn:')) return { AWS: principal }
  if (/^[\w.-]+\.amazonaws\.com$/.test(principal)) return { Service: principal }
  throw invalid('The provided principal was invalid. Please check the principal and try again.')
}

function statementOf(call: C<AddPermissionRequest>, stored: StoredFunction): Statement {
  const { StatementId = '', Action = '', Principal = '', SourceArn, SourceAccount, PrincipalOrgID } = call.input
  if (!/^[\w-]{1,100}$/.test(StatementId)) throw invalid(`The statement id ${StatementId} is not valid.`)
  if (!/^(lambda:\*|lambda:[A-Za-z]+|\*)$/.test(Action)) throw invalid(`The action ${Action} is not valid.`)
  const equals: Record<string, string> = {
    ...(SourceAccount === undefined ? {} : { 'AWS:SourceAccount': SourceAccount }),
    ...(PrincipalOrgID === undefined ? {} : { 'aws:PrincipalOrgID': PrincipalOrgID }),
    ...(call.input.FunctionUrlAuthType === undefined
      ? {}
      : { 'lambda:FunctionUrlAuthType': call.input.FunctionUrlAuthType }),
  }
  const Condition = {
    ...(Object.keys(equals).length === 0 ? {} : { StringEquals: equals }),
    ...(SourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': SourceArn } }),
  }
  return {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: principalOf(call, Principal),
    Action,
    Resource: arnOf(call, stored.name),
    ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
  }
}

/** What UpdateFunctionConfiguration changes elsewhere and not here; to take it without a word would be to lie. */
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
    const left = unheeded.filter((name) => input[name] !== undefined)
    if (left.length > 0)
      throw awsError('NotImplemented', `The practice account does not change ${left.join(', ')} of a function.`, 501)
    if (input.Runtime !== undefined) {
      if (stored.package === 'Image')
        throw invalid("Please don't provide Handler or Runtime or Layer when the package type is Image.")
      if (blocked.test(input.Runtime))
        throw invalid(
          `The runtime parameter of ${input.Runtime} is no longer supported for creating or updating AWS Lambda functions.`,
        )
      if (!runtime.test(input.Runtime))
        throw invalid(
          `Value ${input.Runtime} at 'runtime' failed to satisfy constraint: Member must be a valid runtime`,
        )
      stored.runtime = input.Runtime
    }
    if (input.VpcConfig !== undefined) stored.vpc = place(call, input.VpcConfig)
    if (input.TracingConfig?.Mode !== undefined) {
      if (input.TracingConfig.Mode !== 'Active' && input.TracingConfig.Mode !== 'PassThrough')
        throw invalid(`Value '${input.TracingConfig.Mode}' at 'tracingConfig.mode' is neither Active nor PassThrough`)
      stored.tracing = input.TracingConfig.Mode
    }
    if (input.Environment?.Variables !== undefined) stored.environment = input.Environment.Variables
    if (input.KMSKeyArn !== undefined) stored.kmsKey = input.KMSKeyArn === '' ? null : input.KMSKeyArn
    if (input.Role !== undefined) stored.role = input.Role
    if (input.Timeout !== undefined) stored.timeout = input.Timeout
    if (input.MemorySize !== undefined) stored.memory = input.MemorySize
    stored.modified = now.toISOString()
    return shown(call, stored)
  },
  PutRuntimeManagementConfig: (call) => {
    const { UpdateRuntimeOn: mode, RuntimeVersionArn: version } = call.input
    const stored = functionOf(call, call.input)
    if (stored.package === 'Image') throw invalid('Runtime management is not supported for container images.')
    if (mode !== 'Auto' && mode !== 'FunctionUpdate' && mode !== 'Manual')
      throw invalid(`Value '${mode}' at 'updateRuntimeOn' is not Auto, FunctionUpdate or Manual`)
    if ((mode === 'Manual') !== (version !== undefined))
      throw invalid('RuntimeVersionArn must be specified when, and only when, UpdateRuntimeOn is Manual.')
    stored.updateOn = mode
    stored.runtimeVersion = version ?? null
    return { UpdateRuntimeOn: mode, FunctionArn: arnOf(call, stored.name), RuntimeVersionArn: version }
  },
  AddPermission: (call) => {
    const stored = functionOf(call, call.input)
    const statement = statementOf(call, stored)
    if (stored.policy.some(({ Sid }) => Sid === statement.Sid))
      throw conflict(
        `The statement id (${statement.Sid}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
      )
    stored.policy.push(statement)
    return { Statement: JSON.stringify(statement) }
  },
  RemovePermission: (call) => {
    const stored = functionOf(call, call.input)
    if (stored.policy.length === 0) throw notFound('No policy is associated with the given resource.')
    const left = stored.policy.filter(({ Sid }) => Sid !== call.input.StatementId)
    if (left.length === stored.policy.length)
      throw notFound(`Statement ${call.input.StatementId} is not found in resource policy.`)
    stored.policy = left
    return undefined
  },
  CreateFunctionUrlConfig: (call) => {
    const stored = functionOf(call, call.input)
    if (stored.url) throw conflict(`FunctionUrlConfig exists for this Lambda function`)
    const at = call.now.toISOString()
    stored.url = { auth: authOf(call.input.AuthType), created: at, modified: at }
    return shownUrl(call, stored)
  },
  UpdateFunctionUrlConfig: (call) => {
    const stored = functionOf(call, call.input)
    if (!stored.url) throw notFound('The resource you requested does not exist.')
    if (call.input.AuthType !== undefined) stored.url.auth = authOf(call.input.AuthType)
    stored.url.modified = call.now.toISOString()
    return shownUrl(call, stored)
  },
  DeleteFunctionUrlConfig: (call) => {
    const stored = functionOf(call, call.input)
    if (!stored.url) throw notFound('The resource you requested does not exist.')
    stored.url = null
    return undefined
  },
  TagResource: (call) => tag(functionOf(call, { FunctionName: call.input.Resource }), call.input.Tags),
  UntagResource: (call) => untag(functionOf(call, { FunctionName: call.input.Resource }), call.input.TagKeys),
  DeleteFunction: (call) => {
    const stored = functionOf(call, call.input)
    call.state.functions = call.state.functions.filter((one) => one !== stored)
    return { StatusCode: 204 }
  },
} satisfies NonNullable<Definition['changes']>

function authOf(auth: string | undefined): 'AWS_IAM' | 'NONE' {
  if (auth === 'AWS_IAM' || auth === 'NONE') return auth
  throw invalid(`Value '${auth}' at 'authType' is neither AWS_IAM nor NONE`)
}
