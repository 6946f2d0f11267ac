import type { ProgressEvent } from '@aws-sdk/client-cloudcontrol'
import { isRecord } from '../../../core/record.ts'
import { described } from '../../../practice/described.ts'
import { uuidOf } from '../../../practice/ids.ts'
import { drop, found } from '../../../practice/kind.ts'
import { listing } from '../../../practice/listing.ts'
import {
  AwsError,
  awsError,
  type Call,
  type Described,
  type Describing,
  type PracticeService,
  practiceService,
} from '../../../practice/service.ts'
import type { HandledType } from '../collect/types.ts'
import { cloudcontrol as sdk } from '../sdk.ts'
import { actionsOf, handlerOf, handlerRefused, listed, readable } from './handlers.ts'
import { type C, describesOf, type LongTailState, namingOf, resourceOf } from './long-tail.ts'
import { seedLongTail } from './seed.ts'

type Module = typeof import('@aws-sdk/client-cloudcontrol')

const invalid = (message: string): AwsError => awsError('InvalidRequestException', message)

/**
 * Whether the practice account has the service of a type, by namespace: such a service may hold resources that it does
 * not describe.
 */
const isSimulated = (call: C, type: string): boolean =>
  (call.describe({}) ?? []).some((one) => one.type.startsWith(`${type.split('::').slice(0, 2).join('::')}::`)) &&
  namingOf(type) === undefined

/**
 * All resources of a type, as its handler reads them with the caller's permissions. Throws 501 for a type that a
 * simulated service does not describe.
 */
function resourcesOf(call: C, type: string): readonly Described[] {
  if (namingOf(type)) demand(call, type)
  try {
    const all = call.describe({ type, forCaller: true })
    if (all) return all
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'AccessDeniedException') throw error
    throw handlerRefused(type, uuidOf('handler', call.requestId), error.message)
  }
  if (!isSimulated(call, type)) return []
  throw awsError('NotImplemented', `The practice account does not implement the type ${type} in Cloud Control.`, 501)
}

function demand(call: C, type: string): void {
  const refused = actionsOf(type).find((action) => call.decide(action, '*') !== 'allow')
  if (refused === undefined) return
  const why = `User: ${call.principal.arn} is not authorized to perform: ${refused}`
  throw handlerRefused(type, uuidOf('handler', call.requestId), why)
}

/** The parent properties that a list request gives. Throws if one is missing. */
function modelOf(text: string | undefined, { type, parents }: HandledType): Readonly<Record<string, unknown>> {
  const model = text === undefined ? {} : objectOf(text, 'ResourceModel')
  const lacking = parents.find(({ property }) => model[property] === undefined)
  if (lacking)
    throw invalid(
      `Missing or invalid ResourceModel property in ${type} list handler request input. Required property:  (#: required key [${lacking.property}] not found)`,
    )
  return Object.fromEntries(parents.map(({ property }) => [property, model[property]]))
}

/** Whether a parent is the requested one: both the id and the ARN are accepted. */
const isSame = (own: unknown, asked: unknown): boolean =>
  own === asked ||
  (typeof own === 'string' && typeof asked === 'string' && (own.endsWith(`/${asked}`) || asked.endsWith(`/${own}`)))

function objectOf(text: string | undefined, what: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text ?? '')
    if (isRecord(parsed)) return { ...parsed }
  } catch {
    // an invalid model is refused below
  }
  throw invalid(`The ${what} is not a JSON object.`)
}

function one(call: C<{ TypeName: string | undefined; Identifier: string | undefined }>, type: HandledType): Described {
  const { Identifier } = call.input
  return found(
    resourcesOf(call, type.type).find(({ identifier }) => identifier === Identifier),
    () => notFound(type.type, Identifier),
  )
}

const notFound = (type: string | undefined, identifier: string | undefined): AwsError =>
  awsError('ResourceNotFoundException', `Resource of type '${type}' with identifier '${identifier}' was not found.`)

/** MaxResults is reserved: the service chooses the page size (API_ListResources.html) */
const paged = listing({
  token: 'NextToken',
  next: 'NextToken',
  invalid: () => invalid('Invalid pagination token'),
})

/** Every change is complete at once; AWS keeps its request for a week. */
function progressOf(call: C, Operation: 'CREATE' | 'DELETE', { type, identifier, properties }: Described) {
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

const naming = (type: string | undefined) =>
  found(namingOf(type), () =>
    awsError('NotImplemented', `The practice account does not change the type ${type} by Cloud Control.`, 501),
  )

/**
 * Cloud Control API over everything in the practice account: the resources of its services, read through their own
 * operations, and the resources kept here. It creates and deletes only the latter.
 */
export const cloudcontrol: PracticeService<LongTailState> = practiceService<Module, LongTailState>({
  sdk,
  scope: 'regional',
  seed: seedLongTail,
  // safe: they are CloudFormation types that no collector reads
  describes: describesOf(() => cloudcontrol) as Describing<Module, LongTailState>,
  reads: {
    ListResources: (call) => {
      const { TypeName, ResourceModel } = call.input
      const type = handlerOf(TypeName, 'LIST')
      const model = Object.entries(modelOf(ResourceModel, type))
      const those = resourcesOf(call, type.type).filter(({ properties }) =>
        model.every(([property, asked]) => isSame(properties[property], asked)),
      )
      const ResourceDescriptions = those.map((resource) => ({
        Identifier: resource.identifier,
        Properties: JSON.stringify(listed(resource, type)),
      }))
      return { ...paged(call, { ResourceDescriptions }), TypeName }
    },
    GetResource: (call) => {
      const type = handlerOf(call.input.TypeName, 'READ')
      const { identifier, properties } = one(call, type)
      const hidden = type.writeOnly.map((path) => path.split('.'))
      return {
        TypeName: type.type,
        ResourceDescription: { Identifier: identifier, Properties: JSON.stringify(readable(properties, hidden)) },
      }
    },
    GetResourceRequestStatus: ({ state, input }) => ({
      ProgressEvent: found(state.requests[input.RequestToken ?? ''], () =>
        awsError('RequestTokenNotFoundException', 'Request token was not found.'),
      ),
    }),
  },
  changes: {
    CreateResource: (call) => {
      const { TypeName = '', DesiredState } = call.input
      const by = naming(TypeName)
      const properties = objectOf(DesiredState, 'desired state')
      const name = properties[by.name]
      if (typeof name !== 'string') throw invalid(`The desired state lacks ${by.name}.`)
      const made = resourceOf(call, TypeName, by, name, properties)
      const { identifier } = shown(call, made)
      if (call.state.resources.some((one) => one.type === TypeName && shown(call, one).identifier === identifier))
        throw awsError('AlreadyExistsException', `${name} exists already.`)
      call.state.resources.push(made)
      return progressOf(call, 'CREATE', shown(call, made))
    },
    DeleteResource: (call) => {
      const { TypeName, Identifier } = call.input
      naming(TypeName)
      const gone = call.state.resources.find(
        (stored) => stored.type === TypeName && shown(call, stored).identifier === Identifier,
      )
      if (!gone) throw notFound(TypeName, Identifier)
      drop(call.state.resources, (known) => known === gone)
      return progressOf(call, 'DELETE', shown(call, gone))
    },
  },
})

const shown = (call: Call<unknown, LongTailState>, { type, arn, properties: is }: LongTailState['resources'][number]) =>
  described(type, { is, arn }, call)
