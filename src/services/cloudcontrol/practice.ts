import type { ProgressEvent } from '@aws-sdk/client-cloudcontrol'
import { isRecord } from '../../core/record.ts'
import { HOME, US } from '../../practice/company.ts'
import { uuidOf } from '../../practice/ids.ts'
import { found } from '../../practice/kind.ts'
import { listing } from '../../practice/listing.ts'
import { awsError, type Call, practiceService, type SeedContext } from '../../practice/service.ts'
import { cloudcontrol as sdk } from './sdk.ts'

type Module = typeof import('@aws-sdk/client-cloudcontrol')

/** A resource of a type that the practice account has no service for: as CloudFormation writes it. */
export interface LongTailResource {
  type: string
  /** The primary identifier of its type. */
  identifier: string
  arn: string
  properties: Record<string, unknown>
}

export interface LongTailState {
  resources: LongTailResource[]
  /** Requests that changed something, by token. */
  requests: Record<string, ProgressEvent>
}
type C<I = unknown> = Call<I, LongTailState>

/** How a type names its resources: the property that is its identifier, and the end of the ARN (cloudformation schemas, primaryIdentifier). */
interface Naming {
  readonly identifier: string
  readonly service: string
  readonly kind: string
}
const naming: Readonly<Record<string, Naming>> = {
  'AWS::Cognito::UserPool': { identifier: 'UserPoolId', service: 'cognito-idp', kind: 'userpool/' },
  'AWS::Glue::Job': { identifier: 'Name', service: 'glue', kind: 'job/' },
  'AWS::Kinesis::Stream': { identifier: 'Name', service: 'kinesis', kind: 'stream/' },
  'AWS::SageMaker::NotebookInstance': {
    identifier: 'NotebookInstanceName',
    service: 'sagemaker',
    kind: 'notebook-instance/',
  },
  'AWS::StepFunctions::StateMachine': { identifier: 'StateMachineName', service: 'states', kind: 'stateMachine:' },
}

const namingOf = (type: string | undefined): Naming => {
  const known = type !== undefined && Object.hasOwn(naming, type) ? naming[type] : undefined
  if (known) return known
  throw awsError('NotImplemented', `The practice account does not implement the type ${type} in Cloud Control.`, 501)
}

/** What Nordlicht has of services that the practice account does not have. */
function seed(context: SeedContext): LongTailState {
  const of = (type: string, identifier: string, properties: Record<string, unknown>): LongTailResource =>
    resourceOf(context, type, identifier, properties)
  const here: Readonly<Record<string, () => LongTailResource[]>> = {
    [HOME]: () => [
      of('AWS::Cognito::UserPool', `${HOME}_N0rdShop1`, { UserPoolName: 'shop-customers', MfaConfiguration: 'OFF' }),
      of('AWS::StepFunctions::StateMachine', 'shop-prod-returns', { StateMachineType: 'STANDARD' }),
    ],
    [US]: () => [
      of('AWS::Glue::Job', 'analytics-nightly', { GlueVersion: '3.0', Role: 'analytics-jobs' }),
      of('AWS::Kinesis::Stream', 'analytics-measurements', { RetentionPeriodHours: 24 }),
      of('AWS::SageMaker::NotebookInstance', 'analytics-forecast', {
        DirectInternetAccess: 'Enabled',
        InstanceType: 'ml.t3.medium',
        RootAccess: 'Enabled',
      }),
    ],
  }
  return { resources: here[context.region]?.() ?? [], requests: {} }
}

function resourceOf(
  { region, account }: Pick<SeedContext, 'region' | 'account'>,
  type: string,
  identifier: string,
  properties: Record<string, unknown>,
): LongTailResource {
  const { identifier: property, service, kind } = namingOf(type)
  return {
    type,
    identifier,
    arn: `arn:aws:${service}:${region}:${account}:${kind}${identifier}`,
    properties: { ...properties, [property]: identifier },
  }
}

const one = ({
  state,
  input,
}: C<{ TypeName: string | undefined; Identifier: string | undefined }>): LongTailResource => {
  namingOf(input.TypeName)
  return found(
    state.resources.find(({ type, identifier }) => type === input.TypeName && identifier === input.Identifier),
    () =>
      awsError(
        'ResourceNotFoundException',
        `Resource of type '${input.TypeName}' with identifier '${input.Identifier}' was not found.`,
      ),
  )
}

const described = ({ identifier, properties }: LongTailResource) => ({
  Identifier: identifier,
  Properties: JSON.stringify(properties),
})

const paged = listing({
  token: 'NextToken',
  size: 'MaxResults',
  next: 'NextToken',
  invalid: () => awsError('InvalidRequestException', 'Invalid pagination token'),
})

/** Every change is done at once; its request is kept, as AWS keeps it for a week. */
function progressOf(call: C, Operation: 'CREATE' | 'DELETE', { type, identifier, properties }: LongTailResource) {
  const token = uuidOf('cloudcontrol', call.requestId)
  const event: ProgressEvent = {
    TypeName: type,
    Identifier: identifier,
    RequestToken: token,
    Operation,
    OperationStatus: 'SUCCESS',
    ResourceModel: JSON.stringify(properties),
  }
  call.state.requests[token] = event
  return { ProgressEvent: event }
}

function desired(text: string | undefined): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text ?? '')
    if (isRecord(parsed)) return { ...parsed }
  } catch {
    // refused below
  }
  throw awsError('InvalidRequestException', 'The desired state is not a JSON object.')
}

/** Cloud Control API for the types that the practice account has no service for; those of its services it does not implement here. */
export const cloudcontrol = practiceService<Module, LongTailState>({
  sdk,
  scope: 'regional',
  seed,
  reads: {
    ListResources: (call) => {
      const { TypeName } = call.input
      namingOf(TypeName)
      const mine = call.state.resources.filter(({ type }) => type === TypeName)
      return { ...paged(call, { ResourceDescriptions: mine.map(described) }), TypeName }
    },
    GetResource: (call) => ({ TypeName: call.input.TypeName, ResourceDescription: described(one(call)) }),
    GetResourceRequestStatus: ({ state, input }) => ({
      ProgressEvent: found(state.requests[input.RequestToken ?? ''], () =>
        awsError('RequestTokenNotFoundException', 'Request token was not found.'),
      ),
    }),
  },
  changes: {
    CreateResource: (call) => {
      const { TypeName, DesiredState } = call.input
      const properties = desired(DesiredState)
      const identifier = properties[namingOf(TypeName).identifier]
      if (typeof identifier !== 'string' || TypeName === undefined)
        throw awsError('InvalidRequestException', `The desired state lacks ${namingOf(TypeName).identifier}.`)
      if (call.state.resources.some((known) => known.type === TypeName && known.identifier === identifier))
        throw awsError('AlreadyExistsException', `${identifier} exists already.`)
      const made = resourceOf(call, TypeName, identifier, properties)
      call.state.resources.push(made)
      return progressOf(call, 'CREATE', made)
    },
    DeleteResource: (call) => {
      const gone = one(call)
      call.state.resources = call.state.resources.filter((known) => known !== gone)
      return progressOf(call, 'DELETE', gone)
    },
  },
})
